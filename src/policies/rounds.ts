/**
 * The rhythm that SCOA and the 2008 Sandpiper share (P4, S6): as long as a PM is overloaded, one
 * source and one target are chosen and one action is taken; then everything is looked at afresh. A
 * source for which nothing was possible is given up and not tried again in this step (C1, W4).
 *
 * "Afresh" is what the rules say, not what is computed: an action moves two PMs, so that only these
 * two change their places in the orders.
 */

import type { PmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import { vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Effect } from "../engine/decider.ts";
import type { Ranking, Reasons } from "../engine/decision.ts";
import type { Decisions } from "./policy.ts";
import { giveUp } from "./policy.ts";
import { OUT, Tournament } from "./tournament.ts";

export interface Round {
  readonly sources: {
    readonly rule: string;
    /** Of the overloaded PMs the one with the largest key is the source; a key on the grid (P9). */
    keyOf(pm: PmId): number;
    /** The whole order of these PMs, for who asks why. */
    rank(overloaded: readonly PmId[]): Ranking<PmId>;
  };
  readonly targets: {
    readonly rule: string;
    /** Made once somebody is overloaded. */
    order(): TargetOrder;
    /** The whole order of all PMs that are up but the source, for who asks why. */
    rank(others: readonly PmId[], source: PmId): Ranking<PmId>;
  };
  /** The one action to be taken from source to target; null when there is none. */
  relieve(source: PmId, target: PmId): Effect | null;
}

/** All PMs that are up in an order that changes with them. */
export interface TargetOrder {
  /** The first one but `source`, or {@link NOBODY}. */
  firstFor(source: PmId): number;
  /** The utilization of `pm` has changed. */
  update(pm: PmId): void;
}

export function* decideInRounds(
  cluster: ClusterView,
  reasons: Reasons,
  { sources, targets, relieve }: Round,
): Decisions {
  const givenUp = new Set<PmId>();
  const keyOf = (pm: PmId): number => (cluster.needsRelief(pm) && !givenUp.has(pm) ? sources.keyOf(pm) : OUT);

  const waiting = new Tournament(cluster.pms, (pm) => keyOf(pmId(pm)));
  if (waiting.first() === NOBODY) return;
  const order = targets.order();

  for (;;) {
    const first = waiting.first();
    if (first === NOBODY) return;
    const source = pmId(first);
    if (reasons.explain !== undefined) explainSource(source);
    const asked = order.firstFor(source);
    const target = asked === NOBODY ? null : pmId(asked);
    if (reasons.explain !== undefined && target !== null) explainTarget(source, target);
    const action = target === null ? null : relieve(source, target);
    if (target !== null && action !== null) {
      yield action;
      for (const pm of [source, target]) {
        waiting.update(pm, keyOf(pm));
        order.update(pm);
      }
    } else {
      yield giveUp(source, target);
      givenUp.add(source);
      waiting.update(source, OUT);
    }
  }

  function explainSource(source: PmId): void {
    const overloaded = everyPm().filter((pm) => keyOf(pm) !== OUT);
    const ranking = sources.rank(overloaded);
    const utilization = vectorAt(cluster.utilization, source);
    const chosen = { pm: source, utilization };
    const { rule } = sources;
    reasons.explain?.({ kind: "ranked", rule, role: "sources", order: ranking, chosen, source: null });
  }

  function explainTarget(source: PmId, target: PmId): void {
    const order = targets.rank(
      everyPm().filter((pm) => pm !== source && cluster.isUp(pm)),
      source,
    );
    const utilization = vectorAt(cluster.utilization, target);
    const chosen = { pm: target, utilization };
    reasons.explain?.({ kind: "ranked", rule: targets.rule, role: "targets", order, chosen, source });
  }

  function everyPm(): PmId[] {
    return Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
  }
}
