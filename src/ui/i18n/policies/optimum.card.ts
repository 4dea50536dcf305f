import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Nobody runs it: a mixed-integer linear program, solved by HiGHS (Huangfu and Hall)",
    idea: "The best that can be done in a step, to measure the others by: the least excess over the threshold, for it the fewest moves, and with as many the lowest peak. It looks no further than the step, so that over a whole run another policy may do better.",
    formula: "least Σ max(0, L − T) over PMs and resources, then fewest moves, then least max L",
  },
  ko: {
    who: "실제로 쓰는 곳은 없다: 혼합 정수 선형 계획을 HiGHS(Huangfu, Hall)로 푼다",
    idea: "한 단계에서 할 수 있는 최선으로, 다른 알고리즘을 재는 잣대다. 임계값 초과량이 가장 작고, 그 가운데 이동이 가장 적고, 그 가운데 최고 이용률이 가장 낮은 배치를 찾는다. 그 단계만 보므로 전체로는 다른 알고리즘이 더 나을 수 있다.",
    formula: "PM과 자원에 대한 Σ max(0, L − T) 최소, 그다음 이동 수 최소, 그다음 max L 최소",
  },
};
