/**
 * The record of a run: what happened, in columns. It is the only truth for everything that is
 * shown. It comes in parts of a few steps each, so that a long run can be looked at while it goes
 * on; events are in the order in which they happened. Placements are kept as checkpoints and rebuilt
 * in between by replay (see `cursor.ts`); utilizations within a step are rebuilt from what each
 * event found (see {@link utilizationAt}), to the bit.
 */

import { assert, present } from "../base/assert.ts";
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

/** Some consecutive steps of a run: it is made, handed over and kept as a whole. */
export interface RecordPart {
  /** The first step. */
  readonly first: number;
  readonly steps: number;
  /** `steps + 1` offsets: the events of the part's step s are `eventStart[s] .. eventStart[s + 1] - 1`. */
  readonly eventStart: Uint32Array;
  /** Per event: index into {@link EVENT_KINDS}. */
  readonly eventKind: Uint8Array;
  /** Per event: the VM that left `from`, or -1. */
  readonly eventVm: Int32Array;
  /** Per event: the source. */
  readonly eventFrom: Int32Array;
  /** Per event: the target, or -1. */
  readonly eventTo: Int32Array;
  /** Per event: the VM that came back in a swap, or -1. */
  readonly eventWith: Int32Array;
  /** Per event: 1 where a person made it, 0 where the policy did (I2). */
  readonly eventByHand: Uint8Array;
  /** Per event: 1 where it answers an overload (C2): a policy's always does, a person may also move what is not over. */
  readonly eventAnswers: Uint8Array;
  /** Per event: 1 where it is an action of the policy that lowered nothing on which its source was over (P10). */
  readonly eventInVain: Uint8Array;
  /** Per event: utilization of the source, then of the target, before it; 0 where there is no target. */
  readonly eventBefore: Float64Array;
  /** `[step][kind]`: events of each of {@link EVENT_KINDS} in the whole run before the step. */
  readonly eventsBefore: Uint32Array;
  /** `[step]`: actions in the whole run before the step that answered an overload (C2). */
  readonly answersBefore: Uint32Array;
  /** `[step]`: actions in the whole run before the step that relieved nothing (P10). */
  readonly inVainBefore: Uint32Array;
  /** Per intervention that was due in the part's steps, in order of time: how many events of its step had happened (I1). */
  readonly madeAfter: Uint32Array;
  /** Per such intervention: 1 where it was made, 0 where it was passed over since it did not apply (I1). */
  readonly madeApplied: Uint8Array;
  /** `[step][pm][resource]`: utilization after the step's actions. */
  readonly utilization: Float64Array;
  /** `[step][resource]`: population standard deviation of utilization across PMs, after the step's actions. */
  readonly deviation: Float64Array;
  /** `[step][resource]`: what the fleet demands, as a fraction of what it has. The same for every policy (P2). */
  readonly fleetLoad: Float64Array;
  /** `[step]`: memory of the VMs moved in the step, in PMs' worth. */
  readonly movedMemory: Float64Array;
  /** `[step]`: PMs over the threshold after the step's actions. */
  readonly overloaded: Uint32Array;
  /** `[step][resource][quantile]`: {@link QUANTILES} across PMs after the step's actions; null where nobody asked. */
  readonly quantiles: Float64Array | null;
  /** `[step]`: 1 where the policy did not end, and was broken off (see `mostEffects`). */
  readonly endless: Uint8Array;
  /** What a solver answered the policy, in order. */
  readonly solverAnswers: readonly SolverAnswer[];
  /** `vms` PM indices: the placement at the start of the first step, before its actions; null between checkpoints. */
  readonly checkpoint: Int32Array | null;
  /** What the policy remembered there (see `decider.ts`); null between checkpoints, and where it remembers nothing. */
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
  /** Every part but the last has so many steps. */
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

const entry = (column: Int32Array | Uint32Array | Uint8Array, index: number): number =>
  column[index] as number;

/** The events of a step as a window on its part: `start .. end - 1` of the part's event columns. */
export function eventRange(
  record: RunRecord,
  step: number,
): { readonly part: RecordPart; readonly start: number; readonly end: number } {
  const part = partOfStep(record, step);
  const s = step - part.first;
  return { part, start: entry(part.eventStart, s), end: entry(part.eventStart, s + 1) };
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
  const from = pmId(entry(part.eventFrom, i));
  const to = entry(part.eventTo, i);
  const vm = vmId(entry(part.eventVm, i));
  const kind = present(EVENT_KINDS[entry(part.eventKind, i)], "the kind of an event");
  switch (kind) {
    case "migration":
      return { kind, vm, from, to: pmId(to) };
    case "swap":
      return { kind, vm, from, with: vmId(entry(part.eventWith, i)), to: pmId(to) };
    case "no-solution":
      return { kind, from, to: to === NOBODY ? null : pmId(to) };
  }
}

/** Whether a person made the `index`-th event of `step`, and not the policy (I2, I3). */
export function isByHand(record: RunRecord, step: Step, index: number): boolean {
  const { part, start, end } = eventRange(record, step);
  assert(index >= 0 && start + index < end, `event ${index} of step ${step}`);
  return entry(part.eventByHand, start + index) === 1;
}

/** Whether the `index`-th event of `step` answers an overload of its source (C2). */
export function isAnswer(record: RunRecord, step: Step, index: number): boolean {
  const { part, start, end } = eventRange(record, step);
  assert(index >= 0 && start + index < end, `event ${index} of step ${step}`);
  return entry(part.eventAnswers, start + index) === 1;
}

/** The utilization of every PM after the actions of `step`: a window on the record, `3 * pms` figures. */
export const utilizationAfter = (record: RunRecord, step: Step): Float64Array =>
  windowOf(partOfStep(record, step), "utilization", step, record.pms * RESOURCE_COUNT);

/** Population standard deviation of utilization across PMs after the actions of `step`, per resource. */
export const deviationAfter = (record: RunRecord, step: Step): Float64Array =>
  windowOf(partOfStep(record, step), "deviation", step, RESOURCE_COUNT);

/** What the fleet demands at `step`, as a fraction of what it has, per resource. */
export const fleetLoadAt = (record: RunRecord, step: Step): Float64Array =>
  windowOf(partOfStep(record, step), "fleetLoad", step, RESOURCE_COUNT);

/** `[resource][quantile]`: {@link QUANTILES} across PMs after the actions of `step`; null where nobody asked. */
export function quantilesAfter(record: RunRecord, step: Step): Float64Array | null {
  const part = partOfStep(record, step);
  if (part.quantiles === null) return null;
  const stride = RESOURCE_COUNT * QUANTILES.length;
  return part.quantiles.subarray((step - part.first) * stride, (step - part.first + 1) * stride);
}

/** PMs over the threshold after the actions of `step`. */
export function overloadedCount(record: RunRecord, step: Step): number {
  const part = partOfStep(record, step);
  return entry(part.overloaded, step - part.first);
}

/** Whether the policy did not end at `step`, and was broken off. */
export function isEndless(record: RunRecord, step: Step): boolean {
  const part = partOfStep(record, step);
  return entry(part.endless, step - part.first) === 1;
}

/** The steps done in which the policy did not end. */
export const endlessSteps = (record: RunRecord): Step[] =>
  Array.from({ length: completedSteps(record) }, (_, s) => stepOf(s)).filter((s) => isEndless(record, s));

const windowOf = (
  part: RecordPart,
  column: "utilization" | "deviation" | "fleetLoad",
  step: number,
  stride: number,
): Float64Array => part[column].subarray((step - part.first) * stride, (step - part.first + 1) * stride);

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
  const from = entry(eventFrom, e) * RESOURCE_COUNT;
  const to = entry(eventTo, e) * RESOURCE_COUNT;
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
export const partBuffers = ({ state: _, ...columns }: RecordPart): ArrayBuffer[] =>
  Object.values(columns).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );

/** An empty record of a run of this size, and the way to add to it. */
export function createRecord(size: { readonly pms: number; readonly vms: number; readonly steps: number }): {
  readonly record: RunRecord;
  append(part: RecordPart): void;
} {
  const { pms, vms, steps } = size;
  const parts: RecordPart[] = [];
  const record: RunRecord = { pms, vms, steps, stepsPerPart: stepsPerPart(pms), parts };
  return {
    record,
    append(part) {
      assert(part.first === completedSteps(record), "parts come in order");
      parts.push(part);
    },
  };
}
