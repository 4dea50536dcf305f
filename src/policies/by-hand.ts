/**
 * A person is the policy: the moves are interventions in the run (I2), and nothing is decided here.
 * A PM that is left over the threshold is a no-solution, as it is under any policy (C1).
 */

import { pmId } from "../base/ids.ts";
import { definePolicy, giveUp } from "./policy.ts";

export const byHand = definePolicy({
  id: "by-hand",
  kind: null,
  decidedBy: "person",
  parameters: [],

  *decide({ view }) {
    for (let pm = 0; pm < view.pms; pm++) {
      if (view.isOverloaded(pmId(pm))) yield giveUp(pmId(pm), null);
    }
  },
});
