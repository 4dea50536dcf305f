/**
 * VectorDot, rules VD1-VD5, in its plain form: every VM of the most imbalanced PM is tried on every PM,
 * and everything is looked at again after each move. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isLowered, isOver } from "../../src/base/tolerance.ts";
import { resourceAt } from "../../src/base/vector.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";
import { loadWith } from "./plain-moves.ts";
import { largestFirst, smallestFirst } from "./plain-orders.ts";

export const plainVectordot = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const T = cluster.threshold;
    const pms = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
    const imbalance = (load: readonly number[]): number => {
      const over = load.filter((u) => isOver(u, T)).map((u) => (u - T) / T);
      const most = Math.max(...over);
      return over.length === 0 ? most : most + Math.log(over.reduce((sum, x) => sum + Math.exp(x - most), 0));
    };
    const dot = (vm: VmId, pm: PmId): number =>
      RESOURCE_INDICES.reduce((sum: number, r) => {
        const [u, d] = [resourceAt(cluster.utilization, pm, r), cluster.shareOf(vm, pm, r)];
        return sum + ((options["load"] === "with" ? u + d : u) / T) * d;
      }, 0);
    const targetOf = (vm: VmId): PmId | undefined =>
      smallestFirst(
        pms
          .filter((pm) => pm !== cluster.hostOf(vm) && cluster.isUp(pm) && cluster.refusalOf(vm, pm) === null)
          .filter((pm) => loadWith(cluster, pm, { coming: vm }).every((u) => !isOver(u, T))),
        (pm) => dot(vm, pm),
      )[0]?.id;

    const givenUp = new Set<PmId>();
    for (;;) {
      const over = pms.filter((pm) => cluster.isOverloaded(pm) && !givenUp.has(pm));
      const [first] = largestFirst(over, (pm) => imbalance(loadWith(cluster, pm, {})));
      if (first === undefined) return;
      const source = first.id;
      const left = (vm: VmId): number => imbalance(loadWith(cluster, source, { leaving: vm }));
      const [chosen] = smallestFirst(
        cluster.vmsOn(source).filter((vm) => isLowered(first.figure, left(vm)) && targetOf(vm) !== undefined),
        left,
      );
      const to = chosen && targetOf(chosen.id);
      if (chosen !== undefined && to !== undefined) yield { kind: "migrate", vm: chosen.id, to };
      else {
        yield { kind: "give-up", source, target: null };
        givenUp.add(source);
      }
    }
  });
