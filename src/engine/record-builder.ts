/**
 * Collects the record of a run while it goes on, a part at a time. Event columns double as they
 * fill and are cut to size when their part is complete; of a part that has been taken nothing is
 * kept here.
 */

import { assert, assertFigures, present } from "../base/assert.ts";
import { clone } from "../base/clone.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { at } from "../base/vector.ts";
import { createQuantiles } from "./quantiles.ts";
import type { RecordPart, SolverAnswer } from "./record.ts";
import { BEFORE_STRIDE, CHECKPOINT_EVERY, EVENT_KINDS, QUANTILES, stepsPerPart } from "./record.ts";
import { lowersWhatIsOver } from "./relief.ts";
import { FleetSummary, withoutPms } from "./summary.ts";
import type { Workload } from "./workload.ts";

/** Indices into {@link EVENT_KINDS}. */
export const MIGRATION = EVENT_KINDS.indexOf("migration");
export const SWAP = EVENT_KINDS.indexOf("swap");
export const NO_SOLUTION = EVENT_KINDS.indexOf("no-solution");

/** An event as it is written down; machines are indices, or -1. */
export interface NewEvent {
  /** Index into {@link EVENT_KINDS}. */
  readonly kind: number;
  readonly vm: number;
  readonly from: number;
  readonly to: number;
  readonly other: number;
  readonly byHand: boolean;
  /** Whether its source is overloaded, or the policy says so. */
  readonly answers: boolean;
}

/** What a run has come to before a step. */
export interface Totals {
  /** Events of each of {@link EVENT_KINDS}. */
  readonly events: Uint32Array;
  /** Actions that answered an overload (C2). */
  readonly answers: number;
  /** Actions that relieved nothing (P10). */
  readonly inVain: number;
}

/** What a step has come to. */
export interface StepEnd {
  readonly utilization: Float64Array;
  readonly threshold: number;
  /** PMs that are not there: they count neither for the deviation nor for the quantiles (I3). */
  readonly down: ReadonlySet<number> | null;
}

export interface RecordOptions {
  /** Whether to keep the quantiles of utilization across PMs, which cost more than the rest of a summary. */
  readonly quantiles: boolean;
}

/** What sums up the PMs that are not `down`. */
interface Summaries {
  readonly down: ReadonlySet<number> | null;
  readonly summary: FleetSummary;
  readonly writeQuantiles: ReturnType<typeof createQuantiles> | null;
}

interface EventColumns {
  kind: Uint8Array;
  vm: Int32Array;
  from: Int32Array;
  to: Int32Array;
  with: Int32Array;
  byHand: Uint8Array;
  answers: Uint8Array;
  inVain: Uint8Array;
  before: Float64Array;
}

const FIRST_CAPACITY = 64;

/** What is NaN or infinite ends here, and not in a file or in a picture. */
function assertFinite({ state: _, ...columns }: RecordPart): void {
  for (const [name, column] of Object.entries(columns))
    if (column instanceof Float64Array)
      assertFigures(column, `of the steps from ${columns.first} on, ${name}`);
}

export class RecordBuilder {
  readonly #workload: Workload;
  readonly #partSteps: number;
  readonly #quantiles: boolean;
  #summaries: Summaries;
  #part: PartColumns | null = null;
  #complete: RecordPart | null = null;
  #events: EventColumns = createEventColumns(FIRST_CAPACITY);
  /** Events in the part so far. */
  #count = 0;
  /** Of the part's interventions so far: events of their steps before them. */
  #due: { readonly events: number; readonly isMade: boolean }[] = [];
  /** What a solver answered in the part so far. */
  #solverAnswers: SolverAnswer[] = [];
  /** The step under way. */
  #step = 0;
  /** Events of each kind in the run so far. */
  readonly #totals = new Uint32Array(EVENT_KINDS.length);
  /** Actions in the run so far that answered an overload. */
  #answers = 0;
  /** Actions in the run so far that relieved nothing. */
  #inVain = 0;

  /** @param before what came before the first step that is recorded here; null where nothing did */
  constructor(workload: Workload, { quantiles }: RecordOptions, before: Totals | null = null) {
    this.#workload = workload;
    if (before !== null) this.#totals.set(before.events);
    this.#answers = before?.answers ?? 0;
    this.#inVain = before?.inVain ?? 0;
    this.#partSteps = stepsPerPart(workload.pms);
    this.#quantiles = quantiles;
    this.#summaries = this.#createSummaries(null);
  }

  /**
   * @param placement that at the start of the step, before its actions
   * @param copyState of what the policy remembers then
   */
  beginStep(step: number, placement: Int32Array, copyState: () => unknown): void {
    assert(this.#complete === null, "a part is taken before the next begins");
    this.#part ??= this.#createPart(step, placement, copyState);
    this.#step = step;
    this.#part.eventsBefore.set(this.#totals, (step - this.#part.first) * EVENT_KINDS.length);
    this.#part.answersBefore[step - this.#part.first] = this.#answers;
    this.#part.inVainBefore[step - this.#part.first] = this.#inVain;
  }

  /** @param utilization what the event finds: it has not been carried out */
  push({ kind, vm, from, to, other, byHand, answers }: NewEvent, utilization: Float64Array): void {
    const i = this.#count++;
    if (i === this.#events.kind.length) this.#events = resized(this.#events, 2 * i, i);
    const columns = this.#events;
    columns.kind[i] = kind;
    columns.vm[i] = vm;
    columns.from[i] = from;
    columns.to[i] = to;
    columns.with[i] = other;
    columns.byHand[i] = byHand ? 1 : 0;
    columns.answers[i] = answers ? 1 : 0;
    columns.inVain[i] = 0; // until it is judged
    if (answers && kind !== NO_SOLUTION) this.#answers++;
    this.#totals[kind] = (this.#totals[kind] as number) + 1;
    const [source, target, before] = [from * RESOURCE_COUNT, to * RESOURCE_COUNT, i * BEFORE_STRIDE];
    for (let r = 0; r < RESOURCE_COUNT; r++) {
      columns.before[before + r] = at(utilization, source + r);
      columns.before[before + RESOURCE_COUNT + r] = to < 0 ? 0 : at(utilization, target + r);
    }
  }

  /** The action of the policy that was pushed last has left `utilization`: whether it relieved anything (P10). */
  judge(utilization: Float64Array, threshold: number): void {
    const i = this.#count - 1;
    const { before, from, inVain } = this.#events;
    const source = (from[i] as number) * RESOURCE_COUNT;
    if (lowersWhatIsOver(before, i * BEFORE_STRIDE, utilization, source, threshold)) return;
    inVain[i] = 1;
    this.#inVain++;
  }

  /** It is copied: whoever asked may use the answer up. */
  noteSolverAnswer(answer: unknown): void {
    this.#solverAnswers.push({ step: this.#step, answer: clone(answer) });
  }

  noteEndless(): void {
    const part = present(this.#part, "a part");
    part.endless[this.#step - part.first] = 1;
  }

  /** An intervention was made, or passed over, after so many events of the step. */
  noteIntervention(events: number, isMade: boolean): void {
    this.#due.push({ events, isMade });
  }

  /**
   * The step's actions are done.
   * @param movedMemory of the VMs moved in the step, in PMs' worth
   */
  endStep(step: number, { utilization, threshold, down }: StepEnd, movedMemory: number): void {
    const part = this.#part;
    assert(part !== null, "a step ends after it has begun");
    const s = step - part.first;
    const { pms } = this.#workload;
    part.eventStart[s + 1] = this.#count;
    part.utilization.set(utilization, s * pms * RESOURCE_COUNT);
    const { summary, writeQuantiles } = this.#summariesWithout(down);
    const counted = down === null ? utilization : withoutPms(utilization, down);
    summary.take(counted, threshold);
    part.deviation.set(summary.deviation, s * RESOURCE_COUNT);
    part.fleetLoad.set(summary.load, s * RESOURCE_COUNT);
    part.overloaded[s] = summary.overloaded;
    part.movedMemory[s] = movedMemory;
    if (part.quantiles !== null) {
      const stride = RESOURCE_COUNT * QUANTILES.length;
      writeQuantiles?.(counted, part.quantiles.subarray(s * stride, (s + 1) * stride));
    }
    if (s + 1 < part.steps) return;
    const {
      kind,
      vm,
      from,
      to,
      with: other,
      byHand,
      answers,
      inVain,
      before,
    } = resized(this.#events, this.#count, this.#count);
    const complete: RecordPart = {
      ...part,
      solverAnswers: this.#solverAnswers,
      madeAfter: Uint32Array.from(this.#due, ({ events }) => events),
      madeApplied: Uint8Array.from(this.#due, ({ isMade }) => (isMade ? 1 : 0)),
      eventKind: kind,
      eventVm: vm,
      eventFrom: from,
      eventTo: to,
      eventWith: other,
      eventByHand: byHand,
      eventAnswers: answers,
      eventInVain: inVain,
      eventBefore: before,
    };
    assertFinite(complete);
    this.#complete = complete;
    this.#part = null;
    this.#count = 0;
    this.#due = [];
    this.#solverAnswers = [];
  }

  /** The part that the last step completed; null while one is being filled. */
  take(): RecordPart | null {
    const part = this.#complete;
    this.#complete = null;
    return part;
  }

  /** What sums up the PMs that are there; the same for as long as the same ones are. */
  #summariesWithout(down: ReadonlySet<number> | null): Summaries {
    if (this.#summaries.down !== down) this.#summaries = this.#createSummaries(down);
    return this.#summaries;
  }

  #createSummaries(down: ReadonlySet<number> | null): Summaries {
    const { capacity, pms } = this.#workload;
    return {
      down,
      summary: new FleetSummary(down === null ? capacity : withoutPms(capacity, down)),
      writeQuantiles: this.#quantiles ? createQuantiles(pms - (down?.size ?? 0)) : null,
    };
  }

  #createPart(first: number, placement: Int32Array, copyState: () => unknown): PartColumns {
    const { pms, steps: all } = this.#workload;
    const isCheckpoint = first % CHECKPOINT_EVERY === 0;
    const steps = Math.min(this.#partSteps, all - first);
    return {
      first,
      steps,
      eventStart: new Uint32Array(steps + 1),
      eventsBefore: new Uint32Array(steps * EVENT_KINDS.length),
      answersBefore: new Uint32Array(steps),
      inVainBefore: new Uint32Array(steps),
      utilization: new Float64Array(steps * pms * RESOURCE_COUNT),
      deviation: new Float64Array(steps * RESOURCE_COUNT),
      fleetLoad: new Float64Array(steps * RESOURCE_COUNT),
      movedMemory: new Float64Array(steps),
      overloaded: new Uint32Array(steps),
      quantiles: this.#quantiles ? new Float64Array(steps * RESOURCE_COUNT * QUANTILES.length) : null,
      endless: new Uint8Array(steps),
      checkpoint: isCheckpoint ? placement.slice() : null,
      state: isCheckpoint ? copyState() : null,
    };
  }
}

/** A part without the columns of its events and interventions, whose number is not known yet. */
type PartColumns = Omit<
  RecordPart,
  | "solverAnswers"
  | "madeAfter"
  | "madeApplied"
  | "eventKind"
  | "eventVm"
  | "eventFrom"
  | "eventTo"
  | "eventWith"
  | "eventByHand"
  | "eventAnswers"
  | "eventInVain"
  | "eventBefore"
>;

const createEventColumns = (capacity: number): EventColumns => ({
  kind: new Uint8Array(capacity),
  vm: new Int32Array(capacity),
  from: new Int32Array(capacity),
  to: new Int32Array(capacity),
  with: new Int32Array(capacity),
  byHand: new Uint8Array(capacity),
  answers: new Uint8Array(capacity),
  inVain: new Uint8Array(capacity),
  before: new Float64Array(capacity * BEFORE_STRIDE),
});

/** Copies of the columns with room for `capacity` events, the first `count` of them filled. */
function resized(columns: EventColumns, capacity: number, count: number): EventColumns {
  const larger = createEventColumns(capacity);
  larger.kind.set(columns.kind.subarray(0, count));
  larger.vm.set(columns.vm.subarray(0, count));
  larger.from.set(columns.from.subarray(0, count));
  larger.to.set(columns.to.subarray(0, count));
  larger.with.set(columns.with.subarray(0, count));
  larger.byHand.set(columns.byHand.subarray(0, count));
  larger.answers.set(columns.answers.subarray(0, count));
  larger.inVain.set(columns.inVain.subarray(0, count));
  larger.before.set(columns.before.subarray(0, count * BEFORE_STRIDE));
  return larger;
}
