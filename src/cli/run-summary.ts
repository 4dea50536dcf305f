/** What `run --format table` prints: a line on the scenario, one on its fork, a line of figures per policy. */

import { stepOf } from "../base/ids.ts";
import { RESOURCES } from "../base/resources.ts";
import { hoursOf, isHourly } from "../base/step-time.ts";
import { totalCounters } from "../engine/metrics.ts";
import type { RunRecord } from "../engine/record.ts";
import { deviationAfter, overloadedCount } from "../engine/record.ts";
import type { CompletedRun } from "../experiment/encode-run.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { printable, quoted } from "../scenario/input-error.ts";
import { instantText } from "../scenario/instant.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ScenarioFork } from "../scenario/scenario-fork.ts";
import { textTable } from "./text-table.ts";

const HEADER = ["policy", "overload", "migration", "swap", "no solution", "overloaded PM-hours"];
const DEVIATIONS = RESOURCES.map((resource) => `mean sd ${resource}`);

/** Counters as in Table 2 (C1, C2), hours over the threshold after the actions, mean deviation as in Fig. 8. */
export function summarizeRuns(scenario: Scenario, runs: readonly CompletedRun[]): string {
  const rows = runs.map(({ choice, record }) => {
    const { overload, migration, swap, noSolution } = totalCounters(record);
    const hours = overloadedPmHours(scenario, record);
    return [
      describeChoice(choice),
      ...[overload, migration, swap, noSolution].map(String),
      Number.isInteger(hours) ? String(hours) : hours.toFixed(2),
      ...meanDeviation(record).map((figure) => figure.toFixed(4)),
    ];
  });
  return `${describeScenario(scenario)}\n\n${textTable([[...HEADER, ...DEVIATIONS], ...rows])}`;
}

export function describeScenario(scenario: Scenario): string {
  const { name, pms, vms, threshold, seed, fork } = scenario;
  const label = name === "paper" ? "paper (reconstructed)" : printable(name); // D3
  const own = `${label}: ${vms} VMs on ${pms} PMs, ${describeTime(scenario)}, threshold ${threshold}, seed ${seed}`;
  return fork === null ? own : `${own}\n${describeFork(fork)}`;
}

/** Hours from a midnight without a date are the paper's (P4): of them only the number is said. */
function describeTime(scenario: Scenario): string {
  const { steps, stepMinutes, start } = scenario;
  const length = isHourly(scenario) ? "" : ` of ${stepMinutes} min`;
  return `${steps} steps${length}${start === null ? "" : ` from ${instantText(start)}`}`;
}

const describeFork = ({ name, interventions: { length } }: ScenarioFork): string =>
  `fork ${quoted(name)}: ${length} ${length === 1 ? "intervention" : "interventions"}`;

function describeChoice({ policy, parameters }: PolicyChoice): string {
  return [policy, ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`)].join(" ");
}

/** Hours that PMs spend over the threshold although the policy has acted, summed over PMs. */
function overloadedPmHours(scenario: Scenario, record: RunRecord): number {
  let count = 0;
  for (let step = 0; step < record.steps; step++) count += overloadedCount(record, stepOf(step));
  return hoursOf(count, scenario);
}

/** Mean over the steps of the population standard deviation across PMs, per resource. */
function meanDeviation(record: RunRecord): number[] {
  return RESOURCES.map((_, r) => {
    let sum = 0;
    for (let step = 0; step < record.steps; step++) sum += deviationAfter(record, stepOf(step))[r] ?? 0;
    return sum / record.steps;
  });
}
