/** The one place where the command line runs the engine. Every policy runs on the same workload. */

import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { CompletedRun } from "../experiment/encode-run.ts";
import type { ScoreRow } from "../experiment/score.ts";
import type { RunSize } from "../policies/duration.ts";
import { PACES } from "../policies/duration.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { deciderOf } from "../policies/registry.ts";
import { createHandlers } from "../runner/handlers.ts";
import { distancesOf } from "../runner/run-distances.ts";
import { startSolverThread } from "../runner/solver-thread.ts";
import { createSolve } from "../runner/solvers.ts";
import { runWhole } from "../runner/whole-run.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { ProgressLine } from "./progress.ts";
import { timeText } from "./time-text.ts";

/** A signal of the system ends the program. */
const { signal } = new AbortController();
const solve = createSolve(startSolverThread);

/** What ends sooner need not be told beforehand. */
const LONG_MS = 60_000;

/** Which of the choices will take long on this machine, and about how long; null where none will. */
export function warningOf(size: RunSize, choices: readonly PolicyChoice[]): string | null {
  const slow = choices.flatMap((choice) => {
    const ms = PACES.expect(choice, size, size.steps) ?? 0;
    return ms < LONG_MS ? [] : [`${choice.policy} about ${timeText(ms)}`];
  });
  if (slow.length === 0) return null;
  return `this will take long, by how much each policy weighs: ${slow.join(", ")} (Ctrl+C ends it)`;
}

/**
 * Whole runs, in the order of the choices.
 * @param measuresDistance whether it is wanted how far each step is from the best (OP8)
 */
export async function execute(
  scenario: Scenario,
  choices: readonly PolicyChoice[],
  progress?: ProgressLine,
  measuresDistance = false,
): Promise<CompletedRun[]> {
  const workload = createWorkload(scenario);
  const runs: CompletedRun[] = [];
  for (const [i, choice] of choices.entries()) {
    const pause = (completed: number): null => {
      progress?.show(`running ${nameIn(choices, i)}, steps`, completed, workload.steps);
      return null;
    };
    const record = await runWhole(workload, deciderOf(choice), { solve, signal, pause });
    const run = { choice, workload, record };
    if (!measuresDistance) {
      runs.push(run);
      continue;
    }
    const told = (done: number): void =>
      progress?.show(`solving for ${nameIn(choices, i)}, steps`, done, workload.steps);
    runs.push({ ...run, distances: await distancesOf(run, { solve, signal, told }) });
  }
  return runs;
}

/** What each of the choices comes to, in their order; of their runs no more than one is there at a time. */
export async function score(
  scenario: Scenario,
  choices: readonly PolicyChoice[],
  progress: ProgressLine,
): Promise<ScoreRow[]> {
  const handlers = createHandlers({ deciderOf, solve });
  const interventions = scenario.fork?.interventions ?? NO_INTERVENTIONS;
  const rows: ScoreRow[] = [];
  for (const [i, choice] of choices.entries()) {
    const scores = await handlers.score(
      { scenario, choice, interventions },
      {
        signal,
        report: ({ done, total }) => progress.show(`running ${nameIn(choices, i)}, steps`, done, total),
        deliver: () => {},
      },
    );
    rows.push({ choice, scores });
  }
  return rows;
}

/** "scoa", or among many "scoa (3 of 14)". */
function nameIn(choices: readonly PolicyChoice[], index: number): string {
  const name = choices[index]?.policy ?? "";
  return choices.length < 3 ? name : `${name} (${index + 1} of ${choices.length})`;
}
