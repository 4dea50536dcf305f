/**
 * VMware's DRS, rules DR1-DR6, in its plain form: every VM is tried on every host before each move, and all
 * deviations are worked out again for each. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId, vmId } from "../../src/base/ids.ts";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isLowered, isOver, onGrid } from "../../src/base/tolerance.ts";
import { resourceAt } from "../../src/base/vector.ts";
import type { Decider } from "../../src/engine/decider.ts";
import { migrationCost, USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";
import { loadWith } from "./plain-moves.ts";

/** On steps of an hour, with the usual terms of migrations. */
export const plainDrsClassic = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const weights = ["weightCpu", "weightNet", "weightMem"].map((key) => Number(options[key]));
    const weighted = (figures: readonly number[]): number =>
      figures.reduce((sum, figure, r) => sum + (weights[r] ?? 0) * figure, 0);
    const imbalance = (loads: readonly ResourceVector[]): number =>
      weighted(
        RESOURCE_INDICES.map((r) => {
          const mean = loads.reduce((sum, load) => sum + load[r], 0) / loads.length;
          return Math.sqrt(loads.reduce((sum, load) => sum + (load[r] - mean) ** 2, 0) / loads.length);
        }),
      );
    const now = (pm: PmId): ResourceVector => loadWith(cluster, pm, {});
    const excess = (load: ResourceVector): number =>
      isOver(Math.max(...load), cluster.threshold) ? Math.max(...load) - cluster.threshold : 0;
    const moves = new Map<PmId, number>();
    const mayMove = (pm: PmId): boolean => (moves.get(pm) ?? 0) < Number(options["movesPerHost"]);

    function pays(vm: VmId, from: PmId, to: PmId): boolean {
      const avoided = excess(now(from)) - excess(loadWith(cluster, from, { leaving: vm }));
      const memory = resourceAt(cluster.demand, vm, 2) * USUAL_TERMS.memory;
      const hours = migrationCost(memory, USUAL_TERMS).seconds / 3600;
      const share = Math.max(...RESOURCE_INDICES.map((r) => cluster.shareOf(vm, to, r)));
      return avoided * Number(options["horizon"]) > share * hours;
    }

    for (;;) {
      const before = hosts.length === 0 ? 0 : imbalance(hosts.map(now));
      if (!(before > Number(options["target"]))) break;
      let best: { vm: VmId; from: PmId; to: PmId; after: number } | null = null;
      for (let i = 0; i < cluster.vms; i++) {
        const vm = vmId(i);
        const from = cluster.hostOf(vm);
        for (const to of hosts) {
          if (to === from || !mayMove(from) || !mayMove(to) || cluster.refusalOf(vm, to) !== null) continue;
          if (!isLowered(weighted(now(from)), weighted(now(to)))) continue;
          const withIt = loadWith(cluster, to, { coming: vm });
          if (withIt.some((u) => isOver(u, cluster.threshold))) continue;
          if (options["costBenefit"] === "on" && !pays(vm, from, to)) continue;
          const after = imbalance(
            hosts.map((pm) =>
              pm === from ? loadWith(cluster, pm, { leaving: vm }) : pm === to ? withIt : now(pm),
            ),
          );
          if (best === null || onGrid(after) < onGrid(best.after)) best = { vm, from, to, after };
        }
      }
      if (best === null || before - best.after < Number(options["epsilon"])) break;
      for (const pm of [best.from, best.to]) moves.set(pm, (moves.get(pm) ?? 0) + 1);
      yield { kind: "migrate", vm: best.vm, to: best.to, purpose: "fleet" };
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
