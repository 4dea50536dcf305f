/** What runs did, step by step and side by side: the steps in which something happened, with their first events. */

import type { Step } from "../../base/ids.ts";
import { stepOf } from "../../base/ids.ts";
import type { RunEvent, RunRecord } from "../../engine/record.ts";
import { completedSteps, eventAt, eventCount } from "../../engine/record.ts";

/** What one run did in a step: its first events, and how many more there were. */
export interface StepOfMoves {
  readonly events: readonly RunEvent[];
  readonly more: number;
}

/** A step in which something was done, run by run. */
export interface MovesRow {
  readonly step: Step;
  readonly runs: readonly StepOfMoves[];
}

/** The steps, of the first `first`, in which any run has events, with at most `most` events of each. */
export function movesByStep(records: readonly RunRecord[], first: number, most: number): MovesRow[] {
  const steps = Math.min(first, ...records.map(completedSteps));
  const rows: MovesRow[] = [];
  for (let s = 0; s < steps; s++) {
    const step = stepOf(s);
    const runs = records.map((record) => stepOfMoves(record, step, most));
    if (runs.some(({ events }) => events.length > 0)) rows.push({ step, runs });
  }
  return rows;
}

function stepOfMoves(record: RunRecord, step: Step, most: number): StepOfMoves {
  const count = eventCount(record, step);
  const shown = Math.min(count, most);
  return {
    events: Array.from({ length: shown }, (_, index) => eventAt(record, step, index)),
    more: count - shown,
  };
}
