/**
 * Threshold with minimum migration time, the best known of CloudSim's policies (Beloglazov and Buyya,
 * CCPE 2012), restated: it only relocates; under-used PMs are not evacuated and none is switched off.
 *
 * - T1: a PM is overloaded when any resource is over the threshold. PMs are looked at by id.
 * - T2: VMs are taken out of it, those of least migration time first, until it is not overloaded or
 *   has none left. Migration time is memory over bandwidth; bandwidth is the same for all, so the
 *   order is that of the memory demanded.
 * - T3: all VMs taken out are placed, those that demand most cpu first, each on the PM where power
 *   grows least among those that it does not overload. A PM that was overloaded takes none. Power is
 *   linear in the utilization of cpu and the same for every PM at full load, so it grows with the
 *   share of the PM's cpu that the VM takes.
 * - T4: a VM that fits nowhere stays where it is; a PM that is overloaded in the end is a no-solution.
 *
 * Ties by P9. Every step ends: each VM is moved once at most.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver, onGrid } from "../base/tolerance.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { DecisionStream } from "../engine/decision.ts";
import { BoxTree } from "./box-tree.ts";
import { definePolicy } from "./policy.ts";
import { ascending, descending, ranking } from "./ranking.ts";
import { VmOrder } from "./vm-order.ts";
import { targetOver, utilizationAfter } from "./what-if.ts";

export const thrMmt = definePolicy({
  id: "thr-mmt",
  pmMeasure: null,
  drawsDistance: false,
  parameters: [],

  relocate(cluster, decisions) {
    const sources = overloadedPms(cluster);
    if (sources.length === 0) return;
    const taken = sources.flatMap((source) => takeOut(cluster, decisions, source));
    const places = createPlaces(cluster, sources);
    for (const { id: vm } of descending(taken, (of) => resourceAt(cluster.demand, of, 0))) {
      if (decisions.explain !== undefined) explainPlace(cluster, decisions, vm, new Set(sources));
      const target = places.leastPower(vm);
      if (target === NOBODY) continue;
      decisions.migrate(vm, pmId(target));
      places.update(target);
    }
    for (const source of sources) if (cluster.isOverloaded(source)) decisions.giveUp(source, null);
  },
});

/** T1. */
function overloadedPms(cluster: ClusterView): PmId[] {
  const overloaded: PmId[] = [];
  for (let pm = 0; pm < cluster.pms; pm++) if (cluster.isOverloaded(pmId(pm))) overloaded.push(pmId(pm));
  return overloaded;
}

/** T2: the VMs that have to go. */
function takeOut(cluster: ClusterView, decisions: DecisionStream, source: PmId): VmId[] {
  const memoryOf = (vm: VmId): number => resourceAt(cluster.demand, vm, 2);
  decisions.explain?.({
    kind: "candidates-ordered",
    rule: "T2",
    pm: source,
    order: ranking(2, ascending(cluster.vmsOn(source), memoryOf)),
  });
  const quickest = new VmOrder(cluster, source, (vm) => -onGrid(memoryOf(vm)));
  const left = RESOURCE_INDICES.map((r) => resourceAt(cluster.utilization, source, r));
  const taken: VmId[] = [];
  while (left.some((u) => isOver(u, cluster.threshold))) {
    const vm = quickest.next();
    if (vm === null) break;
    for (const r of RESOURCE_INDICES) left[r] = (left[r] ?? 0) - cluster.shareOf(vm, source, r);
    taken.push(vm);
  }
  return taken;
}

/** Where VMs can go (T3). */
interface Places {
  /** The PM on which power grows least by `vm`, a tie to the lower id; {@link NOBODY} when it fits nowhere. */
  leastPower(vm: VmId): number;
  /** The utilization of `pm` has changed. */
  update(pm: number): void;
}

/** Equal PMs need no comparison: power grows by the same everywhere, so the first that the VM fits on it is. */
const createPlaces = (cluster: ClusterView, sources: readonly PmId[]): Places =>
  isUniform(cluster) ? createEqualPlaces(cluster, sources) : createUnequalPlaces(cluster, sources);

function createEqualPlaces(cluster: ClusterView, sources: readonly PmId[]): Places {
  const points = new BoxTree(cluster.utilization, "id");
  for (const source of sources) points.exclude(source);
  const share = (vm: VmId, r: ResourceIndex): number => cluster.shareOf(vm, pmId(0), r);
  /** The last VM that fitted nowhere: PMs only fill up in a step, so one as large on every resource does not either. */
  let refused: VmId | null = null;
  const isRefused = (vm: VmId): boolean => {
    const least = refused;
    return least !== null && RESOURCE_INDICES.every((r) => share(vm, r) >= share(least, r));
  };
  return {
    leastPower(vm) {
      if (isRefused(vm)) return NOBODY;
      const found = points.firstFitting(share(vm, 0), share(vm, 1), share(vm, 2), cluster.threshold);
      if (found === NOBODY) refused = vm;
      return found;
    },
    update: (pm) => points.update(pm),
  };
}

function createUnequalPlaces(cluster: ClusterView, sources: readonly PmId[]): Places {
  const isSource = new Set<number>(sources);
  return {
    leastPower(vm) {
      let best = NOBODY;
      let least = Number.POSITIVE_INFINITY;
      for (let pm = 0; pm < cluster.pms; pm++) {
        const growth = onGrid(cluster.shareOf(vm, pmId(pm), 0));
        if (growth >= least || isSource.has(pm) || !fits(cluster, vm, pmId(pm))) continue;
        [best, least] = [pm, growth];
      }
      return best;
    },
    update() {},
  };
}

const fits = (cluster: ClusterView, vm: VmId, pm: PmId): boolean =>
  targetOver(utilizationAfter(cluster, pm, vm, null), cluster.threshold) === null;

/** Whether all PMs have the same capacity (P3). */
function isUniform({ capacity }: ClusterView): boolean {
  for (let i = RESOURCE_COUNT; i < capacity.length; i++)
    if (at(capacity, i) !== at(capacity, i % RESOURCE_COUNT)) return false;
  return true;
}

/** T3 in full, for who asks why: every PM that is asked, by growth of power, up to the one that takes the VM. */
function explainPlace(
  cluster: ClusterView,
  { explain }: DecisionStream,
  vm: VmId,
  sources: ReadonlySet<PmId>,
): void {
  const from = cluster.hostOf(vm);
  const asked = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => !sources.has(pm));
  const order = ascending(asked, (pm) => cluster.shareOf(vm, pm, 0));
  for (const { id: to } of order) {
    const targetAfter = utilizationAfter(cluster, to, vm, null);
    const verdict = targetOver(targetAfter, cluster.threshold);
    if (verdict === null)
      explain?.({ kind: "target-chosen", rule: "T3", source: from, target: to, order: ranking(0, order) });
    explain?.({ kind: "migration-weighed", rule: "T3", vm, from, to, targetAfter, verdict });
    if (verdict === null) return;
  }
}
