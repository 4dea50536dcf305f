import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "THR-MMT", short: "THR-MMT", about: "threshold, quickest migrations" },
  ko: { name: "THR-MMT", short: "THR-MMT", about: "임계값, 가장 빠른 이동" },
};
