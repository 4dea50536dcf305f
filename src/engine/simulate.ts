/**
 * The simulation loop (P4): at each step the demands change, then the policy acts until it is
 * content or stuck. It owns no clock and no randomness: the caller advances it stop by stop, and
 * the same workload and policy give the same bytes.
 */

import { assert } from "../base/assert.ts";
import { wholeAt } from "../base/columns.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import { Actions } from "./actions.ts";
import type { CourseStart } from "./course.ts";
import { Course } from "./course.ts";
import { restorePlacement } from "./cursor.ts";
import type { Decider, Question } from "./decider.ts";
import { Placement } from "./placement.ts";
import type { RecordPart, RunRecord } from "./record.ts";
import { CHECKPOINT_EVERY, createRecord, EVENT_KINDS, partOfStep, utilizationAfter } from "./record.ts";
import type { RecordOptions, Totals } from "./record-builder.ts";
import { RecordBuilder } from "./record-builder.ts";
import type { StepStop } from "./step.ts";
import { act } from "./step.ts";
import type { Workload } from "./workload.ts";

/** What a run stops at: what happens in a step, or its end. */
export type Stop = StepStop | { readonly kind: "step" };

export interface Simulation {
  /** Number of steps done so far, those before the start included. */
  readonly completed: number;
  /**
   * Goes on to the next stop; null when the run is over.
   * @param answer to the question that it has stopped at
   */
  advance(answer?: unknown): Stop | null;
  /** The part of the record that the last step completed, if it did: take it before the next step. */
  take(): RecordPart | null;
}

/** Where a run goes on from: the first step of a part. */
export interface RunStart extends CourseStart {
  /** What happened before the step. */
  readonly before: Totals;
}

export interface SimulationOptions extends RecordOptions {
  /** Null begins at the first step. */
  readonly start: RunStart | null;
}

const STEP: Stop = { kind: "step" };

export function createSimulation(
  workload: Workload,
  decider: Decider,
  { start, ...options }: SimulationOptions = { quantiles: false, start: null },
): Simulation {
  const course = new Course(workload, decider, start);
  const { cluster } = course;
  const builder = new RecordBuilder(workload, options, start?.before, decider.asks);
  const actions = new Actions(cluster, builder);
  let completed: number = start?.step ?? 0;
  let underWay: ReturnType<typeof act> | null = null;
  let isAsked = false;

  function begin(): ReturnType<typeof act> {
    const step = stepOf(completed);
    builder.beginStep(step, cluster.placement.hosts, () => course.copyState());
    course.beginStep(step);
    return act(course, actions);
  }

  return {
    get completed() {
      return completed;
    },
    advance(answer) {
      if (underWay === null && completed === workload.steps) return null;
      assert(isAsked || answer === undefined, "only a question is answered");
      underWay ??= begin();
      const stop = underWay.next(answer);
      isAsked = stop.done !== true && stop.value.kind === "question";
      if (stop.done !== true) return stop.value;
      underWay = null;
      builder.endStep(completed, cluster, actions.takeMovedMemory());
      course.endStep();
      completed++;
      return STEP;
    },
    take: () => builder.take(),
  };
}

/** Answers what a policy asks, at once. */
export type Answer = (question: Question) => unknown;

const nobodyAnswers: Answer = ({ solver }) => assert(false, `somebody answers for the solver ${solver}`);

/**
 * Runs every step at once.
 * @param answer only of a policy that asks
 */
export function simulate(
  workload: Workload,
  decider: Decider,
  options?: Partial<RecordOptions>,
  answer: Answer = nobodyAnswers,
): RunRecord {
  const simulation = createSimulation(workload, decider, { quantiles: false, ...options, start: null });
  const { record, append } = createRecord(workload);
  for (let stop = simulation.advance(); stop !== null; ) {
    const part = simulation.take();
    if (part !== null) append(part);
    stop = simulation.advance(stop.kind === "question" ? answer(stop.question) : undefined);
  }
  return record;
}

/**
 * Where a run that is to differ from `record` from `step` on can begin: with the part that holds it, or,
 * where the policy remembers something, with the checkpoint before.
 * @param looksBack of its policy
 */
export function startAt(record: RunRecord, step: Step, looksBack: number): RunStart {
  const first = remembers(record) ? step - (step % CHECKPOINT_EVERY) : partOfStep(record, step).first;
  const part = partOfStep(record, first);
  return {
    ...courseStart(record, stepOf(first), looksBack),
    before: {
      events: part.eventsBefore.slice(0, EVENT_KINDS.length),
      overload: wholeAt(part.overloadBefore, 0),
      inVain: wholeAt(part.inVainBefore, 0),
    },
  };
}

/** Where a replay begins that is to come to a step. */
export interface ReplayStart extends CourseStart {
  /** What a solver answered from there to the end of that step, in order. */
  readonly solverAnswers: readonly unknown[];
}

/**
 * Where a replay of `step` can begin: there, or, where the policy remembers something, at the checkpoint before.
 * @param looksBack of its policy
 */
export function replayStart(record: RunRecord, step: Step, looksBack: number): ReplayStart {
  const first = stepOf(remembers(record) ? step - (step % CHECKPOINT_EVERY) : step);
  const solverAnswers = record.parts
    .flatMap((part) => part.solverAnswers)
    .filter((given) => given.step >= first && given.step <= step)
    .map(({ answer }) => answer);
  return { ...courseStart(record, first, looksBack), solverAnswers };
}

/** A policy that remembers anything has begun with something. */
const remembers = (record: RunRecord): boolean => partOfStep(record, 0).state !== null;

/** @param first of a part, or any step where the policy remembers nothing */
function courseStart(record: RunRecord, first: Step, looksBack: number): CourseStart {
  const seen = Math.min(first, looksBack);
  return {
    step: first,
    placement: placementAt(record, first),
    state: partOfStep(record, first).state,
    past: Array.from({ length: seen }, (_, i) => utilizationAfter(record, stepOf(first - seen + i)).slice()),
  };
}

/** `vms` PM indices: who runs where at the start of `step`, before its actions. */
function placementAt(record: RunRecord, step: Step): Int32Array {
  const placement = new Placement(record.pms, record.vms);
  restorePlacement(placement, record, step);
  return placement.hosts;
}
