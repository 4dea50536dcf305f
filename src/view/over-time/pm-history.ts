/**
 * What happened to one PM in one run: when it was over, what came and what left, and when nothing
 * could be done. Read off the record's events, once, in order; as the run grows it goes on with
 * the parts that it has not seen. What it says of overloads holds for runs of any policy, one that
 * does nothing included: the figures are those with which an hour begins, or, where it only gets
 * over in the midst of one, those with which it ends.
 */

import { present } from "../../base/assert.ts";
import type { Step } from "../../base/ids.ts";
import { NOBODY, stepOf } from "../../base/ids.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import type { Column } from "../../base/vector.ts";
import { at, dominantResource, resourceAt } from "../../base/vector.ts";
import { conditionsAt } from "../../engine/changes.ts";
import { isAnyOver } from "../../engine/metrics.ts";
import type { RecordPart, RunRecord } from "../../engine/record.ts";
import { isByHand, utilizationAfter } from "../../engine/record.ts";
import type { Workload } from "../../engine/workload.ts";
import { hasHappened } from "./vm-history.ts";

interface AtMoment {
  /** It is so once the first `action` events of `step` have happened. */
  readonly step: number;
  readonly action: number;
}

export type PmEntry = AtMoment &
  (
    | { readonly kind: "over"; readonly resource: ResourceIndex; readonly value: number }
    | { readonly kind: "arrived"; readonly vm: number; readonly from: number; readonly byHand: boolean }
    | { readonly kind: "left"; readonly vm: number; readonly to: number; readonly byHand: boolean }
    | {
        readonly kind: "swapped";
        readonly left: number;
        readonly came: number;
        /** The other PM. */
        readonly pm: number;
        readonly byHand: boolean;
      }
    /** No solution; `asked` is the PM that was asked for help, if one was. */
    | { readonly kind: "stuck"; readonly asked: number | null }
  );

export interface PmHistory {
  /** In order, as far as the run is done; empty for a PM that the run does not have. */
  read(): readonly PmEntry[];
  /** Since when `vm` has been there at a moment at which it is; null since the start. */
  since(vm: number, at: AtMoment): AtMoment | null;
}

export function createPmHistory(record: RunRecord, workload: Workload, pm: number): PmHistory {
  const entries: PmEntry[] = [];
  const arrivals = new Map<number, AtMoment[]>();
  let seen = 0;

  function read(): readonly PmEntry[] {
    for (; seen < record.parts.length; seen++) {
      const part = present(record.parts[seen], "a part of the record");
      if (pm < record.pms) for (let s = 0; s < part.steps; s++) readStep(part, s);
    }
    return entries;
  }

  function readStep(part: RecordPart, s: number): void {
    const step = stepOf(part.first + s);
    const start = present(part.eventStart[s], "the start of a step");
    const end = present(part.eventStart[s + 1], "the end of a step");
    const own: number[] = [];
    for (let e = start; e < end; e++) if (part.eventFrom[e] === pm || part.eventTo[e] === pm) own.push(e);
    const over = overAtStart(part, step, own[0]);
    if (over !== null) entries.push(over);
    for (const e of own) addEvent(part, e, step, e - start);
    const after = utilizationAfter(record, step);
    const late = over === null ? overIn(after, pm, step, end - start) : null;
    if (late !== null) entries.push(late);
  }

  /** @param event the first of the step that concerns the PM, if one does: it knows the figures before it */
  function overAtStart(part: RecordPart, step: Step, event: number | undefined): PmEntry | null {
    if (event === undefined) return overIn(utilizationAfter(record, step), pm, step, 0);
    return overIn(part.eventBefore, 2 * event + (part.eventFrom[event] === pm ? 0 : 1), step, 0);
  }

  /** @param row of the PM in `column` */
  function overIn(column: Column, row: number, step: Step, action: number): PmEntry | null {
    const { threshold, isUp } = conditionsAt(workload, record, step, action);
    if (!isUp(pm) || !isAnyOver(column, row, threshold)) return null;
    const resource = dominantResource(column, row);
    return { kind: "over", step, action, resource, value: resourceAt(column, row, resource) };
  }

  function addEvent(part: RecordPart, e: number, step: Step, index: number): void {
    const when = { step, action: index + 1 };
    const [vm, other] = [at(part.eventVm, e), at(part.eventWith, e)];
    const isSource = part.eventFrom[e] === pm;
    const otherPm = present((isSource ? part.eventTo : part.eventFrom)[e], "the other PM of an event");
    if (vm === NOBODY) {
      // A PM that was only asked for help has lived through nothing.
      if (isSource) entries.push({ kind: "stuck", ...when, asked: otherPm === NOBODY ? null : otherPm });
      return;
    }
    const byHand = isByHand(record, step, index);
    const [left, came] = isSource ? [vm, other] : [other, vm];
    if (came !== NOBODY) arrivals.set(came, [...(arrivals.get(came) ?? []), when]);
    if (other !== NOBODY) entries.push({ kind: "swapped", ...when, left, came, pm: otherPm, byHand });
    else if (isSource) entries.push({ kind: "left", ...when, vm, to: otherPm, byHand });
    else entries.push({ kind: "arrived", ...when, vm, from: otherPm, byHand });
  }

  return {
    read,
    since(vm, at) {
      read();
      return arrivals.get(vm)?.findLast((arrival) => hasHappened(arrival, at)) ?? null;
    },
  };
}

/** How far a PM is over its threshold, or below it. */
export interface Margin {
  readonly resource: ResourceIndex;
  readonly over: boolean;
  /** Always above 0 in writing: with as many decimals as it takes, two at least. */
  readonly text: string;
}

/** Every resource that is over, the worst first; if none is, the one that is nearest to the threshold. */
export function marginsOf(utilization: Column, pm: number, threshold: number): readonly Margin[] {
  const ordered = RESOURCE_INDICES.toSorted(
    (a, b) => resourceAt(utilization, pm, b) - resourceAt(utilization, pm, a),
  );
  const margins = ordered.map((resource): Margin => {
    const value = resourceAt(utilization, pm, resource);
    return { resource, over: isOver(value, threshold), text: distanceText(Math.abs(value - threshold)) };
  });
  const over = margins.filter((margin) => margin.over);
  return over.length > 0 ? over : margins.slice(0, 1);
}

function distanceText(distance: number): string {
  for (let decimals = 2; decimals < 6; decimals++) {
    const text = distance.toFixed(decimals);
    if (Number(text) > 0) return text;
  }
  return distance.toFixed(6);
}
