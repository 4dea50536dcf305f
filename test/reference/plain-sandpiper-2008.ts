/**
 * Sandpiper as the 2008 paper has it, rules W1-W4, in its plain form: after each action everything is looked at and sorted
 * afresh, as the rules say. `src/policies` must do the same, action by action.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceIndex } from "../../src/base/resources.ts";
import { TOLERANCE } from "../../src/base/tolerance.ts";
import type { Column } from "../../src/base/vector.ts";
import { resourceAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { DecisionStream, Ranking } from "../../src/engine/decision.ts";
import { definePolicy } from "../../src/policies/policy.ts";
import type { Ranked } from "../../src/policies/ranking.ts";
import { ascending, descending, ranking } from "../../src/policies/ranking.ts";
import { weighSwap } from "../../src/policies/sandpiper-2008.ts";
import { swapChanges, targetOver, utilizationAfter, vetoed } from "../../src/policies/what-if.ts";
import { relocateInRounds } from "./plain-rounds.ts";

export const plainSandpiper2008 = definePolicy({
  id: "sandpiper-2008",
  pmMeasure: "volume",
  measureOf: volumeOfPm,
  drawsDistance: false,
  parameters: [],

  relocate(cluster, decisions) {
    relocateInRounds(cluster, decisions, {
      sources: { rule: "W2", order: (overloaded) => largestFirst(cluster, overloaded) },
      targets: { rule: "W2", order: (others) => smallestFirst(cluster, others) },
      relieve: (source, target) => relieve(cluster, decisions, source, target),
    });
  },
});

/** W1: 1 / ((1-cpu)(1-net)(1-mem)), a utilization above 1 - 1e-9 counting as 1 - 1e-9. */
export function volume(cpu: number, net: number, mem: number): number {
  const headroom = (u: number): number => 1 - Math.min(u, 1 - TOLERANCE);
  return 1 / (headroom(cpu) * headroom(net) * headroom(mem));
}

/**
 * Volumes are compared by their logarithm: a saturated PM's is 1e9 and more, where the noise of
 * summation is far above the grid of P9; on the logarithm the grid is a relative one.
 */
const magnitude = (figure: number): number => Math.log(figure);

/** W1 for a PM. */
function volumeOfPm(utilization: Column, pm: number): number {
  const u = (r: ResourceIndex): number => resourceAt(utilization, pm, r);
  return volume(u(0), u(1), u(2));
}

/** W1 for a VM, as a share of the PM that runs it. */
const volumeOfVm = (cluster: ClusterView, pm: PmId, vm: VmId): number =>
  volume(cluster.shareOf(vm, pm, 0), cluster.shareOf(vm, pm, 1), cluster.shareOf(vm, pm, 2));

/** W2: the overloaded PM with the largest volume. */
const largestFirst = (cluster: ClusterView, overloaded: readonly PmId[]): Ranking<PmId> =>
  ranking(
    "volume",
    descending(overloaded, (pm) => volumeOfPm(cluster.utilization, pm), magnitude),
  );

/** W2: the PM with the smallest volume, and only that one. */
const smallestFirst = (cluster: ClusterView, others: readonly PmId[]): Ranking<PmId> =>
  ranking(
    "volume",
    ascending(others, (pm) => volumeOfPm(cluster.utilization, pm), magnitude),
  );

/** W3: the first VM that fits migrates; if none does, the first pair that helps is swapped. */
function relieve(cluster: ClusterView, decisions: DecisionStream, source: PmId, target: PmId): boolean {
  const candidates = descending(cluster.vmsOn(source), (vm) => volumeOfVm(cluster, source, vm), magnitude);
  decisions.explain?.({
    kind: "candidates-ordered",
    rule: "W3",
    pm: source,
    order: ranking("volume", candidates),
  });
  return (
    migrateFirst(cluster, decisions, candidates, source, target) ||
    swapFirst(cluster, decisions, candidates, source, target)
  );
}

/** W3: source VMs in descending volume; the first that leaves nothing above the threshold on the target. */
function migrateFirst(
  cluster: ClusterView,
  decisions: DecisionStream,
  candidates: readonly Ranked<VmId>[],
  source: PmId,
  target: PmId,
): boolean {
  for (const { id: vm } of candidates) {
    const targetAfter = utilizationAfter(cluster, target, vm, null);
    const verdict = vetoed(cluster, vm, target) ?? targetOver(targetAfter, cluster.threshold);
    decisions.explain?.({
      kind: "migration-weighed",
      rule: "W3",
      vm,
      from: source,
      to: target,
      targetAfter,
      load: null,
      verdict,
    });
    if (verdict !== null) continue;
    decisions.migrate(vm, target);
    return true;
  }
  return false;
}

/** W3: source VMs in descending volume against target VMs in ascending volume; the first pair that passes. */
function swapFirst(
  cluster: ClusterView,
  decisions: DecisionStream,
  candidates: readonly Ranked<VmId>[],
  source: PmId,
  target: PmId,
): boolean {
  const partners = ascending(cluster.vmsOn(target), (vm) => volumeOfVm(cluster, target, vm), magnitude);
  decisions.explain?.({
    kind: "candidates-ordered",
    rule: "W3",
    pm: target,
    order: ranking("volume", partners),
  });
  for (const { id: vm } of candidates) {
    for (const { id: partner } of partners) {
      const verdict = weighSwap(cluster, vm, partner, source, target);
      decisions.explain?.({
        kind: "swap-weighed",
        rule: "W3",
        vm,
        from: source,
        with: partner,
        to: target,
        ...swapChanges(cluster, vm, partner, source, target),
        verdict,
      });
      if (verdict !== null) continue;
      decisions.swap(vm, partner);
      return true;
    }
  }
  return false;
}
