/**
 * What a move or a swap would do, without doing it: the utilization of the two PMs concerned, and
 * the tests that the policies of the paper put to it.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Change } from "../engine/decision.ts";
import type { Weighing } from "./weighing.ts";

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

/** What a move of `vm` would change. */
export const migrationChanges = (
  cluster: ClusterView,
  vm: VmId,
  source: PmId,
  target: PmId,
): { readonly source: Change; readonly target: Change } => ({
  source: changeOf(cluster, source, null, vm),
  target: changeOf(cluster, target, vm, null),
});

/** What a swap of `vm`, on `source`, and `partner`, on `target`, would change. */
export const swapChanges = (
  cluster: ClusterView,
  vm: VmId,
  partner: VmId,
  source: PmId,
  target: PmId,
): { readonly source: Change; readonly target: Change } => ({
  source: changeOf(cluster, source, partner, vm),
  target: changeOf(cluster, target, vm, partner),
});

const changeOf = (cluster: ClusterView, pm: PmId, arriving: VmId | null, leaving: VmId | null): Change => ({
  before: vectorAt(cluster.utilization, pm),
  after: utilizationAfter(cluster, pm, arriving, leaving),
});

/** Asks that the target stays at or under the threshold on every resource. */
export function askTarget(weighing: Weighing, after: ResourceVector, threshold: number): void {
  for (const r of RESOURCE_INDICES) weighing.atMost("target", r, after[r], "threshold", threshold);
}
