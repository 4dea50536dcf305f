import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Ideal point", short: "Ideal pt.", about: "distance beyond the mean of all PMs" },
  ko: { name: "이상점", short: "이상점", about: "모든 PM의 평균을 넘은 거리" },
};
