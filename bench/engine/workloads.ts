/** What the benchmarks run on: generated fleets, the same as columns, and real traces from a file that is not ours. */

import { readFileSync } from "node:fs";
import { present } from "../../src/base/assert.ts";
import { stepOf } from "../../src/base/ids.ts";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand, uniformCapacity } from "../../src/engine/workload.ts";
import { createGeneratedScenario } from "../../src/scenario/generated-figures.ts";
import { createWorkload, evenPlacement } from "../../src/scenario/scenario.ts";

export interface Size {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
}

/** Drawn as fleets always were here, so that figures can be held against those of earlier states. */
const STREAMS = 1;

export const generatedWorkload = (size: Size): Workload =>
  createWorkload(
    createGeneratedScenario({ ...size, stepMinutes: 60, seed: 42, load: 1, mix: null }, STREAMS),
  );

/** The demands of a workload as one column in single precision, `[step][vm][resource]`. */
export function toColumns({ demand }: Workload): Float32Array {
  const stride = demand.vms * 3;
  const column = new Float32Array(demand.steps * stride);
  const row = new Float64Array(stride);
  for (let step = 0; step < demand.steps; step++) column.set(demand.load(stepOf(step), row), step * stride);
  return column;
}

/** The same workload with its demands in columns. */
export const columnWorkload = (workload: Workload): Workload => ({
  ...workload,
  demand: createTableDemand(workload.vms, workload.steps, toColumns(workload)),
});

/**
 * A trace of rows "name, then per cent of the VM's own cpu at each step", as CloudSim's PlanetLab
 * workloads are: a VM is half a PM; net and mem are 0.
 */
export function traceWorkload(file: string, pms: number): Workload {
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",").slice(1).map(Number));
  const [vms, steps] = [rows.length, present(rows[0], "a row of the trace").length];
  const table = new Float64Array(steps * vms * 3);
  rows.forEach((row, vm) => {
    row.forEach((percent, step) => {
      table[(step * vms + vm) * 3] = (percent / 100) * 0.5;
    });
  });
  return {
    pms,
    vms,
    steps,
    capacity: uniformCapacity(pms),
    initialPlacement: evenPlacement(vms, pms),
    interventions: NO_INTERVENTIONS,
    demand: createTableDemand(vms, steps, table),
    threshold: 0.79,
    limit: 0.9,
    migration: USUAL_TERMS,
    stepMinutes: 60,
    seed: 1,
    streams: 2,
  };
}
