/** The engine's pass over all demands at the beginning of a step against the bare loop over the same arrays, in one process. */

import { Bench } from "tinybench";
import { stepOf } from "../../src/base/ids.ts";
import { Cluster } from "../../src/engine/cluster.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import { print } from "../lines.ts";
import { bareLoop } from "./bare-loop.ts";
import { generatedWorkload, toColumns } from "./workloads.ts";

const SIZE = { pms: 10_000, vms: 100_000, steps: 4 };

const generated = generatedWorkload(SIZE);
const columns = toColumns(generated);
const scattered: Workload = {
  ...generated,
  demand: createTableDemand(SIZE.vms, SIZE.steps, columns),
  initialPlacement: generated.initialPlacement.map((_, vm) => (vm * 7919) % SIZE.pms),
};

for (const [name, initialPlacement] of [
  ["VMs grouped by PM", generated.initialPlacement],
  ["VMs scattered", scattered.initialPlacement],
] as const) {
  const cluster = new Cluster({ ...scattered, initialPlacement });
  const into = new Float64Array(3 * SIZE.pms);
  const bench = new Bench({ time: 1500, warmupTime: 300 });
  bench.add("bare loop", () => bareLoop(columns, 0, initialPlacement, into));
  bench.add("beginStep", () => cluster.beginStep(stepOf(0)));
  await bench.run();
  const [bare, pass] = bench.tasks.map(({ result }) =>
    result.state === "completed" ? result.latency.p50 : Number.NaN,
  );
  print({
    bench: "utilization pass",
    of: `100,000 VMs on 10,000 PMs, ${name}`,
    figure: "median time of a pass",
    value: pass ?? Number.NaN,
    unit: "ms",
    ratio: (bare ?? Number.NaN) / (pass ?? Number.NaN),
    relativeTo: "speed of the bare loop over the same arrays",
    aim: ">= 0.5",
  });
}
