/**
 * OpenStack Watcher's workload balance, rules WB1-WB4, in its plain form: all hosts are added up anew for
 * each audit. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

export const plainWatcherBalance = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const r = options["metric"] === "memory" ? 2 : 0;
    const demand = (vm: VmId, of: number): number => cluster.demand[vm * 3 + of] ?? 0;
    const has = (pm: PmId, of: number): number => cluster.capacity[pm * 3 + of] ?? 0;
    const workload = (pm: PmId, of = r): number =>
      cluster.vmsOn(pm).reduce((sum, vm) => sum + demand(vm, of), 0);
    const share = (pm: PmId): number => workload(pm) / has(pm, r);

    function audit(): { vm: VmId; to: PmId } | null {
      const hot = hosts.filter((pm) => share(pm) >= cluster.threshold);
      const cool = hosts.filter((pm) => share(pm) < cluster.threshold);
      if (hot.length === 0 || cool.length === 0) return null;
      const mean = hosts.reduce((sum, pm) => sum + workload(pm), 0) / hosts.length;
      hot.sort((a, b) => share(b) - share(a) || a - b);
      for (const from of hot) {
        const excess = workload(from) - mean;
        const [vm] = cluster
          .vmsOn(from)
          .filter((each) => excess - demand(each, r) >= 0)
          .sort((a, b) => excess - demand(a, r) - (excess - demand(b, r)) || a - b);
        if (vm === undefined) continue;
        const [to] = cool
          .filter((pm) => cluster.refusalOf(vm, pm) === null)
          .filter((pm) => has(pm, 2) - workload(pm, 2) >= demand(vm, 2))
          .filter((pm) => workload(pm) + demand(vm, r) < cluster.threshold * has(pm, r))
          .sort((a, b) => share(a) - share(b) || a - b);
        return to === undefined ? null : { vm, to };
      }
      return null;
    }

    for (let runs = 0; runs !== (Number(options["runsPerStep"]) || -1); runs++) {
      const found = audit();
      if (found === null) break;
      yield { kind: "migrate", ...found };
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
