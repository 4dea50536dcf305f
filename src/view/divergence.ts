/** Where runs on the same demands part: the first event at which their records differ. */

import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventsOf } from "../engine/record.ts";

export interface Divergence {
  readonly step: Step;
  /** Events of the step that are still the same in all runs. */
  readonly action: number;
}

/** The first step, and how many of its events are the same in all runs; null when the runs never part. */
export function firstDivergence(records: readonly RunRecord[]): Divergence | null {
  const [first, ...others] = records;
  if (first === undefined || others.length === 0) return null;
  for (let s = 0; s < first.steps; s++) {
    const step = stepOf(s);
    const reference = eventsOf(first, step).map((event) => JSON.stringify(event));
    const partings = others.flatMap((other) => {
      const events = eventsOf(other, step).map((event) => JSON.stringify(event));
      const length = Math.max(reference.length, events.length);
      const differs = Array.from({ length }, (_, i) => reference[i] !== events[i]).indexOf(true);
      return differs >= 0 ? [differs] : [];
    });
    if (partings.length > 0) return { step, action: Math.min(...partings) };
  }
  return null;
}
