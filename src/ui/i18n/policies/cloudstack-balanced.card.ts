import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "The Apache CloudStack project; since 4.19, off unless it is switched on",
    idea: "Of all moves of any VM to any PM the one is made that makes the fleet most even, and then the next, until it is even enough. It goes by what is allocated, not by what is used.",
    formula: "imbalance I = standard deviation ÷ mean of the loads; acts while I > 1 − D",
    surprise:
      "At the default of 0.4 one PM must have more than four times the load of another before anything is moved.",
  },
  ko: {
    who: "Apache CloudStack 프로젝트; 4.19부터, 켜야 동작한다",
    idea: "모든 가상머신을 모든 PM으로 옮겨 보아 가장 고르게 하는 이동을 하나씩, 충분히 고를 때까지 한다. 실제 사용량이 아니라 할당량을 본다.",
    formula: "불균형 I = 부하의 표준편차 ÷ 평균; I > 1 − D인 동안 옮긴다",
    surprise: "기본값 0.4에서는 한 PM의 부하가 다른 PM의 네 배를 넘어야 무언가를 옮긴다.",
  },
};
