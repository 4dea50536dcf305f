/** Measures in a terminal: what they are called in tables, and how their figures are written. */

import type { MeasureFormat } from "../measures/measure.ts";
import type { MeasureId } from "../measures/registry.ts";
import { measureOf } from "../measures/registry.ts";

export const MEASURE_NAMES: Readonly<Record<MeasureId, string>> = {
  found: "overloads found",
  resolved: "overloads resolved",
  overload: "overload",
  migration: "migration",
  swap: "swap",
  noSolution: "no solution",
  relievedNothing: "relieved nothing",
  overloadedHours: "overloaded PM-hours",
  overloadedExcess: "PM-hours x excess",
  moves: "VMs moved",
  mostMoves: "most moves of a VM",
  flaps: "flaps",
  movedMemory: "memory moved",
  migrationTime: "migration seconds",
  migrationSent: "migration MiB",
  downtime: "downtime seconds",
  deviation: "mean sd",
  deviationCpu: "mean sd cpu",
  deviationNet: "mean sd net",
  deviationMem: "mean sd mem",
  spread: "mean max-min",
  spreadCpu: "mean max-min cpu",
  spreadNet: "mean max-min net",
  spreadMem: "mean max-min mem",
};

interface Decimals {
  /** Of a figure that is not whole. */
  readonly ofRun: number;
  /** Of a mean or a quantile of many runs. */
  readonly ofMany: number;
  /** Whether a whole figure has none. */
  readonly wholeIsPlain: boolean;
}

const DECIMALS: Readonly<Record<MeasureFormat, Decimals>> = {
  count: { ofRun: 0, ofMany: 1, wholeIsPlain: true },
  hours: { ofRun: 2, ofMany: 1, wholeIsPlain: true },
  amount: { ofRun: 2, ofMany: 2, wholeIsPlain: false },
  fraction: { ofRun: 4, ofMany: 4, wholeIsPlain: false },
  fine: { ofRun: 4, ofMany: 4, wholeIsPlain: false },
};

/** A figure of one run: digits and a point, nothing that groups them. */
export function figureText(id: MeasureId, figure: number): string {
  const { ofRun, wholeIsPlain } = DECIMALS[measureOf(id).format];
  return wholeIsPlain && Number.isInteger(figure) ? String(figure) : figure.toFixed(ofRun);
}

/** Decimals of means and quantiles of many runs. */
export const statisticDigits = (id: MeasureId): number => DECIMALS[measureOf(id).format].ofMany;
