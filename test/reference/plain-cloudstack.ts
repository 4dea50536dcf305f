/**
 * CloudStack's cluster DRS, rules CS1-CS6, in its plain form: every VM on every host, all hosts added up
 * each time. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId, vmId } from "../../src/base/ids.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

interface Move {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
}

export const plainCloudstack = (options: Parameters, wants: "balanced" | "condensed"): Decider =>
  plainDecider(function* (cluster) {
    const resource = options["metric"] === "memory" ? 2 : 0;
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const vms = Array.from({ length: cluster.vms }, (_, vm) => vmId(vm));
    const demand = (vm: VmId, r: number): number => cluster.demand[vm * 3 + r] ?? 0;
    const has = (pm: PmId, r: number): number => cluster.capacity[pm * 3 + r] ?? 0;
    const usedNow = (r: number): Map<PmId, number> => usedBy(cluster, hosts, r);
    const isFree = options["type"] === "free";

    const figure = (pm: PmId, used: number): number => {
      const total = has(pm, resource);
      const m = isFree ? total - used : used;
      return options["useRatio"] === "on" ? m / total : m;
    };
    const imbalance = (figures: readonly number[]): number => {
      const n = figures.length;
      if (n === 0) return 0;
      const rough = figures.reduce((sum, m) => sum + m, 0) / n;
      const mean = rough + figures.reduce((sum, m) => sum + (m - rough), 0) / n;
      if (mean === 0) return 0;
      const squares = figures.reduce((sum, m) => sum + (m - mean) * (m - mean), 0);
      const rest = figures.reduce((sum, m) => sum + (m - mean), 0);
      return (n === 1 ? 0 : Math.sqrt((squares - (rest * rest) / n) / n)) / mean;
    };
    const goesOn = (): boolean => {
      const used = usedNow(resource);
      const D = Math.fround(Number(options["imbalance"]));
      const figures = (of: readonly PmId[]): number[] => of.map((pm) => figure(pm, used.get(pm) ?? 0));
      if (wants === "balanced") return imbalance(figures(hosts)) > 1 - D;
      const skip = Number(options["skip"]);
      const counted = hosts.filter((pm) => {
        const [u, all] = [used.get(pm) ?? 0, has(pm, resource)];
        return isFree ? !(all - u < skip * all) : !(u > skip * all);
      });
      return imbalance(figures(counted)) < D;
    };

    for (let run = 0; run < Number(options["runsPerStep"]); run++) {
      const room = [usedNow(0), usedNow(1), usedNow(2)];
      const origin = vms.map((vm) => cluster.hostOf(vm));
      const hasMoved = new Set<VmId>();
      let moves = 0;
      while (goesOn() && moves < Number(options["maxMoves"])) {
        const used = usedNow(resource);
        const now = imbalance(hosts.map((pm) => figure(pm, used.get(pm) ?? 0)));
        let best: Move | null = null;
        let most = 0;
        for (const vm of vms) {
          const from = cluster.hostOf(vm);
          for (const to of hosts) {
            if (to === from || cluster.refusalOf(vm, to) !== null) continue;
            if ([0, 2].some((r) => (room[r]?.get(to) ?? 0) + demand(vm, r) > has(to, r))) continue;
            const after = imbalance(
              hosts.map((pm) => {
                const more = pm === from ? -demand(vm, resource) : pm === to ? demand(vm, resource) : 0;
                return figure(pm, (used.get(pm) ?? 0) + more);
              }),
            );
            const gain = wants === "balanced" ? now - after : after - now;
            if (gain > most) [best, most] = [{ vm, from, to }, gain];
          }
        }
        if (best === null || (hasMoved.has(best.vm) && origin[best.vm] === best.to)) break;
        hasMoved.add(best.vm);
        moves++;
        yield { kind: "migrate", vm: best.vm, to: best.to, purpose: "fleet" };
      }
      if (moves === 0) break;
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });

function usedBy(cluster: ClusterView, hosts: readonly PmId[], r: number): Map<PmId, number> {
  return new Map(
    hosts.map((pm) => [
      pm,
      cluster.vmsOn(pm).reduce((sum, vm) => sum + (cluster.demand[vm * 3 + r] ?? 0), 0),
    ]),
  );
}
