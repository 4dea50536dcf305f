import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "ProxLB", short: "ProxLB", about: "from the fullest PM to the emptiest" },
  ko: { name: "ProxLB", short: "ProxLB", about: "가장 찬 PM에서 가장 빈 PM으로" },
};
