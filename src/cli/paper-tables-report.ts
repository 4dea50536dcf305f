/**
 * What `tables` prints: the paper's Tables 1-3 beside the computed ones, with the differences, and
 * the figures of R3 and R4. Every computed figure comes out of runs made here and now; the verdicts
 * are those of `experiment/compare-tables.ts`.
 */

import { RESOURCES } from "../base/resources.ts";
import type { Counters } from "../engine/metrics.ts";
import type { TablesComparison } from "../experiment/compare-tables.ts";
import { compareTables } from "../experiment/compare-tables.ts";
import { runPaperPolicies } from "../experiment/paper-runs.ts";
import { FIRST_DAY_OVER, PEAK_HOURS, TABLE_3_TOLERANCE } from "../experiment/paper-tables.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import { TABLE_1 } from "../scenario/table-1.ts";
import { describeScenario } from "./run-summary.ts";
import { signed, textTable } from "./text-table.ts";

/** @param scenario the preset "paper" */
export function reportPaperTables(scenario: Scenario): string {
  const comparison = compareTables(runPaperPolicies(createWorkload(scenario)));
  return [
    `${describeScenario(scenario)}\nDifferences are computed - paper.\n`,
    reportTable1(scenario),
    reportTable2(comparison),
    reportTable3(comparison),
    reportFirstDay(comparison),
    reportDeviation(comparison),
  ].join("\n");
}

/** D2: Table 1 is input; the scenario's VMs are held against it. */
function reportTable1({ demand, vms }: Scenario): string {
  const profiles = demand.kind === "patterns" ? demand.patterns.profiles : [];
  const rows = TABLE_1.map((row) => {
    const main = row.main.join(" ");
    const computed = profiles.flatMap((profile, vm) =>
      profile.main.join(" ") === main && profile.pattern.kind === row.pattern ? [vm] : [],
    );
    const [lacking, extra] = [without(row.vms, computed), without(computed, row.vms)];
    const difference = [...lacking.map((vm) => `-${vm}`), ...extra.map((vm) => `+${vm}`)];
    return [main, row.pattern, row.vms.join(" "), computed.join(" "), difference.join(" ") || "none"];
  });
  const head = ["main load", "pattern", "VMs in paper", "VMs in scenario", "difference"];
  return section(
    `Table 1: load of the ${vms} VMs (the text says 32, the table lists 36; P7)`,
    textTable([head, ...rows], [0, 1, 2, 3, 4]),
  );
}

const without = (all: readonly number[], taken: readonly number[]): number[] =>
  all.filter((vm) => !taken.includes(vm));

const COUNTERS: readonly { readonly key: keyof Counters; readonly label: string }[] = [
  { key: "overload", label: "Overload" },
  { key: "migration", label: "Migration" },
  { key: "swap", label: "Swap" },
  { key: "noSolution", label: "No solution" },
];

/** R1. */
function reportTable2({ table2, holds }: TablesComparison): string {
  const rows = table2.rows.flatMap(({ policy, paper, computed }) =>
    COUNTERS.map(({ key, label }) => [
      policy,
      label,
      String(paper[key]),
      String(computed[key]),
      signed(computed[key] - paper[key], 0),
    ]),
  );
  const head = ["policy", "counter", "paper", "computed", "difference"];
  return section(
    "Table 2: what happened in 72 hours",
    textTable([head, ...rows], [0, 1]),
    `R1, all eight figures equal: ${yesNo(holds.r1)}`,
  );
}

/** R2. */
function reportTable3({ table3, holds }: TablesComparison): string {
  const rows = table3.rows.map(({ policy, pm, paper, computed, difference }) => [
    policy,
    `PM${pm}`,
    ...paper.map((figure) => figure.toFixed(2)),
    ...computed.map((figure) => figure.toFixed(4)),
    ...difference.map((figure) => signed(figure, 4)),
  ]);
  const titles = ["paper", "computed", "diff"].flatMap((what) => RESOURCES.map((name) => `${what} ${name}`));
  const { mean, largest } = TABLE_3_TOLERANCE;
  const over = table3.scoaOver.map((pm) => `PM${pm}`).join(", ") || "none";
  return section(
    `Table 3: utilization after the actions of hour ${table3.hour}`,
    textTable([["policy", "PM", ...titles], ...rows], [0, 1]),
    `mean absolute difference ${table3.meanDifference.toFixed(4)} (at most ${mean}), largest ${table3.largestDifference.toFixed(4)} (at most ${largest})`,
    `Sandpiper without a solution for PM0, over on cpu alone: ${yesNo(table3.sandpiperStuck)}`,
    `PMs that SCOA leaves over: ${over}`,
    `R2, all of this as in the paper: ${yesNo(holds.r2)}`,
  );
}

/** R3. */
function reportFirstDay({ firstDay, holds }: TablesComparison): string {
  const paper = FIRST_DAY_OVER.map(({ pm, resource }) => `PM${pm} on ${resource}`).join(", ");
  const computed = firstDay.over.map(
    ({ pm, resource, highest }) => `PM${pm} on ${resource} (highest ${highest.toFixed(4)})`,
  );
  return section(
    "Over the threshold on the first day, before any move",
    textTable(
      [
        ["paper", paper],
        ["computed", computed.join(", ") || "none"],
      ],
      [0, 1],
    ),
    `R3, the same PMs and resources: ${yesNo(holds.r3)}`,
  );
}

/** R4. */
function reportDeviation({ deviation, holds }: TablesComparison): string {
  const { first, last } = PEAK_HOURS;
  const rows = deviation.rows.map(({ policy, mean, change }) => [policy, mean.toFixed(4), change.toFixed(4)]);
  return section(
    `Standard deviation of cpu across PMs, hours ${first} to ${last} after the first day`,
    textTable([["policy", "mean", "change per hour"], ...rows]),
    `R4, the mean is lower under SCOA: ${yesNo(holds.r4)}`,
    `It changes less from hour to hour under SCOA: ${yesNo(deviation.scoaSteadier)}`,
  );
}

const section = (title: string, table: string, ...verdicts: readonly string[]): string =>
  `${title}\n\n${table}${verdicts.length === 0 ? "" : `\n${verdicts.join("\n")}\n`}`;

const yesNo = (holds: boolean): string => (holds ? "yes" : "no");
