import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Measure, forecast, remap", short: "MFR", about: "first fit of what is expected" },
  ko: { name: "측정·예측·재배치(MFR)", short: "MFR", about: "예상 부하를 최초 적합으로" },
};
