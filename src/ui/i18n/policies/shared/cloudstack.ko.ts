/** What the two algorithms of CloudStack's DRS have to say in common, in Korean. */

import type { PolicyTexts } from "../../policy-texts.ts";

export const parameters = {
  metric: {
    name: "기준 자원",
    about: "할당량을 따지는 자원 하나 (CS1). 다른 자원은 여유를 볼 때만 따진다 (CS4).",
    values: {
      memory: { full: "메모리", short: "mem" },
      cpu: { full: "중앙 처리 장치(cpu)", short: "cpu" },
    },
  },
  type: {
    name: "기준 값",
    about: "쓰는 양과 남은 양 가운데 어느 것을 고르게 할지 (CS1). 남은 양은 반대쪽을 잰다 (CS10).",
    values: {
      used: { full: "쓰는 양", short: "사용" },
      free: { full: "남은 양", short: "여유" },
    },
  },
  useRatio: {
    name: "비율로 보기",
    about: "PM의 값을 그 용량으로 나눌지 (CS1): PM 크기가 다를 때만 차이가 난다.",
    values: {
      on: { full: "용량에 대한 비율", short: "비율" },
      off: { full: "있는 그대로", short: "절대량" },
    },
  },
  maxMoves: { name: "계획의 이동 수", about: "한 계획은 이만큼에서 끝난다 (CS4)." },
  runsPerStep: { name: "단계의 계획 수", about: "앞의 계획이 무언가 옮겼으면 다음 계획을 시작한다 (RM2)." },
} satisfies PolicyTexts["parameters"];

export const criteria = {
  imbalance: {
    name: "불균형",
    short: "I",
    about: "전체가 얼마나 고르지 않은지: 모든 PM이 같으면 0.",
    formula: "표준편차 ÷ 평균",
  },
  gain: {
    name: "이득",
    short: "이득",
    about: "이동이 불균형을 원하는 쪽으로 얼마나 바꾸는지.",
    formula: "|이전 I − 이후 I|",
  },
  moves: {
    name: "이동 수",
    short: "이동",
    about: "계획에 든 이동의 수.",
    formula: "개수",
  },
} satisfies PolicyTexts["criteria"];

export const untold =
  "여기서는 한 PM의 과부하가 아니라 모든 PM이 서로 어떻게 다른지로 옮길 것을 고른다. 이 수치로는 가장 작은 변화를 알 수 없다.";

export const shared = {
  room: "가상머신마다, 계획 전에 cpu와 mem 여유가 있던 다른 PM마다",
  apply: "이득이 없거나 되돌아가는 이동이 아니면 옮기고 다시 시작",
  none: "계획이 끝나도 과부하인 PM은 해결 불가능",
};

export const allocated = {
  title: "실제 부하가 아니라 할당량 (CS1)",
  text: "CloudStack은 가상머신의 크기로 판단한다. 여기 가상머신에는 크기가 없어 요구량으로 대신하므로, 실제 제품이 보지 못하는 부하를 이 레인은 본다.",
};

export const stale = {
  title: "계획 전의 여유 (CS8)",
  text: "모든 이동을 계획 전의 여유와 견주므로, 계획이 PM의 용량을 넘길 수 있다. CloudStack은 이동을 시작할 때 다시 확인하지만 여기서는 하지 않는다.",
};

export const blind = {
  title: "자원 하나만, 과부하는 모름 (RM1, RM5)",
  text: "과부하를 모르고 cpu와 mem 가운데 하나만 고르게 한다. 다른 자원이나 net의 과부하는 보지 못하고, 옮겨서 과부하를 만들 수도 있다.",
};
