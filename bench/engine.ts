/**
 * The engine (`npm run bench:engine`, part of `npm run bench`): the utilization pass against the bare
 * loop, and whole runs at growing sizes, each in a process of its own, compiled as the page is. One
 * JSON line per figure. `--trace FILE` adds the real trace (see `docs/benchmarks.md`). Never part of
 * the tests.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "vite";
import type { RunOrder, RunResult } from "./engine/whole-run.ts";
import type { Size } from "./engine/workloads.ts";
import { print } from "./lines.ts";

const { values } = parseArgs({ options: { trace: { type: "string" } } });

const SIZES: readonly Size[] = [
  { pms: 6, vms: 36, steps: 72 },
  { pms: 800, vms: 1052, steps: 288 },
  { pms: 1000, vms: 10_000, steps: 288 },
  { pms: 10_000, vms: 100_000, steps: 288 },
];
/** Each twice the one before: how cost grows. */
const DOUBLINGS: readonly Size[] = [1250, 2500, 5000, 10_000].map((pms) => ({
  pms,
  vms: 10 * pms,
  steps: 72,
}));
const POLICIES = ["none", "sandpiper-2008", "scoa", "thr-mmt"];
const TRACE_ROUNDS = 15;
/**
 * CloudSim 3.0.3 with its threshold policy on the trace of PlanetLab (3 March 2011), the one of
 * docs/benchmarks.md: seconds of CPU on this kind of machine.
 */
const CLOUDSIM_SECONDS = 16.8;

const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: true,
      outDir: folder,
      target: "node20",
      rollupOptions: {
        input: ["bench/engine/utilization-pass.ts", "bench/engine/whole-run.ts", "bench/engine/explain.ts"],
      },
    },
    ssr: { noExternal: true },
  });
  process.stdout.write(execute("utilization-pass.js"));
  process.stdout.write(execute("explain.js"));
  for (const size of SIZES) for (const policy of POLICIES) measureRun(policy, size);
  for (const policy of POLICIES) measureGrowth(policy);
  if (values.trace !== undefined) for (const policy of POLICIES) measureTrace(policy, values.trace);
} finally {
  rmSync(folder, { recursive: true });
}

function execute(script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, script), ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function runOf(order: RunOrder): RunResult {
  return JSON.parse(execute("whole-run.js", JSON.stringify(order))) as RunResult;
}

function nameOf({ pms, vms, steps }: Size): string {
  return [pms, vms, steps].map((n) => n.toLocaleString("en")).join("x");
}

/** Rounds that take some seconds together. */
function roundsFor(policy: string, { vms, steps }: Size): number {
  return policy !== "none" && vms * steps > 1e7 ? 1 : 5;
}

function measureRun(policy: string, size: Size): void {
  const bench = "whole run";
  let bareLoopMs = Number.NaN;
  for (const kind of ["columns", "generated"] as const) {
    const run = runOf({ policy, size, demand: { kind }, rounds: roundsFor(policy, size) });
    bareLoopMs = run.bareLoopMs ?? bareLoopMs;
    const of = `${nameOf(size)} ${policy}, ${kind} demand`;
    print({ bench, of, figure: "time", value: run.ms / 1000, unit: "s" });
    print({
      bench,
      of,
      figure: "processor time",
      value: run.cpuMs / 1000,
      unit: "s",
      ratio: run.cpuMs / bareLoopMs,
      relativeTo: "the bare loop over the same demands in columns, all steps",
      ...(policy === "none" && size.pms === 10_000 ? { aim: kind === "columns" ? "<= 2" : "<= 6" } : {}),
    });
    print({ bench, of, figure: "VM-steps", value: (size.vms * size.steps) / (run.ms / 1000), unit: "1/s" });
    const events = run.actions + run.noSolutions;
    if (events > 0) {
      print({ bench, of, figure: "actions and no-solutions", value: events, unit: "" });
      print({
        bench,
        of,
        figure: "time per action or no-solution, all included",
        value: (run.ms * 1000) / events,
        unit: "us",
      });
    }
    print({ bench, of, figure: "peak memory", value: run.peakMemoryMb, unit: "MB", aim: "<= 600" });
    print({ bench, of, figure: "record", value: run.recordMb, unit: "MB" });
    for (const [what, value] of [
      ["utilization", run.seekUtilizationMs],
      ["placement", run.seekPlacementMs],
    ] as const)
      print({ bench, of, figure: `slowest of 100 seeks, ${what}`, value, unit: "ms", aim: "<= 50" });
  }
}

/** What doubling PMs and VMs costs, and what an action costs beyond what the steps themselves do. */
function measureGrowth(policy: string): void {
  let before: RunResult | null = null;
  for (const size of DOUBLINGS) {
    const order = { size, demand: { kind: "generated" }, rounds: 5 } as const;
    const run = runOf({ policy, ...order });
    const of = `${nameOf(size)} ${policy}`;
    if (before !== null) {
      print({
        bench: "growth",
        of,
        figure: "processor time",
        value: run.cpuMs / 1000,
        unit: "s",
        ratio: run.cpuMs / before.cpuMs,
        relativeTo: "half as many PMs and VMs",
        aim: "<= 2.3",
      });
    }
    const events = run.actions + run.noSolutions;
    if (events > 0) {
      const eventsBefore = before === null ? Number.NaN : before.actions + before.noSolutions;
      const ratio =
        before === null ? {} : { ratio: events / eventsBefore, relativeTo: "half as many PMs and VMs" };
      print({ bench: "growth", of, figure: "actions and no-solutions", value: events, unit: "", ...ratio });
      const idle = runOf({ policy: "none", ...order });
      print({
        bench: "growth",
        of,
        figure: "time per action or no-solution beyond the run without any",
        value: ((run.ms - idle.ms) * 1000) / events,
        unit: "us",
        aim: "<= 20",
      });
    }
    before = run;
  }
}

function measureTrace(policy: string, file: string): void {
  const size = { pms: 800, vms: 1052, steps: 288 };
  const run = runOf({ policy, size, demand: { kind: "trace", file }, rounds: TRACE_ROUNDS });
  const of = `800 PMs, 1,052 VMs, 288 steps of a real trace, ${policy}`;
  const line = { bench: "trace", of, unit: "s" };
  const aim = policy === "none" ? "<= 0.01" : "<= 0.25";
  print({ ...line, figure: "processor time, first run", value: run.firstCpuMs / 1000, aim });
  print({
    ...line,
    figure: `processor time, median of ${TRACE_ROUNDS} runs in one process`,
    value: run.cpuMs / 1000,
    ratio: CLOUDSIM_SECONDS / (run.cpuMs / 1000),
    relativeTo: "CloudSim 3.0.3 with its threshold policy, the simulation alone: 16.8 s",
    aim: ">= 60",
  });
}
