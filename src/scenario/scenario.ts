/**
 * A scenario is a workload as people name, save and share it: plain data, whatever its source, with
 * what they changed in it, and the one way from it to the columns that the engine runs on.
 */

import { unreachable } from "../base/assert.ts";
import type { StreamDerivation } from "../base/random.ts";
import { NEWEST_STREAMS } from "../base/random.ts";
import type { StepTime } from "../base/step-time.ts";
import { HOURLY } from "../base/step-time.ts";
import type { Column } from "../base/vector.ts";
import { withInterventions } from "../engine/changes.ts";
import type { Intervention } from "../engine/intervention.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";
import { USUAL_TERMS } from "../engine/migration-cost.ts";
import type { Demand, Workload } from "../engine/workload.ts";
import { createTableDemand, uniformCapacity } from "../engine/workload.ts";
import type { GeneratedDemand } from "./generated-demand.ts";
import { createGeneratedDemand } from "./generated-demand.ts";
import type { PatternDemand } from "./patterns.ts";
import { patternTable } from "./patterns.ts";
import type { ScenarioFork } from "./scenario-fork.ts";

export interface Scenario {
  /** A preset's id ("paper", "random", ...), "generated", or the name of the file that it came from. */
  readonly name: string;
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
  /** Minutes that a step stands for: 60 in the paper (P4). */
  readonly stepMinutes: number;
  /** When step 0 begins, in milliseconds since 1970 (UTC); null counts from 0:00 of day 1. A table's figures are what they are; patterns follow the time of day. */
  readonly start: number | null;
  /** P5. */
  readonly threshold: number;
  /** P5. */
  readonly limit: number;
  /** MC2. */
  readonly migration: MigrationTerms;
  /** The seed of every random stream of a run. */
  readonly seed: number;
  /** How its drawn demand follows from seed and time; see `streams` in `docs/formats.md`. */
  readonly streams: StreamDerivation;
  /** What the source calls its VMs, in order of first appearance; null where they are just numbered. */
  readonly vmNames: readonly string[] | null;
  /** `3 * pms` capacities in units of the reference PM (P3). */
  readonly capacity: Float64Array;
  /** `vms` PM indices at step 0 (P6). */
  readonly initialPlacement: Int32Array;
  readonly demand: DemandSource;
  /** What a person changed; null in an original. */
  readonly fork: ScenarioFork | null;
}

export type DemandSource =
  /** Figures as given, laid out `[step][vm][resource]`; in single precision where they would not fit otherwise. */
  | { readonly kind: "table"; readonly table: Column }
  /** Generated from the patterns of D1 and D2. */
  | { readonly kind: "patterns"; readonly patterns: PatternDemand }
  /** Computed when it is asked for, from these figures and the scenario's size. */
  | { readonly kind: "generated"; readonly generated: GeneratedDemand };

/**
 * The columns that the engine runs on.
 * @param interventions by default those of the scenario's fork; none give the original
 */
export function createWorkload(
  scenario: Scenario,
  interventions: readonly Intervention[] = scenario.fork?.interventions ?? NO_INTERVENTIONS,
): Workload {
  const original: Workload = {
    pms: scenario.pms,
    vms: scenario.vms,
    steps: scenario.steps,
    capacity: scenario.capacity,
    initialPlacement: scenario.initialPlacement,
    demand: createDemand(scenario),
    threshold: scenario.threshold,
    limit: scenario.limit,
    migration: scenario.migration,
    stepMinutes: scenario.stepMinutes,
    seed: scenario.seed,
    streams: scenario.streams,
    interventions: NO_INTERVENTIONS,
  };
  return withInterventions(original, interventions);
}

function createDemand(scenario: Scenario): Demand {
  const { demand, vms, steps } = scenario;
  switch (demand.kind) {
    case "table":
      return createTableDemand(vms, steps, demand.table);
    case "patterns":
      return createTableDemand(
        vms,
        steps,
        patternTable(demand.patterns, steps, scenario.streams, drawnTime(scenario)),
      );
    case "generated":
      return createGeneratedDemand(demand.generated, scenario, scenario.streams, drawnTime(scenario));
    default:
      return unreachable(demand);
  }
}

/**
 * The times of day that drawn demand follows. Where streams of derivation 1 were drawn from, a step was
 * an hour of the patterns whatever its length: what was drawn keeps its figures.
 */
const drawnTime = (scenario: Scenario): StepTime => (scenario.streams === 1 ? HOURLY : scenario);

/** P5. */
export const DEFAULT_THRESHOLD = 0.79;

/**
 * A scenario as the paper's are: equal PMs (P3) with an equal share of the VMs in order (P6), hours
 * as steps (P4) from day 1 on, threshold and limit of P5, VMs without names, and no fork.
 */
export const createEvenScenario = (
  own: Pick<Scenario, "name" | "pms" | "vms" | "steps" | "seed" | "demand"> &
    Partial<Pick<Scenario, "streams">>,
): Scenario => ({
  streams: NEWEST_STREAMS,
  ...own,
  stepMinutes: HOURLY.stepMinutes,
  start: null,
  threshold: DEFAULT_THRESHOLD,
  limit: 0.9,
  migration: USUAL_TERMS,
  vmNames: null,
  capacity: uniformCapacity(own.pms),
  initialPlacement: evenPlacement(own.vms, own.pms),
  fork: null,
});

/** VM i of `vms` starts on PM floor(i * pms / vms): equal shares, in order. */
export const evenPlacement = (vms: number, pms: number): Int32Array =>
  Int32Array.from({ length: vms }, (_, vm) => Math.floor((vm * pms) / vms));
