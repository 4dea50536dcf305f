import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Vates, in the load balancer of Xen Orchestra",
    idea: "A PM that has reached its limit of cpu or of memory gives VMs away until it is well below. Each VM is offered to one PM only, the least busy.",
    formula: "hot: cpu ≥ 0.85 C or free memory ≤ 1.2 F; relieved: cpu ≤ 0.65 C and free memory ≥ 1.5 F",
    surprise:
      "A VM with more cpu than a relieved PM may have never moves, and where the least busy PM is short of memory nobody moves at all.",
  },
  ko: {
    who: "Vates, Xen Orchestra의 부하 분산기",
    idea: "cpu나 메모리가 한도에 이른 PM은 한도보다 충분히 낮아질 때까지 가상머신을 내놓는다. 가상머신마다 가장 한가한 PM 하나에만 묻는다.",
    formula: "과열: cpu ≥ 0.85 C 또는 남은 메모리 ≤ 1.2 F; 해소: cpu ≤ 0.65 C이고 남은 메모리 ≥ 1.5 F",
    surprise:
      "해소된 PM의 한도보다 cpu가 큰 가상머신은 결코 옮기지 않고, 가장 한가한 PM에 메모리가 모자라면 아무도 옮기지 못한다.",
  },
};
