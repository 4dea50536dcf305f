/**
 * The measures of a run, a row each: the one place that says what is measured, in which unit, which way
 * is better, how it is read off a step and what the steps come to. Their order is that of the JSON of
 * runs, where ids are keys: an id stays what it is. See "What is measured" in `src/README.md`.
 */

import { deviation, meanDeviation, spread, widestSpread } from "./balance-measures.ts";
import { counted, migrationCosts, mostMoves, movedMemory, moves, relievedNothing } from "./event-measures.ts";
import { flaps } from "./flaps.ts";
import type { RunMeasure } from "./measure.ts";
import { excess, found, overloaded, resolved } from "./overload-measures.ts";

const FROM_0 = [0, Number.POSITIVE_INFINITY] as const;

/** What is counted, step by step. */
const COUNTED = { range: FROM_0, fold: "sum", inHours: false, format: "count" } as const;
/** What moves cost, added up. */
const COSTING = { ...COUNTED, better: "lower", ofActing: true, format: "amount" } as const;
/** What PMs are in for as long as a step is. */
const LASTING = { range: FROM_0, fold: "sum", inHours: true, ofActing: false } as const;
/** How even the fleet is: a level, of which the mean over the steps is taken. */
const LEVEL = { unit: "fraction", better: "lower", range: FROM_0, fold: "mean", inHours: false } as const;
const DEVIATION = { ...LEVEL, ofActing: false, format: "fine" } as const;
const SPREAD = { ...LEVEL, ofActing: false, format: "fraction" } as const;

const MEASURES = {
  found: { ...COUNTED, unit: "findings", better: "lower", perStep: found, ofActing: false },
  resolved: { ...COUNTED, unit: "findings", better: "neither", perStep: resolved, ofActing: true },
  overload: { ...COUNTED, unit: "findings", better: "neither", perStep: counted("overload"), ofActing: true },
  migration: { ...COUNTED, unit: "actions", better: "lower", perStep: counted("migration"), ofActing: true },
  swap: { ...COUNTED, unit: "actions", better: "lower", perStep: counted("swap"), ofActing: true },
  noSolution: {
    ...COUNTED,
    unit: "findings",
    better: "lower",
    perStep: counted("noSolution"),
    ofActing: true,
  },
  relievedNothing: {
    ...COUNTED,
    unit: "actions",
    better: "lower",
    perStep: relievedNothing,
    ofActing: true,
  },
  overloadedHours: { ...LASTING, unit: "pmHours", better: "lower", perStep: overloaded, format: "hours" },
  overloadedExcess: {
    ...LASTING,
    unit: "pmHoursOfExcess",
    better: "lower",
    perStep: excess,
    format: "amount",
  },
  moves: { ...COUNTED, unit: "vms", better: "lower", perStep: moves, ofActing: true },
  mostMoves: {
    ...COUNTED,
    unit: "times",
    better: "lower",
    perStep: mostMoves,
    fold: "max",
    ofActing: true,
  },
  flaps: { ...COUNTED, unit: "times", better: "lower", perStep: flaps, ofActing: true },
  movedMemory: {
    ...COUNTED,
    unit: "pmsOfMemory",
    better: "lower",
    perStep: movedMemory,
    ofActing: true,
    format: "fraction",
  },
  migrationTime: { ...COSTING, unit: "seconds", perStep: migrationCosts("seconds") },
  migrationSent: { ...COSTING, unit: "mebibytes", perStep: migrationCosts("sent") },
  downtime: { ...COSTING, unit: "seconds", perStep: migrationCosts("downtime") },
  deviation: { ...DEVIATION, perStep: meanDeviation },
  deviationCpu: { ...DEVIATION, perStep: deviation(0) },
  deviationNet: { ...DEVIATION, perStep: deviation(1) },
  deviationMem: { ...DEVIATION, perStep: deviation(2) },
  spread: { ...SPREAD, perStep: widestSpread },
  spreadCpu: { ...SPREAD, perStep: spread(0) },
  spreadNet: { ...SPREAD, perStep: spread(1) },
  spreadMem: { ...SPREAD, perStep: spread(2) },
} as const satisfies Readonly<Record<string, RunMeasure>>;

export type MeasureId = keyof typeof MEASURES;

export const MEASURE_IDS = Object.keys(MEASURES) as readonly MeasureId[];

/** Of any id, without the types of its own row. */
export const measureOf = (id: MeasureId): RunMeasure => MEASURES[id];

/** What the charts of the lanes can show, in the order in which they are offered. */
export const CHARTED_MEASURES = [
  "spread",
  "spreadCpu",
  "spreadNet",
  "spreadMem",
  "overloadedHours",
  "overloadedExcess",
  "moves",
  "mostMoves",
  "flaps",
  "movedMemory",
  "migrationTime",
  "migrationSent",
  "downtime",
  "relievedNothing",
] as const satisfies readonly MeasureId[];
export type ChartedMeasure = (typeof CHARTED_MEASURES)[number];

/** By resource, as its index has it (Fig. 8). */
export const DEVIATION_MEASURES = ["deviationCpu", "deviationNet", "deviationMem"] as const;
