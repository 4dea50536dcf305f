/**
 * Random workloads for properties. fast-check chooses and shrinks the shape; the figures come from
 * a named stream, so that a case is five small numbers however large its table is.
 */

import fc from "fast-check";
import { createStream } from "../../src/base/random.ts";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { policyIds } from "../../src/policies/registry.ts";
import { choose } from "./fixtures.ts";

/** Random fleets may take a solver long: it is asked only of what it solves at once. */
const QUICK: Readonly<Record<string, Parameters>> = { optimum: { mostPlaces: 24 } };

/** Every policy with its defaults, SCOA's other reading, and others that do what the defaults seldom do. */
export const EVERY_CHOICE: readonly PolicyChoice[] = [
  ...policyIds().map((id) => choose(id, QUICK[id])),
  choose("scoa", { sourceLoad: "after" }),
  choose("thr-mmt", { power: "table", resources: "all", evacuate: "on" }),
  choose("mfr", { day: 12, waves: 2, resources: "all" }),
  choose("sandpiper-nsdi07", { hits: 2, samples: 3, forecast: "on", history: 6, window: 4 }),
  choose("vectordot", { load: "with" }),
  choose("ideal-point", { tolerance: 0.5 }),
  choose("drs-classic", { target: 0.02, costBenefit: "off" }),
  choose("cloudstack-balanced", { metric: "cpu", imbalance: 0.9, runsPerStep: 2 }),
  choose("watcher-stabilization", { metrics: "both", threshold: 0.05 }),
  choose("watcher-balance", { metric: "memory", runsPerStep: 2 }),
  choose("low-node-utilization", {
    mode: "deviation",
    lowCpu: 5,
    lowMemory: 0,
    lowPods: 0,
    targetCpu: 10,
    runsPerStep: 2,
  }),
  choose("xo-performance", { preventive: "on", asWritten: "off", runsPerStep: 2 }),
  choose("xo-density", { powerOff: "on", runsPerStep: 3 }),
  choose("rebalancer", { moveWeight: 0, chainMoves: 3 }),
  choose("proxlb", { method: "cpu", balanciness: 2, runsPerStep: 2 }),
  choose("proxmox-crs", { method: "topsis", threshold: 0.05, margin: 0.02, normalize: "off" }),
];

/** The policies of the paper: for what holds for them and need not for others. */
export const PAPER_CHOICES: readonly PolicyChoice[] = [
  choose("scoa"),
  choose("scoa", { sourceLoad: "after" }),
  choose("sandpiper-2008"),
];

export const nameOf = ({ policy, parameters }: PolicyChoice): string =>
  [policy, ...Object.values(parameters)].join(" ");

export interface Shape {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
  /** Digits after the point of every demand: few make ties, many make none. */
  readonly digits: number;
  /** Mean demand per PM and resource. */
  readonly load: number;
  /** How many of the demands are 0. */
  readonly zeros: number;
  /** Demands differ by up to three times this: less than the tolerance of P9, or not at all. */
  readonly blur: number;
  readonly seed: number;
}

export const shapes = (most: { pms: number; vms: number; steps: number }): fc.Arbitrary<Shape> =>
  fc.record({
    pms: fc.integer({ min: 1, max: most.pms }),
    vms: fc.integer({ min: 1, max: most.vms }),
    steps: fc.integer({ min: 1, max: most.steps }),
    digits: fc.integer({ min: 1, max: 3 }),
    load: fc.constantFrom(0.5, 0.65, 0.75, 1),
    zeros: fc.constantFrom(0, 0, 0.3),
    blur: fc.constant(0),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
  });

/** Shapes with figures that differ by less than a verdict or an order may see. */
export const blurred = (most: { pms: number; vms: number; steps: number }): fc.Arbitrary<Shape> =>
  shapes(most).map((shape) => ({ ...shape, blur: 4e-10 }));

/** `[step][vm][resource]` in whole units of the last digit, and each VM's first PM. */
export function figuresOf(shape: Shape): { readonly units: number[]; readonly placement: number[] } {
  const { pms, vms, steps, digits, load, zeros, seed } = shape;
  const demands = createStream(seed, "test/demand", 1);
  const places = createStream(seed, "test/placement", 1);
  const scale = 10 ** digits;
  const most = Math.max(1, ((2 * load * pms) / vms) * scale);
  return {
    units: Array.from({ length: steps * vms * 3 }, () => {
      const drawn = Math.round(demands() * most);
      return demands() < zeros ? 0 : drawn;
    }),
    placement: Array.from({ length: vms }, () => Math.floor(places() * pms)),
  };
}

export function workloadOf(shape: Shape, capacity = new Float64Array(shape.pms * 3).fill(1)): Workload {
  const { units, placement } = figuresOf(shape);
  const { pms, vms, steps } = shape;
  const blur = createStream(shape.seed, "test/blur", 1);
  const table = Float64Array.from(
    units,
    (unit) => unit / 10 ** shape.digits + (shape.blur === 0 ? 0 : shape.blur * Math.floor(blur() * 4)),
  );
  return {
    pms,
    vms,
    steps,
    capacity,
    initialPlacement: Int32Array.from(placement),
    demand: createTableDemand(vms, steps, table),
    threshold: 0.79,
    limit: 0.9,
    migration: USUAL_TERMS,
    stepMinutes: 60,
    seed: 1,
    streams: 2,
    interventions: NO_INTERVENTIONS,
  };
}

/** Workloads of equal PMs, and some of unequal ones. */
export const workloads = (most: { pms: number; vms: number; steps: number }): fc.Arbitrary<Workload> =>
  fc
    .tuple(
      shapes(most),
      fc.boolean(),
      fc.array(fc.constantFrom(0.5, 1, 1.5, 2), { minLength: 18, maxLength: 18 }),
    )
    .map(([shape, equal, sizes]) =>
      equal
        ? workloadOf(shape)
        : workloadOf(
            shape,
            Float64Array.from({ length: shape.pms * 3 }, (_, i) => sizes[i] ?? 1),
          ),
    );
