/**
 * Threshold with minimum migration time, rules TM1-TM6, in its plain form: every PM is asked, everything
 * is sorted and nobody is passed over. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { resourceAt, vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Comparison, Verdict } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";
import { bothSidesOfMove, firstOf, forbidden } from "./plain-moves.ts";

/** SPECpower's watts of the two servers, at each tenth of the load. */
const SMALL = [86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117];
const LARGE = [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135];

/** CloudSim 3.0.3: the tenth itself, or else its line to the next. */
function watts(table: readonly number[], share: number): number {
  const full = Math.min(1, Math.max(0, share));
  const [below, above] = [Math.floor(full * 10), Math.ceil(full * 10)];
  const [low, high] = [table[below] ?? Number.NaN, table[above] ?? Number.NaN];
  if (full % 0.1 === 0) return table[Math.floor(full * 10)] ?? Number.NaN;
  return low + ((high - low) / 10) * (full - below / 10) * 100;
}

export const plainThrMmt = (options: Parameters): Decider =>
  plainDecider(function* (cluster, reasons) {
    const counted: readonly ResourceIndex[] = options["resources"] === "cpu" ? [0] : RESOURCE_INDICES;
    const needed: readonly ResourceIndex[] = options["resources"] === "cpu" ? [0, 2] : RESOURCE_INDICES;
    const pms = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
    const cpuOf = (vm: VmId): number => resourceAt(cluster.demand, vm, 0);
    const memoryOf = (vm: VmId): number => resourceAt(cluster.demand, vm, 2);
    const before = pms.map((pm) => vectorAt(cluster.utilization, pm));
    const now = pms.map((pm) => vectorAt(cluster.utilization, pm));
    const nowOf = (pm: PmId): ResourceVector => now[pm] as ResourceVector;
    const usedBefore = (pm: PmId): number => (before[pm] as ResourceVector)[0];

    // TM1
    const hot = pms.filter((pm) => counted.some((r) => nowOf(pm)[r] > cluster.threshold));
    // TM2
    const takenOf = new Map(hot.map((pm) => [pm, takeOut(pm)]));
    // TM3
    const taken = [...takenOf.values()].flat().sort((a, b) => cpuOf(b) - cpuOf(a));
    // TM4, TM5
    let asked = pms.filter((pm) => !hot.includes(pm) && cluster.isUp(pm) && usedBefore(pm) <= 1);
    const arrived: { readonly vm: VmId; readonly to: PmId }[] = [];
    for (const vm of taken) {
      const target = targetFor(vm);
      if (target === undefined) continue;
      explainTaken(cluster.hostOf(vm));
      explainPlace(vm);
      now[target] = withVm(cluster, nowOf(target), vm, target);
      arrived.push({ vm, to: target });
      yield { kind: "migrate", vm, to: target };
    }
    for (const pm of hot) {
      if (!cluster.isOverloaded(pm)) continue;
      explainTaken(pm);
      for (const vm of takenOf.get(pm) ?? []) if (cluster.hostOf(vm) === pm) explainPlace(vm);
      yield { kind: "give-up", source: pm, target: null };
    }
    // TM6
    if (options["evacuate"] === "on") {
      asked = asked.filter((pm) => usedBefore(pm) > 0);
      const takers: PmId[] = [];
      const emptied = pms
        .filter((pm) => usedBefore(pm) > 0 && usedBefore(pm) < 1 && !hot.includes(pm))
        .sort((a, b) => usedBefore(a) - usedBefore(b));
      for (const [turn, pm] of emptied.entries()) {
        if (takers.includes(pm)) continue;
        asked = asked.filter((other) => other !== pm);
        const came = arrived.filter(({ to }) => to === pm).map(({ vm }) => vm);
        const vms = [...cluster.vmsOn(pm).filter((vm) => !came.includes(vm)), ...came];
        vms.sort((a, b) => cpuOf(b) - cpuOf(a));
        const kept = [...now];
        const targets = vms.map((vm) => {
          const target = targetFor(vm);
          if (target !== undefined) now[target] = withVm(cluster, nowOf(target), vm, target);
          return target;
        });
        now.splice(0, now.length, ...kept);
        if (targets.includes(undefined)) {
          explainWhole(pm, targets.indexOf(undefined), vms.length);
          continue;
        }
        const left = emptied.slice(turn).filter((other) => !takers.includes(other));
        for (const [i, vm] of vms.entries()) {
          const to = targets[i] as PmId;
          explainEmptied(left);
          explainWhole(pm, vms.length, vms.length);
          explainPlace(vm);
          now[to] = withVm(cluster, nowOf(to), vm, to);
          takers.push(to);
          yield { kind: "migrate", vm, to, purpose: "evacuation" };
        }
      }
    }
    for (const pm of pms)
      if (cluster.isOverloaded(pm) && !hot.includes(pm)) yield { kind: "give-up", source: pm, target: null };

    function takeOut(pm: PmId): VmId[] {
      const left = [...nowOf(pm)];
      return cluster
        .vmsOn(pm)
        .sort((a, b) => memoryOf(a) - memoryOf(b))
        .filter((vm) => {
          if (!counted.some((r) => (left[r] ?? 0) > cluster.threshold)) return false;
          for (const r of counted) left[r] = (left[r] ?? 0) - cluster.shareOf(vm, pm, r);
          return true;
        });
    }

    function asksOf(vm: VmId, to: PmId): Comparison[] {
      const after = withVm(cluster, nowOf(to), vm, to);
      const exactly = (r: ResourceIndex, against: "capacity" | "threshold", bound: number): Comparison => ({
        subject: "target",
        criterion: r,
        value: after[r],
        relation: "at-most",
        against,
        bound,
        holds: !(after[r] > bound),
      });
      const asked = needed.map((r) => exactly(r, "capacity", 1));
      if (options["resources"] === "cpu" && nowOf(to)[0] === 0) return asked;
      return [...asked, ...counted.map((r) => exactly(r, "threshold", cluster.threshold))];
    }

    function verdictOn(vm: VmId, to: PmId): Verdict {
      return firstOf(forbidden(cluster, vm, to), asksOf(vm, to));
    }

    function growth(vm: VmId, to: PmId): number {
      const added = cluster.shareOf(vm, to, 0);
      const [was, is] = [usedBefore(to), nowOf(to)[0]];
      if (options["power"] === "table") {
        const table = resourceAt(cluster.capacity, to, 0) > 1 ? LARGE : SMALL;
        return watts(table, is + added) - watts(table, was);
      }
      if (is + added === 0) return 0;
      const most = Number(options["maxWatts"]);
      const idle = most * Number(options["idleShare"]);
      const rise = most - idle;
      return (was === 0 ? idle : 0) + rise * (is - was) + rise * added;
    }

    function orderFor(vm: VmId): { readonly id: PmId; readonly figure: number }[] {
      return asked.map((id) => ({ id, figure: growth(vm, id) })).sort((a, b) => a.figure - b.figure);
    }

    function targetFor(vm: VmId): PmId | undefined {
      return orderFor(vm).find(({ id }) => verdictOn(vm, id) === null)?.id;
    }

    function explainTaken(pm: PmId): void {
      if (reasons.explain === undefined) return;
      const ran = [...new Set([...cluster.vmsOn(pm), ...(takenOf.get(pm) ?? [])])].sort((a, b) => a - b);
      const perMemory = (Number(options["memory"]) * 1024 * (16 / 1000)) / Number(options["bandwidth"]);
      const ranked = ran
        .sort((a, b) => memoryOf(a) - memoryOf(b))
        .map((id) => ({ id, figure: perMemory * memoryOf(id) }));
      const order = { criterion: "seconds", ranked };
      reasons.explain({ kind: "ranked", rule: "TM2", role: "candidates", pm, order });
    }

    function explainEmptied(left: readonly PmId[]): void {
      const pm = left[0];
      if (pm === undefined || reasons.explain === undefined) return;
      const ranked = left.map((id) => ({ id, figure: usedBefore(id) }));
      reasons.explain({
        kind: "ranked",
        rule: "TM6",
        role: "sources",
        order: { criterion: 0, ranked },
        chosen: { pm, utilization: vectorAt(cluster.utilization, pm) },
        source: null,
      });
    }

    function explainWhole(from: PmId, value: number, bound: number): void {
      const comparison: Comparison = {
        subject: "source",
        criterion: "placed",
        value,
        relation: "at-least",
        against: "number",
        bound,
        holds: value >= bound,
      };
      reasons.explain?.({
        kind: "weighed",
        rule: "TM6",
        action: { kind: "evacuate", from },
        changes: null,
        comparisons: [comparison],
        verdict: firstOf(null, [comparison]),
      });
    }

    function explainPlace(vm: VmId): void {
      if (reasons.explain === undefined) return;
      const from = cluster.hostOf(vm);
      const ranked = orderFor(vm);
      for (const { id: to, figure } of ranked) {
        const [comparisons, verdict] = [asksOf(vm, to), verdictOn(vm, to)];
        const [was, is] = [nowOf(to), withVm(cluster, nowOf(to), vm, to)];
        if (verdict === null) {
          const chosen = { pm: to, utilization: vectorAt(cluster.utilization, to) };
          const order = { criterion: "watts", ranked };
          reasons.explain({ kind: "ranked", rule: "TM5", role: "targets", order, chosen, source: from });
          const figures = {
            growth: { criterion: "watts", value: figure },
            before: { criterion: 0, value: usedBefore(to) },
            after: { criterion: 0, value: is[0] },
          } as const;
          reasons.explain({ kind: "formed", rule: "TM5", name: "growth", pm: to, vm, figures });
        }
        const source = bothSidesOfMove(cluster, from, vm, to).source;
        reasons.explain({
          kind: "weighed",
          rule: "TM4",
          action: { kind: "migrate", vm, from, to },
          changes: { source, target: { before: [...was], after: is } },
          comparisons,
          verdict,
        });
        if (verdict === null) return;
      }
    }
  });

const withVm = (cluster: ClusterView, used: ResourceVector, vm: VmId, pm: PmId): ResourceVector => [
  used[0] + cluster.shareOf(vm, pm, 0),
  used[1] + cluster.shareOf(vm, pm, 1),
  used[2] + cluster.shareOf(vm, pm, 2),
];
