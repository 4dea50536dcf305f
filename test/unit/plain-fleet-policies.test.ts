/**
 * Policies that choose among all moves of a fleet, or plan before they act, keep sums and orders; their plain forms in
 * `test/reference` weigh every VM on every host and add everything up again, as the rules say. Both must
 * do the same, action by action, on demands that are multiples of 1/4096, where sums are exact (RM4).
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../../src/base/random.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Decider } from "../../src/engine/decider.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { plainCloudstack } from "../reference/plain-cloudstack.ts";
import { plainDrsClassic } from "../reference/plain-drs-classic.ts";
import { plainIdealPoint } from "../reference/plain-ideal-point.ts";
import { plainLowNodeUtilization } from "../reference/plain-low-node-utilization.ts";
import { plainMfr } from "../reference/plain-mfr.ts";
import { plainProxlb } from "../reference/plain-proxlb.ts";
import { plainProxmoxCrs } from "../reference/plain-proxmox-crs.ts";
import { plainRebalancer } from "../reference/plain-rebalancer.ts";
import { plainSandpiperNsdi07 } from "../reference/plain-sandpiper-nsdi07.ts";
import { plainVectordot } from "../reference/plain-vectordot.ts";
import { plainWatcherBalance } from "../reference/plain-watcher-balance.ts";
import { plainWatcherStabilization } from "../reference/plain-watcher-stabilization.ts";
import { plainXoDensity } from "../reference/plain-xo-density.ts";
import { plainXoPerformance } from "../reference/plain-xo-performance.ts";
import { interventions } from "./arbitrary-interventions.ts";
import type { Shape } from "./arbitrary-workloads.ts";
import { shapes, workloadOf } from "./arbitrary-workloads.ts";
import { bytesOf, choose, explainStep, stepsOf } from "./fixtures.ts";

type Plain = (parameters: Parameters) => Decider;
const balanced: Plain = (parameters) => plainCloudstack(parameters, "balanced");
const condensed: Plain = (parameters) => plainCloudstack(parameters, "condensed");

const CLOUDSTACK: readonly Parameters[] = [
  {},
  { imbalance: 0.9 },
  { imbalance: 1, metric: "cpu", maxMoves: 7, runsPerStep: 3 },
  { imbalance: 0.7, type: "free" },
  { imbalance: 0.8, useRatio: "off" },
  { imbalance: 0.8, useRatio: "off", type: "free", metric: "cpu" },
];

const PROXMOX: readonly Parameters[] = [
  {},
  { normalize: "off" },
  { threshold: 0.02, margin: 0.01 },
  { threshold: 0.1, margin: 0.05, maxMovesPerStep: 3 },
  { method: "topsis", threshold: 0.05, margin: 0.02 },
];

const PROXLB: readonly Parameters[] = [
  {},
  { method: "cpu", balanciness: 3, runsPerStep: 4 },
  { largerFirst: "on", threshold: 60 },
  { method: "cpu", vcpuUnits: "faithful" },
  { release: "1.1.11", balanciness: 5 },
];

const WATCHER: readonly Parameters[] = [
  {},
  { metrics: "both", threshold: 0.05 },
  { metrics: "memory", threshold: 0.02, onRepeat: "break", runsPerStep: 3 },
  { metrics: "both", threshold: 0.01, runsPerStep: 2 },
];

const BALANCE: readonly Parameters[] = [{}, { metric: "memory" }, { runsPerStep: 1 }];

const XO: readonly Parameters[] = [
  {},
  { asWritten: "off" },
  { preventive: "on" },
  { preventive: "on", runsPerStep: 3 },
];

const DENSITY: readonly Parameters[] = [
  {},
  { runsPerStep: 3 },
  { powerOff: "on" },
  { powerOff: "on", runsPerStep: 3 },
];

const MFR: readonly Parameters[] = [
  { day: 1, waves: 0 },
  { day: 1, current: "any", overflow: 0.3, ahead: "next" },
  { day: 1, resources: "all", fills: "capacity" },
];

const SANDPIPER: readonly Parameters[] = [
  {},
  { window: 2, percentile: 60 },
  { threshold: 0.7, hits: 2, samples: 3 },
  { forecast: "on", history: 2 },
];
const VECTORDOT: readonly Parameters[] = [{}, { load: "with" }];
const REBALANCER: readonly Parameters[] = [
  {},
  { moveWeight: 0 },
  { moveWeight: 0.05, chainMoves: 3 },
  { moveWeight: 0.002, chainMoves: 0 },
];

const IDEAL: readonly Parameters[] = [{}, { tolerance: 0.5 }, { tolerance: 2 }];

const DRS: readonly Parameters[] = [
  {},
  { horizon: 0.05, movesPerHost: 2 },
  { costBenefit: "off", epsilon: 0.01 },
  { costBenefit: "off", target: 0.3, weightNet: 0, weightMem: 2, movesPerHost: 3 },
];

const LOW_NODES: readonly Parameters[] = [
  {},
  { lowCpu: 60, lowMemory: 60, targetCpu: 70, targetMemory: 65, runsPerStep: 3 },
  { mode: "deviation", lowCpu: 5, lowMemory: 0, lowPods: 0, targetCpu: 10, targetMemory: 5 },
  { lowCpu: 50, lowMemory: 70, lowPods: 80, targetPods: 90, maxPods: 6, numberOfNodes: 1 },
];

const CASES: readonly { readonly id: string; readonly parameters: Parameters; readonly plain: Plain }[] = [
  ...VECTORDOT.map((parameters) => ({ id: "vectordot", parameters, plain: plainVectordot })),
  ...IDEAL.map((parameters) => ({ id: "ideal-point", parameters, plain: plainIdealPoint })),
  ...DRS.map((parameters) => ({ id: "drs-classic", parameters, plain: plainDrsClassic })),
  ...LOW_NODES.map((parameters) => ({
    id: "low-node-utilization",
    parameters,
    plain: plainLowNodeUtilization,
  })),
  ...CLOUDSTACK.map((parameters) => ({ id: "cloudstack-balanced", parameters, plain: balanced })),
  ...CLOUDSTACK.map((parameters) => ({ id: "cloudstack-condensed", parameters, plain: condensed })),
  ...MFR.map((parameters) => ({ id: "mfr", parameters, plain: plainMfr })),
  ...SANDPIPER.map((parameters) => ({ id: "sandpiper-nsdi07", parameters, plain: plainSandpiperNsdi07 })),
  ...WATCHER.map((parameters) => ({
    id: "watcher-stabilization",
    parameters,
    plain: plainWatcherStabilization,
  })),
  ...BALANCE.map((parameters) => ({ id: "watcher-balance", parameters, plain: plainWatcherBalance })),
  ...XO.map((parameters) => ({ id: "xo-performance", parameters, plain: plainXoPerformance })),
  ...DENSITY.map((parameters) => ({ id: "xo-density", parameters, plain: plainXoDensity })),
  ...PROXLB.map((parameters) => ({ id: "proxlb", parameters, plain: plainProxlb })),
  ...REBALANCER.map((parameters) => ({ id: "rebalancer", parameters, plain: plainRebalancer })),
  ...PROXMOX.map((parameters) => ({ id: "proxmox-crs", parameters, plain: plainProxmoxCrs })),
];

const PAIRS = CASES.map(({ id, parameters, plain }) => {
  const choice = choose(id, parameters);
  const given = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
  // Where more is asked for than there is, less than nothing is free, and its spread is no figure to go by (CS10).
  const load = choice.parameters["type"] === "free" ? 0.65 : 1;
  return { name: [id, ...given].join(" "), load, quick: deciderOf(choice), plain: plain(choice.parameters) };
});

/** Sizes of PMs that are no powers of two either: what is asked of them is exact, and its share is rounded. */
const SIZES = [1, 1, 2, 1.5, 0.75];

/** Few different demands make ties, many make none. */
function exactWorkload(shape: Shape, isEqual: boolean): Workload {
  const { pms, vms, steps, seed, load } = shape;
  const stream = createStream(seed, "test/exact", 1);
  const grain = [1, 64, 256][seed % 3] ?? 1;
  const most = Math.max(1, Math.round(((2 * load * pms) / vms) * (4096 / grain)));
  const table = Float64Array.from(
    { length: steps * vms * 3 },
    () => (Math.round(stream() * most) * grain) / 4096,
  );
  const capacity = Float64Array.from({ length: pms * 3 }, (_, i) =>
    isEqual ? 1 : (SIZES[(i * 7 + seed) % SIZES.length] ?? 1),
  );
  return { ...workloadOf(shape, capacity), demand: createTableDemand(vms, steps, table) };
}

function expectSame(workload: Workload, quick: Decider, plain: Decider): void {
  expect(bytesOf(simulate(workload, quick))).toEqual(bytesOf(simulate(workload, plain)));
}

describe.each(PAIRS)("$name", ({ load, quick, plain }) => {
  const within = (most: { pms: number; vms: number; steps: number }) =>
    shapes(most).filter((shape) => shape.load <= load);

  it("acts as its plain form on small fleets", () => {
    const property = (shape: Shape, isEqual: boolean): void =>
      expectSame(exactWorkload(shape, isEqual), quick, plain);
    fc.assert(fc.property(within({ pms: 7, vms: 30, steps: 2 }), fc.boolean(), property), { numRuns: 100 });
  });

  it("acts as its plain form on fleets of dozens of PMs", () => {
    const large = within({ pms: 30, vms: 60, steps: 1 }).filter(({ pms, vms }) => pms > 12 && vms > 30);
    const property = (shape: Shape, isEqual: boolean): void =>
      expectSame(exactWorkload(shape, isEqual), quick, plain);
    fc.assert(fc.property(large, fc.boolean(), property), { numRuns: 4 });
  });

  it("acts as its plain form where somebody intervenes", () => {
    const forked = within({ pms: 5, vms: 20, steps: 3 })
      .filter(({ vms }) => vms > 1)
      .map((shape) => exactWorkload(shape, true))
      .chain((workload) => interventions(workload, 8).map((made) => withInterventions(workload, made)));
    const property = (workload: Workload): void => expectSame(workload, quick, plain);
    fc.assert(fc.property(forked, property), { numRuns: 40 });
  });

  it("acts the same while somebody listens, and tells no more than can be read", () => {
    const property = (shape: Shape): void => {
      const workload = exactWorkload(shape, true);
      const record = simulate(workload, quick);
      for (const step of stepsOf(record))
        for (const decision of explainStep(workload, quick, record, step))
          if (decision.kind === "ranked") expect(decision.order.ranked.length).toBeLessThanOrEqual(64);
    };
    fc.assert(fc.property(within({ pms: 80, vms: 100, steps: 1 }), property), { numRuns: 8 });
  });
});
