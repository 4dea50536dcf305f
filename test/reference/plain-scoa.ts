/**
 * SCOA, rules S1-S7, in its plain form: after each action everything is looked at and sorted
 * afresh, as the rules say. `src/policies` must do the same, action by action.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceIndex } from "../../src/base/resources.ts";
import { distance, dominantResource, norm } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { DecisionStream, Ranking } from "../../src/engine/decision.ts";
import { definePolicy } from "../../src/policies/policy.ts";
import { ascending, descending, ranking } from "../../src/policies/ranking.ts";
import type { ScoaParameters } from "../../src/policies/scoa.ts";
import { mayMigrate, maySwap } from "../../src/policies/scoa.ts";
import { relocateInRounds } from "./plain-rounds.ts";

export const plainScoa = definePolicy({
  id: "scoa",
  pmMeasure: "norm",
  measureOf: norm,
  drawsDistance: true,
  parameters: [{ kind: "choice", key: "sourceLoad", values: ["before", "after"], default: "before" }],

  relocate(cluster, decisions, parameters) {
    relocateInRounds(cluster, decisions, {
      sources: { rule: "S1", order: (overloaded) => farthestFromOrigin(cluster, overloaded) },
      targets: { rule: "S2", order: (others, source) => farthestFromSource(cluster, others, source) },
      relieve: (source, target) => relieve(cluster, decisions, source, target, parameters),
    });
  },
});

/** S1: the overloaded PM farthest from the origin. */
const farthestFromOrigin = (cluster: ClusterView, overloaded: readonly PmId[]): Ranking<PmId> =>
  ranking(
    "norm",
    descending(overloaded, (pm) => norm(cluster.utilization, pm)),
  );

/** S2: the PM farthest from the source. */
const farthestFromSource = (cluster: ClusterView, others: readonly PmId[], source: PmId): Ranking<PmId> =>
  ranking(
    "distance",
    descending(others, (pm) => distance(cluster.utilization, source, pm)),
  );

/** S3-S5: the first VM of the source, largest on its dominant resource first, that may migrate or be swapped. */
function relieve(
  cluster: ClusterView,
  decisions: DecisionStream,
  source: PmId,
  target: PmId,
  parameters: ScoaParameters,
): boolean {
  const dominant = dominantResource(cluster.utilization, source);
  const candidates = descending(cluster.vmsOn(source), (vm) => cluster.shareOf(vm, source, dominant));
  decisions.explain?.({
    kind: "candidates-ordered",
    rule: "S3",
    pm: source,
    order: ranking(dominant, candidates),
  });
  const partner = choosePartner(cluster, dominant, target);
  for (const { id: vm } of candidates) {
    if (mayMigrate(cluster, decisions, vm, source, target, parameters)) {
      decisions.migrate(vm, target);
      return true;
    }
    if (maySwap(cluster, decisions, vm, partner, source, target, dominant) && partner !== null) {
      decisions.swap(vm, partner);
      return true;
    }
  }
  return false;
}

/**
 * S5: the target's VM that would come back. Same dominant resource: the one that demands least of
 * it; another: the one that demands most of the target's. It is the same for every candidate.
 */
function choosePartner(cluster: ClusterView, sourceDominant: ResourceIndex, target: PmId): VmId | null {
  const dominant = dominantResource(cluster.utilization, target);
  const order = dominant === sourceDominant ? ascending : descending;
  return order(cluster.vmsOn(target), (vm) => cluster.shareOf(vm, target, dominant))[0]?.id ?? null;
}
