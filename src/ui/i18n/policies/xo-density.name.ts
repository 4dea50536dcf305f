import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Xen Orchestra density", short: "XO dense", about: "PMs with memory to spare are emptied" },
  ko: { name: "Xen Orchestra 밀집", short: "XO 밀집", about: "메모리가 남는 PM을 비움" },
};
