/**
 * The few figures that a large scenario is generated from, and what each of them may be. The
 * command line, the page's dialog and links read them as text here; what is wrong with one is data,
 * which each of them puts into its own words.
 */

import type { StreamDerivation } from "../base/random.ts";
import { NEWEST_STREAMS } from "../base/random.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { FleetSize, GeneratedDemand } from "./generated-demand.ts";
import type { RunProblem } from "./limits.ts";
import {
  findRunProblem,
  LOAD,
  MOST_PMS,
  MOST_STEP_MINUTES,
  MOST_STEPS,
  MOST_VMS,
  SEED_RANGE,
} from "./limits.ts";
import { readDemand } from "./read-number.ts";
import type { Scenario } from "./scenario.ts";
import { createEvenScenario } from "./scenario.ts";

export interface GeneratedFigures extends FleetSize, GeneratedDemand {
  /** Minutes that a step stands for. */
  readonly stepMinutes: number;
}

export const FIGURE_KEYS = ["pms", "vms", "steps", "stepMinutes", "seed", "load"] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** What a figure is called on the command line and in links. */
export const FIGURE_NAMES = {
  pms: "pms",
  vms: "vms",
  steps: "steps",
  stepMinutes: "step-minutes",
  seed: "seed",
  load: "load",
} as const satisfies Readonly<Record<FigureKey, string>>;

export const DEFAULT_FIGURES: GeneratedFigures = {
  pms: 1000,
  vms: 10_000,
  steps: 288,
  stepMinutes: 60,
  seed: 42,
  load: 1,
  mix: null,
};

/** Inclusive. All but the length of a step and the load are whole numbers. */
export const FIGURE_RANGES: Readonly<Record<FigureKey, readonly [min: number, max: number]>> = {
  pms: [1, MOST_PMS],
  vms: [1, MOST_VMS],
  steps: [1, MOST_STEPS],
  stepMinutes: [0.01, MOST_STEP_MINUTES],
  seed: SEED_RANGE,
  load: LOAD,
};

export type FigureProblem =
  | { readonly kind: "not-whole" | "not-a-number"; readonly min: number; readonly max: number }
  /** A VM would be larger than a PM is meant for. */
  | { readonly kind: "fewer-vms-than-pms"; readonly pms: number }
  /** A run of it would not fit. */
  /** There is no table, so that only the run can be. */
  | RunProblem;

export function readFigure(key: FigureKey, text: string): Result<number, FigureProblem> {
  const [min, max] = FIGURE_RANGES[key];
  const isWhole = key !== "load" && key !== "stepMinutes";
  const value = isWhole ? readWhole(text) : readNumber(text);
  if (value >= min && value <= max) return ok(value + 0); // -0 is 0
  return fail({ kind: isWhole ? "not-whole" : "not-a-number", min, max });
}

const readWhole = (text: string): number => (/^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

function readNumber(text: string): number {
  const value = readDemand(text);
  return value.kind === "ok" ? value.value : Number.NaN;
}

/** What is wrong with figures that are each within their range, and which of them is to blame. */
export function findFigureProblem(
  size: FleetSize,
): { readonly key: FigureKey; readonly problem: FigureProblem } | null {
  const { pms, vms, steps } = size;
  if (vms < pms) return { key: "vms", problem: { kind: "fewer-vms-than-pms", pms } };
  const problem = findRunProblem(pms, steps);
  return problem === null ? null : { key: "steps", problem };
}

/** @param figures for which {@link findFigureProblem} finds none */
export function createGeneratedScenario(
  { pms, vms, steps, stepMinutes, ...generated }: GeneratedFigures,
  streams: StreamDerivation = NEWEST_STREAMS,
): Scenario {
  const hourly = createEvenScenario({
    name: "generated",
    pms,
    vms,
    steps,
    seed: generated.seed,
    streams,
    demand: { kind: "generated", generated },
  });
  return { ...hourly, stepMinutes };
}
