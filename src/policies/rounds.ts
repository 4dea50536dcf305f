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
import type { DecisionStream, Ranking } from "../engine/decision.ts";
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
  /** Takes one action from source to target; false when there is none. */
  relieve(source: PmId, target: PmId): boolean;
}

/** All PMs that are up in an order that changes with them. */
export interface TargetOrder {
  /** The first one but `source`, or {@link NOBODY}. */
  firstFor(source: PmId): number;
  /** The utilization of `pm` has changed. */
  update(pm: PmId): void;
}

export function relocateInRounds(
  cluster: ClusterView,
  decisions: DecisionStream,
  { sources, targets, relieve }: Round,
): void {
  const givenUp = new Set<PmId>();
  const keyOf = (pm: PmId): number =>
    cluster.isOverloaded(pm) && !givenUp.has(pm) ? sources.keyOf(pm) : OUT;

  const waiting = new Tournament(cluster.pms, (pm) => keyOf(pmId(pm)));
  if (waiting.first() === NOBODY) return;
  const order = targets.order();

  for (;;) {
    const first = waiting.first();
    if (first === NOBODY) return;
    const source = pmId(first);
    if (decisions.explain !== undefined) explainSource(source);
    const asked = order.firstFor(source);
    const target = asked === NOBODY ? null : pmId(asked);
    if (decisions.explain !== undefined && target !== null) explainTarget(source, target);
    if (target !== null && relieve(source, target)) {
      for (const pm of [source, target]) {
        waiting.update(pm, keyOf(pm));
        order.update(pm);
      }
    } else {
      decisions.giveUp(source, target);
      givenUp.add(source);
      waiting.update(source, OUT);
    }
  }

  function explainSource(source: PmId): void {
    const overloaded = everyPm().filter((pm) => keyOf(pm) !== OUT);
    const ranking = sources.rank(overloaded);
    const utilization = vectorAt(cluster.utilization, source);
    decisions.explain?.({ kind: "source-chosen", rule: sources.rule, source, utilization, order: ranking });
  }

  function explainTarget(source: PmId, target: PmId): void {
    const order = targets.rank(
      everyPm().filter((pm) => pm !== source && cluster.isUp(pm)),
      source,
    );
    const utilization = vectorAt(cluster.utilization, target);
    decisions.explain?.({ kind: "target-chosen", rule: targets.rule, source, target, utilization, order });
  }

  function everyPm(): PmId[] {
    return Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
  }
}
