/** The events of a run that a counter counts (C1, C2), one after the other. */

import { stepOf } from "../../base/ids.ts";
import type { Counters } from "../../engine/metrics.ts";
import type { RunRecord } from "../../engine/record.ts";
import { completedSteps, eventAt, eventCount, isAnswer } from "../../engine/record.ts";
import type { Moment } from "../moment.ts";

/** A moment right after an event. */
export type EventMoment = Pick<Moment, "step" | "action">;

/** The first event that `counter` counts after a moment; after the last, the first of the run. Null where there is none. */
export function nextEvent(record: RunRecord, counter: keyof Counters, now: EventMoment): EventMoment | null {
  return (
    firstFrom(record, counter, now.step, now.action, completedSteps(record)) ??
    firstFrom(record, counter, 0, 0, Math.min(now.step + 1, completedSteps(record)))
  );
}

/** @param index of the first event of step `from` that is looked at */
function firstFrom(
  record: RunRecord,
  counter: keyof Counters,
  from: number,
  index: number,
  end: number,
): EventMoment | null {
  for (let each = from; each < end; each++) {
    const step = stepOf(each);
    const events = eventCount(record, step);
    for (let i = each === from ? index : 0; i < events; i++) {
      if (counts(record, counter, step, i)) return { step, action: i + 1 };
    }
  }
  return null;
}

function counts(
  record: RunRecord,
  counter: keyof Counters,
  step: EventMoment["step"],
  index: number,
): boolean {
  const { kind } = eventAt(record, step, index);
  switch (counter) {
    case "overload":
      return kind !== "no-solution" && isAnswer(record, step, index);
    case "noSolution":
      return kind === "no-solution";
    case "migration":
    case "swap":
      return kind === counter;
  }
}
