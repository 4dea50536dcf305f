import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Sandpiper 2007", short: "SP 2007", about: "as published: any PM with room" },
  ko: { name: "Sandpiper 2007", short: "SP 2007", about: "발표된 그대로: 여유 있는 모든 PM" },
};
