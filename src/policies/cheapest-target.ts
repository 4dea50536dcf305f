/**
 * Where a VM costs least, of all PMs that are up. What a VM is of a PM follows from the PM's size, so the
 * PMs of each size stand under a tree of boxes of their own (`box-tree.ts`): among PMs of few sizes a
 * search costs about the logarithm of their number. Costs are compared on the grid, ties go to the lower
 * id (P9).
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { onGrid } from "../base/tolerance.ts";
import { vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { CostOf } from "./box-tree.ts";
import { BoxTree } from "./box-tree.ts";

/** PMs of one size. */
interface SizeClass {
  /** Any of them. */
  readonly pm: PmId;
  readonly points: BoxTree;
}

export class CheapestTarget {
  readonly #view: ClusterView;
  readonly #classes: readonly SizeClass[];
  /** By PM; none of one that is down. */
  readonly #classOf = new Map<PmId, SizeClass>();

  constructor(view: ClusterView) {
    this.#view = view;
    const bySize = new Map<string, Set<number>>();
    for (let pm = 0; pm < view.pms; pm++) {
      if (!view.isUp(pmId(pm))) continue;
      const size = vectorAt(view.capacity, pm).join(" ");
      const alike = bySize.get(size);
      if (alike === undefined) bySize.set(size, new Set([pm]));
      else alike.add(pm);
    }
    this.#classes = [...bySize.values()].map((pms) => {
      const [first = NOBODY] = pms;
      const alike = { pm: pmId(first), points: new BoxTree(view.utilization, (pm) => pms.has(pm)) };
      for (const pm of pms) this.#classOf.set(pmId(pm), alike);
      return alike;
    });
  }

  /** The utilization of `pm` has changed. */
  update(pm: PmId): void {
    this.#classOf.get(pm)?.points.update(pm);
  }

  /**
   * Null where `vm` can go nowhere; never the PM that runs it.
   * @param costOn what it costs on PMs of which it is this share; infinite where there is no room
   * @param mayTake what else is asked of a PM
   */
  find(vm: VmId, costOn: (share: ResourceVector) => CostOf, mayTake?: (pm: PmId) => boolean): PmId | null {
    const view = this.#view;
    const from = view.hostOf(vm);
    let [best, least]: [number, number] = [NOBODY, Number.POSITIVE_INFINITY];
    for (const { pm, points } of this.#classes) {
      const costOf = costOn([view.shareOf(vm, pm, 0), view.shareOf(vm, pm, 1), view.shareOf(vm, pm, 2)]);
      const found = points.cheapest(
        costOf,
        (to) => to !== from && view.refusalOf(vm, pmId(to)) === null && (mayTake?.(pmId(to)) ?? true),
      );
      if (found === NOBODY) continue;
      const key = onGrid(costOf(...vectorAt(view.utilization, found)));
      if (key < least || (key === least && found < best)) [best, least] = [found, key];
    }
    return best === NOBODY ? null : pmId(best);
  }
}
