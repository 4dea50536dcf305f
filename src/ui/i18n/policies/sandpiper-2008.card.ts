import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Sa, Ha and Park, who describe Sandpiper as what they compare SCOA with; Sandpiper itself is by Wood and others",
    idea: "The load of a PM on all resources is one figure, its volume, which grows without bound as any of them fills up. The PM over with the largest volume gives a VM to the PM with the smallest, or swaps one with it.",
    formula: "volume = 1 / ((1 − cpu) (1 − net) (1 − mem))",
  },
  ko: {
    who: "SCOA의 비교 대상으로 Sandpiper를 설명한 Sa, Ha, Park; Sandpiper 자체는 Wood 등의 것",
    idea: "PM의 모든 자원에 대한 부하를 volume이라는 값 하나로 나타내며, 어느 자원이든 가득 찰수록 한없이 커진다. volume이 가장 큰 과부하 PM이 가장 작은 PM에 가상머신을 넘기거나 맞바꾼다.",
    formula: "volume = 1 / ((1 − cpu) (1 − net) (1 − mem))",
  },
};
