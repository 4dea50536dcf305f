/** What an action costs, VM by VM (MC1): a migration moves one, a swap two. */

import type { Step, VmId } from "../../base/ids.ts";
import type { Done } from "../../engine/decision.ts";
import type { MigrationCost } from "../../engine/migration-cost.ts";
import { migrationCost } from "../../engine/migration-cost.ts";
import type { Workload } from "../../engine/workload.ts";

/** The index of memory among the resources. */
const MEM = 2;

export interface MoveCost extends MigrationCost {
  readonly vm: VmId;
}

export function moveCosts(
  action: Done["action"],
  { demand, migration }: Pick<Workload, "demand" | "migration">,
  step: Step,
): readonly MoveCost[] {
  const vms = action.kind === "swap" ? [action.vm, action.with] : [action.vm];
  return vms.map((vm) => ({
    vm,
    ...migrationCost(demand.of(vm, step)[MEM] * migration.memory, migration),
  }));
}
