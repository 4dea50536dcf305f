/**
 * `npm run cloudsim`: CloudSim's own experiment with THR-MMT, beside CloudSim's figures, and what each
 * of its habits that are not the policy's costs. Whatever comes out is what is printed.
 */

import { printable } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { Decider } from "../engine/decider.ts";
import type { RunRecord } from "../engine/record.ts";
import { createRecord } from "../engine/record.ts";
import { createSimulation } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import type { CloudSimFigures, Habits } from "../experiment/cloudsim.ts";
import { cloudSimRun, figuresOf, withCores } from "../experiment/cloudsim.ts";
import type { PercentTrace } from "../experiment/percent-trace.ts";
import { readPercentTrace } from "../experiment/percent-trace.ts";
import { deciderOf, loadPolicies, resolvePolicy } from "../policies/registry.ts";
import type { FlagSpec } from "./flags.ts";
import { asksForHelp, readFlags } from "./flags.ts";
import type { ProgressLine } from "./progress.ts";
import { createProgressLine } from "./progress.ts";
import { readWhole } from "./read-figure.ts";
import { readTextFile } from "./read-text-file.ts";
import { textTable } from "./text-table.ts";
import { writeStream } from "./write-output.ts";

const POLICY = "thr-mmt";

const FLAGS: readonly FlagSpec[] = ["trace", "hosts"].map((name) => ({ name }));

const HELP = `CloudSim's experiment with THR-MMT, beside CloudSim's figures (docs/cloudsim.md).

Usage:
  npm run --silent cloudsim -- --trace FILE [flags]

  --trace FILE  a row for each VM: its name, then per cent of its cpu at each
                step of 300 s, as CloudSim's PlanetLab workloads have it
  --hosts N     default 800
  --help        this text
`;

const MOST_HOSTS = 100_000;

/** CloudSim's habits, in the order in which they are added. */
const HABITS: readonly { readonly habit: keyof Habits; readonly name: string }[] = [
  { habit: "memoryIsFree", name: "memory is free" },
  { habit: "idleVmsLeave", name: "idle VMs leave" },
  { habit: "startsLate", name: "starts late" },
  { habit: "coresCount", name: "cores count" },
  { habit: "looksLater", name: "looks later" },
];

const NO_HABITS: Habits = {
  memoryIsFree: false,
  idleVmsLeave: false,
  startsLate: false,
  coresCount: false,
  looksLater: false,
};

/** The rules alone, then with one habit more each time. */
function ladder(): { readonly name: string; readonly habits: Habits }[] {
  let habits = NO_HABITS;
  const more = HABITS.map(({ habit, name }) => {
    habits = { ...habits, [habit]: true };
    return { name: `+ ${name}`, habits };
  });
  return [{ name: "the rules alone", habits: NO_HABITS }, ...more];
}

/** CloudSim 3.0.3 on the trace of 2011-03-03: two orders of its files, which it takes as the directory gives them. */
const CLOUDSIM: readonly (readonly string[])[] = [
  ["CloudSim 3.0.3, files as listed", "27728", "6109", "", "198.0", "", "17-48 s"],
  ["CloudSim 3.0.3, files by row", "26711", "5885", "", "192.6", "", "23.6 s"],
];
const ITS_TRACE = { vms: 1052, steps: 288, hosts: 800 };

/** So many times each is run; the median is told. */
const ROUNDS = 5;

interface Measured extends CloudSimFigures {
  readonly firstSeconds: number;
  readonly medianSeconds: number;
}

/** @param progress is told of steps; an interrupt ends the program by itself, also in their midst */
function measure(
  trace: PercentTrace,
  hosts: number,
  { name, habits }: ReturnType<typeof ladder>[number],
  progress: ProgressLine,
): Result<Measured, string> {
  const run = cloudSimRun(trace, hosts, habits);
  if (run === null) return fail(`${trace.vms} VMs do not fit on ${hosts} hosts at first`);
  const choice = resolvePolicy(POLICY, { power: "table", evacuate: "on" });
  if (choice.kind === "error") return choice;
  const policy = deciderOf(choice.value);
  const decider = habits.coresCount ? withCores(policy) : policy;
  const times: number[] = [];
  const round = (): RunRecord => {
    const what = `${name}, run ${times.length + 1} of ${ROUNDS}, steps`;
    return timed(
      () => runThrough(run.workload, decider, (done) => progress.show(what, done, run.workload.steps)),
      times,
    );
  };
  let record = round();
  while (times.length < ROUNDS) record = round();
  const [firstSeconds = Number.NaN] = times;
  const medianSeconds = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return ok({ ...figuresOf(run, record), firstSeconds, medianSeconds });
}

/** A whole run; after everything that happens it says how many steps are done. */
function runThrough(workload: Workload, decider: Decider, told: (done: number) => void): RunRecord {
  const simulation = createSimulation(workload, decider);
  const { record, append } = createRecord(workload);
  while (simulation.advance() !== null) {
    const part = simulation.take();
    if (part !== null) append(part);
    told(simulation.completed);
  }
  return record;
}

/** Seconds of processor time go to `times`. */
function timed<T>(work: () => T, times: number[]): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1e6);
  return result;
}

async function cloudSim(args: readonly string[]): Promise<Result<null, string>> {
  if (asksForHelp(args)) return writeStream(process.stdout, [HELP]);
  const flags = readFlags(args, FLAGS, "cloudsim");
  if (flags.kind === "error") return flags;
  const path = flags.value.one("trace");
  if (path === undefined) return fail("--trace FILE is needed");
  const hosts = readWhole("--hosts", flags.value.one("hosts") ?? "800", [1, MOST_HOSTS]);
  if (hosts.kind === "error") return hosts;
  const text = await readTextFile(path);
  if (text.kind === "error") return text;
  const trace = readPercentTrace(text.value);
  if (trace.kind === "error") return fail(`${path}: ${trace.error}`);
  await loadPolicies([POLICY]);
  const rows: string[][] = [];
  const progress = createProgressLine(process.stderr);
  for (const rung of ladder()) {
    const measured = measure(trace.value, hosts.value, rung, progress);
    progress.clear();
    if (measured.kind === "error") return measured;
    rows.push([rung.name, ...cellsOf(measured.value)]);
  }
  const head = ["", "migrations", "shutdowns", "PM-hours over", "kWh", "hosts on", "CPU, first and median"];
  const { vms, steps } = trace.value;
  const isIts = vms === ITS_TRACE.vms && steps === ITS_TRACE.steps && hosts.value === ITS_TRACE.hosts;
  return writeStream(process.stdout, [
    `THR-MMT with evacuation: ${vms} VMs on ${hosts.value} hosts, ${steps} steps of 300 s, threshold 0.8\n\n`,
    textTable([head, ...rows, ...(isIts ? CLOUDSIM : [])]),
  ]);
}

const cellsOf = (measured: Measured): string[] => [
  String(measured.migrations),
  String(measured.shutdowns),
  measured.overHours.toFixed(1),
  measured.kilowattHours.toFixed(1),
  measured.activeHosts.toFixed(1),
  `${measured.firstSeconds.toFixed(3)}, ${measured.medianSeconds.toFixed(3)} s`,
];

const done = await cloudSim(process.argv.slice(2));
if (done.kind === "error") {
  console.error(`rebalance-lab: ${printable(done.error)}`);
  process.exitCode = 2;
}
