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
import { isOver, onGrid } from "../base/tolerance.ts";
import { distance, dominantResource, length, norm, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Effect } from "../engine/decider.ts";
import type { Reasons } from "../engine/decision.ts";
import { BoxTree, excludeDown } from "./box-tree.ts";
import { EQUAL_DISTANCE } from "./geometry.ts";
import { line } from "./listing.ts";
import { definePolicy, migrate, swap } from "./policy.ts";
import { descending, ranking } from "./ranking.ts";
import type { TargetOrder } from "./rounds.ts";
import { decideInRounds } from "./rounds.ts";
import { FIGURE_3 } from "./scoa-figure-3.ts";
import { firstVm, VmOrder } from "./vm-order.ts";
import { Weighing } from "./weighing.ts";
import { askTarget, migrationChanges, swapChanges, utilizationAfter } from "./what-if.ts";

/** S4: whether the target's load is held against the source's before or after the move. */
export interface ScoaParameters {
  readonly sourceLoad: "before" | "after";
}

export const scoa = definePolicy({
  id: "scoa",
  since: 2008,
  source: "Sa, Ha, Park: Dynamic Relocation of Virtual Machines, 2008",
  criteria: { excess: { decimals: 2 } },
  pmCriterion: "norm",
  criterionOf: norm,
  sees: () => [EQUAL_DISTANCE],
  parameters: [{ kind: "choice", key: "sourceLoad", values: ["before", "after"], default: "before" }],
  assumptions: [{ key: "swap" }, { key: "sourceLoad", parameter: "sourceLoad" }],
  listing: [
    line("source", "S1", 0, "ranked sources"),
    line("target", "S2", 0, "ranked targets"),
    line("candidates", "S3", 0, "ranked candidates"),
    line("migrate", "S4", 1, "weighed migrate", "done migrate"),
    line("swap", "S5", 1, "weighed swap", "done swap"),
    line("none", "S6", 0, "gave up"),
  ],
  printed: FIGURE_3,
  tellsRemedy: true,

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
    kind: "ranked",
    rule: "S3",
    role: "candidates",
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

/** S4: unless the target would be over on any resource, or loaded more than the source. */
function mayMigrate(
  cluster: ClusterView,
  reasons: Reasons,
  vm: VmId,
  source: PmId,
  target: PmId,
  { sourceLoad }: ScoaParameters,
): boolean {
  const weighing = new Weighing(reasons, cluster.refusalOf(vm, target));
  const targetAfter = utilizationAfter(cluster, target, vm, null);
  askTarget(weighing, targetAfter, cluster.threshold);
  const loadOfSource =
    sourceLoad === "before"
      ? norm(cluster.utilization, source)
      : length(utilizationAfter(cluster, source, null, vm));
  weighing.atMost("target", "norm", length(targetAfter), "source", loadOfSource);
  reasons.explain?.({
    kind: "weighed",
    rule: "S4",
    action: { kind: "migrate", vm, from: source, to: target },
    changes: migrationChanges(cluster, vm, source, target),
    comparisons: weighing.comparisons,
    verdict: weighing.verdict,
  });
  return weighing.isAllowed;
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
  const forbidden = partner === null ? NO_PARTNER : cluster.refusalOfSwap(vm, partner);
  const weighing = new Weighing(reasons, forbidden);
  if (partner !== null) askOfSwap(weighing, cluster, vm, partner, source, target, dominant);
  reasons.explain?.({
    kind: "weighed",
    rule: "S5",
    action: { kind: "swap", vm, from: source, with: partner, to: target },
    changes: partner === null ? null : swapChanges(cluster, vm, partner, source, target),
    comparisons: weighing.comparisons,
    verdict: weighing.verdict,
  });
  return weighing.isAllowed;
}

const NO_PARTNER = { kind: "forbidden", by: "no-partner" } as const;

/** S5: a swap that keeps the target under, lowers the source's dominant resource, and makes nothing else worse. */
function askOfSwap(
  weighing: Weighing,
  cluster: ClusterView,
  vm: VmId,
  partner: VmId,
  source: PmId,
  target: PmId,
  dominant: ResourceIndex,
): void {
  if (weighing.isDecided) return;
  const { threshold, utilization } = cluster;
  askTarget(weighing, utilizationAfter(cluster, target, vm, partner), threshold);
  if (weighing.isDecided) return;
  const after = utilizationAfter(cluster, source, partner, vm);
  const before = (r: ResourceIndex): number => resourceAt(utilization, source, r);
  weighing.below("source", dominant, after[dominant], "before", before(dominant));
  for (const r of RESOURCE_INDICES) {
    if (r === dominant) continue;
    if (isOver(before(r), threshold)) weighing.atMost("source", r, after[r], "before", before(r));
    else weighing.atMost("source", r, after[r], "threshold", threshold);
  }
  // Each test above lets a resource rise by the tolerance (P9); all together they must not.
  if (!weighing.isAllowed) return;
  const excess = { before: 0, after: 0 };
  for (const r of RESOURCE_INDICES) {
    excess.before += Math.max(0, before(r) - threshold);
    excess.after += Math.max(0, after[r] - threshold);
  }
  weighing.below("source", "excess", excess.after, "before", excess.before);
}
