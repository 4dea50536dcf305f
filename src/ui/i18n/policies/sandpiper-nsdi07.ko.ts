import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved:
    "{{source}}의 {{resources}} 과부하: {{vm, 을}} 여유 있는 PM 중 volume이 가장 작은 {{target, 으로}} 옮긴다",
  parameters: {
    threshold: {
      name: "자체 임계값",
      about:
        "표본이 이 값을 넘으면 과부하로 보고 (SP1), 어느 PM도 이보다 더 채우지 않는다. 0이면 시나리오의 값. 논문은 0.75.",
    },
    hits: {
      name: "과부하인 표본 수",
      about: "한 자원에서 최근 표본 중 이만큼이 넘어야 뜨거운 PM이다 (SP1). 논문은 3.",
    },
    samples: {
      name: "살펴보는 표본 수",
      about: "현재 표본을 포함한 수 (SP1). 논문은 10초 표본 5개.",
    },
    forecast: {
      name: "예측",
      about: "다음 표본도 AR(1)로 과부하가 예상되어야 하는지 (SP2). 논문은 그렇다.",
      values: { off: { full: "아니요", short: "예측 없음" }, on: { full: "예", short: "예측" } },
    },
    history: {
      name: "예측에 쓰는 표본 수",
      about: "AR(1)을 최근 이만큼의 표본에 맞춘다 (SP2).",
    },
    percentile: {
      name: "필요량의 백분위",
      about: "가상머신이 구간 안에서 요구한 양의 백분위, 자원마다 (SP3).",
    },
    window: {
      name: "필요량을 보는 구간",
      about: "현재를 포함한 최근 단계의 수 (SP3). 1이면 지금 요구량.",
    },
  },
  criteria: {
    volume: {
      name: "volume",
      short: "volume",
      about: "PM이 얼마나 찼는지를 하나로 나타내는 값. 자원이 찰수록 끝없이 커진다.",
      formula: "volume = 1 ÷ ((1 − cpu) · (1 − net) · (1 − mem))",
      worked: "volume = 1 ÷ ((1 − {{cpu}}) · (1 − {{net}}) · (1 − {{mem}})) = {{value}}",
    },
    vsr: {
      name: "크기 대비 volume",
      short: "VSR",
      about: "보내야 할 양에 견주어 이동이 PM에서 덜어 내는 양: 가상머신의 volume을 메모리로 나눈 값.",
      formula: "VSR = 가상머신의 volume ÷ 가상머신의 메모리",
    },
    hits: {
      name: "과부하 표본",
      short: "과부하",
      about: "한 자원에서 PM의 최근 표본 가운데 과부하인 수.",
      formula: "개수",
    },
    expected: {
      name: "다음 예상값",
      short: "예상",
      about: "한 자원에서 PM의 다음 표본이 얼마일지 예상한 값.",
      formula: "평균 + φ · (현재 − 평균), φ는 율-워커 방법",
    },
    weight: {
      name: "φ",
      short: "φ",
      about: "현재 표본이 평균에서 벗어난 정도 가운데 다음 표본에 남을 것으로 보는 비율.",
      formula: "이웃한 표본의 자기공분산 ÷ 분산",
    },
    scratch: {
      name: "거쳐 갈 메모리",
      short: "여유",
      about: "제3의 PM에 남은 메모리 중 가장 큰 것. 기준 PM 단위.",
      formula: "PM의 메모리 − 가상머신들의 메모리",
    },
  },
  says: {
    source: "뜨거운 PM은 volume 순으로 차례가 온다: {{list}}.",
    target: "volume 순으로 볼 때 여유가 있는 첫 PM은 {{target}} ({{figure}}).",
    formed: {
      forecast:
        "{{pm}}의 다음 값은 {{expected, 으로}} 예상한다: 평균은 {{mean}}, 현재 {{now}}의 차이 중 {{weight}}만큼 남는다.",
      need: "{{vm}}의 필요량은 cpu {{cpu}}, net {{net}}, mem {{mem, 으로}} 본다.",
    },
    untold:
      "필요량은 이전 요구량에, 옮길 곳은 다른 가상머신의 계획에 달려 있다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    forecast: "예측을 쓰면 다음 표본도 과부하로 예상될 때",
    hot: "최근 표본 중 충분히 많이 넘으면 뜨거운 PM",
    source: "뜨거운 PM마다, volume이 큰 순으로",
    candidates: "가상머신마다, 메모리 대비 volume이 큰 순으로, PM이 {{threshold}}보다 높은 동안",
    need: "필요량은 요구한 양의 높은 백분위로 본다",
    targets: "다른 PM마다, volume이 작은 순으로",
    migrate: "{{threshold}} 이하이면 이동을 계획",
    partners: "아직 뜨거운 PM마다: 첫 가상머신과, 다른 PM의 VSR이 가장 작은 1개, 2개, …",
    swap: "가능하고 도움이 되면 교환을 계획",
    scratch: "제3의 PM에 거쳐 갈 메모리가 있어야 한다",
    none: "계획을 실행한다. 그때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    samples: {
      title: "표본은 단계 (SP1, SP2)",
      text: "논문에서 표본은 10초이고, 다섯 중 셋이 넘고 예측도 그럴 때 뜨겁다고 본다. 여기서는 표본이 한 단계이고, 아무것도 하지 않은 채 몇 시간이 지나지 않도록 하나만 넘어도 된다. 여기서 살펴보는 표본: {{value}}.",
      absent:
        "논문에서 표본은 10초이고, 다섯 중 셋이 넘고 예측도 그럴 때 뜨겁다고 본다. 여기서는 표본이 한 단계이고, 하나만 넘어도 된다.",
    },
    window: {
      title: "최근 구간 (SP3)",
      text: "필요량을 보는 구간의 길이는 10초 표본에 맞춘 것이라, 한 시간 단계에는 정해진 바가 없다. 여기서는 {{value}}단계.",
      absent:
        "필요량을 보는 구간의 길이는 10초 표본에 맞춘 것이라, 한 시간 단계에는 정해진 바가 없다. 여기서는 세 단계이다.",
    },
    booked: {
      title: "계획에 적는 양 (SP3, SP5)",
      text: "가상머신은 어디로 가든 높은 백분위만큼 필요하다고 보지만, 떠난 PM에서는 지금 요구하는 만큼만 덜어 낸다.",
    },
    several: {
      title: "하나와 여럿의 교환 (SP6)",
      text: "자리가 있어야 한다는 것 말고 교환의 조건은 논문에 없다. 여기서는 뜨거운 PM이 넘은 자원을 모두 낮추고 다른 자원이 넘지 않아야 한다. 처음 돌아오는 것이 교환이고, 나머지는 전체 균형을 위한 이동으로 센다.",
    },
    scratch: {
      title: "제3의 PM (SP7)",
      text: "교환하려면 거쳐 갈 메모리가 제3의 PM에 있어야 한다. 거쳐 가는 것은 기록하지 않고, 시간도 걸리지 않는다.",
    },
  },
};
