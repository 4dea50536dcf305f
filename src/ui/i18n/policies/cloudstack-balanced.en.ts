import type { PolicyTexts } from "../policy-texts.ts";
import { allocated, blind, criteria, parameters, shared, stale, untold } from "./shared/cloudstack.en.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}} to {{target}}: no other move lowers the imbalance more",
  parameters: {
    ...parameters,
    imbalance: {
      name: "Imbalance D",
      about: "It acts while the imbalance is above 1 − D (CS3). The higher, the less is tolerated.",
    },
  },
  criteria,
  says: {
    moves: "The best move of each VM, by how much it lowers the imbalance: {{list}}.",
    untold,
  },
  listing: {
    while: "while the imbalance is above 1 − D",
    moves: "find the move that lowers it most",
    ...shared,
  },
  assumptions: {
    allocated,
    defaults: {
      title: "By default it hardly ever acts (CS7)",
      text: "At D = {{value}} of two PMs one must be loaded several times as much as the other before anything is moved: at the default of 0.4 PMs at 0.75 and 0.25 count as even.",
      absent:
        "At the default of 0.4 one of two PMs must be loaded more than four times as much as the other before anything is moved: 0.75 and 0.25 count as even.",
    },
    stale,
    blind,
  },
};
