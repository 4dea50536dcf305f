import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: {
    name: "CloudStack balanced",
    short: "CS bal.",
    about: "the move that evens out most",
  },
  ko: { name: "CloudStack 균형", short: "CS 균형", about: "가장 고르게 하는 이동" },
};
