/**
 * What `run --format table` prints: a line on the scenario, one on its fork, a line of figures per
 * policy, and below a line for each intervention of the fork that did not apply.
 */

import { printable } from "../base/printable.ts";
import { hoursOf, isHourly } from "../base/step-time.ts";
import type { MomentIntervention } from "../engine/intervention.ts";
import type { Obstacle } from "../engine/interventions/kind.ts";
import { passedOverIn } from "../engine/obstacles.ts";
import { endlessSteps } from "../engine/record.ts";
import type { CompletedRun } from "../experiment/encode-run.ts";
import type { MeasureId } from "../measures/registry.ts";
import { figureAfter } from "../measures/run-figures.ts";
import { parametersText } from "../policies/parameters-text.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { quoted } from "../scenario/input-error.ts";
import { instantText } from "../scenario/instant.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ScenarioFork } from "../scenario/scenario-fork.ts";
import { sumOfDistances } from "../solver/step-distance.ts";
import { figureText, MEASURE_NAMES } from "./measure-text.ts";
import { textTable } from "./text-table.ts";

/** The columns. What came later stands behind, so that who reads columns by their place still can. */
const COLUMNS = [
  "overload",
  "migration",
  "swap",
  "noSolution",
  "overloadedHours",
  "deviationCpu",
  "deviationNet",
  "deviationMem",
  "relievedNothing",
  "overloadedExcess",
  "mostMoves",
] as const satisfies readonly MeasureId[];

/** Measures of whole runs, under the names of `measure-text.ts`. */
export function summarizeRuns(scenario: Scenario, runs: readonly CompletedRun[]): string {
  const rows = runs.map((run) => [
    describeChoice(run.choice),
    ...COLUMNS.map((id) => figureText(id, figureAfter(run, id, run.record.steps, scenario))),
    ...distanceTexts(run, scenario),
  ]);
  const asked = runs.some(({ distances }) => distances !== undefined) ? DISTANCE_NAMES : [];
  const table = textTable([["policy", ...COLUMNS.map((id) => MEASURE_NAMES[id]), ...asked], ...rows]);
  return `${describeScenario(scenario)}\n\n${table}${describePassedOver(runs)}${describeEndless(runs)}`;
}

/** OP8, where somebody has asked. */
const DISTANCE_NAMES = ["avoidable PM-hours x excess", "moves beyond the fewest"] as const;

/** Where a solver has not proven all of it, it may be more: so it says. */
function distanceTexts({ distances }: CompletedRun, scenario: Scenario): string[] {
  if (distances === undefined) return [];
  const { excess, moves, unproven, unknown } = sumOfDistances(distances);
  if (unknown === distances.length) return ["-", "-"];
  const atLeast = unproven + unknown > 0 ? ">= " : "";
  return [`${atLeast}${hoursOf(excess, scenario).toFixed(2)}`, `${atLeast}${moves}`];
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

/** "scoa sourceLoad=before" */
export const describeChoice = (choice: PolicyChoice): string =>
  `${choice.policy} ${parametersText(choice)}`.trimEnd();

const OBSTACLE_TEXTS: Readonly<Record<Obstacle, string>> = {
  "there-already": "the VM is on that PM already",
  "not-up": "the PM is not up: it went down before, or is added later",
  "same-pm": "both VMs are on the same PM",
  "same-threshold": "the threshold is that already",
  "last-pm":
    "it is the last PM that is up; its VMs have nowhere to go, and across one PM there is no deviation",
};

/** Lines that are printed of what did not apply: the rest is in the JSON. */
const MOST_LINES = 20;

/** A policy that did not end in a step was broken off there (see `mostEffects`): its figures are no result. */
function describeEndless(runs: readonly CompletedRun[]): string {
  const lines = runs.flatMap(({ choice, record }) => {
    const steps = endlessSteps(record);
    if (steps.length === 0) return [];
    return `${describeChoice(choice)} did not come to an end and was broken off in ${steps.length} of ${record.steps} steps, first in step ${steps[0]}`;
  });
  return lines.length === 0 ? "" : `\n${lines.join("\n")}\n`;
}

/** A line for each intervention that did not apply and each reason, with the policies under which it did not. */
function describePassedOver(runs: readonly CompletedRun[]): string {
  const policiesOf = new Map<string, string[]>();
  const found = runs.flatMap(({ choice, workload, record }) =>
    passedOverIn(workload, record).map((each) => ({ ...each, choice })),
  );
  for (const { made, index, obstacle, choice } of found.sort((a, b) => a.index - b.index)) {
    const what = `fork.interventions[${index}], ${describeMade(made)} in step ${made.step}, did not apply: ${OBSTACLE_TEXTS[obstacle]}`;
    policiesOf.set(what, [...(policiesOf.get(what) ?? []), describeChoice(choice)]);
  }
  if (policiesOf.size === 0) return "";
  const lines = [...policiesOf].map(([what, policies]) =>
    policies.length === runs.length ? what : `${what} (${policies.join(", ")})`,
  );
  const more = lines.length - MOST_LINES;
  const rest = more > 0 ? [`and ${more} more; --format json has all`] : [];
  return `\n${[...lines.slice(0, MOST_LINES), ...rest].join("\n")}\n`;
}

function describeMade(made: MomentIntervention): string {
  switch (made.kind) {
    case "move":
      return `move of VM ${made.vm} to PM${made.to}`;
    case "swap":
      return `swap of VM ${made.vm} and VM ${made.with}`;
    case "threshold":
      return `threshold ${made.value}`;
    case "pm-down":
      return `pm-down of PM${made.pm}`;
    case "pm-added":
      return "pm-added";
  }
}
