import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Gulati and others at VMware, in the VMware Technical Journal 2012, of what had run since 2006",
    idea: "While loads differ too much over the hosts, the one move of all is made that evens them out most, and all is weighed again. A move has to avoid more overload than it costs as a migration.",
    formula:
      "I = Σ weight · standard deviation of u over the PMs; acts while I > 0.1, with the greatest decrease of I",
    surprise:
      "What triggers it is unevenness, but what lets a move through is overload: a fleet that is as uneven as you like, with nobody over, is left as it is.",
  },
  ko: {
    who: "VMware의 Gulati 외, VMware Technical Journal 2012. 2006년부터 쓰이던 방식이다",
    idea: "호스트의 부하 차이가 너무 큰 동안, 모든 이동 가운데 가장 고르게 하는 하나를 하고 다시 따진다. 이동은 드는 비용보다 많은 과부하를 피해야 한다.",
    formula: "I = Σ 가중치 · PM들의 u의 표준편차; I > 0.1인 동안 I를 가장 많이 낮추는 이동",
    surprise:
      "움직이게 하는 것은 고르지 않음이지만 이동을 허락하는 것은 과부하다: 아무리 고르지 않아도 과부하가 없으면 그대로 둔다.",
  },
};
