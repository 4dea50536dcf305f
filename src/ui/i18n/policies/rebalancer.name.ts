import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "ReBalancer", short: "ReBal.", about: "local search: moves, swaps, chains" },
  ko: { name: "ReBalancer", short: "ReBal.", about: "지역 탐색: 이동, 교환, 사슬" },
};
