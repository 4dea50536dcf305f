/**
 * The Kubernetes descheduler's LowNodeUtilization, rules LN1-LN6, in its plain form: everything is added up
 * where it is asked for. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

export const plainLowNodeUtilization = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const nodes = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const maxPods = Number(options["maxPods"]);
    const requests = (vm: VmId): number[] => [
      cluster.demand[vm * 3] ?? 0,
      cluster.demand[vm * 3 + 2] ?? 0,
      1,
    ];
    const allocatable = (pm: PmId): number[] => [
      cluster.capacity[pm * 3] ?? 0,
      cluster.capacity[pm * 3 + 2] ?? 0,
      maxPods,
    ];
    const requested = (vms: readonly VmId[]): number[] =>
      [0, 1, 2].map((k) => vms.reduce((sum, vm) => sum + (requests(vm)[k] ?? 0), 0));
    const percents = (used: readonly number[], pm: PmId): number[] =>
      used.map((figure, k) => (figure / (allocatable(pm)[k] ?? 0)) * 100);

    for (let run = 0; run < Number(options["runsPerStep"]); run++) {
      const pods = new Map(nodes.map((pm) => [pm, cluster.vmsOn(pm)]));
      const podsOf = (pm: PmId): VmId[] => pods.get(pm) ?? [];
      const usage = (pm: PmId): number[] => requested(podsOf(pm));
      const thresholds = (names: readonly string[], sign: number): number[] =>
        names.map((name, k) => {
          const given = Number(options[name]);
          if (options["mode"] === "absolute") return given;
          const all = nodes.map((pm) => percents(usage(pm), pm)[k] ?? 0);
          const mean = all.reduce((sum, figure) => sum + figure, 0) / all.length;
          return Math.min(100, Math.max(0, mean + sign * given));
        });
      const low = thresholds(["lowCpu", "lowMemory", "lowPods"], -1);
      const target = thresholds(["targetCpu", "targetMemory", "targetPods"], 1);
      const isOver = (used: readonly number[], pm: PmId): boolean =>
        percents(used, pm).some((figure, k) => figure > (target[k] ?? 0));
      const under = nodes.filter((pm) =>
        percents(usage(pm), pm).every((figure, k) => figure <= (low[k] ?? 0)),
      );
      const bytes = (pm: PmId): number => {
        const [cpu = 0, memory = 0, count = 0] = usage(pm);
        return cpu * 16_000 + memory * 16 * 2 ** 30 + count;
      };
      const over = nodes
        .filter((pm) => !under.includes(pm) && isOver(usage(pm), pm))
        .sort((a, b) => bytes(b) - bytes(a) || a - b);
      if (
        under.length <= Number(options["numberOfNodes"]) ||
        under.length === nodes.length ||
        over.length === 0
      )
        break;

      const pool = [0, 1, 2].map((k) =>
        under.reduce(
          (sum, pm) => sum + ((target[k] ?? 0) / 100) * (allocatable(pm)[k] ?? 0) - (usage(pm)[k] ?? 0),
          0,
        ),
      );
      let moves = 0;
      for (const node of over) {
        const used = usage(node);
        for (const vm of podsOf(node)) {
          if (!isOver(used, node) || pool.some((left) => left <= 0)) break;
          requests(vm).forEach((figure, k) => {
            used[k] = (used[k] ?? 0) - figure;
            pool[k] = (pool[k] ?? 0) - figure;
          });
          const allocated = (pm: PmId): number[] => requested([...new Set([...cluster.vmsOn(pm), vm])]);
          const score = (pm: PmId): number => {
            const [cpu = 0, memory = 0] = percents(allocated(pm), pm);
            return (cpu + memory) / 2;
          };
          const [best] = nodes
            .filter((pm) => pm === node || cluster.refusalOf(vm, pm) === null)
            .filter((pm) => allocated(pm).every((figure, k) => figure <= (allocatable(pm)[k] ?? 0)))
            .sort((a, b) => score(a) - score(b) || a - b);
          if (best === undefined || best === node) continue;
          moves++;
          yield { kind: "migrate", vm, to: best, purpose: "fleet" };
        }
      }
      if (moves === 0) break;
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
