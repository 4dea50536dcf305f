/**
 * The record of a run: what happened, in columns. It is the only truth for everything that is
 * shown. Events are in the order in which they happened, grouped by step; placements are kept as
 * checkpoints and rebuilt in between by replay (see `cursor.ts`).
 */

import { assert } from "../base/assert.ts";
import type { PmId, Step, VmId } from "../base/ids.ts";
import { NOBODY, pmId, stepOf, vmId } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";

/** Something that a policy did, or could not do (C1). */
export type RunEvent =
  | { readonly kind: "migration"; readonly vm: VmId; readonly from: PmId; readonly to: PmId }
  | { readonly kind: "swap"; readonly vm: VmId; readonly from: PmId; readonly with: VmId; readonly to: PmId }
  /** `from` stays overloaded; `to` is the PM that was asked for help, if one was. */
  | { readonly kind: "no-solution"; readonly from: PmId; readonly to: PmId | null };

export type RunEventKind = RunEvent["kind"];
const KINDS: readonly RunEventKind[] = ["migration", "swap", "no-solution"];

export interface RunRecord {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
  /** `steps + 1` offsets: the events of step s are `eventStart[s] .. eventStart[s + 1] - 1`. */
  readonly eventStart: Uint32Array;
  /** Per event: 0 migration, 1 swap, 2 no solution. */
  readonly eventKind: Uint8Array;
  /** Per event: the VM that left `from`, or -1. */
  readonly eventVm: Int32Array;
  /** Per event: the source. */
  readonly eventFrom: Int32Array;
  /** Per event: the target, or -1. */
  readonly eventTo: Int32Array;
  /** Per event: the VM that came back in a swap, or -1. */
  readonly eventWith: Int32Array;
  /** `[step][pm][resource]`: utilization after the step's actions. */
  readonly utilization: Float64Array;
  /** `[step][resource]`: population standard deviation of utilization across PMs, after the step's actions. */
  readonly deviation: Float64Array;
  /** A checkpoint every so many steps. */
  readonly checkpointEvery: number;
  /** `[checkpoint][vm]`: the placement at the start of step `checkpoint * checkpointEvery`, before its actions. */
  readonly checkpoints: Int32Array;
}

const entry = (column: Int32Array | Uint32Array | Uint8Array, index: number): number =>
  column[index] as number;

/** Number of events (actions and no-solutions) in a step. */
export const eventCount = (record: RunRecord, step: Step): number =>
  entry(record.eventStart, step + 1) - entry(record.eventStart, step);

/** The `index`-th event of `step`, 0-based. */
export function eventAt(record: RunRecord, step: Step, index: number): RunEvent {
  assert(index >= 0 && index < eventCount(record, step), `event ${index} of step ${step}`);
  return eventFromColumns(record, entry(record.eventStart, step) + index);
}

/** The events of a step, in the order in which they happened. */
export function eventsOf(record: RunRecord, step: Step): RunEvent[] {
  return Array.from({ length: eventCount(record, step) }, (_, index) => eventAt(record, step, index));
}

/** The kind of event `i`, counted over the whole run. */
export const eventKindAt = (record: RunRecord, i: number): RunEventKind =>
  KINDS[entry(record.eventKind, i)] as RunEventKind;

function eventFromColumns(record: RunRecord, i: number): RunEvent {
  const from = pmId(entry(record.eventFrom, i));
  const to = entry(record.eventTo, i);
  const vm = vmId(entry(record.eventVm, i));
  switch (eventKindAt(record, i)) {
    case "migration":
      return { kind: "migration", vm, from, to: pmId(to) };
    case "swap":
      return { kind: "swap", vm, from, with: vmId(entry(record.eventWith, i)), to: pmId(to) };
    case "no-solution":
      return { kind: "no-solution", from, to: to === NOBODY ? null : pmId(to) };
  }
}

/** The utilization of every PM after the actions of `step`: a window on the record, `3 * pms` figures. */
export function utilizationAfter(record: RunRecord, step: Step): Float64Array {
  const stride = record.pms * RESOURCE_COUNT;
  return record.utilization.subarray(step * stride, (step + 1) * stride);
}

/** The steps that have at least one event. */
export function stepsWithEvents(record: RunRecord): Step[] {
  return Array.from({ length: record.steps }, (_, s) => stepOf(s)).filter((s) => eventCount(record, s) > 0);
}

/** The buffers to transfer when a record changes threads. */
export const recordBuffers = (record: RunRecord): ArrayBuffer[] =>
  Object.values(record).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );

/** Collects a record while a run goes on. */
export class RecordBuilder {
  readonly #pms: number;
  readonly #vms: number;
  readonly #steps: number;
  readonly #every: number;
  readonly #events: { kind: number[]; vm: number[]; from: number[]; to: number[]; with: number[] } = {
    kind: [],
    vm: [],
    from: [],
    to: [],
    with: [],
  };
  readonly #eventStart: Uint32Array;
  readonly #utilization: Float64Array;
  readonly #deviation: Float64Array;
  readonly #checkpoints: Int32Array;

  constructor(size: { pms: number; vms: number; steps: number }, checkpointEvery: number) {
    this.#pms = size.pms;
    this.#vms = size.vms;
    this.#steps = size.steps;
    this.#every = checkpointEvery;
    this.#eventStart = new Uint32Array(size.steps + 1);
    this.#utilization = new Float64Array(size.steps * size.pms * RESOURCE_COUNT);
    this.#deviation = new Float64Array(size.steps * RESOURCE_COUNT);
    this.#checkpoints = new Int32Array(Math.ceil(size.steps / checkpointEvery) * size.vms);
  }

  beginStep(step: Step, placement: Int32Array): void {
    if (step % this.#every === 0) this.#checkpoints.set(placement, (step / this.#every) * this.#vms);
  }

  push(event: RunEvent): void {
    const columns = this.#events;
    columns.kind.push(KINDS.indexOf(event.kind));
    columns.from.push(event.from);
    columns.to.push(event.to ?? NOBODY);
    columns.vm.push(event.kind === "no-solution" ? NOBODY : event.vm);
    columns.with.push(event.kind === "swap" ? event.with : NOBODY);
  }

  endStep(step: Step, utilization: Float64Array, deviation: readonly number[]): void {
    this.#eventStart[step + 1] = this.#events.kind.length;
    this.#utilization.set(utilization, step * this.#pms * RESOURCE_COUNT);
    this.#deviation.set(deviation, step * RESOURCE_COUNT);
  }

  build(): RunRecord {
    return {
      pms: this.#pms,
      vms: this.#vms,
      steps: this.#steps,
      eventStart: this.#eventStart,
      eventKind: Uint8Array.from(this.#events.kind),
      eventVm: Int32Array.from(this.#events.vm),
      eventFrom: Int32Array.from(this.#events.from),
      eventTo: Int32Array.from(this.#events.to),
      eventWith: Int32Array.from(this.#events.with),
      utilization: this.#utilization,
      deviation: this.#deviation,
      checkpointEvery: this.#every,
      checkpoints: this.#checkpoints,
    };
  }
}
