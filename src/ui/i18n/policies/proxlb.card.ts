import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "gyptazy and credativ, as an add-on to Proxmox VE",
    idea: "While the fullest and the emptiest PM differ by too much, VMs go from the one to the other, the smallest first. One resource decides, memory unless cpu is chosen.",
    formula: "acts while 100 · (highest u − lowest u) > balanciness",
    surprise:
      "It evens out memory and looks neither at cpu nor at a threshold, so that it can leave cpu worse than it was; and it does not ask whether a VM is larger than the gap that it is to close.",
  },
  ko: {
    who: "gyptazy와 credativ, Proxmox VE의 추가 도구",
    idea: "가장 찬 PM과 가장 빈 PM의 차이가 너무 큰 동안 작은 가상머신부터 앞쪽에서 뒤쪽으로 옮긴다. 기준은 자원 하나이며, 따로 고르지 않으면 메모리다.",
    formula: "100 · (가장 높은 u − 가장 낮은 u) > balanciness인 동안 옮긴다",
    surprise:
      "메모리만 고르게 하고 cpu도 임계값도 보지 않아 cpu는 전보다 나빠질 수 있다. 가상머신이 메울 차이보다 큰지도 따지지 않는다.",
  },
};
