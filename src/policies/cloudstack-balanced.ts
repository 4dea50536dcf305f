/** CloudStack's `balanced` (CS3): it spreads load while the imbalance is more than 1 - D. */

import { CLOUDSTACK_FACTS, CLOUDSTACK_PARAMETERS, planMoves } from "./cloudstack-drs.ts";
import { definePolicy } from "./policy.ts";

export const cloudstackBalanced = definePolicy({
  id: "cloudstack-balanced",
  kind: "balance",
  ...CLOUDSTACK_FACTS,
  parameters: CLOUDSTACK_PARAMETERS,

  decide({ view, reasons, parameters }) {
    const bound = 1 - Math.fround(parameters.imbalance); // a figure of 32 bits in the source (CS7)
    return planMoves(view, reasons, parameters, { wants: "even", relation: "above", bound, skip: null });
  },
});
