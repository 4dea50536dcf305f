import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Sandpiper", short: "Sandpiper", about: "one volume per PM" },
  ko: { name: "Sandpiper", short: "Sandpiper", about: "PM마다 volume 값 하나" },
};
