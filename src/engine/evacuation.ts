/**
 * Where VMs go when nobody says where to (I3): those of a PM that goes down. A PM that has room comes
 * before every one that has not, whatever else speaks for it; room is what is left of its own
 * capacity, so that a small PM is not taken for an empty one. It is the one automatic placement there
 * is: all other VMs go where a policy, a person or the scenario says.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isOver, onGrid } from "../base/tolerance.ts";
import { norm, resourceAt } from "../base/vector.ts";
import type { Cluster } from "./cluster.ts";

/** The VMs of `pm`, the largest demand ||d|| first, a tie to the lower id (P9). */
export const leavingOrder = (cluster: Cluster, pm: PmId): VmId[] =>
  cluster
    .vmsOn(pm)
    .map((vm) => ({ vm, key: onGrid(norm(cluster.demand, vm)) }))
    .sort((a, b) => b.key - a.key || a.vm - b.vm)
    .map(({ vm }) => vm);

/**
 * The PM that takes `vm`, which leaves one that is not up: of those that are up and stay at or under
 * the threshold with it the one nearest to the origin as it is now; if there is none, the one with the
 * least excess with it (see {@link excessWith}). Ties to the lower id (P9). One PM at least is up.
 */
export function refugeOf(cluster: Cluster, vm: VmId): PmId {
  let [nearest, leastNorm] = [NOBODY, Number.POSITIVE_INFINITY];
  let [fullest, leastExcess] = [NOBODY, Number.POSITIVE_INFINITY];
  for (let each = 0; each < cluster.pms; each++) {
    const pm = pmId(each);
    if (!cluster.isUp(pm)) continue;
    if (hasRoom(cluster, vm, pm)) {
      const key = onGrid(norm(cluster.utilization, pm));
      if (key < leastNorm) [nearest, leastNorm] = [pm, key];
    } else if (nearest === NOBODY) {
      const key = onGrid(excessWith(cluster, vm, pm));
      if (key < leastExcess) [fullest, leastExcess] = [pm, key];
    }
  }
  return pmId(nearest === NOBODY ? fullest : nearest);
}

const loadWith = (cluster: Cluster, vm: VmId, pm: PmId, r: ResourceIndex): number =>
  resourceAt(cluster.utilization, pm, r) + cluster.shareOf(vm, pm, r);

/** P9. */
const hasRoom = (cluster: Cluster, vm: VmId, pm: PmId): boolean =>
  RESOURCE_INDICES.every((r) => !isOver(loadWith(cluster, vm, pm, r), cluster.threshold));

/** How far `pm` would be above the threshold with `vm`, summed over the resources. */
const excessWith = (cluster: Cluster, vm: VmId, pm: PmId): number =>
  RESOURCE_INDICES.reduce<number>(
    (sum, r) => sum + Math.max(0, loadWith(cluster, vm, pm, r) - cluster.threshold),
    0,
  );
