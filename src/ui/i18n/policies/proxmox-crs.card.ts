import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Proxmox Server Solutions, in the high availability manager of Proxmox VE",
    idea: "While the fleet is too uneven, all moves of one VM are weighed and the best is made, if it gains enough. The load of a PM is the mean of its cpu and its memory.",
    formula:
      "I = standard deviation ÷ (mean · √(n − 1)) of (cpu + mem) / 2; acts while I > 0.3 and a move takes a tenth off it",
    surprise:
      "A PM full on cpu beside one full on memory counts as balanced, and since May 2026 the default asks for more imbalance the larger the cluster is.",
  },
  ko: {
    who: "Proxmox Server Solutions, Proxmox VE의 고가용성 관리자",
    idea: "전체가 너무 고르지 않은 동안 가상머신 하나의 모든 이동을 따져, 이득이 충분하면 가장 좋은 것을 한다. PM의 부하는 cpu와 메모리의 평균이다.",
    formula: "I = (cpu + mem) / 2의 표준편차 ÷ (평균 · √(n − 1)); I > 0.3이고 이동이 십분의 일을 덜면 옮긴다",
    surprise:
      "cpu가 가득 찬 PM과 메모리가 가득 찬 PM은 고른 것으로 치며, 2026년 5월부터 클러스터가 클수록 더 큰 불균형이라야 움직인다.",
  },
};
