/**
 * What a move or a swap would come to, as the rules put it (P2, P9, I5): what is on a PM, plus who
 * comes, less who leaves; and what speaks against it on the side of the target. Shared by the plain
 * forms, and by no policy.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isLowered, isOver } from "../../src/base/tolerance.ts";
import { resourceAt, vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Change, Comparison, Criterion, Verdict } from "../../src/engine/decision.ts";

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

/** Both sides of a move, before and after. */
export const bothSidesOfMove = (
  cluster: ClusterView,
  source: PmId,
  vm: VmId,
  target: PmId,
): { readonly source: Change; readonly target: Change } => ({
  source: {
    before: vectorAt(cluster.utilization, source),
    after: loadWith(cluster, source, { leaving: vm }),
  },
  target: {
    before: vectorAt(cluster.utilization, target),
    after: loadWith(cluster, target, { coming: vm }),
  },
});

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

/** That the target is not over the threshold, asked of each resource. */
export const underOnTarget = (cluster: ClusterView, after: ResourceVector): Comparison[] =>
  RESOURCE_INDICES.map((r) => atMost("target", r, after[r], "threshold", cluster.threshold));

/** By the tolerance of P9. */
export const atMost = (
  subject: Comparison["subject"],
  criterion: Criterion,
  value: number,
  against: Comparison["against"],
  bound: number,
): Comparison => ({
  subject,
  criterion,
  value,
  relation: "at-most",
  against,
  bound,
  holds: !isOver(value, bound),
});

/** By more than the tolerance of P9, under what it was. */
export const belowBefore = (
  subject: Comparison["subject"],
  criterion: Criterion,
  value: number,
  before: number,
): Comparison => ({
  subject,
  criterion,
  value,
  relation: "below",
  against: "before",
  bound: before,
  holds: isLowered(before, value),
});

/** What is forbidden is refused whatever else there is; otherwise by the first that does not hold. */
export function firstOf(veto: Verdict, asked: readonly Comparison[]): Verdict {
  if (veto !== null) return veto;
  for (const comparison of asked) if (!comparison.holds) return { kind: "failed", comparison };
  return null;
}
