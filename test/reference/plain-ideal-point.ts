/**
 * Distance beyond an ideal point, rules IP1-IP7, in its plain form: all scores are worked out anew, and
 * every VM of a PM is tried on every other. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isLowered, isOver, onGrid } from "../../src/base/tolerance.ts";
import { resourceAt } from "../../src/base/vector.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";
import { loadWith } from "./plain-moves.ts";
import { largestFirst, smallestFirst } from "./plain-orders.ts";

export const plainIdealPoint = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    const ideal = RESOURCE_INDICES.map((r) => {
      const figures = hosts.map((pm) => resourceAt(cluster.utilization, pm, r));
      const mean = figures.reduce((sum, u) => sum + u, 0) / figures.length;
      const squares = figures.reduce((sum, u) => sum + (u - mean) * (u - mean), 0);
      return mean + Number(options["tolerance"]) * Math.sqrt(squares / figures.length);
    });
    const scoreOf = (load: ResourceVector): number =>
      Math.sqrt(load.map((u, r) => Math.max(0, u - (ideal[r] ?? 0)) ** 2).reduce((sum, x) => sum + x, 0));
    const scoreNow = (pm: PmId): number => scoreOf(loadWith(cluster, pm, {}));
    const moved = new Set<VmId>();

    function find(source: PmId): { vm: VmId; to: PmId } | null {
      const left = (vm: VmId): number => scoreOf(loadWith(cluster, source, { leaving: vm }));
      const going = cluster
        .vmsOn(source)
        .filter((vm) => !moved.has(vm) && isLowered(scoreNow(source), left(vm)));
      for (const { id: vm } of smallestFirst(going, left)) {
        const withIt = (pm: PmId): ResourceVector => loadWith(cluster, pm, { coming: vm });
        const room = hosts
          .filter((pm) => pm !== source && cluster.refusalOf(vm, pm) === null)
          .filter((pm) => withIt(pm).every((u) => !isOver(u, cluster.threshold)));
        const [best] = smallestFirst(room, (pm) => scoreOf(withIt(pm)) - scoreNow(pm));
        if (best === undefined) continue;
        const after = left(vm) + scoreOf(withIt(best.id));
        if (isLowered(scoreNow(source) + scoreNow(best.id), after)) return { vm, to: best.id };
      }
      return null;
    }

    for (let before = -1; before !== moved.size; ) {
      before = moved.size;
      const passed = new Set<PmId>();
      for (;;) {
        const beyond = hosts.filter((pm) => !passed.has(pm) && onGrid(scoreNow(pm)) > 0);
        const [source] = largestFirst(beyond, scoreNow);
        if (source === undefined) break;
        const move = find(source.id);
        if (move === null) {
          passed.add(source.id);
          continue;
        }
        moved.add(move.vm);
        yield { kind: "migrate", ...move, purpose: "fleet" };
      }
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  });
