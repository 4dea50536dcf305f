import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Vates, in the load balancer of Xen Orchestra",
    idea: "PMs with memory to spare are emptied, whole or not at all, so that they could be switched off. Their VMs go to the fullest PMs that have room.",
    formula: "candidates: free memory > 1.5 F; a target keeps cpu < C and free memory > F",
    surprise:
      "As shipped no PM may be switched off, so that it does nothing; and where it may but nothing is switched off, as here by default, the same VMs are passed on and back.",
  },
  ko: {
    who: "Vates, Xen Orchestra의 부하 분산기",
    idea: "메모리가 남는 PM을 전원을 끌 수 있도록 통째로 비우며, 통째로 안 되면 그대로 둔다. 가상머신은 자리가 있는 PM 가운데 가장 찬 곳으로 간다.",
    formula: "후보: 남은 메모리 > 1.5 F; 타겟은 cpu < C와 남은 메모리 > F를 지킨다",
    surprise:
      "출시된 기본값에서는 끌 수 있는 PM이 없어 아무것도 하지 않는다. 끄지 않으면서 비우기만 하면, 여기의 기본값처럼, 같은 가상머신이 오갈 뿐이다.",
  },
};
