import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "The Apache CloudStack project; since 4.19, off unless it is switched on",
    idea: "The opposite of balanced: the move is made that makes the fleet most uneven, so that load gathers on few PMs. It ends once the fleet is uneven enough.",
    formula: "imbalance I = standard deviation ÷ mean of the loads; acts while I < D",
    surprise:
      "It is usually content before any PM is empty, and nothing is switched off: at its defaults it makes things uneven and saves nothing.",
  },
  ko: {
    who: "Apache CloudStack 프로젝트; 4.19부터, 켜야 동작한다",
    idea: "균형의 반대로, 가장 고르지 않게 하는 이동을 해서 몇 대의 PM에 부하를 모은다. 충분히 고르지 않게 되면 끝난다.",
    formula: "불균형 I = 부하의 표준편차 ÷ 평균; I < D인 동안 옮긴다",
    surprise:
      "대개 어느 PM도 비기 전에 멈추고 전원도 끄지 않는다: 기본값으로는 고르지 않게 만들 뿐 아끼는 것이 없다.",
  },
};
