/**
 * Xen Orchestra's density plan, rules XO13-XO15, in its plain form. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

export const plainXoDensity = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const demand = (vm: VmId, r: number): number => cluster.demand[vm * 3 + r] ?? 0;
    const has = (pm: PmId, r: number): number => cluster.capacity[pm * 3 + r] ?? 0;
    const sum = (pm: PmId, r: number): number =>
      cluster.vmsOn(pm).reduce((all, vm) => all + demand(vm, r), 0);
    const t = cluster.threshold;
    let hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));

    for (let run = 0; run < Number(options["runsPerStep"]); run++) {
      const cpu = new Map(hosts.map((pm) => [pm, (sum(pm, 0) / has(pm, 0)) * 100]));
      const free = new Map(hosts.map((pm) => [pm, has(pm, 2) - sum(pm, 2)]));
      const of = (book: Map<PmId, number>, pm: PmId): number => book.get(pm) ?? 0;
      const off = new Set<PmId>();
      let moves = 0;
      plan: for (const from of hosts.slice(1).filter((pm) => of(free, pm) > 1.5 * (1 - t))) {
        const percent = (vm: VmId): number => (demand(vm, 0) / has(from, 0)) * 100;
        const vms = cluster.vmsOn(from).sort((a, b) => demand(b, 2) - demand(a, 2));
        let others = hosts.slice(1).filter((pm) => pm !== from);
        const found: { vm: VmId; to: PmId }[] = [];
        for (const vm of vms) {
          others = others.toSorted((a, b) => of(free, a) - of(free, b));
          const to = [...hosts.slice(0, 1), ...others].find(
            (pm) =>
              cluster.refusalOf(vm, pm) === null &&
              of(cpu, pm) + percent(vm) < 100 * t &&
              of(free, pm) - demand(vm, 2) > 1 - t,
          );
          if (to === undefined) continue plan;
          cpu.set(to, of(cpu, to) + percent(vm));
          free.set(to, of(free, to) - demand(vm, 2));
          found.push({ vm, to });
        }
        if (found.some(({ to }) => off.has(to))) break;
        for (const { vm, to } of found) yield { kind: "migrate", vm, to, purpose: "evacuation" };
        moves += found.length;
        if (options["powerOff"] === "on") off.add(from);
      }
      hosts = hosts.filter((pm) => !off.has(pm));
      if (moves === 0 && off.size === 0) break;
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
