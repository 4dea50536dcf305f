import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: 평균 초과분이 가장 적게 남는 {{vm, 을}} {{target, 으로}} 옮긴다",
  parameters: {
    metric: {
      name: "기준 자원",
      about: "과부하를 판단하고 가상머신을 고르는 자원 하나 (WB1). 메모리 여유는 늘 따진다.",
      values: {
        cpu: { full: "중앙 처리 장치(cpu)", short: "cpu" },
        memory: { full: "메모리", short: "mem" },
      },
    },
    runsPerStep: {
      name: "단계의 실행 수",
      about: "한 번 실행에 하나씩 옮긴다 (WB4). 0이면 옮길 것이 없을 때까지.",
    },
  },
  criteria: {
    hot: {
      name: "뜨거운 PM",
      short: "초과",
      about: "기준 자원이 임계값 이상인 PM의 수.",
      formula: "개수",
    },
    cool: {
      name: "여유 있는 PM",
      short: "여유",
      about: "기준 자원이 임계값보다 낮은 PM의 수.",
      formula: "개수",
    },
    audits: {
      name: "옮긴 수",
      short: "이동",
      about: "이 단계에서 하나씩 옮긴 실행의 수.",
      formula: "개수",
    },
    left: {
      name: "남는 평균 초과분",
      short: "남음",
      about: "가상머신이 떠난 뒤 PM이 전체 평균을 넘는 양. 0보다 작으면 가상머신이 너무 크다.",
      formula: "PM의 작업량 − 평균 − 가상머신의 작업량",
    },
  },
  says: {
    source: "내놓을 가상머신이 있는 가장 뜨거운 PM이 하나를 내놓는다: {{list}}.",
    target: "받을 수 있는 가장 빈 PM은 {{target}}, 지금 {{figure}}.",
    untold:
      "옮길 곳을 찾기 전에 모든 PM의 평균으로 가상머신을 고르고, 평균은 부하마다 달라진다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    trigger: "뜨거운 PM(≥ {{threshold}})이 있고 그렇지 않은 PM도 있으면",
    source: "뜨거운 PM마다, 가장 뜨거운 것부터",
    vm: "평균 초과분이 0 이상으로 가장 적게 남는 가상머신을 골라",
    target: "뜨겁지 않고 메모리가 있으며 {{threshold}} 미만으로 남는 가장 빈 PM으로",
    migrate: "옮기고 다시 시작한다. 없으면 끝",
    none: "그때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    threshold: {
      title: "시나리오의 임계값 (WB1)",
      text: "제품의 기본값은 25 %부터 뜨겁다고 본다. 여기서는 다른 알고리즘과 같은 잣대로 보도록 시나리오의 임계값을 쓴다.",
    },
    runs: {
      title: "한 번에 하나 (WB4)",
      text: "되풀이해 실행하도록 만든 것이다. 여기서 단계의 실행 수: {{value}} (0이면 옮길 것이 없을 때까지).",
      absent: "되풀이해 실행하도록 만든 것이다. 여기서는 옮길 것이 없을 때까지 되풀이한다.",
    },
    large: {
      title: "큰 가상머신은 옮기지 않음 (WB5)",
      text: "PM의 평균 초과분보다 큰 가상머신은 PM이 뜨거워도 남는다. 평균은 절대량이라, PM 크기가 다르면 큰 PM은 부하와 상관없이 평균을 넘는다.",
    },
    second: {
      title: "다른 가상머신은 시도하지 않음 (WB3)",
      text: "고른 가상머신을 받을 PM이 없으면, 다른 가상머신이나 다른 PM의 것은 갈 곳이 있어도 실행이 끝난다.",
    },
    blind: {
      title: "자원 하나만 (RM1)",
      text: "다른 자원이나 net의 과부하는 보지 못하고, 옮겨서 과부하를 만들 수도 있다.",
    },
  },
};
