import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Xen Orchestra", short: "XO", about: "to the least busy PM, or not at all" },
  ko: { name: "Xen Orchestra", short: "XO", about: "가장 한가한 PM으로만" },
};
