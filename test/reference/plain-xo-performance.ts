/**
 * Xen Orchestra's performance plan, rules XO1-XO11, in its plain form: with the sort of the engine that
 * runs the test, which is the one that is meant (XO5). It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

const isNear = (a: number, b: number, share: number): boolean =>
  Math.abs(a - b) <= Math.min(Math.abs(a), Math.abs(b)) * share || (a <= share && b <= share);

export const plainXoPerformance = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const demand = (vm: VmId, r: number): number => cluster.demand[vm * 3 + r] ?? 0;
    const has = (pm: PmId, r: number): number => cluster.capacity[pm * 3 + r] ?? 0;
    const sum = (pm: PmId, r: number): number =>
      cluster.vmsOn(pm).reduce((all, vm) => all + demand(vm, r), 0);
    const t = cluster.threshold;
    const rested = new Set<VmId>();

    for (let run = 0; run < Number(options["runsPerStep"]); run++) {
      const book = new Map(
        hosts.map((pm) => [pm, { cpu: (sum(pm, 0) / has(pm, 0)) * 100, free: has(pm, 2) - sum(pm, 2) }]),
      );
      const of = (pm: PmId): { cpu: number; free: number } => book.get(pm) ?? { cpu: 0, free: 0 };
      const isBusy = (pm: PmId): boolean => of(pm).cpu >= 100 * t;
      const isFull = (pm: PmId): boolean => of(pm).free <= 1 - t;
      let [high, low] = [100 * t, (65 / 85) * 100 * t];
      let hot = hosts.filter((pm) => isBusy(pm) || isFull(pm));
      if (hot.length === 0 && options["preventive"] === "on") {
        const cores = hosts.reduce((all, pm) => all + has(pm, 0), 0);
        const mean = hosts.reduce((all, pm) => all + of(pm).cpu * has(pm, 0), 0) / cores;
        [high, low] = [1.5 * mean, 1.25 * mean];
        hot = hosts.filter((pm) => of(pm).cpu >= 1.5 * mean && of(pm).cpu >= 25);
      }
      let moves = 0;
      for (const from of hot) {
        const cpuOf = (vm: VmId): number => (demand(vm, 0) / has(from, 0)) * 100;
        const queue = cluster.vmsOn(from).sort((a, b) => {
          if (isNear(cpuOf(a), cpuOf(b), 3)) return demand(b, 2) - demand(a, 2);
          return cpuOf(b) - cpuOf(a);
        });
        const others = hosts.filter((pm) => pm !== from);
        for (const vm of queue) {
          if (of(from).cpu <= low && of(from).free >= 1.25 * (1 - t)) break;
          if (rested.has(vm)) continue;
          const rank = (pm: PmId): number => [isFull(pm), isBusy(pm), isBusy(pm)].filter(Boolean).length;
          others.sort((a, b) => {
            if (rank(a) !== rank(b)) return rank(a) - rank(b);
            if (isNear(of(a).cpu, of(b).cpu, 0.001)) return of(b).free - of(a).free;
            return of(a).cpu - of(b).cpu;
          });
          const [to] = others;
          if (to === undefined || cluster.refusalOf(vm, to) !== null) continue;
          const [source, target] = [of(from), of(to)];
          const there = { cpu: target.cpu + cpuOf(vm), free: target.free - demand(vm, 2) };
          const here = { cpu: source.cpu - cpuOf(vm), free: source.free + demand(vm, 2) };
          if (there.cpu >= low || there.free <= 1 - t) continue;
          const isSpared = source.cpu >= high || (options["asWritten"] === "off" && source.free <= 1 - t);
          if (!isSpared && (here.cpu < there.cpu || here.free > there.free)) continue;
          book.set(from, here).set(to, there);
          rested.add(vm);
          moves++;
          yield { kind: "migrate", vm, to };
        }
      }
      if (moves === 0) break;
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
