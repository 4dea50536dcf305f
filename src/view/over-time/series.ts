/**
 * Chart data besides the measures of a run (`measures/run-figures.ts`), taken from the record step by
 * step, as far as it is done. Pure; a chart keeps what it is given.
 */

import { present } from "../../base/assert.ts";
import { stepOf } from "../../base/ids.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_COUNT } from "../../base/resources.ts";
import { at, resourceAt } from "../../base/vector.ts";
import { touches } from "../../engine/intervention.ts";
import type { RecordPart, RunEventKind, RunRecord } from "../../engine/record.ts";
import { completedSteps, EVENT_KINDS, eventsOf, isAnswer, isByHand, QUANTILES } from "../../engine/record.ts";
import type { Workload } from "../../engine/workload.ts";

/** One PM's utilization of one resource after each step's actions (Figs. 6, 7). */
export const loadSeries = (record: RunRecord, pm: number, resource: ResourceIndex): Float64Array =>
  everyStep(record, ({ utilization }, s) => resourceAt(utilization, s * record.pms + pm, resource));

/**
 * The fleet's demand of one resource as a fraction of the fleet's capacity. The same for every policy (P2),
 * but not for every fork: see {@link hasOwnDemand}.
 */
export const demandSeries = (record: RunRecord, resource: ResourceIndex): Float64Array =>
  everyStep(record, ({ fleetLoad }, s) => resourceAt(fleetLoad, s, resource));

/** Whether somebody changed what the fleet of a run demands, or what it has. */
export const hasOwnDemand = ({ interventions }: Pick<Workload, "interventions">): boolean =>
  interventions.some((made) => touches(made, "demand", "fleet"));

/**
 * Utilization of one resource across PMs after each step's actions: lowest, 10 %, median, 90 %, highest.
 * @throws where the record was made without quantiles
 */
export function percentileSeries(
  record: RunRecord,
  resource: ResourceIndex,
): [min: Float64Array, p10: Float64Array, median: Float64Array, p90: Float64Array, max: Float64Array] {
  const series = (quantile: (typeof QUANTILES)[number]): Float64Array => {
    const q = QUANTILES.indexOf(quantile);
    return everyStep(record, (part, s) => quantileOf(part, s, resource, q));
  };
  return [series(0), series(0.1), series(0.5), series(0.9), series(1)];
}

/** PMs over the threshold after each step's actions. */
export const overloadedSeries = (record: RunRecord): Float64Array => everyStep(record, overloadedIn);

/** One glyph's worth of history on a lane's track. */
export interface TrackEvent {
  readonly step: number;
  /** Position among the events of its step, 0-based. */
  readonly index: number;
  readonly kind: RunEventKind;
  /** A person made it, not the policy. */
  readonly byHand: boolean;
  /** It answers an overload (C2). */
  readonly answers: boolean;
}

/** Every event of a run, in order: for runs whose events are few enough to be drawn one by one. */
export const trackEvents = (record: RunRecord): TrackEvent[] =>
  Array.from({ length: completedSteps(record) }, (_, step) =>
    eventsOf(record, stepOf(step)).map(({ kind }, index) => ({
      step,
      index,
      kind,
      byHand: isByHand(record, stepOf(step), index),
      answers: isAnswer(record, stepOf(step), index),
    })),
  ).flat();

/** How many events of each kind every step has that is done. */
export type EventCounts = Readonly<Record<RunEventKind, Uint32Array>>;

/**
 * The events of each step by kind. Read off the record's running totals: only the last step's events
 * are visited, however many a run has.
 */
export function eventCounts(record: RunRecord): EventCounts {
  const steps = completedSteps(record);
  const counts = EVENT_KINDS.map(() => new Uint32Array(steps));
  for (const [p, part] of record.parts.entries()) {
    for (let s = 0; s < part.steps; s++) {
      const [after, row] = s + 1 < part.steps ? [part, s + 1] : [record.parts[p + 1], 0];
      counts.forEach((column, kind) => {
        const before = at(part.eventsBefore, s * EVENT_KINDS.length + kind);
        const next = after?.eventsBefore[row * EVENT_KINDS.length + kind];
        if (next !== undefined) column[part.first + s] = next - before;
      });
    }
  }
  const last = record.parts.at(-1);
  if (last !== undefined) {
    for (const kind of last.eventKind.subarray(last.eventStart[last.steps - 1])) {
      const column = present(counts[kind], "the counts of a kind");
      column[steps - 1] = at(column, steps - 1) + 1;
    }
  }
  const countsOf = (kind: RunEventKind): Uint32Array =>
    present(counts[EVENT_KINDS.indexOf(kind)], "the counts of a kind");
  return { migration: countsOf("migration"), swap: countsOf("swap"), "no-solution": countsOf("no-solution") };
}

/** `s` counts the steps of the part. */
const quantileOf = (
  { quantiles }: RecordPart,
  s: number,
  resource: ResourceIndex,
  quantile: number,
): number =>
  at(
    present(quantiles, "quantiles of the record"),
    (s * RESOURCE_COUNT + resource) * QUANTILES.length + quantile,
  );

const overloadedIn = ({ overloaded }: RecordPart, s: number): number => at(overloaded, s);

/** A figure for each step that is done; `figure` is given the part that holds it, and its place in there. */
function everyStep(record: RunRecord, figure: (part: RecordPart, s: number) => number): Float64Array {
  const values = new Float64Array(completedSteps(record));
  for (const part of record.parts) {
    for (let s = 0; s < part.steps; s++) values[part.first + s] = figure(part, s);
  }
  return values;
}
