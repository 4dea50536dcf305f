/** What an action costs, VM by VM (MC1): a migration moves one, a swap two. Of a VM without memory there is nothing to tell. */

import type { Step, VmId } from "../../base/ids.ts";
import type { Done } from "../../engine/decision.ts";
import type { MigrationCost } from "../../engine/migration-cost.ts";
import { costOfMoving } from "../../engine/migration-cost.ts";
import type { Workload } from "../../engine/workload.ts";

export interface MoveCost extends MigrationCost {
  readonly vm: VmId;
}

export function moveCosts(
  action: Done["action"],
  workload: Pick<Workload, "demand" | "migration">,
  step: Step,
): readonly MoveCost[] {
  const vms = action.kind === "swap" ? [action.vm, action.with] : [action.vm];
  return vms.map((vm) => ({ vm, ...costOfMoving(workload, vm, step) })).filter(({ sent }) => sent > 0);
}
