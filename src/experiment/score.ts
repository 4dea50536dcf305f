/**
 * What a policy comes to on a scenario: the figure of every measure over its whole run, and
 * `rebalance-lab/score@1` as JSON and as CSV, a row per policy. A row is made by itself, from one run,
 * which is not needed any more afterwards: whoever makes many can show how far it is, stop between any
 * two, and keeps no more than one record. Described for people in `docs/formats.md`.
 */

import { jsonOf } from "../base/json.ts";
import type { StepTime } from "../base/step-time.ts";
import type { MeasuredRun } from "../measures/measure.ts";
import type { MeasureId } from "../measures/registry.ts";
import { MEASURE_IDS, measureOf } from "../measures/registry.ts";
import { figureAfter } from "../measures/run-figures.ts";
import { parametersText } from "../policies/parameters-text.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { findPolicy } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { scenarioHead } from "./scenario-head.ts";

const SCORE_SCHEMA = "rebalance-lab/score@1";

/** By measure; null where it says nothing of the policy. */
export type Scores = Readonly<Record<MeasureId, number | null>>;

/** What a policy comes to. */
export interface ScoreRow {
  readonly choice: PolicyChoice;
  readonly scores: Scores;
}

/**
 * The figures of a run, over the steps that are done. It may be asked while the run grows: what was
 * summed up stays (`run-figures.ts`), so that the last time costs no more than the steps that came.
 */
export function scoresOf(
  run: MeasuredRun,
  choice: PolicyChoice,
  time: Pick<StepTime, "stepMinutes">,
): Scores {
  const acts = canAct(run, choice);
  const entries = MEASURE_IDS.map((id) => {
    const says = acts || !measureOf(id).ofActing;
    return [id, says ? figureAfter(run, id, run.record.steps, time) : null] as const;
  });
  return Object.fromEntries(entries) as Scores; // an entry per id
}

/** Whether anybody acts in the run: the policy, or a person. Where nobody does, what acting costs is no figure of merit. */
const canAct = ({ workload }: MeasuredRun, { policy }: PolicyChoice): boolean =>
  findPolicy(policy)?.decidedBy === "rules" || workload.interventions.length > 0;

/** The JSON, a line per row; it ends with a line break. */
export function* encodeScoreJson(scenario: Scenario, rows: readonly ScoreRow[]): Generator<string> {
  yield `{"schema":${jsonOf(SCORE_SCHEMA)},"scenario":${jsonOf(scenarioHead(scenario))},\n"rows":[`;
  for (const [i, { choice, scores }] of rows.entries()) {
    const { policy, parameters: params, damping } = choice;
    const row = { policy, params, ...(damping && { damping }), measures: scores };
    yield `${i === 0 ? "\n" : ",\n"}${jsonOf(row)}`;
  }
  yield "\n]}\n";
}

/** `policy,params` and the measures, a header and a row per policy; lines end with "\n", and what says nothing is empty. */
export function* encodeScoreCsv(rows: readonly ScoreRow[]): Generator<string> {
  yield `policy,params,${MEASURE_IDS.join(",")}\n`;
  for (const { choice, scores } of rows)
    yield `${[choice.policy, parametersText(choice), ...MEASURE_IDS.map((id) => scores[id] ?? "")].join(",")}\n`;
}
