/** Where in a run something is done by hand, and where one is once all of it is done. */

import type { Step } from "../base/ids.ts";
import { completedSteps, eventCount, isByHand } from "../engine/record.ts";
import type { Position } from "./playback.ts";
import type { Run } from "./run.ts";

/** A moment of a run at which something is done by hand: `after` so many events of the step. */
export interface HandMoment {
  readonly step: Step;
  readonly after: number;
}

/** The moment after everything that is done by hand from a moment on: one event after the other, without the policy. */
export function afterHand(run: Run, { step, after }: HandMoment): Position {
  if (run.kind === "failed" || step >= completedSteps(run.record)) return { step, action: after };
  const events = eventCount(run.record, step);
  let action = Math.min(after, events);
  while (action < events && isByHand(run.record, step, action)) action++;
  return { step, action };
}
