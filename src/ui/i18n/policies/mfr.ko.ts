import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} 예상 부하를 받을 여유가 있는 {{target, 으로}} 옮긴다",
  parameters: {
    overflow: {
      name: "초과 허용",
      about: "PM이 채워 둔 것보다 많은 요구를 받아도 되는 단계의 비율 (MF3).",
    },
    resources: {
      name: "자원",
      about: "예측하고 채우는 자원 (MF4, MF5). 논문은 cpu.",
      values: {
        cpu: { full: "중앙 처리 장치(cpu)", short: "cpu" },
        all: { full: "세 자원 모두", short: "모두" },
      },
    },
    current: {
      name: "지금 PM",
      about: "들어갈 자리가 있으면 지금 PM에 그대로 둘지, 모든 PM 중 첫 PM으로 보낼지 (MF6).",
      values: { first: { full: "먼저 묻는다", short: "유지" }, any: { full: "여럿 중 하나", short: "무관" } },
    },
    fills: {
      name: "PM을 채우는 한도",
      about: "예상 합계와 예비분이 이르러도 되는 값 (MF5). 논문은 가진 것 전부.",
      values: {
        threshold: { full: "임계값", short: "임계값" },
        capacity: { full: "가진 것 전부", short: "용량" },
      },
    },
    ahead: {
      name: "예측 대상",
      about: "시작하는 단계(그 요구량은 보지 않는다) 또는 그다음 단계 (MF2).",
      values: { this: { full: "이 단계", short: "이 단계" }, next: { full: "다음 단계", short: "다음" } },
    },
    day: {
      name: "주기의 길이",
      about: "같은 모양이 되풀이되는 단계 수 (MF1, MF2). 0이면 하루.",
    },
    waves: {
      name: "하루의 파동 수",
      about: "날마다 되풀이되는 부분을 이루는 파동의 수: 하루, 반나절, … (MF2).",
    },
    days: {
      name: "살펴보는 날수",
      about: "온전한 날 가운데 최근 이만큼 (MF2).",
    },
  },
  criteria: {
    history: {
      name: "알려진 단계",
      short: "알려짐",
      about: "예측에 쓸 수 있는 단계의 수.",
      formula: "개수",
    },
    cpu: {
      name: "예상 cpu",
      short: "cpu",
      about: "PM의 가상머신들에 예상되는 양과 빗나갈 때의 예비분을 PM이 가진 것으로 나눈 값.",
      formula: "(Σ μ + z · √Σ σ²) ÷ 용량",
    },
    net: {
      name: "예상 net",
      short: "net",
      about: "net에 대한 같은 값.",
      formula: "(Σ μ + z · √Σ σ²) ÷ 용량",
    },
    mem: {
      name: "예상 mem",
      short: "mem",
      about: "메모리에 대한 같은 값.",
      formula: "(Σ μ + z · √Σ σ²) ÷ 용량",
    },
    most: {
      name: "있을 법한 최댓값",
      short: "최대",
      about: "가상머신에 예상되는 양에 드물게만 넘는 오차를 더한 값.",
      formula: "μ + 오차의 1 − p 분위수",
    },
  },
  says: {
    target: "여유가 있는 첫 PM은 {{target}}, {{figure}}까지 채워진다.",
    formed: {
      forecast:
        "{{vm}}의 예상 요구량은 {{expected}}, 오차는 {{deviation}} 안팎이고 {{most}} 넘는 일은 드물다.",
      current: "{{vm, 을}} 두면 지금 PM인 {{pm}}은(는) {{bound}} 중 {{filled}}까지 채워진다.",
      filled: "{{pm}}은(는) 예상 부하로 {{bound}} 중 {{filled}}까지 채워져 있다.",
    },
    untold:
      "단계마다 모든 가상머신을 예상 요구량에 따라 새로 배치한다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    history: "예측할 하루치 기록이 있으면",
    forecast: "가상머신마다: μ ← 하루의 파동과 나머지의 AR(2)",
    errors: "σ와 분위수 ← 예측이 빗나간 정도",
    order: "가상머신마다, μ와 분위수의 합이 큰 순으로",
    current: "지금 PM에 여유가 있으면 그대로",
    targets: "아니면 PM마다, 번호 순으로",
    fits: "Σ μ + z √Σ σ²가 한도 안인 첫 PM",
    migrate: "자리가 바뀐 것을 옮긴다",
    none: "그때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    bound: {
      title: "PM을 채우는 한도 (MF5)",
      text: "논문에서는 PM이 가진 것 전부까지 채운다. 여기서는 임계값을 넘으면 과부하로 세므로, 따로 정하지 않으면 임계값까지 채운다. 지금: “{{value}}”.",
      absent:
        "논문에서는 PM이 가진 것 전부까지 채운다. 여기서는 임계값을 넘으면 과부하로 세므로, 따로 정하지 않으면 임계값까지 채운다.",
    },
    ahead: {
      title: "예측하는 단계 (MF2)",
      text: "계획은 아직 시작하지 않은 구간을 위한 것이다. 그래서 이 단계의 요구량은 보지 않고, 뜻밖의 과부하는 지나갈 때까지 남는다. 예측 대상: “{{value}}”.",
      absent:
        "계획은 아직 시작하지 않은 구간을 위한 것이다. 그래서 이 단계의 요구량은 보지 않고, 뜻밖의 과부하는 지나갈 때까지 남는다.",
    },
    daily: {
      title: "날마다 되풀이되는 부분 (MF2)",
      text: "논문은 자료에서 찾은 주기 성분을 뺀다. 여기서는 평균과, 하루를 정수로 나눈 주기의 파동을 최소 제곱으로 맞춘다. 파동 수: {{value}}.",
      absent:
        "논문은 자료에서 찾은 주기 성분을 뺀다. 여기서는 평균과, 하루를 정수로 나눈 주기의 파동을 최소 제곱으로 맞춘다.",
    },
    stays: {
      title: "자리가 없는 가상머신 (MF5)",
      text: "논문에서는 PM을 하나 더 쓴다. 여기서는 있는 PM이 전부라, 그런 가상머신은 제자리에 남고 거기서 센다.",
    },
    several: {
      title: "여러 자원 (MF4)",
      text: "논문은 cpu로 판단한다. 세 자원을 모두 쓰면 가장 많이 필요할 법한 자원으로 차례를 정하고, 자원마다 자리가 있어야 한다. 지금: “{{value}}”.",
      absent:
        "논문은 cpu로 판단한다. 세 자원을 모두 쓰면 가장 많이 필요할 법한 자원으로 차례를 정하고, 자원마다 자리가 있어야 한다.",
    },
  },
};
