/** What `score --format table` prints: a line on the scenario, a line of figures per policy, under the names of `measure-text.ts`. */

import type { ScoreRow } from "../experiment/score.ts";
import { MEASURE_IDS } from "../measures/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { figureText, MEASURE_NAMES } from "./measure-text.ts";
import { describeChoice, describeScenario } from "./run-summary.ts";
import { textTable } from "./text-table.ts";

/** Every measure is a column; one that says nothing of a policy has a dash. */
export function scoreTable(scenario: Scenario, rows: readonly ScoreRow[]): string {
  const head = ["policy", ...MEASURE_IDS.map((id) => MEASURE_NAMES[id])];
  const lines = rows.map(({ choice, scores }) => [
    describeChoice(choice),
    ...MEASURE_IDS.map((id) => {
      const figure = scores[id];
      return figure === null ? "-" : figureText(id, figure);
    }),
  ]);
  return `${describeScenario(scenario)}\n\n${textTable([head, ...lines])}`;
}
