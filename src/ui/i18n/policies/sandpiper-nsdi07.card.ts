import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Wood, Shenoy, Venkataramani and Yousif, at NSDI 2007",
    idea: "PMs that were over for long enough give VMs away, those first that take most off for what has to be sent, to the first PM of all that has room for what they are taken to need. What is still hot then changes places with VMs of less weight; all is planned before anything moves.",
    formula: "volume = 1 / ((1 − cpu) (1 − net) (1 − mem)), VSR = volume / memory",
    example: "Hour 34 of the paper, beside Sandpiper as the paper has it",
  },
  ko: {
    who: "Wood, Shenoy, Venkataramani, Yousif, NSDI 2007",
    idea: "충분히 오래 과부하였던 PM이, 보낼 양에 견주어 가장 많이 덜어 내는 가상머신부터 필요량을 받을 수 있는 첫 PM으로 보낸다. 그래도 뜨거우면 가벼운 가상머신과 자리를 바꾸며, 모두 계획한 다음에 옮긴다.",
    formula: "volume = 1 / ((1 − cpu) (1 − net) (1 − mem)), VSR = volume / 메모리",
    example: "논문의 34시간째를 논문판 Sandpiper와 나란히 보기",
  },
};
