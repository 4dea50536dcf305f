import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Red Hat, in the operator that runs the Kubernetes descheduler for virtual machines on OpenShift",
    idea: "The mean of all PMs is the ideal point, and a PM's score is how far it lies beyond it; what it is below counts for nothing. Whoever lies farthest beyond gives the VM that brings it nearest to where the scores end smallest.",
    formula: "score = ‖max(0, u − mean − k · standard deviation)‖",
    surprise:
      "It never rests while a move brings the scores down by anything, so it moves many times as many VMs as a policy that waits for an overload. In practice it had to be damped.",
  },
  ko: {
    who: "Red Hat, OpenShift에서 가상머신용 Kubernetes descheduler를 돌리는 오퍼레이터",
    idea: "모든 PM의 평균이 이상점이고, PM의 점수는 그 점을 넘은 거리다. 모자란 쪽은 세지 않는다. 가장 멀리 넘은 PM이 자신을 가장 가깝게 하는 가상머신을, 점수의 합이 가장 작아지는 곳으로 내놓는다.",
    formula: "점수 = ‖max(0, u − 평균 − k · 표준편차)‖",
    surprise:
      "점수가 조금이라도 줄어드는 이동이 있으면 쉬지 않으므로, 과부하를 기다리는 알고리즘보다 몇 배나 많이 옮긴다. 실제로는 감쇠를 더해야 했다.",
  },
};
