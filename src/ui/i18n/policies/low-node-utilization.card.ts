import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "The Kubernetes project, special interest group Scheduling, in its descheduler",
    idea: "While some nodes are hardly used, pods are evicted from those that are used too much, as long as the former have room taken together. Where a pod lands is left to the scheduler, which may put it back.",
    formula:
      "under: every resource ≤ 20 %; over: any > 50 %; to the node with the least mean of cpu and memory allocated",
    surprise:
      "With the thresholds that are usually given it seldom acts: a node counts as hardly used only if all its resources are. It does not look whether any node could take the pod, so evictions may move nothing.",
  },
  ko: {
    who: "Kubernetes 프로젝트 스케줄링 분과의 descheduler",
    idea: "거의 쓰이지 않는 노드가 있는 동안, 그 여유의 합이 남아 있는 만큼 많이 쓰이는 노드에서 파드를 내보낸다. 어디로 갈지는 스케줄러에 맡기며, 제자리로 되돌아오기도 한다.",
    formula: "부족: 모든 자원 ≤ 20 %, 초과: 하나라도 > 50 %; cpu와 메모리 할당의 평균이 가장 작은 노드로",
    surprise:
      "흔히 주는 임계값으로는 좀처럼 움직이지 않는다: 모든 자원이 적게 쓰여야 빈 노드로 친다. 받을 노드가 있는지 보지 않으므로 내보내도 아무것도 옮기지 못할 수 있다.",
  },
};
