/**
 * What a move or a swap would do, without doing it: the utilization of the two PMs concerned, and
 * the tests that the policies of the paper put to it.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Change, Refusal } from "../engine/decision.ts";

/** Utilization of `pm` once `arriving` has joined it and `leaving` has left it. */
export function utilizationAfter(
  cluster: ClusterView,
  pm: PmId,
  arriving: VmId | null,
  leaving: VmId | null,
): ResourceVector {
  return [
    shareAfter(cluster, pm, arriving, leaving, 0),
    shareAfter(cluster, pm, arriving, leaving, 1),
    shareAfter(cluster, pm, arriving, leaving, 2),
  ];
}

const shareAfter = (
  cluster: ClusterView,
  pm: PmId,
  arriving: VmId | null,
  leaving: VmId | null,
  r: ResourceIndex,
): number =>
  resourceAt(cluster.utilization, pm, r) +
  (arriving === null ? 0 : cluster.shareOf(arriving, pm, r)) -
  (leaving === null ? 0 : cluster.shareOf(leaving, pm, r));

/** What a swap of `vm`, on `source`, and `partner`, on `target`, would change. */
export const swapChanges = (
  cluster: ClusterView,
  vm: VmId,
  partner: VmId,
  source: PmId,
  target: PmId,
): { readonly source: Change; readonly target: Change } => ({
  source: {
    before: vectorAt(cluster.utilization, source),
    after: utilizationAfter(cluster, source, partner, vm),
  },
  target: {
    before: vectorAt(cluster.utilization, target),
    after: utilizationAfter(cluster, target, vm, partner),
  },
});

/** The first resource on which the target would be over the threshold, as a refusal. */
export function targetOver(after: ResourceVector, threshold: number): Refusal | null {
  for (const resource of RESOURCE_INDICES) {
    const value = after[resource];
    if (isOver(value, threshold)) return { kind: "target-over", resource, value, bound: threshold };
  }
  return null;
}

/** What speaks against any swap of `vm`, on `source`, and `partner`, on `target`: a constraint, or a target that would be over. */
export const swapRefusal = (
  cluster: ClusterView,
  vm: VmId,
  partner: VmId,
  source: PmId,
  target: PmId,
): Refusal | null =>
  cluster.refusalOf(vm, target) ??
  cluster.refusalOf(partner, source) ??
  targetOver(utilizationAfter(cluster, target, vm, partner), cluster.threshold);
