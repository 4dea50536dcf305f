import type { PolicyTexts } from "../policy-texts.ts";
import { allocated, blind, criteria, parameters, shared, stale, untold } from "./shared/cloudstack.en.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}} to {{target}}: no other move raises the imbalance more",
  parameters: {
    ...parameters,
    imbalance: {
      name: "Imbalance D",
      about: "It acts while the imbalance is below D (CS3). The higher, the more is gathered.",
    },
    skip: {
      name: "Full from",
      about: "PMs used more than this do not count when it asks whether to go on (CS3).",
    },
  },
  criteria,
  says: {
    moves: "The best move of each VM, by how much it raises the imbalance: {{list}}.",
    untold,
  },
  listing: {
    while: "while the imbalance is below D, full PMs left out",
    moves: "find the move that raises it most",
    ...shared,
  },
  assumptions: {
    allocated,
    defaults: {
      title: "It stops before a PM is empty (CS9)",
      text: "At D = {{value}} it is content once the fleet is that uneven, which at the default of 0.4 it usually is before any PM is empty. Nothing is switched off.",
      absent:
        "At the default of 0.4 it is content before any PM is empty, in most cases. Nothing is switched off.",
    },
    stale,
    blind,
  },
};
