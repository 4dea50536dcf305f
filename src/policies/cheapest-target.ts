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
import { sizeClasses } from "./size-classes.ts";

/** PMs of one size, of which one stands for all. */
interface Alike {
  readonly pm: PmId;
  readonly points: BoxTree;
}

/** What is asked besides. */
interface Limits {
  /** Whether a PM may take it at all. */
  readonly mayTake?: (pm: PmId) => boolean;
  /** The key of a cost: nothing that costs as much or more is looked for. */
  readonly below?: number;
}

interface Cheapest {
  readonly pm: PmId;
  /** Of the cost, on the grid. */
  readonly key: number;
}

export class CheapestTarget {
  readonly #view: ClusterView;
  readonly #alike: readonly Alike[];
  /** By PM; none of one that is down. */
  readonly #pointsOf = new Map<PmId, BoxTree>();

  constructor(view: ClusterView) {
    this.#view = view;
    this.#alike = sizeClasses(view).map((pms) => {
      const members = new Set<number>(pms);
      const points = new BoxTree(view.utilization, (pm) => members.has(pm));
      for (const pm of pms) this.#pointsOf.set(pm, points);
      return { pm: pms[0], points };
    });
  }

  /** The utilization of `pm` has changed. */
  update(pm: PmId): void {
    this.#pointsOf.get(pm)?.update(pm);
  }

  /**
   * Null where `vm` can go nowhere; never the PM that runs it.
   * @param costOn what it costs on PMs of which it is this share
   */
  find(
    vm: VmId,
    costOn: (share: ResourceVector) => CostOf,
    { mayTake, below = Number.POSITIVE_INFINITY }: Limits = {},
  ): Cheapest | null {
    const view = this.#view;
    const from = view.hostOf(vm);
    let best: Cheapest | null = null;
    for (const { pm, points } of this.#alike) {
      const costOf = costOn([view.shareOf(vm, pm, 0), view.shareOf(vm, pm, 1), view.shareOf(vm, pm, 2)]);
      const found = points.cheapest(
        costOf,
        (to) => to !== from && view.refusalOf(vm, pmId(to)) === null && (mayTake?.(pmId(to)) ?? true),
        below,
      );
      if (found === NOBODY) continue;
      const key = onGrid(costOf(...vectorAt(view.utilization, found)));
      if (best === null || key < best.key || (key === best.key && found < best.pm))
        best = { pm: pmId(found), key };
    }
    return best;
  }
}
