/**
 * The record of a run: what happened, in columns. It is the only truth for everything that is
 * shown. It comes in parts of a few steps each, so that a long run can be looked at while it goes
 * on; events are in the order in which they happened. Placements are kept as checkpoints and rebuilt
 * in between by replay (see `cursor.ts`); utilizations within a step are rebuilt from what each
 * event found (see {@link utilizationAt}), to the bit.
 */

import { assert, present } from "../base/assert.ts";
import type { Columns, ColumnTable } from "../base/columns.ts";
import { buffersOf, strideOf, wholeAt } from "../base/columns.ts";
import type { PmId, Step, VmId } from "../base/ids.ts";
import { NOBODY, pmId, stepOf, vmId } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { at } from "../base/vector.ts";

/** Something that a policy did, or could not do (C1), or that a person did (I2). */
export type RunEvent =
  | { readonly kind: "migration"; readonly vm: VmId; readonly from: PmId; readonly to: PmId }
  | { readonly kind: "swap"; readonly vm: VmId; readonly from: PmId; readonly with: VmId; readonly to: PmId }
  /** `from` is over and nothing was found for it; another action may relieve it later in the step (C1). `to` is the PM that was asked for help, if one was. */
  | { readonly kind: "no-solution"; readonly from: PmId; readonly to: PmId | null };

export type RunEventKind = RunEvent["kind"];
/** In the order of their codes in the columns. */
export const EVENT_KINDS = ["migration", "swap", "no-solution"] as const satisfies readonly RunEventKind[];

/** The quantiles of utilization across PMs that are kept of large fleets. */
export const QUANTILES = [0, 0.1, 0.5, 0.9, 1] as const;

/** Figures per event in `eventBefore`. */
export const BEFORE_STRIDE = 2 * RESOURCE_COUNT;

/**
 * The columns of a part. A bound is where a step begins or ends: a part has one more of them than steps. An
 * intervention has a row where it was due in the part's steps, in order of time.
 */
export const RECORD_COLUMNS = {
  /** The events of the part's step s are `eventStart[s] .. eventStart[s + 1] - 1`. */
  eventStart: { per: "bound", type: "u32", stride: 1 },
  /** Index into {@link EVENT_KINDS}. */
  eventKind: { per: "event", type: "u8", stride: 1 },
  /** The VM that left `from`, or -1. */
  eventVm: { per: "event", type: "i32", stride: 1 },
  /** The source. */
  eventFrom: { per: "event", type: "i32", stride: 1 },
  /** The target, or -1. */
  eventTo: { per: "event", type: "i32", stride: 1 },
  /** The VM that came back in a swap, or -1. */
  eventWith: { per: "event", type: "i32", stride: 1 },
  /** 1 where a person made it, 0 where the policy did (I2). */
  eventByHand: { per: "event", type: "u8", stride: 1 },
  /** 1 where its source was over, or the policy says so (C2): a policy's is, but for a PM that it empties (TM6); a person may also move what is not over. */
  eventOverload: { per: "event", type: "u8", stride: 1 },
  /** 1 where it is an action of the policy that lowered nothing on which its source was over (P10). */
  eventInVain: { per: "event", type: "u8", stride: 1 },
  /** Utilization of the source, then of the target, before it; 0 where there is no target. */
  eventBefore: { per: "event", type: "f64", stride: BEFORE_STRIDE },
  /** `[kind]`: events of each of {@link EVENT_KINDS} in the whole run before the step. */
  eventsBefore: { per: "step", type: "u32", stride: EVENT_KINDS.length },
  /** Actions in the whole run before the step that an overload led to (C2). */
  overloadBefore: { per: "step", type: "u32", stride: 1 },
  /** Actions in the whole run before the step that relieved nothing (P10). */
  inVainBefore: { per: "step", type: "u32", stride: 1 },
  /** How many events of its step had happened (I1). */
  madeAfter: { per: "intervention", type: "u32", stride: 1 },
  /** 1 where it was made, 0 where it was passed over since it did not apply (I1). */
  madeApplied: { per: "intervention", type: "u8", stride: 1 },
  /** `[pm][resource]`: utilization after the step's actions. */
  utilization: { per: "step", type: "f64", stride: ({ pms }) => pms * RESOURCE_COUNT },
  /** `[resource]`: population standard deviation of utilization across PMs, after the step's actions. */
  deviation: { per: "step", type: "f64", stride: RESOURCE_COUNT },
  /** `[resource]`: what the fleet demands, as a fraction of what it has. The same for every policy (P2). */
  fleetLoad: { per: "step", type: "f64", stride: RESOURCE_COUNT },
  /** Memory of the VMs moved in the step, in PMs' worth. */
  movedMemory: { per: "step", type: "f64", stride: 1 },
  /** PMs over the threshold after the step's actions. */
  overloaded: { per: "step", type: "u32", stride: 1 },
  /** `[resource][quantile]`: {@link QUANTILES} across PMs after the step's actions; null where nobody asked. */
  quantiles: { per: "step", type: "f64", stride: RESOURCE_COUNT * QUANTILES.length, isOptional: true },
  /** 1 where the policy did not end, and was broken off (see `mostEffects`). */
  endless: { per: "step", type: "u8", stride: 1 },
  /** PM indices: the placement at the start of the first step, before its actions; null between checkpoints. */
  checkpoint: { per: "part", type: "i32", stride: ({ vms }) => vms, isOptional: true },
} as const satisfies ColumnTable;

/** Some consecutive steps of a run: it is made, handed over and kept as a whole. */
export interface RecordPart extends Columns<typeof RECORD_COLUMNS> {
  /** The first step. */
  readonly first: number;
  readonly steps: number;
  /** What a solver answered the policy, in order. */
  readonly solverAnswers: readonly SolverAnswer[];
  /** What the policy remembered at the start of the first step (see `decider.ts`); null between checkpoints, and where it remembers nothing. */
  readonly state: unknown;
}

export interface SolverAnswer {
  readonly step: number;
  readonly answer: unknown;
}

export interface RunRecord {
  readonly pms: number;
  readonly vms: number;
  /** Steps of the whole run, done or not. */
  readonly steps: number;
  /** Every part but the last has so many steps; the first part says how many. */
  readonly stepsPerPart: number;
  /** In order; they grow in number while the run goes on. */
  readonly parts: readonly RecordPart[];
}

/** Steps from one checkpoint to the next: a seek replays the actions of at most 15 steps. */
export const CHECKPOINT_EVERY = 16;

/** Figures of utilization that a part is to have at most, unless a step alone has more. */
const PART_FIGURES = 1 << 15;

/** A power of two up to {@link CHECKPOINT_EVERY}, so that checkpoints begin parts. */
export function stepsPerPart(pms: number): number {
  let steps = CHECKPOINT_EVERY;
  while (steps > 1 && steps * pms * RESOURCE_COUNT > PART_FIGURES) steps /= 2;
  return steps;
}

/** How many steps are done: the first so many steps can be read. */
export function completedSteps({ parts }: RunRecord): number {
  const last = parts.at(-1);
  return last === undefined ? 0 : last.first + last.steps;
}

/** The part that holds `step`, which is done. */
export function partOfStep(record: RunRecord, step: number): RecordPart {
  const part = record.parts[Math.floor(step / record.stepsPerPart)];
  if (part === undefined) throw new Error(`assertion failed: step ${step} of the record is done`); // often asked: no text unless it fails
  return part;
}

/** The events of a step as a window on its part: `start .. end - 1` of the part's event columns. */
export function eventRange(
  record: RunRecord,
  step: number,
): { readonly part: RecordPart; readonly start: number; readonly end: number } {
  const part = partOfStep(record, step);
  const s = step - part.first;
  return { part, start: wholeAt(part.eventStart, s), end: wholeAt(part.eventStart, s + 1) };
}

/** Number of events (actions and no-solutions) in a step. */
export function eventCount(record: RunRecord, step: Step): number {
  const { start, end } = eventRange(record, step);
  return end - start;
}

/** The `index`-th event of `step`, 0-based. */
export function eventAt(record: RunRecord, step: Step, index: number): RunEvent {
  const { part, start, end } = eventRange(record, step);
  assert(index >= 0 && start + index < end, `event ${index} of step ${step}`);
  return eventFromColumns(part, start + index);
}

/** The events of a step, in the order in which they happened. */
export function eventsOf(record: RunRecord, step: Step): RunEvent[] {
  const { part, start, end } = eventRange(record, step);
  return Array.from({ length: end - start }, (_, index) => eventFromColumns(part, start + index));
}

function eventFromColumns(part: RecordPart, i: number): RunEvent {
  const from = pmId(wholeAt(part.eventFrom, i));
  const to = wholeAt(part.eventTo, i);
  const vm = vmId(wholeAt(part.eventVm, i));
  const kind = present(EVENT_KINDS[wholeAt(part.eventKind, i)], "the kind of an event");
  switch (kind) {
    case "migration":
      return { kind, vm, from, to: pmId(to) };
    case "swap":
      return { kind, vm, from, with: vmId(wholeAt(part.eventWith, i)), to: pmId(to) };
    case "no-solution":
      return { kind, from, to: to === NOBODY ? null : pmId(to) };
  }
}

/** Whether a person made the `index`-th event of `step`, and not the policy (I2, I3). */
export function isByHand(record: RunRecord, step: Step, index: number): boolean {
  const { part, start, end } = eventRange(record, step);
  assert(index >= 0 && start + index < end, `event ${index} of step ${step}`);
  return wholeAt(part.eventByHand, start + index) === 1;
}

/** Whether the `index`-th event of `step` answers an overload of its source (C2). */
export function isAnswer(record: RunRecord, step: Step, index: number): boolean {
  const { part, start, end } = eventRange(record, step);
  assert(index >= 0 && start + index < end, `event ${index} of step ${step}`);
  return wholeAt(part.eventOverload, start + index) === 1;
}

/** The utilization of every PM after the actions of `step`: a window on the record, `3 * pms` figures. */
export const utilizationAfter = (record: RunRecord, step: Step): Float64Array =>
  windowOf(record, partOfStep(record, step).utilization, "utilization", step);

/** Population standard deviation of utilization across PMs after the actions of `step`, per resource. */
export const deviationAfter = (record: RunRecord, step: Step): Float64Array =>
  windowOf(record, partOfStep(record, step).deviation, "deviation", step);

/** What the fleet demands at `step`, as a fraction of what it has, per resource. */
export const fleetLoadAt = (record: RunRecord, step: Step): Float64Array =>
  windowOf(record, partOfStep(record, step).fleetLoad, "fleetLoad", step);

/** `[resource][quantile]`: {@link QUANTILES} across PMs after the actions of `step`; null where nobody asked. */
export function quantilesAfter(record: RunRecord, step: Step): Float64Array | null {
  const { quantiles } = partOfStep(record, step);
  return quantiles && windowOf(record, quantiles, "quantiles", step);
}

/** PMs over the threshold after the actions of `step`. */
export function overloadedCount(record: RunRecord, step: Step): number {
  const part = partOfStep(record, step);
  return wholeAt(part.overloaded, step - part.first);
}

/** Whether the policy did not end at `step`, and was broken off. */
export function isEndless(record: RunRecord, step: Step): boolean {
  const part = partOfStep(record, step);
  return wholeAt(part.endless, step - part.first) === 1;
}

/** The steps done in which the policy did not end. */
export const endlessSteps = (record: RunRecord): Step[] =>
  Array.from({ length: completedSteps(record) }, (_, s) => stepOf(s)).filter((s) => isEndless(record, s));

/** A step's row of a column of its part. */
function windowOf(
  record: RunRecord,
  column: Float64Array,
  name: "utilization" | "deviation" | "fleetLoad" | "quantiles",
  step: number,
): Float64Array {
  const stride = strideOf(RECORD_COLUMNS[name], record);
  const row = step % record.stepsPerPart;
  return column.subarray(row * stride, (row + 1) * stride);
}

/**
 * Writes the utilization of every PM at `step` after its first `action` events into `into`, `3 * pms`
 * figures: the end of the step with the later events taken back, so that no demand is asked for.
 */
export function utilizationAt(record: RunRecord, step: Step, action: number, into: Float64Array): void {
  into.set(utilizationAfter(record, step));
  const { part, start, end } = eventRange(record, step);
  assert(action >= 0 && action <= end - start, `action ${action} of step ${step}`);
  for (let e = end - 1; e >= start + action; e--) takeBack(part, e, into);
}

/** Puts the source and the target of event `e` of a part back to where they were before it. */
export function takeBack(
  { eventFrom, eventTo, eventBefore }: RecordPart,
  e: number,
  into: Float64Array,
): void {
  const from = wholeAt(eventFrom, e) * RESOURCE_COUNT;
  const to = wholeAt(eventTo, e) * RESOURCE_COUNT;
  const before = e * BEFORE_STRIDE;
  for (let r = 0; r < RESOURCE_COUNT; r++) {
    into[from + r] = at(eventBefore, before + r);
    if (to >= 0) into[to + r] = at(eventBefore, before + RESOURCE_COUNT + r);
  }
}

/** The steps done that have at least one event. */
export const stepsWithEvents = (record: RunRecord): Step[] =>
  Array.from({ length: completedSteps(record) }, (_, s) => stepOf(s)).filter(
    (s) => eventCount(record, s) > 0,
  );

/** The buffers to transfer when a part changes threads. */
export const partBuffers = (part: RecordPart): ArrayBuffer[] => buffersOf(RECORD_COLUMNS, part);

/** An empty record of a run of this size, and the way to add to it. */
export function createRecord(size: { readonly pms: number; readonly vms: number; readonly steps: number }): {
  readonly record: RunRecord;
  append(part: RecordPart): void;
} {
  const { pms, vms, steps } = size;
  const parts: RecordPart[] = [];
  const record: RunRecord = {
    pms,
    vms,
    steps,
    get stepsPerPart() {
      return parts[0]?.steps ?? stepsPerPart(pms);
    },
    parts,
  };
  return {
    record,
    append(part) {
      assert(part.first === completedSteps(record), "parts come in order");
      parts.push(part);
    },
  };
}
