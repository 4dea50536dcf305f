/**
 * Proxmox VE's dynamic load balancing, rules PV1-PV7, in its plain form: every guest on every host, all
 * hosts added up each time. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId, vmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

export const plainProxmoxCrs = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const demand = (vm: VmId, r: number): number => cluster.demand[vm * 3 + r] ?? 0;
    const used = (pm: PmId, r: number): number =>
      cluster.vmsOn(pm).reduce((sum, vm) => sum + demand(vm, r), 0);
    const share = (pm: PmId, r: number, more: number): number =>
      Math.max(0, used(pm, r) + more) / (cluster.capacity[pm * 3 + r] ?? 0);
    const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);

    const imbalance = (loads: readonly number[]): number => {
      const n = loads.length;
      const mean = sum(loads) / n;
      if (n < 2 || mean === 0) return 0;
      const sd = Math.sqrt(sum(loads.map((load) => (load - mean) * (load - mean))) / n);
      return options["normalize"] === "on" ? sd / mean / Math.sqrt(n - 1) : sd / mean;
    };
    const sharesAfter = (vm: VmId | null, to: PmId | null, r: number): number[] =>
      hosts.map((pm) => {
        if (vm === null) return share(pm, r, 0);
        return share(pm, r, pm === cluster.hostOf(vm) ? -demand(vm, r) : pm === to ? demand(vm, r) : 0);
      });
    const imbalanceAfter = (vm: VmId | null, to: PmId | null): number => {
      const [cpu, memory] = [sharesAfter(vm, to, 0), sharesAfter(vm, to, 2)];
      return imbalance(cpu.map((c, i) => (c + (memory[i] ?? 0)) / 2));
    };

    for (let moves = 0; ; moves++) {
      const now = imbalanceAfter(null, null);
      const most = Number(options["maxMovesPerStep"]);
      if (!(now > Number(options["threshold"])) || (most > 0 && moves >= most)) break;
      const candidates = Array.from({ length: cluster.vms }, (_, vm) => vmId(vm)).flatMap((vm) =>
        hosts
          .filter((to) => to !== cluster.hostOf(vm) && cluster.refusalOf(vm, to) === null)
          .map((to) => ({ vm, to })),
      );
      const scores = options["method"] === "bruteforce" ? byImbalance(candidates) : byTopsis(candidates);
      const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
      const best = candidates[scores.indexOf(highest)];
      if (best === undefined) break;
      if (!((now - imbalanceAfter(best.vm, best.to)) / now >= Number(options["margin"]))) break;
      yield { kind: "migrate", vm: best.vm, to: best.to, purpose: "fleet" };
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };

    function byImbalance(candidates: readonly { vm: VmId; to: PmId }[]): number[] {
      return candidates.map(({ vm, to }) => -Math.trunc(imbalanceAfter(vm, to) * 1e15) / 1e15);
    }

    function byTopsis(candidates: readonly { vm: VmId; to: PmId }[]): number[] {
      const rows = candidates.map(({ vm, to }) =>
        [0, 2].flatMap((r) => {
          const shares = sharesAfter(vm, to, r);
          return [1 + Math.sqrt(sum(shares.map((u) => u * u)) / hosts.length), 1 + Math.max(...shares)];
        }),
      );
      const columns = [0, 1, 2, 3].map((c) => rows.map((row) => row[c] ?? 0));
      const weights = [1, 2, 5, 10].map((weight) => weight / 18);
      const normed = columns.map((column) => {
        const norm = Math.sqrt(sum(column.map((x) => x * x)));
        return column.map((x) => x / norm);
      });
      const least = normed.map((column) => column.reduce((a, b) => Math.min(a, b), 9));
      const most = normed.map((column) => column.reduce((a, b) => Math.max(a, b), 0));
      const away = (i: number, from: readonly number[]): number =>
        Math.sqrt(
          sum(normed.map((column, c) => (((column[i] ?? 0) - (from[c] ?? 0)) * (weights[c] ?? 0)) ** 2)),
        );
      return candidates.map((_, i) => {
        const [near, far] = [away(i, least), away(i, most)];
        return near + far === 0 ? 0 : far / (far + near);
      });
    }
  });
