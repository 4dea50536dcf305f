/**
 * Collects the record of a run while it goes on, a part at a time. Columns of events and interventions
 * grow as they fill and are cut to size when their part is complete; of a part that has been taken
 * nothing is kept here.
 */

import { assert, present } from "../base/assert.ts";
import { clone } from "../base/clone.ts";
import type { Columns, Kept } from "../base/columns.ts";
import { assertFinite, createColumns, GrowingColumns } from "../base/columns.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { at } from "../base/vector.ts";
import { createQuantiles } from "./quantiles.ts";
import type { RecordPart, SolverAnswer } from "./record.ts";
import {
  BEFORE_STRIDE,
  CHECKPOINT_EVERY,
  EVENT_KINDS,
  QUANTILES,
  RECORD_COLUMNS,
  stepsPerPart,
} from "./record.ts";
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
  /** Whether its source is overloaded, or the policy says so (C2). */
  readonly overload: boolean;
}

/** What a run has come to before a step. */
export interface Totals {
  /** Events of each of {@link EVENT_KINDS}. */
  readonly events: Uint32Array;
  /** Actions that an overload led to (C2). */
  readonly overload: number;
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

/** A part under way, without what is not known before its end. */
type PartBegun = Columns<Table, "bound" | "step" | "part"> & Pick<RecordPart, "first" | "steps" | "state">;
type Table = typeof RECORD_COLUMNS;

export class RecordBuilder {
  readonly #workload: Workload;
  readonly #partSteps: number;
  readonly #quantiles: boolean;
  #summaries: Summaries;
  #part: PartBegun | null = null;
  #complete: RecordPart | null = null;
  /** Those of the part so far. */
  readonly #events: GrowingColumns<Table, "event">;
  readonly #interventions: GrowingColumns<Table, "intervention">;
  /** What a solver answered in the part so far. */
  #solverAnswers: SolverAnswer[] = [];
  /** The step under way. */
  #step = 0;
  /** Events of each kind in the run so far. */
  readonly #totals = new Uint32Array(EVENT_KINDS.length);
  /** Actions in the run so far that an overload led to. */
  #overload = 0;
  /** Actions in the run so far that relieved nothing. */
  #inVain = 0;

  /**
   * @param before what came before the first step that is recorded here; null where nothing did
   * @param isSlow whether each step is handed over by itself, as soon as it is done
   */
  constructor(
    workload: Workload,
    { quantiles }: RecordOptions,
    before: Totals | null = null,
    isSlow = false,
  ) {
    this.#workload = workload;
    if (before !== null) {
      this.#totals.set(before.events);
      this.#overload = before.overload;
      this.#inVain = before.inVain;
    }
    this.#partSteps = isSlow ? 1 : stepsPerPart(workload.pms);
    this.#quantiles = quantiles;
    this.#events = this.#growing("event");
    this.#interventions = this.#growing("intervention");
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
    this.#part.overloadBefore[step - this.#part.first] = this.#overload;
    this.#part.inVainBefore[step - this.#part.first] = this.#inVain;
  }

  /** @param utilization what the event finds: it has not been carried out */
  push({ kind, vm, from, to, other, byHand, overload }: NewEvent, utilization: Float64Array): void {
    const i = this.#events.add();
    const { columns } = this.#events;
    columns.eventKind[i] = kind;
    columns.eventVm[i] = vm;
    columns.eventFrom[i] = from;
    columns.eventTo[i] = to;
    columns.eventWith[i] = other;
    columns.eventByHand[i] = byHand ? 1 : 0;
    columns.eventOverload[i] = overload ? 1 : 0;
    columns.eventInVain[i] = 0; // until it is judged
    if (overload && kind !== NO_SOLUTION) this.#overload++;
    this.#totals[kind] = (this.#totals[kind] as number) + 1;
    const { eventBefore } = columns;
    const [source, target, before] = [from * RESOURCE_COUNT, to * RESOURCE_COUNT, i * BEFORE_STRIDE];
    for (let r = 0; r < RESOURCE_COUNT; r++) {
      eventBefore[before + r] = at(utilization, source + r);
      eventBefore[before + RESOURCE_COUNT + r] = to < 0 ? 0 : at(utilization, target + r);
    }
  }

  /** The action of the policy that was pushed last has left `utilization`: whether it relieved anything (P10). */
  judge(utilization: Float64Array, threshold: number): void {
    const i = this.#events.rows - 1;
    const { eventBefore, eventFrom, eventInVain } = this.#events.columns;
    const source = (eventFrom[i] as number) * RESOURCE_COUNT;
    if (lowersWhatIsOver(eventBefore, i * BEFORE_STRIDE, utilization, source, threshold)) return;
    eventInVain[i] = 1;
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
    const i = this.#interventions.add();
    const { madeAfter, madeApplied } = this.#interventions.columns;
    madeAfter[i] = events;
    madeApplied[i] = isMade ? 1 : 0;
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
    part.eventStart[s + 1] = this.#events.rows;
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
    const complete: RecordPart = {
      ...part,
      ...this.#events.take(),
      ...this.#interventions.take(),
      solverAnswers: this.#solverAnswers,
    };
    // What is NaN or infinite ends here, and not in a file or in a picture.
    assertFinite(RECORD_COLUMNS, complete, `of the steps from ${complete.first} on, `);
    this.#complete = complete;
    this.#part = null;
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

  #createPart(first: number, placement: Int32Array, copyState: () => unknown): PartBegun {
    const steps = Math.min(this.#partSteps, this.#workload.steps - first);
    const kept = this.#keptFrom(first);
    const part: PartBegun = {
      first,
      steps,
      ...createColumns(RECORD_COLUMNS, "bound", steps + 1, this.#workload, kept),
      ...createColumns(RECORD_COLUMNS, "step", steps, this.#workload, kept),
      ...createColumns(RECORD_COLUMNS, "part", 1, this.#workload, kept),
      state: kept.checkpoint ? copyState() : null,
    };
    part.checkpoint?.set(placement);
    return part;
  }

  #growing<P extends "event" | "intervention">(per: P): GrowingColumns<Table, P> {
    return new GrowingColumns(RECORD_COLUMNS, per, this.#workload, this.#keptFrom(0));
  }

  #keptFrom(first: number): Kept<Table> {
    return { quantiles: this.#quantiles, checkpoint: first % CHECKPOINT_EVERY === 0 };
  }
}
