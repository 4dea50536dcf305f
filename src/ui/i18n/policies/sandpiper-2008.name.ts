import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Sandpiper", about: "one volume per PM" },
  ko: { name: "Sandpiper", about: "PM마다 volume 값 하나" },
};
