/** Threshold with minimum migration time, rules T1-T4, in its plain form: everything is sorted and nobody is passed over. */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { resourceAt } from "../../src/base/vector.ts";
import { definePolicy } from "../../src/policies/policy.ts";
import { ascending, descending, ranking } from "../../src/policies/ranking.ts";
import { targetOver, utilizationAfter } from "../../src/policies/what-if.ts";

export const plainThrMmt = definePolicy({
  id: "thr-mmt",
  pmMeasure: null,
  drawsDistance: false,
  parameters: [],

  relocate(cluster, decisions) {
    const pms = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
    // T1
    const sources = pms.filter((pm) => cluster.isOverloaded(pm));
    // T2
    const taken = sources.flatMap((pm) => {
      const order = ascending(cluster.vmsOn(pm), (vm) => resourceAt(cluster.demand, vm, 2));
      decisions.explain?.({ kind: "candidates-ordered", rule: "T2", pm, order: ranking(2, order) });
      const left = RESOURCE_INDICES.map((r) => resourceAt(cluster.utilization, pm, r));
      return order
        .map(({ id }) => id)
        .filter((vm) => {
          if (!left.some((u) => isOver(u, cluster.threshold))) return false;
          for (const r of RESOURCE_INDICES) left[r] = (left[r] ?? 0) - cluster.shareOf(vm, pm, r);
          return true;
        });
    });
    // T3
    const targets = pms.filter((pm) => !sources.includes(pm));
    for (const { id: vm } of descending(taken, (each) => resourceAt(cluster.demand, each, 0))) place(vm);
    // T4
    for (const pm of sources) if (cluster.isOverloaded(pm)) decisions.giveUp(pm, null);

    function place(vm: VmId): void {
      const from = cluster.hostOf(vm);
      const order = ascending(targets, (pm: PmId) => cluster.shareOf(vm, pm, 0));
      for (const { id: to } of order) {
        const targetAfter = utilizationAfter(cluster, to, vm, null);
        const verdict = targetOver(targetAfter, cluster.threshold);
        if (verdict === null) {
          const chosen = ranking(0, order);
          decisions.explain?.({ kind: "target-chosen", rule: "T3", source: from, target: to, order: chosen });
        }
        decisions.explain?.({ kind: "migration-weighed", rule: "T3", vm, from, to, targetAfter, verdict });
        if (verdict !== null) continue;
        decisions.migrate(vm, to);
        return;
      }
    }
  },
});
