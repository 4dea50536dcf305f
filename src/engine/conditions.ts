/**
 * What holds at a moment of a run besides demand and placement: the threshold, and which PMs are there
 * (I3, I4). It follows from how many of the workload's interventions, in order of time, are done, and
 * is worked out once for each such number, however often it is asked for.
 */

import { assert, present } from "../base/assert.ts";
import type { PmId, Step } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { Intervention, MomentIntervention } from "./intervention.ts";
import type { Workload } from "./workload.ts";

export interface Conditions {
  /** P5. */
  readonly threshold: number;
  /** The PMs that are not there; null where all are. */
  readonly down: ReadonlySet<number> | null;
  /** Whether a PM is there, and may take VMs. */
  isUp(pm: number): boolean;
}

/** The interventions of a workload that have a moment, in order of time, and what holds after each. */
export interface Agenda {
  readonly moments: readonly MomentIntervention[];
  /** `moments.length + 1` entries: what holds once the first so many are done. */
  readonly conditions: readonly Conditions[];
}

function agendaOf(workload: Workload): Agenda {
  const known = agendas.get(workload);
  if (known !== undefined) return known;
  const agenda = createAgenda(workload);
  agendas.set(workload, agenda);
  return agenda;
}

/** Workloads are never changed. */
const agendas = new WeakMap<Workload, Agenda>();

function createAgenda(workload: Workload): Agenda {
  const { pms, interventions } = workload;
  const added = interventions.filter(({ kind }) => kind === "pm-added");
  const idOf = new Map<Intervention, PmId>(added.map((made, i) => [made, pmId(pms - added.length + i)]));
  const moments = interventions
    .filter((made) => made.kind !== "veto" && made.kind !== "load")
    .sort((a, b) => a.step - b.step || a.after - b.after);
  let now = conditionsWith(workload.threshold, new Set(idOf.values()), pms);
  const conditions = [now];
  for (const made of moments) {
    now = after(made);
    conditions.push(now);
  }
  return { moments, conditions };

  function after(made: MomentIntervention): Conditions {
    const down = new Set(now.down);
    switch (made.kind) {
      case "threshold":
        return { ...now, threshold: made.value };
      case "pm-down":
        return canGoDown(now, made.pm, pms) ? conditionsWith(now.threshold, down.add(made.pm), pms) : now;
      case "pm-added":
        down.delete(present(idOf.get(made), "the PM that is added"));
        return conditionsWith(now.threshold, down, pms);
      case "move":
      case "swap":
        return now;
    }
  }
}

/** I3: a PM goes down only where another one is left to take its VMs. */
export const canGoDown = (now: Omit<Conditions, "threshold">, pm: PmId, pms: number): boolean =>
  now.isUp(pm) && (now.down?.size ?? 0) + 1 < pms;

function conditionsWith(threshold: number, down: ReadonlySet<number>, pms: number): Conditions {
  assert(down.size < pms, "a PM is up");
  if (down.size === 0) return { threshold, down: null, isUp: (pm) => pm < pms };
  return { threshold, down, isUp: (pm) => pm < pms && !down.has(pm) };
}

/** What holds once the first `count` moments' interventions are done. */
export const conditionsAfter = (workload: Workload, count: number): Conditions =>
  present(agendaOf(workload).conditions[count], `what holds after ${count} interventions`);

/** The conditions with which `step` begins, before anything that is due in it. */
export const conditionsBefore = (workload: Workload, step: Step): Conditions =>
  conditionsAfter(workload, countBefore(workload, step));

/** How many moments' interventions come before `step`. */
export function countBefore(workload: Workload, step: Step): number {
  const { moments } = agendaOf(workload);
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.step ?? step) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is due in the midst of a step, in order (I1). */
export function dueIn(workload: Workload, step: Step): readonly MomentIntervention[] {
  const { moments } = agendaOf(workload);
  const first = countBefore(workload, step);
  let end = first;
  while (moments[end]?.step === step) end++;
  return moments.slice(first, end);
}
