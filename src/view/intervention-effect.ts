/**
 * Whether a run shows that an intervention was passed over: a move or swap that does not appear among
 * the events made by hand, a PM that stayed up all the same. Of the others a run does not tell.
 */

import { conditionsAt } from "../engine/changes.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { RunRecord } from "../engine/record.ts";
import { completedSteps, eventAt, eventCount, isByHand } from "../engine/record.ts";
import type { ScoredRun } from "./score.ts";

export function isPassedOver({ record, workload }: ScoredRun, intervention: Intervention): boolean {
  if (intervention.step >= record.steps) return true;
  if (intervention.step >= completedSteps(record)) return false; // it may still come
  switch (intervention.kind) {
    case "move":
    case "swap":
      return !isAmongEvents(record, intervention);
    case "pm-down":
      return conditionsAt(workload, record, intervention.step, Number.POSITIVE_INFINITY).isUp(
        intervention.pm,
      );
    case "threshold":
    case "pm-added":
    case "veto":
    case "load":
      return false;
  }
}

type HandMove = Extract<Intervention, { readonly kind: "move" | "swap" }>;

/** It comes after so many events, or after the last one where there are fewer (I1). */
function isAmongEvents(record: RunRecord, made: HandMove): boolean {
  const count = eventCount(record, made.step);
  for (let index = Math.min(made.after, count - 1); index < count; index++) {
    if (index >= 0 && isByHand(record, made.step, index) && isMade(record, made, index)) return true;
  }
  return false;
}

function isMade(record: RunRecord, made: HandMove, index: number): boolean {
  const event = eventAt(record, made.step, index);
  if (made.kind === "move") return event.kind === "migration" && event.vm === made.vm && event.to === made.to;
  return event.kind === "swap" && event.vm === made.vm && event.with === made.with;
}
