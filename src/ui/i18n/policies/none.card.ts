import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    idea: "Nobody moves anything: every VM stays where it was placed. It is what the others are measured against.",
  },
  ko: {
    idea: "아무것도 옮기지 않아 가상머신은 처음 놓인 자리에 남는다. 다른 알고리즘을 견주는 기준이다.",
  },
};
