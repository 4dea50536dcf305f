/** What policies that act on the fleet tell of themselves, in the same way. */

import type { PmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import type { Decisions } from "./policy.ts";
import { giveUp } from "./policy.ts";

/** Of an order that may be as long as the fleet is large so many are told. */
export const MOST_TOLD = 12;

/** Of what may be told later than it is weighed, when somebody may listen by then. */
export const HEARD: Reasons = { explain: () => undefined };

/**
 * RM5, C1: whoever is over once the tool has stopped has no solution, and why is whatever ended its run.
 * @param explain tells it anew, for each
 */
export function* leaveOver(view: ClusterView, reasons: Reasons, explain: (pm: PmId) => void): Decisions {
  for (let i = 0; i < view.pms; i++) {
    const pm = pmId(i);
    if (!view.needsRelief(pm)) continue;
    if (reasons.explain !== undefined) explain(pm);
    yield giveUp(pm, null);
  }
}
