/**
 * Why an intervention had no effect in a run: the record notes of each one that has a moment whether it
 * was passed over. A veto or a load has none, and holds wherever its hours lie within the run.
 */

import type { Intervention } from "../../engine/intervention.ts";
import type { Obstacle } from "../../engine/interventions/kind.ts";
import { createObstacleFinder } from "../../engine/obstacles.ts";
import type { MeasuredRun } from "../../measures/measure.ts";

/** Null where it had an effect, and while it may still come. */
export type Ineffective = Obstacle | "beyond-the-end" | null;

/** Finds it for any intervention of the run, as far as the run is done when it is asked. */
export function createEffectFinder({ record, workload }: MeasuredRun): (made: Intervention) => Ineffective {
  const obstacleOf = createObstacleFinder(workload, record);
  return (made) => (made.step >= record.steps ? "beyond-the-end" : (obstacleOf(made) ?? null));
}
