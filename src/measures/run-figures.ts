/**
 * The figures of runs. What was folded is kept per record and measure, and goes on as the record grows:
 * no step is judged twice, however often its figures are asked for, and none for a measure that nobody
 * looks at. The columns that are given out are windows on what is kept: read them, never write them.
 */

import { assert } from "../base/assert.ts";
import { stepOf } from "../base/ids.ts";
import type { StepTime } from "../base/step-time.ts";
import { hoursOf } from "../base/step-time.ts";
import { at } from "../base/vector.ts";
import type { RunRecord } from "../engine/record.ts";
import { completedSteps } from "../engine/record.ts";
import type { Fold, MeasuredRun, StepReader } from "./measure.ts";
import type { MeasureId } from "./registry.ts";
import { measureOf } from "./registry.ts";

type Length = Pick<StepTime, "stepMinutes">;

interface Folded {
  readonly read: StepReader;
  /** Per step: the sum (also of a mean), or the largest, of the figures up to and including it. */
  readonly upTo: Float64Array;
  /** Per step: its own figure; null where the charts show what it has come to. */
  readonly levels: Float64Array | null;
  /** How many steps are folded. */
  steps: number;
}

/** The one owner: a record's figures go with it. */
const kept = new WeakMap<RunRecord, Map<MeasureId, Folded>>();

/**
 * What the first steps of a run have come to; 0 of none.
 * @param first the first so many steps, as far as they are done
 */
export function figureAfter(run: MeasuredRun, id: MeasureId, first: number, time: Length): number {
  const steps = Math.min(first, completedSteps(run.record));
  if (steps === 0) return 0;
  const { fold, inHours, range } = measureOf(id);
  const folded = at(foldUpTo(run, id, steps).upTo, steps - 1);
  const figure = fold === "mean" ? folded / steps : inHours ? hoursOf(folded, time) : folded;
  assert(figure >= range[0] && figure <= range[1], `${id} of ${steps} steps is ${figure}`);
  return figure;
}

/** {@link figureAfter} of several measures. */
export function figuresAfter<K extends MeasureId>(
  run: MeasuredRun,
  ids: readonly K[],
  first: number,
  time: Length,
): Readonly<Record<K, number>> {
  const entries = ids.map((id) => [id, figureAfter(run, id, first, time)] as const);
  return Object.fromEntries(entries) as Record<K, number>; // an entry per id
}

/**
 * A measure over the steps that are done, as charts draw it: of a sum or a maximum what it has come to
 * by then, of a mean the figure of each step.
 */
export function figuresByStep(run: MeasuredRun, id: MeasureId, time: Length): Float64Array {
  const { levels, upTo, steps } = foldUpTo(run, id, completedSteps(run.record));
  const figures = (levels ?? upTo).subarray(0, steps);
  return measureOf(id).inHours ? figures.map((figure) => hoursOf(figure, time)) : figures;
}

/** Whether {@link figuresByStep} adds up: it says what has happened so far. */
export const isSoFar = (id: MeasureId): boolean => measureOf(id).fold !== "mean";

function foldUpTo(run: MeasuredRun, id: MeasureId, steps: number): Folded {
  const ofRun = kept.get(run.record) ?? new Map<MeasureId, Folded>();
  kept.set(run.record, ofRun);
  const folded = ofRun.get(id) ?? createFolded(run, id);
  ofRun.set(id, folded);
  const { fold } = measureOf(id);
  for (; folded.steps < steps; folded.steps++) {
    const s = folded.steps;
    const figure = folded.read(stepOf(s));
    if (folded.levels !== null) folded.levels[s] = figure;
    folded.upTo[s] = s === 0 ? figure : add(fold, at(folded.upTo, s - 1), figure);
  }
  return folded;
}

const add = (fold: Fold, before: number, figure: number): number =>
  fold === "max" ? Math.max(before, figure) : before + figure;

const createFolded = (run: MeasuredRun, id: MeasureId): Folded => ({
  read: measureOf(id).perStep(run),
  upTo: new Float64Array(run.record.steps),
  levels: isSoFar(id) ? null : new Float64Array(run.record.steps),
  steps: 0,
});
