import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, the lowest volume",
  criteria: {
    volume: {
      name: "volume",
      short: "volume",
      about: "One figure of how full a PM is. It grows without bound as a resource gets full.",
      formula: "volume = 1 ÷ ((1 − cpu) · (1 − net) · (1 − mem))",
      worked: "volume = 1 ÷ ((1 − {{cpu}}) · (1 − {{net}}) · (1 − {{mem}})) = {{value}}",
    },
  },
  says: {
    source: "Of the PMs over and not given up, the largest volume comes first: {{list}}.",
    target: "{{target}} has the smallest volume of the others, {{figure}}: only it is asked.",
  },
  listing: {
    source: "source ← the overloaded PM with the largest volume",
    target: "target ← the PM with the smallest volume",
    candidates: "for each VM of source, largest volume first",
    migrate: "if target stays ≤ {{threshold}}: migrate, start again",
    pairs: "for each of these and each VM of target, smallest volume first",
    swap: "if the swap fits and helps: swap, start again",
    none: "no solution",
  },
  assumptions: {
    target: {
      title: "The target of Sandpiper (W2)",
      text: "The target is the PM with the smallest volume. The paper does not say what happens when that is the overloaded PM itself; we take the smallest of the others.",
    },
  },
};
