import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "No relocation", short: "No moves", about: "the baseline" },
  ko: { name: "재배치 없음", short: "재배치 없음", about: "비교 기준" },
};
