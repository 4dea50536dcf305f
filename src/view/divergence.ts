/** Where runs on the same demands part: the first event at which their records differ. */

import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventCount } from "../engine/record.ts";

/** The first step at which runs part, and how many of its events are the same in all of them. */
export interface Divergence {
  readonly step: Step;
  readonly action: number;
}

/** Null when the runs never part. */
export function firstDivergence(records: readonly RunRecord[]): Divergence | null {
  const [first, ...others] = records;
  if (first === undefined) return null;
  for (let s = 0; s < first.steps; s++) {
    const step = stepOf(s);
    const partings = others.flatMap((other) => partingIn(step, first, other) ?? []);
    if (partings.length > 0) return { step, action: Math.min(...partings) };
  }
  return null;
}

/** How many events the two begin the step with alike, or null when they do the same all through it. */
function partingIn(step: Step, a: RunRecord, b: RunRecord): number | null {
  const [countA, countB] = [eventCount(a, step), eventCount(b, step)];
  const [startA, startB] = [a.eventStart[step] ?? 0, b.eventStart[step] ?? 0];
  for (let i = 0; i < Math.min(countA, countB); i++) {
    if (!isSameEvent(a, startA + i, b, startB + i)) return i;
  }
  return countA === countB ? null : Math.min(countA, countB);
}

/** Whether event `i` of one run is event `j` of the other, both counted over the whole run. */
const isSameEvent = (a: RunRecord, i: number, b: RunRecord, j: number): boolean =>
  a.eventKind[i] === b.eventKind[j] &&
  a.eventVm[i] === b.eventVm[j] &&
  a.eventFrom[i] === b.eventFrom[j] &&
  a.eventTo[i] === b.eventTo[j] &&
  a.eventWith[i] === b.eventWith[j];
