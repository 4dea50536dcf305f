/**
 * SCOA, rules S1-S7, in its plain form: after each action everything is looked at and sorted
 * afresh, as the rules say. `src/policies` must do the same, action by action.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceIndex } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isLowered, isOver } from "../../src/base/tolerance.ts";
import { distance, dominantResource, norm, resourceAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { DecisionStream, Ranking, Verdict } from "../../src/engine/decision.ts";
import { definePolicy } from "../../src/policies/policy.ts";
import { ascending, descending, ranking } from "../../src/policies/ranking.ts";
import { length, targetOver, utilizationAfter } from "../../src/policies/what-if.ts";
import { relocateInRounds } from "./plain-rounds.ts";

/** S4: whether the target's load is held against the source's before or after the move. */
interface ScoaParameters {
  readonly sourceLoad: "before" | "after";
}

export const plainScoa = definePolicy({
  id: "scoa",
  pmMeasure: "norm",
  measureOf: norm,
  drawsDistance: true,
  parameters: [{ kind: "choice", key: "sourceLoad", values: ["before", "after"], default: "before" }],

  relocate(cluster, decisions, parameters) {
    relocateInRounds(cluster, decisions, {
      sources: { rule: "S1", order: (overloaded) => farthestFromOrigin(cluster, overloaded) },
      targets: { rule: "S2", order: (others, source) => farthestFromSource(cluster, others, source) },
      relieve: (source, target) => relieve(cluster, decisions, source, target, parameters),
    });
  },
});

/** S1: the overloaded PM farthest from the origin. */
const farthestFromOrigin = (cluster: ClusterView, overloaded: readonly PmId[]): Ranking<PmId> =>
  ranking(
    "norm",
    descending(overloaded, (pm) => norm(cluster.utilization, pm)),
  );

/** S2: the PM farthest from the source. */
const farthestFromSource = (cluster: ClusterView, others: readonly PmId[], source: PmId): Ranking<PmId> =>
  ranking(
    "distance",
    descending(others, (pm) => distance(cluster.utilization, source, pm)),
  );

/** S3-S5: the first VM of the source, largest on its dominant resource first, that may migrate or be swapped. */
function relieve(
  cluster: ClusterView,
  decisions: DecisionStream,
  source: PmId,
  target: PmId,
  parameters: ScoaParameters,
): boolean {
  const dominant = dominantResource(cluster.utilization, source);
  const candidates = descending(cluster.vmsOn(source), (vm) => cluster.shareOf(vm, source, dominant));
  decisions.explain?.({
    kind: "candidates-ordered",
    rule: "S3",
    pm: source,
    order: ranking(dominant, candidates),
  });
  const partner = choosePartner(cluster, dominant, target);
  for (const { id: vm } of candidates) {
    if (mayMigrate(cluster, decisions, vm, source, target, parameters)) {
      decisions.migrate(vm, target);
      return true;
    }
    if (maySwap(cluster, decisions, vm, partner, source, target, dominant) && partner !== null) {
      decisions.swap(vm, partner);
      return true;
    }
  }
  return false;
}

/** S4: unless the target would be over on any resource, or loaded more than the source. */
function mayMigrate(
  cluster: ClusterView,
  decisions: DecisionStream,
  vm: VmId,
  source: PmId,
  target: PmId,
  parameters: ScoaParameters,
): boolean {
  const targetAfter = utilizationAfter(cluster, target, vm, null);
  const targetLoad = length(targetAfter);
  const sourceLoad =
    parameters.sourceLoad === "before"
      ? norm(cluster.utilization, source)
      : length(utilizationAfter(cluster, source, null, vm));
  const verdict: Verdict =
    targetOver(targetAfter, cluster.threshold) ??
    (isOver(targetLoad, sourceLoad)
      ? { kind: "target-above-source", value: targetLoad, bound: sourceLoad }
      : null);
  decisions.explain?.({
    kind: "migration-weighed",
    rule: "S4",
    vm,
    from: source,
    to: target,
    targetAfter,
    verdict,
  });
  return verdict === null;
}

/**
 * S5: the target's VM that would come back. Same dominant resource: the one that demands least of
 * it; another: the one that demands most of the target's. It is the same for every candidate.
 */
function choosePartner(cluster: ClusterView, sourceDominant: ResourceIndex, target: PmId): VmId | null {
  const dominant = dominantResource(cluster.utilization, target);
  const order = dominant === sourceDominant ? ascending : descending;
  return order(cluster.vmsOn(target), (vm) => cluster.shareOf(vm, target, dominant))[0]?.id ?? null;
}

/** S5: a swap that keeps the target under, lowers the source's dominant resource, and makes nothing else worse. */
function maySwap(
  cluster: ClusterView,
  decisions: DecisionStream,
  vm: VmId,
  partner: VmId | null,
  source: PmId,
  target: PmId,
  dominant: ResourceIndex,
): boolean {
  const verdict: Verdict =
    partner === null ? { kind: "no-partner" } : weighSwap(cluster, vm, partner, source, target, dominant);
  decisions.explain?.({
    kind: "swap-weighed",
    rule: "S5",
    vm,
    from: source,
    with: partner,
    to: target,
    verdict,
  });
  return verdict === null;
}

function weighSwap(
  cluster: ClusterView,
  vm: VmId,
  partner: VmId,
  source: PmId,
  target: PmId,
  dominant: ResourceIndex,
): Verdict {
  const over = targetOver(utilizationAfter(cluster, target, vm, partner), cluster.threshold);
  if (over !== null) return over;
  const after = utilizationAfter(cluster, source, partner, vm);
  const before = (r: ResourceIndex): number => resourceAt(cluster.utilization, source, r);
  if (!isLowered(before(dominant), after[dominant])) {
    return {
      kind: "source-not-lowered",
      resource: dominant,
      value: after[dominant],
      bound: before(dominant),
    };
  }
  const worse = RESOURCE_INDICES.find(
    (r) => r !== dominant && isOver(after[r], cluster.threshold) && isOver(after[r], before(r)),
  );
  if (worse !== undefined)
    return { kind: "source-over", resource: worse, value: after[worse], bound: cluster.threshold };
  // Each test above lets a resource rise by the tolerance (P9); all together they must not.
  const excess = { before: 0, after: 0 };
  for (const r of RESOURCE_INDICES) {
    excess.before += Math.max(0, before(r) - cluster.threshold);
    excess.after += Math.max(0, after[r] - cluster.threshold);
  }
  if (isLowered(excess.before, excess.after)) return null;
  return { kind: "source-not-lowered", resource: dominant, value: after[dominant], bound: before(dominant) };
}
