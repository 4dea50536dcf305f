import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: {
    name: "CloudStack balanced",
    short: "CS bal.",
    about: "the move that evens out most, while too uneven",
  },
  ko: { name: "CloudStack 균형", short: "CS 균형", about: "너무 고르지 않으면 가장 고르게 하는 이동" },
};
