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
import type { Effect } from "../../src/engine/decider.ts";
import type { Ranking, Reasons } from "../../src/engine/decision.ts";
import type { Decisions } from "../../src/policies/policy.ts";

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
  /** The one action to be taken from source to target; null when there is none. */
  relieve(source: PmId, target: PmId): Effect | null;
}

export function* decideInRounds(
  cluster: ClusterView,
  reasons: Reasons,
  { sources, targets, relieve }: Round,
): Decisions {
  function chooseSource(overloaded: readonly PmId[]): PmId {
    const order = sources.order(overloaded);
    const source = firstOf(order);
    const utilization = vectorAt(cluster.utilization, source);
    const chosen = { pm: source, utilization };
    const { rule } = sources;
    reasons.explain?.({ kind: "ranked", rule, role: "sources", order, chosen, source: null });
    return source;
  }

  function chooseTarget(source: PmId, others: readonly PmId[]): PmId {
    const order = targets.order(others, source);
    const target = firstOf(order);
    const utilization = vectorAt(cluster.utilization, target);
    const chosen = { pm: target, utilization };
    reasons.explain?.({ kind: "ranked", rule: targets.rule, role: "targets", order, chosen, source });
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
    const action = target === null ? null : relieve(source, target);
    if (action !== null) {
      yield action;
      continue;
    }
    yield { kind: "give-up", source, target };
    givenUp.add(source);
  }
}

const firstOf = ({ ranked }: Ranking<PmId>): PmId => present(ranked[0], "the first of an order").id;
