/**
 * What a move is good for and what it costs, in PM-hours times excess: the overload of its source that is
 * avoided over a horizon, and the VM's demand on the target for as long as the migration takes (MC1).
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { MEM } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";
import { migrationCost } from "../engine/migration-cost.ts";
import { utilizationAfter } from "./what-if.ts";

const SECONDS_AN_HOUR = 3600;

export class MigrationWorth {
  readonly #view: ClusterView;
  readonly #terms: MigrationTerms;
  readonly #hours: number;

  /** @param hours for which the move is expected to help */
  constructor(view: ClusterView, terms: MigrationTerms, hours: number) {
    this.#view = view;
    this.#terms = terms;
    this.#hours = hours;
  }

  /** When `vm` leaves its host; a target that stays under the threshold takes nothing from it. */
  benefitOf(vm: VmId, from: PmId): number {
    const before = this.#excessOf(vectorAt(this.#view.utilization, from));
    return (before - this.#excessOf(utilizationAfter(this.#view, from, null, vm))) * this.#hours;
  }

  /** On a target of which `vm` is this share. */
  costOf(vm: VmId, share: ResourceVector): number {
    const memory = resourceAt(this.#view.demand, vm, MEM) * this.#terms.memory;
    return (Math.max(...share) * migrationCost(memory, this.#terms).seconds) / SECONDS_AN_HOUR;
  }

  /** How far the most utilized resource is above the threshold. */
  #excessOf(utilization: ResourceVector): number {
    const most = Math.max(...utilization);
    return isOver(most, this.#view.threshold) ? most - this.#view.threshold : 0;
  }
}
