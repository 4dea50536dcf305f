import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다: 값어치가 있는 이동 가운데 가장 고르게 하는 것",
  parameters: {
    target: { name: "목표 불균형", about: "불균형이 이 값을 넘는 동안 움직인다 (DR2)." },
    weightCpu: { name: "cpu의 가중치", about: "cpu의 편차를 얼마나 셀지 (DR1)." },
    weightNet: { name: "net의 가중치", about: "net의 편차를 얼마나 셀지 (DR1). 0이면 제품처럼 뺀다." },
    weightMem: { name: "메모리의 가중치", about: "메모리의 편차를 얼마나 셀지 (DR1)." },
    epsilon: { name: "최소 감소", about: "이동이 불균형을 적어도 얼마나 낮춰야 하는지 (DR4)." },
    costBenefit: {
      name: "비용과 이득",
      about: "이동이 드는 비용보다 많은 과부하를 피해야 하는지 (DR4).",
      values: {
        on: { full: "예: 과부하를 덜어 주는 것만", short: "이득일 때만" },
        off: { full: "아니요: 고르게 하면 무엇이든", short: "무엇이든" },
      },
    },
    horizon: { name: "내다보는 기간", about: "비용에 견줄 때 이동이 얼마나 오래 도움이 된다고 볼지 (DR4)." },
    movesPerHost: {
      name: "PM의 이동 수",
      about: "한 단계에 PM 하나에서 나가거나 들어올 수 있는 가상머신 수 (DR5).",
    },
  },
  criteria: {
    imbalance: {
      name: "불균형",
      short: "I",
      about: "모든 PM에서 자원이 얼마나 고르지 않게 쓰이는지.",
      formula: "Σ 가중치 · u의 표준편차",
    },
    decrease: {
      name: "감소",
      short: "감소",
      about: "이동이 불균형을 낮추는 정도.",
      formula: "I − 이후 I",
    },
    load: {
      name: "부하",
      short: "부하",
      about: "PM을 서로 견주는 값: 가중치를 둔 사용률의 합.",
      formula: "Σ 가중치 · u",
    },
    avoided: {
      name: "피한 과부하, PM시간 × 초과",
      short: "피함",
      about: "이동이 내다보는 기간 동안 소스의 초과에서 덜어 내는 것. 비용에 견준다.",
      formula: "(초과 − 이후 초과) · 기간; 비용: 타겟에서의 요구량 · 이동에 걸리는 시간",
    },
    moves: {
      name: "이동 수",
      short: "이동",
      about: "이 단계에 PM에서 나가거나 들어온 가상머신 수.",
      formula: "개수",
    },
  },
  says: {
    moves: "살펴본 가상머신마다 가장 좋은 이동, 불균형을 많이 낮추는 순서: {{list}}.",
    untold:
      "여기서는 모든 PM이 서로 어떻게 다른지로 옮길 것을 고른다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    while: "모든 PM의 불균형이 목표를 넘는 동안",
    moves: "부하가 더 작은 PM으로 옮겨 불균형을 가장 많이 낮추는 이동을 찾는다",
    worth: "{{threshold}} 이하로 남고, 드는 비용보다 많은 과부하를 피하는 것 가운데",
    apply: "옮기고 다시 시작, 없으면 멈춘다",
    none: "그때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    benefit: {
      title: "이동의 이득 (DR4)",
      text: "여기서는: {{value}}. 이득은 소스에서 임계값을 넘었다가 넘지 않게 되는 만큼이다. 과부하가 없으면 이득도 없어 아무것도 옮기지 않는다.",
      absent:
        "이득은 소스에서 임계값을 넘었다가 넘지 않게 되는 만큼이다. 기본값에서는 과부하가 없으면 이득도 없어 아무것도 옮기지 않는다.",
    },
    cost: {
      title: "이동의 비용 (DR4)",
      text: "옮기는 데 걸리는 동안(MC1) 가상머신의 요구량이 두 PM에 함께 있다. 그것을 기간 {{value}}의 이득과 같은 단위로 견준다.",
      absent:
        "옮기는 데 걸리는 동안(MC1) 가상머신의 요구량이 두 PM에 함께 있다. 그것을 내다보는 기간의 이득과 같은 단위로 견준다.",
    },
    load: {
      title: "누구의 부하가 더 작은지 (DR3)",
      text: "원 논문은 호스트마다 부하 하나로 견준다. 여기서는 불균형과 같은 가중치로 세 사용률을 더한 값이다.",
    },
    room: {
      title: "여유는 임계값 이하 (DR3)",
      text: "받은 뒤에도 세 자원 모두 임계값 이하인 PM만 받는다. 그래서 이동이 과부하를 만들지 않는다.",
    },
    limit: {
      title: "한 호스트의 이동 수 (DR5)",
      text: "여기서는: {{value}}. 한 단계에 나가는 것과 들어오는 것을 함께 센다.",
      absent: "한 단계에 나가는 것과 들어오는 것을 함께 센다.",
    },
    network: {
      title: "네트워크도 셈 (DR1)",
      text: "당시 제품은 cpu와 메모리를, 가상머신이 지분과 예약에 따라 받을 몫으로 고르게 했다. 여기서는 세 자원을 똑같이 세고, 가상머신의 몫은 요구하는 만큼이다.",
    },
  },
};
