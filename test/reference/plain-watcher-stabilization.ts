/**
 * OpenStack Watcher's workload stabilization, rules WS1-WS6, in its plain form: all hosts are added up for
 * each move. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

interface Candidate {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
  readonly score: number;
}

type Books = readonly (readonly number[])[];

export const plainWatcherStabilization = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const metrics = { cpu: [0], memory: [2], both: [0, 2] }[String(options["metrics"])] ?? [];
    const threshold = Number(options["threshold"]);
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const demand = (vm: VmId, r: number): number => cluster.demand[vm * 3 + r] ?? 0;

    const deviation = (figures: readonly number[]): number => {
      if (figures.length === 0) return 0;
      const mean = figures.reduce((sum, u) => sum + u, 0) / figures.length;
      return Math.sqrt(figures.reduce((sum, u) => sum + (u - mean) * (u - mean), 0) / figures.length);
    };
    const read = (): Books =>
      metrics.map((r) => hosts.map((pm) => cluster.vmsOn(pm).reduce((sum, vm) => sum + demand(vm, r), 0)));
    const moved = (books: Books, vm: VmId, from: PmId, to: PmId): Books =>
      metrics.map((r, m) =>
        hosts.map((pm, i) => {
          const used = books[m]?.[i] ?? 0;
          return pm === from ? used - demand(vm, r) : pm === to ? used + demand(vm, r) : used;
        }),
      );
    const deviations = (books: Books): number[] =>
      metrics.map((r, m) =>
        deviation(hosts.map((pm, i) => (books[m]?.[i] ?? 0) / (cluster.capacity[pm * 3 + r] ?? 0))),
      );
    const score = (all: readonly number[]): number => all.reduce((sum, sd) => sum + sd, 0);

    for (let run = 0; run < Number(options["runsPerStep"]); run++) {
      const start = read();
      const list: Candidate[] = [];
      if (deviations(start).some((sd) => sd > threshold)) {
        for (const from of hosts)
          for (const vm of cluster.vmsOn(from)) {
            let least = score(deviations(start));
            for (const to of hosts) {
              if (to === from || cluster.refusalOf(vm, to) !== null) continue;
              const after = score(deviations(moved(start, vm, from, to)));
              if (!(after < least)) continue;
              least = after;
              list.push({ vm, from, to, score: after });
            }
          }
      }
      list.sort((a, b) => a.score - b.score);
      const accepted: Candidate[] = [];
      let [books, least, fails] = [start, 1, false];
      for (const candidate of list) {
        const { vm, from, to } = candidate;
        const after = moved(books, vm, from, to);
        const is = score(deviations(after));
        if (is < least) {
          if (accepted.some((other) => other.vm === vm)) {
            if (options["onRepeat"] === "skip") continue;
            fails = true;
            break;
          }
          [books, least] = [after, is];
          accepted.push(candidate);
        }
        if (deviations(after).some((sd) => sd < threshold)) break;
      }
      if (fails || accepted.length === 0) break;
      for (const { vm, to } of accepted) yield { kind: "migrate", vm, to, purpose: "fleet" };
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
