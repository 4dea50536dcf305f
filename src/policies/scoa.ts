/**
 * SCOA, the server consolidation optimizing algorithm of Sa, Ha and Park (2008), section 3 and
 * Fig. 3: PMs are points in the utilization space; load goes from the overloaded PM farthest from
 * the origin to the PM farthest from it. Rules S1-S7; ties by P9, and no move in vain by P10.
 *
 * Every step ends: a target is never left over the threshold, so the set of overloaded PMs only
 * shrinks; a migration takes a VM off it, and a swap lowers its excess over the threshold (S5).
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isLowered, isOver, onGrid } from "../base/tolerance.ts";
import { distance, dominantResource, length, norm, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Effect } from "../engine/decider.ts";
import type { Decision, Reasons, Verdict } from "../engine/decision.ts";
import { BoxTree, excludeDown } from "./box-tree.ts";
import { line } from "./listing.ts";
import { definePolicy, migrate, swap } from "./policy.ts";
import { descending, ranking } from "./ranking.ts";
import type { TargetOrder } from "./rounds.ts";
import { decideInRounds } from "./rounds.ts";
import { FIGURE_3 } from "./scoa-figure-3.ts";
import { firstVm, VmOrder } from "./vm-order.ts";
import { swapChanges, swapRefusal, targetOver, utilizationAfter } from "./what-if.ts";

/** S4: whether the target's load is held against the source's before or after the move. */
export interface ScoaParameters {
  readonly sourceLoad: "before" | "after";
}

export const scoa = definePolicy({
  id: "scoa",
  pmMeasure: "norm",
  measureOf: norm,
  drawsDistance: true,
  parameters: [{ kind: "choice", key: "sourceLoad", values: ["before", "after"], default: "before" }],
  assumptions: [{ key: "swap" }, { key: "sourceLoad", parameter: "sourceLoad" }],
  listing: [
    line("source", "S1", 0, "source-chosen"),
    line("target", "S2", 0, "target-chosen"),
    line("candidates", "S3", 0, "candidates-ordered"),
    line("migrate", "S4", 1, "migration-weighed", "migrated"),
    line("swap", "S5", 1, "swap-weighed", "swapped"),
    line("none", "S6", 0, "gave-up"),
  ],
  printed: FIGURE_3,
  remedy: { swapLowers: "dominant" }, // S5

  decide({ view: cluster, reasons, parameters }) {
    const { utilization } = cluster;
    return decideInRounds(cluster, reasons, {
      // S1: the overloaded PM farthest from the origin
      sources: {
        rule: "S1",
        keyOf: (pm) => onGrid(norm(utilization, pm)),
        rank: (overloaded) =>
          ranking(
            "norm",
            descending(overloaded, (pm) => norm(utilization, pm)),
          ),
      },
      // S2: the PM farthest from the source
      targets: {
        rule: "S2",
        order: () => farthestFromSource(cluster),
        rank: (others, source) =>
          ranking(
            "distance",
            descending(others, (pm) => distance(utilization, source, pm)),
          ),
      },
      relieve: (source, target) => relieve(cluster, reasons, source, target, parameters),
    });
  },
});

function farthestFromSource(cluster: ClusterView): TargetOrder {
  const points = new BoxTree(cluster.utilization);
  excludeDown(points, cluster);
  return {
    firstFor: (source) => points.farthestFrom(source),
    update: (pm) => points.update(pm),
  };
}

/** P10: a VM that demands no more of the dominant resource than this, by the tolerance of P9, cannot relieve it. */
const NOTHING = 0;

/** S3-S5: the first VM of the source, largest on its dominant resource first, that may migrate or be swapped. */
function relieve(
  cluster: ClusterView,
  reasons: Reasons,
  source: PmId,
  target: PmId,
  parameters: ScoaParameters,
): Effect | null {
  const dominant = dominantResource(cluster.utilization, source);
  const demandOf = (vm: VmId): number => cluster.shareOf(vm, source, dominant);
  const isCandidate = (vm: VmId): boolean => isOver(demandOf(vm), NOTHING); // P10
  reasons.explain?.({
    kind: "candidates-ordered",
    rule: "S3",
    pm: source,
    order: ranking(dominant, descending(cluster.vmsOn(source).filter(isCandidate), demandOf)),
  });
  const candidates = new VmOrder(cluster, source, (vm) => onGrid(demandOf(vm)));
  const partner = choosePartner(cluster, dominant, target);
  for (let vm = candidates.next(); vm !== null; vm = candidates.next()) {
    if (!isCandidate(vm)) continue;
    if (mayMigrate(cluster, reasons, vm, source, target, parameters)) {
      return migrate(vm, target);
    }
    if (maySwap(cluster, reasons, vm, partner, source, target, dominant) && partner !== null) {
      return swap(vm, partner);
    }
  }
  return null;
}

/** S4. */
function mayMigrate(
  cluster: ClusterView,
  reasons: Reasons,
  vm: VmId,
  source: PmId,
  target: PmId,
  parameters: ScoaParameters,
): boolean {
  const weighed = weighMigration(cluster, vm, source, target, parameters);
  reasons.explain?.({ kind: "migration-weighed", rule: "S4", vm, from: source, to: target, ...weighed });
  return weighed.verdict === null;
}

/** S4: unless the target would be over on any resource, or loaded more than the source. */
function weighMigration(
  cluster: ClusterView,
  vm: VmId,
  source: PmId,
  target: PmId,
  { sourceLoad }: ScoaParameters,
): Pick<Extract<Decision, { kind: "migration-weighed" }>, "targetAfter" | "load" | "verdict"> {
  const targetAfter = utilizationAfter(cluster, target, vm, null);
  const load = {
    target: length(targetAfter),
    bound:
      sourceLoad === "before"
        ? norm(cluster.utilization, source)
        : length(utilizationAfter(cluster, source, null, vm)),
  };
  const verdict: Verdict =
    cluster.refusalOf(vm, target) ??
    targetOver(targetAfter, cluster.threshold) ??
    (isOver(load.target, load.bound)
      ? { kind: "target-above-source", value: load.target, bound: load.bound }
      : null);
  return { targetAfter, load, verdict };
}

/**
 * S5: the target's VM that would come back. Same dominant resource: the one that demands least of
 * it; another: the one that demands most of the target's. It is the same for every candidate.
 */
function choosePartner(cluster: ClusterView, sourceDominant: ResourceIndex, target: PmId): VmId | null {
  const dominant = dominantResource(cluster.utilization, target);
  const sign = dominant === sourceDominant ? -1 : 1;
  return firstVm(cluster, target, (vm) => sign * onGrid(cluster.shareOf(vm, target, dominant)));
}

/** S5; `partner` is null where the target runs no VM. */
function maySwap(
  cluster: ClusterView,
  reasons: Reasons,
  vm: VmId,
  partner: VmId | null,
  source: PmId,
  target: PmId,
  dominant: ResourceIndex,
): boolean {
  const verdict: Verdict =
    partner === null ? { kind: "no-partner" } : weighSwap(cluster, vm, partner, source, target, dominant);
  reasons.explain?.({
    kind: "swap-weighed",
    rule: "S5",
    vm,
    from: source,
    with: partner,
    to: target,
    ...(partner === null ? NO_CHANGES : swapChanges(cluster, vm, partner, source, target)),
    verdict,
  });
  return verdict === null;
}

const NO_CHANGES = { source: null, target: null } as const;

/** S5: a swap that keeps the target under, lowers the source's dominant resource, and makes nothing else worse. */
function weighSwap(
  cluster: ClusterView,
  vm: VmId,
  partner: VmId,
  source: PmId,
  target: PmId,
  dominant: ResourceIndex,
): Verdict {
  const refusal = swapRefusal(cluster, vm, partner, source, target);
  if (refusal !== null) return refusal;
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
