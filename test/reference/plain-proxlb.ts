/**
 * ProxLB, rules PX1-PX8, PX13 and PX14, in its plain form: all hosts are looked at before each guest. It
 * shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId, vmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

export const plainProxlb = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const demand = (vm: VmId, r: number): number => cluster.demand[vm * 3 + r] ?? 0;
    const has = (pm: PmId, r: number): number => cluster.capacity[pm * 3 + r] ?? 0;
    const r = options["method"] === "memory" ? 2 : 0;
    const isOld = options["release"] === "1.1.11";
    const cpuOver = options["vcpuUnits"] === "faithful" ? Number(options["vcpus"]) : 1;
    const queueBy = isOld ? 0 : 2;

    for (let run = 0; run < Number(options["runsPerStep"]); run++) {
      const books = [0, 2].map(
        (of) =>
          new Map(hosts.map((pm) => [pm, cluster.vmsOn(pm).reduce((sum, vm) => sum + demand(vm, of), 0)])),
      );
      const booked = (pm: PmId, of: number): number => books[of === 0 ? 0 : 1]?.get(pm) ?? 0;
      const percent = (pm: PmId): number => (booked(pm, r) / has(pm, r)) * 100;
      const shares = (): number[] => hosts.map((pm) => booked(pm, r) / has(pm, r));
      const fullest = (): PmId => hosts[shares().indexOf(Math.max(...shares()))] as PmId;
      const emptiest = (): PmId => hosts[shares().indexOf(Math.min(...shares()))] as PmId;
      const goesOn = (): boolean => {
        const [highest, lowest] = [percent(fullest()), percent(emptiest())];
        const threshold = Number(options["threshold"]);
        return highest - lowest > Number(options["balanciness"]) || (threshold > 0 && highest >= threshold);
      };
      const queue = Array.from({ length: cluster.vms }, (_, vm) => vmId(vm)).sort((a, b) => {
        const less = demand(a, queueBy) - demand(b, queueBy);
        const order = options["largerFirst"] === "on" ? -less : less;
        return order || cluster.hostOf(a) - cluster.hostOf(b) || a - b;
      });
      const once = emptiest();
      let moves = 0;
      for (const vm of hosts.length < 2 ? [] : queue) {
        if (!goesOn()) break;
        const [from, to] = [cluster.hostOf(vm), isOld ? once : emptiest()];
        if (from !== fullest() || from === to || cluster.refusalOf(vm, to) !== null) continue;
        if (!(demand(vm, 2) < Math.max(0, has(to, 2) - booked(to, 2)))) continue;
        for (const of of [0, 2]) {
          const book = books[of === 0 ? 0 : 1];
          const amount = of === 0 ? demand(vm, 0) * (1 / cpuOver) : demand(vm, 2);
          book?.set(from, booked(from, of) - amount);
          book?.set(to, booked(to, of) + amount);
        }
        moves++;
        yield { kind: "migrate", vm, to, purpose: "fleet" };
      }
      if (moves === 0) break;
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
