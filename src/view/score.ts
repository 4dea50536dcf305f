/**
 * What a run has achieved in its first steps, in figures that can stand beside another run's. Taken
 * from the record alone; which PMs were over is judged by the conditions that held (threshold, PMs
 * that were down). Of steps that were judged once the sums are kept.
 */

import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { StepTime } from "../base/step-time.ts";
import { hoursOf } from "../base/step-time.ts";
import { at } from "../base/vector.ts";
import { conditionsAt } from "../engine/changes.ts";
import type { Counters } from "../engine/metrics.ts";
import { countersBefore, isAnyOver } from "../engine/metrics.ts";
import type { RunEvent, RunRecord } from "../engine/record.ts";
import {
  completedSteps,
  deviationAfter,
  eventAt,
  eventCount,
  overloadedCount,
  partOfStep,
  utilizationAfter,
  utilizationAt,
} from "../engine/record.ts";
import { relievedNothingBefore } from "../engine/relief.ts";
import type { Workload } from "../engine/workload.ts";

export interface RunScore extends Counters {
  /** PMs that were over when a step began, summed over the steps. */
  readonly found: number;
  /** Those of them that were not over any more when it ended. */
  readonly resolved: number;
  /** PM-hours over after the actions: hours, whatever the length of a step. */
  readonly overHours: number;
  /** The policy's actions that lowered nothing on which their source was over (P10). */
  readonly relievedNothing: number;
  /** VMs moved, a swap counting as two. */
  readonly moves: number;
  /** Memory of the VMs moved, in PMs' worth. */
  readonly movedMemory: number;
  /** Mean over the steps of the standard deviation across PMs, per resource. */
  readonly deviation: ResourceVector;
}

/** A run with what it ran on, its interventions included. */
export interface ScoredRun {
  readonly record: RunRecord;
  readonly workload: Workload;
}

/** Sums over the steps before each step: `column[s]` of the first s steps. */
interface Sums {
  readonly found: Float64Array;
  readonly resolved: Float64Array;
  /** PMs over after the actions: PM-steps. */
  readonly over: Float64Array;
  readonly movedMemory: Float64Array;
  readonly deviation: readonly [cpu: Float64Array, net: Float64Array, mem: Float64Array];
  /** How many steps are summed up. */
  steps: number;
}

/** Records only ever grow: no step is judged twice, however often its score is asked for. */
const sums = new WeakMap<RunRecord, Sums>();

/** @param first the first so many steps, as far as they are done */
export function runScore(run: ScoredRun, first: number, time: Pick<StepTime, "stepMinutes">): RunScore {
  const { record } = run;
  const steps = Math.min(first, completedSteps(record));
  const { found, resolved, over, movedMemory, deviation } = sumsUpTo(run, steps);
  const mean = (column: Float64Array): number => (steps === 0 ? 0 : at(column, steps) / steps);
  const [cpu, net, mem] = deviation;
  const counters =
    steps === 0
      ? { overload: 0, migration: 0, swap: 0, noSolution: 0 }
      : countersBefore(record, stepOf(steps - 1), Number.POSITIVE_INFINITY);
  return {
    ...counters,
    relievedNothing:
      steps === 0 ? 0 : relievedNothingBefore(record, stepOf(steps - 1), Number.POSITIVE_INFINITY),
    found: at(found, steps),
    resolved: at(resolved, steps),
    overHours: hoursOf(at(over, steps), time),
    moves: counters.migration + 2 * counters.swap,
    movedMemory: at(movedMemory, steps),
    deviation: [mean(cpu), mean(net), mean(mem)],
  };
}

function sumsUpTo(run: ScoredRun, steps: number): Sums {
  const { record } = run;
  const known = sums.get(record) ?? createSums(record.steps);
  sums.set(record, known);
  if (known.steps >= steps) return known;
  const start = new Float64Array(record.pms * RESOURCE_COUNT);
  while (known.steps < steps) addStep(known, run, stepOf(known.steps), start);
  return known;
}

function createSums(steps: number): Sums {
  const column = (): Float64Array => new Float64Array(steps + 1);
  return {
    found: column(),
    resolved: column(),
    over: column(),
    movedMemory: column(),
    deviation: [column(), column(), column()],
    steps: 0,
  };
}

/** @param start is overwritten */
function addStep(into: Sums, { record, workload }: ScoredRun, step: Step, start: Float64Array): void {
  const add = (column: Float64Array, figure: number): void => {
    column[step + 1] = at(column, step) + figure;
  };
  const over = overAtStart(record, workload, step, start);
  const part = partOfStep(record, step);
  add(into.found, over.length);
  add(into.resolved, over.length - stillOver(record, workload, step, over));
  add(into.over, overloadedCount(record, step));
  add(into.movedMemory, at(part.movedMemory, step - part.first));
  const figures = deviationAfter(record, step);
  into.deviation.forEach((column, r) => {
    add(column, at(figures, r));
  });
  into.steps = step + 1;
}

/** The PMs that are over once the demands of `step` have changed. `into` is overwritten. */
function overAtStart(record: RunRecord, workload: Workload, step: Step, into: Float64Array): number[] {
  utilizationAt(record, step, 0, into);
  const { threshold, isUp } = conditionsAt(workload, record, step, 0);
  const over: number[] = [];
  for (let pm = 0; pm < record.pms; pm++) if (isAnyOver(into, pm, threshold) && isUp(pm)) over.push(pm);
  return over;
}

function stillOver(record: RunRecord, workload: Workload, step: Step, pms: readonly number[]): number {
  if (pms.length === 0) return 0;
  const { threshold, isUp } = conditionsAt(workload, record, step, eventCount(record, step));
  const end = utilizationAfter(record, step);
  return pms.filter((pm) => isAnyOver(end, pm, threshold) && isUp(pm)).length;
}

/** What one run did in a step: its first events, and how many more there were. */
export interface StepOfMoves {
  readonly events: readonly RunEvent[];
  readonly more: number;
}

/** A step in which something was done, run by run. */
export interface MovesRow {
  readonly step: Step;
  readonly runs: readonly StepOfMoves[];
}

/** The steps, of the first `first`, in which any run has events, with at most `most` events of each. */
export function movesByStep(records: readonly RunRecord[], first: number, most: number): MovesRow[] {
  const steps = Math.min(first, ...records.map(completedSteps));
  const rows: MovesRow[] = [];
  for (let s = 0; s < steps; s++) {
    const step = stepOf(s);
    const runs = records.map((record) => stepOfMoves(record, step, most));
    if (runs.some(({ events }) => events.length > 0)) rows.push({ step, runs });
  }
  return rows;
}

function stepOfMoves(record: RunRecord, step: Step, most: number): StepOfMoves {
  const count = eventCount(record, step);
  const shown = Math.min(count, most);
  return {
    events: Array.from({ length: shown }, (_, index) => eventAt(record, step, index)),
    more: count - shown,
  };
}
