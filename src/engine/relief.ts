/**
 * Actions in vain (P10): migrations and swaps of a policy that lowered none of the resources on which
 * their source was over. Also one from a PM that was not over any more, as a policy makes it that takes
 * several VMs out at once. What a person does is no policy's, and is not judged. A run notes it of
 * each of its events while it has both sides at hand; here is the judgement, and how it is read.
 */

import { wholeAt } from "../base/columns.ts";
import type { Step } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { isLowered, isOver } from "../base/tolerance.ts";
import type { Column } from "../base/vector.ts";
import { at } from "../base/vector.ts";
import type { RunRecord } from "./record.ts";
import { eventRange } from "./record.ts";

/**
 * P9: whether any resource that was over is lower.
 * @param before three figures from `from` on
 * @param after three figures from `to` on
 */
export function lowersWhatIsOver(
  before: Column,
  from: number,
  after: Column,
  to: number,
  threshold: number,
): boolean {
  for (let r = 0; r < RESOURCE_COUNT; r++) {
    const was = at(before, from + r);
    if (isOver(was, threshold) && isLowered(was, at(after, to + r))) return true;
  }
  return false;
}

/** Whether the `index`-th event of `step` is an action of the policy that relieved nothing. */
export function isInVain(record: RunRecord, step: Step, index: number): boolean {
  const { part, start } = eventRange(record, step);
  return wholeAt(part.eventInVain, start + index) === 1;
}

/** How many actions relieved nothing of all before event `action` of `step`, which is done. */
export function relievedNothingBefore(record: RunRecord, step: Step, action: number): number {
  const { part, start, end } = eventRange(record, step);
  let count = wholeAt(part.inVainBefore, step - part.first);
  for (let e = start; e < Math.min(start + action, end); e++) count += wholeAt(part.eventInVain, e);
  return count;
}
