/**
 * What a move or a swap would come to, as the rules put it (P2, P9, I5): what is on a PM, plus who
 * comes, less who leaves; and what speaks against it on the side of the target. Shared by the plain
 * forms, and by no policy.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { resourceAt, vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Change, Verdict } from "../../src/engine/decision.ts";

/** Utilization of `pm` with `coming`, without `leaving`. */
export function loadWith(
  cluster: ClusterView,
  pm: PmId,
  { coming, leaving }: { readonly coming?: VmId; readonly leaving?: VmId },
): ResourceVector {
  const onResource = (r: ResourceIndex): number => {
    const now = resourceAt(cluster.utilization, pm, r);
    const more = coming === undefined ? 0 : cluster.shareOf(coming, pm, r);
    const less = leaving === undefined ? 0 : cluster.shareOf(leaving, pm, r);
    return now + more - less;
  };
  return [onResource(0), onResource(1), onResource(2)];
}

/** Both sides of a swap, before and after. */
export const bothSides = (
  cluster: ClusterView,
  source: PmId,
  vm: VmId,
  target: PmId,
  partner: VmId,
): { readonly source: Change; readonly target: Change } => ({
  source: {
    before: vectorAt(cluster.utilization, source),
    after: loadWith(cluster, source, { coming: partner, leaving: vm }),
  },
  target: {
    before: vectorAt(cluster.utilization, target),
    after: loadWith(cluster, target, { coming: vm, leaving: partner }),
  },
});

/** I5: `vm` may not go to `to`. */
export const forbidden = (cluster: ClusterView, vm: VmId, to: PmId): Verdict => cluster.refusalOf(vm, to);

/** The target would be over the threshold: the first resource on which it would. */
export function overOnTarget(cluster: ClusterView, after: ResourceVector): Verdict {
  const over = RESOURCE_INDICES.find((r) => isOver(after[r], cluster.threshold));
  return over === undefined
    ? null
    : { kind: "target-over", resource: over, value: after[over], bound: cluster.threshold };
}
