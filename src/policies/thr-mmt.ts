/**
 * Threshold with minimum migration time, the best known of CloudSim's policies (Beloglazov and Buyya,
 * CCPE 2012), simplified (docs/rules.md#t1): it only relocates; under-used PMs are not evacuated and
 * none is switched off.
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
 * Ties by P9. Every step ends: each VM is moved once at most, unless a person intervenes (I1).
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver, onGrid } from "../base/tolerance.ts";
import { at, resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { DecisionListener, Reasons, Verdict } from "../engine/decision.ts";
import { BoxTree, excludeDown } from "./box-tree.ts";
import { line } from "./listing.ts";
import { definePolicy, giveUp, migrate } from "./policy.ts";
import { ascending, descending, ranking } from "./ranking.ts";
import { VmOrder } from "./vm-order.ts";
import { targetOver, utilizationAfter } from "./what-if.ts";

export const thrMmt = definePolicy({
  id: "thr-mmt",
  pmMeasure: null,
  drawsDistance: false,
  parameters: [],
  listing: [
    line("sources", "T1", 0),
    line("taken", "T2", 1, "candidates-ordered"),
    line("placed", "T3", 0),
    line("migrate", "T3", 1, "target-chosen", "migration-weighed", "migrated"),
    line("none", "T4", 0, "gave-up"),
  ],
  // VMs are taken out and placed together (T2, T3): another threshold alters which ones, another demand where they go.
  remedy: null,

  *decide({ view: cluster, reasons }) {
    const sources = overloadedPms(cluster);
    if (sources.length === 0) return;
    const taken = new Map(sources.map((source) => [source, takeOut(cluster, source)]));
    const places = createPlaces(cluster, sources);
    for (const { id: vm } of descending([...taken.values()].flat(), (of) =>
      resourceAt(cluster.demand, of, 0),
    )) {
      const target = places.leastPower(vm);
      if (target === NOBODY) continue;
      if (reasons.explain !== undefined) explainPlaces(cluster, reasons, taken, cluster.hostOf(vm), [vm]);
      yield migrate(vm, pmId(target));
      places.update(target);
    }
    for (const source of sources) {
      if (!cluster.needsRelief(source)) continue;
      if (reasons.explain !== undefined) explainStuck(cluster, reasons, taken, source);
      yield giveUp(source, null);
    }
  },
});

/** T1. */
function overloadedPms(cluster: ClusterView): PmId[] {
  const overloaded: PmId[] = [];
  for (let pm = 0; pm < cluster.pms; pm++) if (cluster.needsRelief(pmId(pm))) overloaded.push(pmId(pm));
  return overloaded;
}

/** T2: the VMs that have to go. */
function takeOut(cluster: ClusterView, source: PmId): VmId[] {
  const quickest = new VmOrder(cluster, source, (vm) => -onGrid(memoryOf(cluster, vm)));
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

const memoryOf = ({ demand }: ClusterView, vm: VmId): number => resourceAt(demand, vm, 2);

/** Where VMs can go (T3). */
interface Places {
  /** The PM on which power grows least by `vm`, a tie to the lower id; {@link NOBODY} when it fits nowhere. */
  leastPower(vm: VmId): number;
  /** The utilization of `pm` has changed. */
  update(pm: number): void;
}

/** Equal PMs need no comparison: power grows by the same everywhere, so the first that the VM fits on it is. */
function createPlaces(cluster: ClusterView, sources: readonly PmId[]): Places {
  const unequal = createUnequalPlaces(cluster, sources);
  return isUniform(cluster) ? createEqualPlaces(cluster, sources, unequal) : unequal;
}

/** @param others answers for a VM that somebody has forbidden to go to the first PM (I5) */
function createEqualPlaces(cluster: ClusterView, sources: readonly PmId[], others: Places): Places {
  const points = new BoxTree(cluster.utilization, "id");
  for (const source of sources) points.exclude(source);
  excludeDown(points, cluster);
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
      else if (cluster.refusalOf(vm, pmId(found)) !== null) return others.leastPower(vm);
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
        if (growth >= least || isSource.has(pm) || !cluster.isUp(pmId(pm))) continue;
        if (refusalOf(cluster, vm, pmId(pm), utilizationAfter(cluster, pmId(pm), vm, null)) !== null)
          continue;
        [best, least] = [pm, growth];
      }
      return best;
    },
    update() {},
  };
}

/** T3: a PM takes a VM unless that overloads it. */
const refusalOf = (cluster: ClusterView, vm: VmId, to: PmId, targetAfter: ResourceVector): Verdict =>
  cluster.refusalOf(vm, to) ?? targetOver(targetAfter, cluster.threshold);

/** Whether all PMs have the same capacity (P3). */
function isUniform({ capacity }: ClusterView): boolean {
  for (let i = RESOURCE_COUNT; i < capacity.length; i++)
    if (at(capacity, i) !== at(capacity, i % RESOURCE_COUNT)) return false;
  return true;
}

/**
 * T2 and T3 in full, for who asks why: the VMs that a PM ran, in the order in which they are taken out,
 * and for some of them every PM that is asked, by growth of power, up to the one that takes the VM.
 */
function explainPlaces(
  cluster: ClusterView,
  { explain }: Reasons,
  taken: ReadonlyMap<PmId, readonly VmId[]>,
  from: PmId,
  vms: readonly VmId[],
): void {
  const ran = new Set([...cluster.vmsOn(from), ...(taken.get(from) ?? [])]); // a PM that is relieved takes none
  const order = ranking(
    2,
    ascending([...ran], (vm) => memoryOf(cluster, vm)),
  );
  explain?.({ kind: "candidates-ordered", rule: "T2", pm: from, order });
  const asked = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter(
    (pm) => !taken.has(pm) && cluster.isUp(pm),
  );
  for (const vm of vms) explainPlace(cluster, explain, asked, from, vm);
}

function explainPlace(
  cluster: ClusterView,
  explain: DecisionListener | undefined,
  asked: readonly PmId[],
  from: PmId,
  vm: VmId,
): void {
  const order = ascending(asked, (pm) => cluster.shareOf(vm, pm, 0));
  for (const { id: to } of order) {
    const targetAfter = utilizationAfter(cluster, to, vm, null);
    const verdict = refusalOf(cluster, vm, to, targetAfter);
    if (verdict === null) {
      const utilization = vectorAt(cluster.utilization, to);
      const ranked = ranking(0, order);
      explain?.({ kind: "target-chosen", rule: "T3", source: from, target: to, utilization, order: ranked });
    }
    explain?.({ kind: "migration-weighed", rule: "T3", vm, from, to, targetAfter, load: null, verdict });
    if (verdict === null) return;
  }
}

/** T4: those that had to go and are still there. PMs only fill up in a step, so who fitted nowhere still does not. */
function explainStuck(
  cluster: ClusterView,
  reasons: Reasons,
  taken: ReadonlyMap<PmId, readonly VmId[]>,
  source: PmId,
): void {
  const left = (taken.get(source) ?? []).filter((vm) => cluster.hostOf(vm) === source);
  explainPlaces(cluster, reasons, taken, source, left);
}
