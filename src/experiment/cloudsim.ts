/**
 * CloudSim's own experiment with this program's THR-MMT: the fleet of `cloudsim-fleet.ts`, a trace in
 * per cent of each VM's MIPS, threshold 0.8, steps of 300 s. CloudSim 3.0.3 does more in its experiment
 * than its policy says; each such thing can be had here, so that what it costs is measured
 * (docs/cloudsim.md).
 */

import { stepOf } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { Decider } from "../engine/decider.ts";
import type { Refusal } from "../engine/decision.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import { USUAL_TERMS } from "../engine/migration-cost.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventsOf, utilizationAfter } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import { createTableDemand } from "../engine/workload.ts";
import { tableOf, wattsInTable } from "../policies/power.ts";
import { firstPlacement, hostTypeOf, mipsOf, REFERENCE, vmTypeOf } from "./cloudsim-fleet.ts";
import type { PercentTrace } from "./percent-trace.ts";

const THRESHOLD = 0.8;
const STEP_SECONDS = 300;

/** What CloudSim does in its experiment besides its policy. */
export interface Habits {
  /** Once they run, VMs ask for no memory: only how long they take to migrate depends on it (TM2). */
  readonly memoryIsFree: boolean;
  /** A VM that asks for no cpu at two figures in a row is taken for done, and leaves for good. */
  readonly idleVmsLeave: boolean;
  /** The policy runs for the first time after the first step. */
  readonly startsLate: boolean;
  /** A VM is not placed where a core has less than it asks for now. */
  readonly coresCount: boolean;
  /** Figures are read a tenth of a second after they hold, on a line to the next. */
  readonly looksLater: boolean;
}

export interface CloudSimRun {
  readonly workload: Workload;
  /** `[step][vm]`: 1 from when a VM has left. */
  readonly hasLeft: Uint8Array;
}

/** Seconds that a figure is old when CloudSim looks at it. */
const LATER = 0.1;
/** More than all VMs have together, in reference PMs' worth. */
const MUCH_MEMORY = 1e9;
/** Who has left is taken out of a host last. */
const LAST_TO_LEAVE = 1e3;

/** Null where the VMs do not all fit at first. */
export function cloudSimRun(trace: PercentTrace, hosts: number, habits: Habits): CloudSimRun | null {
  const { vms, percent } = trace;
  const initialPlacement = firstPlacement(hosts, vms);
  if (initialPlacement === null) return null;
  const first = habits.startsLate ? 1 : 0;
  const steps = trace.steps - first;
  const table = new Float64Array(steps * vms * RESOURCE_COUNT);
  const hasLeft = new Uint8Array(steps * vms);
  for (let vm = 0; vm < vms; vm++) {
    const { mips, memory } = vmTypeOf(vm, vms);
    const figure = (step: number): number =>
      percent[vm * trace.steps + Math.min(step, trace.steps - 1)] as number;
    for (let step = 0; step < steps; step++) {
      const i = step * vms + vm;
      const wasGone = step > 0 && hasLeft[i - vms] === 1;
      const isDone = figure(first + step) === 0 && figure(first + step + 1) === 0;
      if (habits.idleVmsLeave && (wasGone || isDone)) hasLeft[i] = 1;
      const isGone = hasLeft[i] === 1;
      const [now, next] = [figure(first + step), figure(first + step + 1)];
      const read = habits.looksLater ? now + ((next - now) * LATER) / STEP_SECONDS : now;
      table[i * RESOURCE_COUNT] = isGone ? 0 : ((read / 100) * mips) / REFERENCE.mips;
      table[i * RESOURCE_COUNT + 2] =
        isGone && habits.memoryIsFree ? LAST_TO_LEAVE : memory / REFERENCE.memory;
    }
  }
  const capacity = new Float64Array(hosts * RESOURCE_COUNT).fill(1);
  for (let host = 0; host < hosts; host++) {
    const type = hostTypeOf(host);
    capacity[host * RESOURCE_COUNT] = mipsOf(type) / REFERENCE.mips;
    capacity[host * RESOURCE_COUNT + 2] = habits.memoryIsFree ? MUCH_MEMORY : type.memory / REFERENCE.memory;
  }
  const workload: Workload = {
    pms: hosts,
    vms,
    steps,
    capacity,
    initialPlacement,
    demand: createTableDemand(vms, steps, table),
    threshold: THRESHOLD,
    limit: 1,
    migration: USUAL_TERMS,
    stepMinutes: STEP_SECONDS / 60,
    seed: 1,
    streams: 2,
    interventions: NO_INTERVENTIONS,
  };
  return { workload, hasLeft };
}

const TOO_SLOW: Refusal = { kind: "forbidden", by: "slow-cores" };

/** The same policy, to which a VM is refused where a core has less than it asks for. */
export const withCores = (decider: Decider): Decider => ({
  ...decider,
  constraints: (cluster) => [
    {
      refusalOf: (vm, to) =>
        resourceAt(cluster.demand, vm, 0) * REFERENCE.mips > hostTypeOf(to).core ? TOO_SLOW : null,
    },
  ],
});

export interface CloudSimFigures {
  readonly migrations: number;
  /** Hosts that used cpu and, a step later, use none. */
  readonly shutdowns: number;
  /** Hours that hosts spent with more cpu asked for than the threshold. */
  readonly overHours: number;
  /** By the tables of watts; a host without any use of cpu is off. */
  readonly kilowattHours: number;
  /** Hosts that are not off, on average. */
  readonly activeHosts: number;
}

/** What came of a run, after the moves of each step. Moves of VMs that have left count for nothing. */
export function figuresOf({ workload, hasLeft }: CloudSimRun, record: RunRecord): CloudSimFigures {
  const { pms, vms, steps, capacity } = workload;
  const wasOn = new Uint8Array(pms);
  for (const host of workload.initialPlacement) wasOn[host] = 1;
  let [migrations, shutdowns, over, watts, active] = [0, 0, 0, 0, 0];
  for (let s = 0; s < steps; s++) {
    const step = stepOf(s);
    for (const event of eventsOf(record, step))
      if (event.kind === "migration" && hasLeft[s * vms + event.vm] === 0) migrations++;
    const used = utilizationAfter(record, step);
    for (let pm = 0; pm < pms; pm++) {
      const cpu = at(used, pm * RESOURCE_COUNT);
      const isOn = cpu > 0;
      if (isOn) {
        active++;
        watts += wattsInTable(tableOf(at(capacity, pm * RESOURCE_COUNT)), cpu);
        if (cpu > workload.threshold) over++;
      } else if (wasOn[pm] === 1) shutdowns++;
      wasOn[pm] = Number(isOn);
    }
  }
  const hours = STEP_SECONDS / 3600;
  return {
    migrations,
    shutdowns,
    overHours: over * hours,
    kilowattHours: (watts * hours) / 1000,
    activeHosts: active / steps,
  };
}
