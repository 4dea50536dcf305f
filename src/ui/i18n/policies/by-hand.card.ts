import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    idea: "You are asked whenever a PM is over, and say which VM goes where. Your moves count like those of any policy.",
  },
  ko: {
    idea: "PM이 과부하일 때마다 어느 가상머신을 어디로 옮길지 직접 정한다. 그 이동도 다른 알고리즘의 이동과 똑같이 센다.",
  },
};
