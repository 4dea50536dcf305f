import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "The OpenStack project, in its optimization service Watcher",
    idea: "When loads differ too much, each single move that would even them out is listed, the best first. The list is then gone through once, and what still helps is done.",
    formula:
      "acts when the standard deviation of u over the PMs > 0.1; score = Σ weight · standard deviation",
    surprise:
      "Only cpu counts by default, no overload is looked for, and the list is not made anew after a move.",
  },
  ko: {
    who: "OpenStack 프로젝트의 최적화 서비스 Watcher",
    idea: "부하 차이가 너무 크면 고르게 하는 이동을 좋은 순서대로 모두 적는다. 그 목록을 한 번 훑으며 그때도 도움이 되는 것을 한다.",
    formula: "PM들의 u의 표준편차 > 0.1이면 옮긴다; 점수 = Σ 가중치 · 표준편차",
    surprise: "기본값으로는 cpu만 세고 과부하는 보지 않으며, 이동 뒤에 목록을 새로 만들지 않는다.",
  },
};
