import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Singh, Korupolu and Mohapatra, at the supercomputing conference SC 2008",
    idea: "Load and demand are vectors, and a VM goes where their dot product is least: where what it asks for is used least, though the PM may be full of what it does not ask for. Of the VMs of an overloaded PM the one goes whose move lowers the imbalance most.",
    formula: "imbalance = Σ e^((u − T) ÷ T) over the resources above T; target: least (u ÷ T) · d",
  },
  ko: {
    who: "Singh, Korupolu, Mohapatra, 슈퍼컴퓨팅 학회 SC 2008",
    idea: "부하와 요구량을 벡터로 보고, 둘의 내적이 가장 작은 PM으로 옮긴다: 가상머신이 요구하지 않는 자원이 차 있어도 요구하는 자원이 덜 쓰이는 곳이다. 과부하 PM의 가상머신 중 옮겼을 때 불균형이 가장 많이 줄어드는 것이 나간다.",
    formula: "불균형 = T를 넘은 자원의 Σ e^((u − T) ÷ T), 타겟: (u ÷ T) · d가 가장 작은 PM",
  },
};
