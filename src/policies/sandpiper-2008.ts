/**
 * Sandpiper as Sa, Ha and Park (2008) describe it in section 2: one figure, the volume, stands for
 * a machine; load goes from the overloaded PM of largest volume to the PM of smallest, and only to
 * that one. Rules W1-W4; ties by P9. The published Sandpiper (NSDI 2007) differs.
 *
 * Every step ends: a target is never left over the threshold, a migration takes a VM off an
 * overloaded PM, and a swap lowers every overloaded resource of its source.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isLowered, isOver } from "../base/tolerance.ts";
import { resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Effect } from "../engine/decider.ts";
import type { Reasons } from "../engine/decision.ts";
import { line } from "./listing.ts";
import { definePolicy, migrate, swap } from "./policy.ts";
import { ascending, descending, ranking } from "./ranking.ts";
import type { TargetOrder } from "./rounds.ts";
import { decideInRounds } from "./rounds.ts";
import { OUT, Tournament } from "./tournament.ts";
import { VmOrder } from "./vm-order.ts";
import { EQUAL_VOLUME, keyOf, magnitude, VOLUME, volumeOfPm, volumeOfVm } from "./volume.ts";
import { Weighing } from "./weighing.ts";
import { askTarget, migrationChanges, swapChanges, utilizationAfter } from "./what-if.ts";

export const sandpiper2008 = definePolicy({
  id: "sandpiper-2008",
  since: 2008,
  source: "Sa, Ha, Park: Dynamic Relocation of Virtual Machines, 2008, after Wood et al. 2007",
  criteria: { volume: VOLUME },
  pmCriterion: "volume",
  criterionOf: volumeOfPm,
  sees: () => [EQUAL_VOLUME],
  parameters: [],
  assumptions: [{ key: "target" }],
  listing: [
    line("source", "W2", 0, "ranked sources"),
    line("target", "W2", 0, "ranked targets"),
    line("candidates", "W3", 0, "ranked candidates"),
    line("migrate", "W3", 1, "weighed migrate", "done migrate"),
    line("pairs", "W3", 0, "ranked partners"),
    line("swap", "W3", 1, "weighed swap", "done swap"),
    line("none", "W4", 0, "gave up"),
  ],
  tellsRemedy: true,

  decide({ view: cluster, reasons }) {
    const { utilization } = cluster;
    const volumeOf = (pm: PmId): number => volumeOfPm(utilization, pm);
    return decideInRounds(cluster, reasons, {
      // W2: the overloaded PM with the largest volume
      sources: {
        rule: "W2",
        keyOf: (pm) => keyOf(volumeOfPm(utilization, pm)),
        rank: (overloaded) => ranking("volume", descending(overloaded, volumeOf, magnitude)),
      },
      // W2: the PM with the smallest volume, and only that one
      targets: {
        rule: "W2",
        order: () => smallestFirst(cluster),
        rank: (others) => ranking("volume", ascending(others, volumeOf, magnitude)),
      },
      relieve: (source, target) => relieve(cluster, reasons, source, target),
    });
  },
});

function smallestFirst(cluster: ClusterView): TargetOrder {
  const { pms, utilization } = cluster;
  const smallness = (pm: number): number =>
    cluster.isUp(pmId(pm)) ? -keyOf(volumeOfPm(utilization, pm)) : OUT;
  const volumes = new Tournament(pms, smallness);
  return {
    firstFor(source) {
      volumes.update(source, OUT);
      const first = volumes.first();
      volumes.update(source, smallness(source));
      return first;
    },
    update: (pm) => volumes.update(pm, smallness(pm)),
  };
}

/** W3: the first VM that fits migrates; if none does, the first pair that helps is swapped. */
function relieve(cluster: ClusterView, reasons: Reasons, source: PmId, target: PmId): Effect | null {
  const volumeOf = (vm: VmId): number => volumeOfVm(cluster, source, vm);
  reasons.explain?.({
    kind: "ranked",
    rule: "W3",
    role: "candidates",
    pm: source,
    order: ranking("volume", descending(cluster.vmsOn(source), volumeOf, magnitude)),
  });
  const candidates = new VmOrder(cluster, source, (vm) => keyOf(volumeOf(vm)));
  const { fitting, refused } = findFitting(cluster, reasons, candidates, source, target);
  return fitting === null ? swapFirst(cluster, reasons, refused, source, target) : migrate(fitting, target);
}

/**
 * W3: source VMs in descending volume; the first that leaves nothing above the threshold on the
 * target, and those before it, all of them where there is none.
 */
function findFitting(
  cluster: ClusterView,
  reasons: Reasons,
  candidates: VmOrder,
  source: PmId,
  target: PmId,
): { readonly fitting: VmId | null; readonly refused: readonly VmId[] } {
  const refused: VmId[] = [];
  for (let vm = candidates.next(); vm !== null; vm = candidates.next()) {
    const weighing = new Weighing(reasons, cluster.refusalOf(vm, target));
    askTarget(weighing, utilizationAfter(cluster, target, vm, null), cluster.threshold);
    reasons.explain?.({
      kind: "weighed",
      rule: "W3",
      action: { kind: "migrate", vm, from: source, to: target },
      changes: migrationChanges(cluster, vm, source, target),
      comparisons: weighing.comparisons,
      verdict: weighing.verdict,
    });
    if (weighing.isAllowed) return { fitting: vm, refused };
    refused.push(vm);
  }
  return { fitting: null, refused };
}

/** W3: source VMs in descending volume against target VMs in ascending volume; the first pair that passes. */
function swapFirst(
  cluster: ClusterView,
  reasons: Reasons,
  candidates: readonly VmId[],
  source: PmId,
  target: PmId,
): Effect | null {
  const volumeOf = (vm: VmId): number => volumeOfVm(cluster, target, vm);
  reasons.explain?.({
    kind: "ranked",
    rule: "W3",
    role: "partners",
    pm: target,
    order: ranking("volume", ascending(cluster.vmsOn(target), volumeOf, magnitude)),
  });
  const partners = new VmOrder(cluster, target, (vm) => -keyOf(volumeOf(vm))).rest();
  const bounds = reasons.explain === undefined ? new SwapBounds(cluster, source, target, partners) : null;
  for (const vm of candidates) {
    if (bounds?.rulesOut(vm)) continue;
    for (const partner of partners) {
      const weighing = weighSwap(cluster, reasons, vm, partner, source, target);
      reasons.explain?.({
        kind: "weighed",
        rule: "W3",
        action: { kind: "swap", vm, from: source, with: partner, to: target },
        changes: swapChanges(cluster, vm, partner, source, target),
        comparisons: weighing.comparisons,
        verdict: weighing.verdict,
      });
      if (weighing.isAllowed) return swap(vm, partner);
    }
  }
  return null;
}

/** W3: a swap keeps the target under, lowers every overloaded resource of the source, and overloads no other. */
function weighSwap(
  cluster: ClusterView,
  reasons: Reasons,
  vm: VmId,
  partner: VmId,
  source: PmId,
  target: PmId,
): Weighing {
  const { threshold } = cluster;
  const weighing = new Weighing(reasons, cluster.refusalOfSwap(vm, partner));
  if (weighing.isDecided) return weighing;
  askTarget(weighing, utilizationAfter(cluster, target, vm, partner), threshold);
  if (weighing.isDecided) return weighing;
  const after = utilizationAfter(cluster, source, partner, vm);
  for (const r of RESOURCE_INDICES) {
    const before = resourceAt(cluster.utilization, source, r);
    if (isOver(before, threshold)) weighing.below("source", r, after[r], "before", before);
    else weighing.atMost("source", r, after[r], "threshold", threshold);
  }
  return weighing;
}

/**
 * What no partner can mend: with the partner that demands most the target would still be over, or
 * with the one that demands least the source would not be lowered. It spares the pairs of a VM that
 * cannot be swapped with anybody, which on PMs of thousands of VMs are too many to be weighed.
 */
class SwapBounds {
  readonly #cluster: ClusterView;
  readonly #source: PmId;
  readonly #target: PmId;
  /** Per resource, as shares of the target and of the source. */
  readonly #mostOfTarget: ResourceVector;
  readonly #leastOfSource: ResourceVector;

  constructor(cluster: ClusterView, source: PmId, target: PmId, partners: readonly VmId[]) {
    this.#cluster = cluster;
    this.#source = source;
    this.#target = target;
    const most: [number, number, number] = [0, 0, 0];
    const least: [number, number, number] = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ];
    for (const partner of partners) {
      for (const r of RESOURCE_INDICES) {
        most[r] = Math.max(most[r], cluster.shareOf(partner, target, r));
        least[r] = Math.min(least[r], cluster.shareOf(partner, source, r));
      }
    }
    this.#mostOfTarget = most;
    this.#leastOfSource = least;
  }

  rulesOut(vm: VmId): boolean {
    const { threshold, utilization } = this.#cluster;
    for (const r of RESOURCE_INDICES) {
      const most = this.#mostOfTarget[r];
      const least = this.#leastOfSource[r];
      const before = resourceAt(utilization, this.#source, r);
      const target =
        resourceAt(utilization, this.#target, r) + this.#cluster.shareOf(vm, this.#target, r) - most;
      const source = before + least - this.#cluster.shareOf(vm, this.#source, r);
      if (isOver(target, threshold)) return true;
      if (isOver(before, threshold) ? !isLowered(before, source) : isOver(source, threshold)) return true;
    }
    return false;
  }
}
