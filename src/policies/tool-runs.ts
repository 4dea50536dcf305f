/** RM2: a step holds one run of a tool, or several. Another begins only where the one before has changed something. */

import type { Effect, Told } from "../engine/decider.ts";
import type { Decisions } from "./policy.ts";

/** The parameter of tools that may run several times in a step. */
export const RUNS_PER_STEP = {
  kind: "number",
  key: "runsPerStep",
  min: 1,
  max: 100,
  isWhole: true,
  step: 1,
  unit: "runs",
  default: 1,
} as const;

/**
 * Carries out at most `most` runs, and gives the last.
 * @param hasActed whether a run that is over has changed something: else another would find the same
 */
export function* carryOutRuns<Run extends { carryOut(): Decisions }>(
  most: number,
  begin: () => Run,
  hasActed: (run: Run) => boolean,
): Generator<Effect, Run, Told> {
  for (let runs = 1; ; runs++) {
    const run = begin();
    yield* run.carryOut();
    if (runs === most || !hasActed(run)) return run;
  }
}
