/** Threshold with minimum migration time, rules T1-T4, in its plain form: everything is sorted and nobody is passed over. It shares no code with `src/policies`. */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { resourceAt, vectorAt } from "../../src/base/vector.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Verdict } from "../../src/engine/decision.ts";
import { plainDecider } from "./plain-decider.ts";
import { forbidden, loadWith, overOnTarget } from "./plain-moves.ts";
import type { Placed } from "./plain-orders.ts";
import { largestFirst, smallestFirst } from "./plain-orders.ts";

export const plainThrMmt = (): Decider =>
  plainDecider(function* (cluster, reasons) {
    const pms = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
    // T1
    const sources = pms.filter((pm) => cluster.isOverloaded(pm));
    // T2
    const memoryOf = (vm: VmId): number => resourceAt(cluster.demand, vm, 2);
    const takenOf = sources.map((pm) => {
      const left = RESOURCE_INDICES.map((r) => resourceAt(cluster.utilization, pm, r));
      return smallestFirst(cluster.vmsOn(pm), memoryOf)
        .map(({ id }) => id)
        .filter((vm) => {
          if (!left.some((u) => isOver(u, cluster.threshold))) return false;
          for (const r of RESOURCE_INDICES) left[r] = (left[r] ?? 0) - cluster.shareOf(vm, pm, r);
          return true;
        });
    });
    // T3
    const targets = pms.filter((pm) => !sources.includes(pm) && cluster.isUp(pm));
    for (const { id: vm } of largestFirst(takenOf.flat(), (each) => resourceAt(cluster.demand, each, 0))) {
      const target = targetFor(vm);
      if (target === undefined) continue;
      explainTaken(cluster.hostOf(vm));
      explainPlace(vm);
      yield { kind: "migrate", vm, to: target };
    }
    // T4
    for (const [i, pm] of sources.entries()) {
      if (!cluster.isOverloaded(pm)) continue;
      explainTaken(pm);
      for (const vm of takenOf[i] ?? []) if (cluster.hostOf(vm) === pm) explainPlace(vm);
      yield { kind: "give-up", source: pm, target: null };
    }

    function explainTaken(pm: PmId): void {
      const ran = new Set([...cluster.vmsOn(pm), ...(takenOf[sources.indexOf(pm)] ?? [])]);
      const order = { measure: 2, ranked: smallestFirst([...ran], memoryOf) } as const;
      reasons.explain?.({ kind: "candidates-ordered", rule: "T2", pm, order });
    }

    function verdictOn(vm: VmId, to: PmId): Verdict {
      return forbidden(cluster, vm, to) ?? overOnTarget(cluster, loadWith(cluster, to, { coming: vm }));
    }

    function orderFor(vm: VmId): Placed<PmId>[] {
      return smallestFirst(targets, (pm: PmId) => cluster.shareOf(vm, pm, 0));
    }

    function targetFor(vm: VmId): PmId | undefined {
      return orderFor(vm).find(({ id }) => verdictOn(vm, id) === null)?.id;
    }

    function explainPlace(vm: VmId): void {
      const from = cluster.hostOf(vm);
      for (const { id: to } of orderFor(vm)) {
        const verdict = verdictOn(vm, to);
        const weighed = {
          vm,
          from,
          to,
          targetAfter: loadWith(cluster, to, { coming: vm }),
          load: null,
          verdict,
        };
        if (verdict === null) {
          const utilization = vectorAt(cluster.utilization, to);
          const chosen = {
            source: from,
            target: to,
            utilization,
            order: { measure: 0, ranked: orderFor(vm) } as const,
          };
          reasons.explain?.({ kind: "target-chosen", rule: "T3", ...chosen });
        }
        reasons.explain?.({ kind: "migration-weighed", rule: "T3", ...weighed });
        if (verdict === null) return;
      }
    }
  });
