import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Beloglazov and Buyya, University of Melbourne, in the simulator CloudSim",
    idea: "A PM over the threshold gives away the VMs that migrate fastest, those with least memory, until it is not over any more. Each goes to where it adds least to the power that the fleet draws.",
    formula: "VM: least memory ÷ link rate; target: least power after − power before",
    surprise: "As CloudSim runs it only cpu counts: what is over on net or memory is not seen.",
  },
  ko: {
    who: "멜버른 대학교의 Beloglazov, Buyya, 시뮬레이터 CloudSim",
    idea: "임계값을 넘은 PM은 메모리가 작아 가장 빨리 옮길 수 있는 가상머신부터 과부하가 풀릴 때까지 내놓는다. 각각은 전체 전력을 가장 적게 늘리는 곳으로 간다.",
    formula: "가상머신: 메모리 ÷ 링크 속도가 최소; 타겟: 이동 뒤 전력 − 이동 전 전력이 최소",
    surprise: "CloudSim은 cpu만 본다: net이나 메모리의 과부하는 보지 못한다.",
  },
};
