/**
 * One policy's whole run, in a process of its own so that its peak of memory is its own. Prints what
 * it took as JSON; `../engine.ts` starts it and makes lines of it.
 */

import { stepOf } from "../../src/base/ids.ts";
import { createPlacementCursor } from "../../src/engine/cursor.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import { eventCount, partBuffers, utilizationAt } from "../../src/engine/record.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { deciderOf, loadPolicies, resolvePolicy } from "../../src/policies/registry.ts";
import { median } from "../lines.ts";
import { bareLoop } from "./bare-loop.ts";
import type { Size } from "./workloads.ts";
import { columnWorkload, generatedWorkload, traceWorkload } from "./workloads.ts";

export interface RunOrder {
  readonly policy: string;
  readonly size: Size;
  readonly demand:
    | { readonly kind: "generated" | "columns" }
    | { readonly kind: "trace"; readonly file: string };
  /** Runs in the same process; figures of time are their median. */
  readonly rounds: number;
}

export interface RunResult {
  /** Processor time and time on the clock, median of the rounds, and of the first one. */
  readonly cpuMs: number;
  readonly firstCpuMs: number;
  readonly ms: number;
  readonly actions: number;
  readonly noSolutions: number;
  /** The bare loop over the same demands, all steps, where they are in columns; null for a procedure. */
  readonly bareLoopMs: number | null;
  readonly peakMemoryMb: number;
  readonly recordMb: number;
  /** The slowest of 100 seeks to random moments. */
  readonly seekUtilizationMs: number;
  readonly seekPlacementMs: number;
}

const order = JSON.parse(process.argv[2] ?? "") as RunOrder;
await loadPolicies([order.policy]);
console.log(JSON.stringify(measure(order)));

function measure({ policy, size, demand, rounds }: RunOrder): RunResult {
  const workload = workloadOf(size, demand);
  const choice = resolvePolicy(policy);
  if (choice.kind === "error") throw new Error(choice.error);
  const decider = deciderOf(choice.value);
  const times: { cpu: number; clock: number }[] = [];
  let record: RunRecord | null = null;
  for (let round = 0; round < rounds; round++) {
    record = null; // one at a time
    const [cpu, clock] = [process.cpuUsage(), performance.now()];
    record = simulate(workload, decider);
    const { user, system } = process.cpuUsage(cpu);
    times.push({ cpu: (user + system) / 1000, clock: performance.now() - clock });
  }
  const peakMemoryMb = process.resourceUsage().maxRSS / 1000;
  if (record === null) throw new Error("at least one round");
  const { overload, noSolution } = totalCounters(record);
  return {
    cpuMs: median(times.map(({ cpu }) => cpu)),
    firstCpuMs: times[0]?.cpu ?? Number.NaN,
    ms: median(times.map(({ clock }) => clock)),
    actions: overload,
    noSolutions: noSolution,
    bareLoopMs: demand.kind === "generated" ? null : bareLoopMs(workload),
    peakMemoryMb,
    recordMb: record.parts.flatMap(partBuffers).reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6,
    ...seekTimes(record),
  };
}

function workloadOf(size: Size, demand: RunOrder["demand"]): Workload {
  switch (demand.kind) {
    case "generated":
      return generatedWorkload(size);
    case "columns":
      return columnWorkload(generatedWorkload(size));
    case "trace":
      return traceWorkload(demand.file, size.pms);
  }
}

function bareLoopMs({ demand, steps, vms, pms, initialPlacement }: Workload): number {
  const into = new Float64Array(3 * pms);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let step = 0; step < steps; step++)
      bareLoop(demand.load(stepOf(step), new Float64Array(0)), 0, initialPlacement, into);
    return performance.now() - start;
  });
  if (vms === 0 || into.length === 0) throw new Error("something was summed");
  return median(times);
}

function seekTimes(record: RunRecord): Pick<RunResult, "seekUtilizationMs" | "seekPlacementMs"> {
  const into = new Float64Array(3 * record.pms);
  const placements = createPlacementCursor(record);
  const slowest = (seek: (step: number) => void): number =>
    Math.max(
      ...Array.from({ length: 100 }, (_, i) => {
        const start = performance.now();
        seek((i * 7919) % record.steps);
        return performance.now() - start;
      }),
    );
  const atMiddle = (s: number, seek: (step: ReturnType<typeof stepOf>, action: number) => void): void => {
    const step = stepOf(s);
    seek(step, Math.floor(eventCount(record, step) / 2));
  };
  return {
    seekUtilizationMs: slowest((s) =>
      atMiddle(s, (step, action) => utilizationAt(record, step, action, into)),
    ),
    seekPlacementMs: slowest((s) => atMiddle(s, placements.seek)),
  };
}
