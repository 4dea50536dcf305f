/**
 * The rhythm that SCOA and the 2008 Sandpiper share (P4, S6): as long as a PM is overloaded, one
 * source and one target are chosen and one action is taken; then everything is looked at afresh. A
 * source for which nothing was possible is given up and not tried again in this step (C1, W4). In
 * its plain form: every order is made anew, whole.
 */

import { present } from "../../src/base/assert.ts";
import type { PmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import { vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { DecisionStream, Ranking } from "../../src/engine/decision.ts";

export interface Round {
  /** The order of the overloaded PMs, at least one: the first is the source. */
  readonly sources: {
    readonly rule: string;
    order(overloaded: readonly PmId[]): Ranking<PmId>;
  };
  /** The order of all PMs but the source, at least one: the first is the target. */
  readonly targets: {
    readonly rule: string;
    order(others: readonly PmId[], source: PmId): Ranking<PmId>;
  };
  /** Takes one action from source to target; false when there is none. */
  relieve(source: PmId, target: PmId): boolean;
}

export function relocateInRounds(
  cluster: ClusterView,
  decisions: DecisionStream,
  { sources, targets, relieve }: Round,
): void {
  function chooseSource(overloaded: readonly PmId[]): PmId {
    const order = sources.order(overloaded);
    const source = firstOf(order);
    const utilization = vectorAt(cluster.utilization, source);
    decisions.explain?.({ kind: "source-chosen", rule: sources.rule, source, utilization, order });
    return source;
  }

  function chooseTarget(source: PmId, others: readonly PmId[]): PmId {
    const order = targets.order(others, source);
    const target = firstOf(order);
    const utilization = vectorAt(cluster.utilization, target);
    decisions.explain?.({ kind: "target-chosen", rule: targets.rule, source, target, utilization, order });
    return target;
  }

  const pms = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
  const givenUp = new Set<PmId>();
  for (;;) {
    const overloaded = pms.filter((pm) => !givenUp.has(pm) && cluster.isOverloaded(pm));
    if (overloaded.length === 0) return;
    const source = chooseSource(overloaded);
    const others = pms.filter((pm) => pm !== source && cluster.isUp(pm));
    const target = others.length === 0 ? null : chooseTarget(source, others);
    if (target !== null && relieve(source, target)) continue;
    decisions.giveUp(source, target);
    givenUp.add(source);
  }
}

const firstOf = ({ ranked }: Ranking<PmId>): PmId => present(ranked[0], "the first of an order").id;
