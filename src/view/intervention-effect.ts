/**
 * Whether an intervention was passed over: the record notes it of each one that has a moment. A veto
 * or a load has none, and holds wherever its hours lie within the run.
 */

import { wasMade } from "../engine/changes.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { ScoredRun } from "./score.ts";

/** False while it may still come. */
export const isPassedOver = ({ record, workload }: ScoredRun, made: Intervention): boolean =>
  made.step >= record.steps || wasMade(workload, record, made) === false;
