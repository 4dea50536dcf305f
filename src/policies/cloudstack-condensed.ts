/** CloudStack's `condensed` (CS3): it gathers load while the imbalance is less than D, full hosts left out. */

import { CLOUDSTACK_FACTS, CLOUDSTACK_PARAMETERS, planMoves } from "./cloudstack-drs.ts";
import { definePolicy } from "./policy.ts";

export const cloudstackCondensed = definePolicy({
  id: "cloudstack-condensed",
  kind: "consolidation",
  ...CLOUDSTACK_FACTS,
  parameters: [
    ...CLOUDSTACK_PARAMETERS,
    {
      kind: "number",
      key: "skip",
      min: 0,
      max: 1,
      isWhole: false,
      step: 0.05,
      unit: "fraction",
      default: 0.95,
    },
  ],

  decide({ view, reasons, parameters }) {
    const bound = Math.fround(parameters.imbalance); // a figure of 32 bits in the source (CS7)
    const { skip } = parameters;
    return planMoves(view, reasons, parameters, { wants: "uneven", relation: "below", bound, skip });
  },
});
