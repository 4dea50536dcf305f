/**
 * What a measure of a run is. Its figures come from the record, step by step, and the threshold and the
 * PMs that are there from what held then; nothing here knows words or pages.
 */

import type { Step } from "../base/ids.ts";
import type { RunRecord } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";

/** A run with what it ran on, its interventions included. */
export interface MeasuredRun {
  /** Grows while the run goes on. */
  readonly record: RunRecord;
  readonly workload: Workload;
}

/** What a figure counts: keys of the catalogues' `measureUnit`. */
export type MeasureUnit =
  /** PMs over, once per PM and step. */
  | "findings"
  | "actions"
  | "vms"
  /** How often one VM was moved. */
  | "times"
  | "pmHours"
  /** PM-hours, each times the excess of its PM as a fraction of the PM. */
  | "pmHoursOfExcess"
  /** Utilization: a fraction of a PM. */
  | "fraction"
  /** Memory, in that of the reference PM. */
  | "pmsOfMemory"
  | "seconds"
  | "mebibytes";

/** How a figure is written; how many digits that is differs between page and terminal. */
export type MeasureFormat =
  | "count"
  /** Whole ones as counts, parts with two decimals. */
  | "hours"
  /** What may be far below 1 as well as in the thousands. */
  | "amount"
  | "fraction"
  /** Fractions that lie close to each other, with more decimals. */
  | "fine";

/** What the figures of the first steps come to. */
export type Fold = "sum" | "max" | "mean";

/** Gives the figure of a step that is done. It is asked for every step once, in order. */
export type StepReader = (step: Step) => number;

export interface RunMeasure {
  readonly unit: MeasureUnit;
  /** Which way is better, on the same demands. Neither: it says as much of the demands, or of another measure. */
  readonly better: "lower" | "higher" | "neither";
  /** Where every figure of a step and of a run lies, both ends included. */
  readonly range: readonly [least: number, most: number];
  readonly perStep: (run: MeasuredRun) => StepReader;
  readonly fold: Fold;
  /** Whether the figure of a step holds for as long as the step is: what is folded is then told in hours. */
  readonly inHours: boolean;
  /** Whether it is 0 where nobody acts: the run without moves is then no comparison. */
  readonly ofActing: boolean;
  readonly format: MeasureFormat;
}
