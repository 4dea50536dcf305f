/**
 * The rhythm of policies that relieve one PM at a time (P4, S6): as long as a PM is overloaded, a source
 * is chosen and one action is taken; then everything is looked at afresh. A source for which nothing was
 * possible is given up and not tried again in this step (C1, W4). SCOA and the 2008 Sandpiper choose one
 * target for it, too, before they look for the action.
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

/** Who is relieved first. */
export interface Sources {
  readonly rule: string;
  /** Of the overloaded PMs the one with the largest key is the source; a key on the grid (P9). */
  keyOf(pm: PmId): number;
  /** The whole order of these PMs, for who asks why. */
  rank(overloaded: readonly PmId[]): Ranking<PmId>;
}

/** What is done about a source: an action that moves something between it and `target`, or nothing. */
export interface Relief {
  readonly action: Effect | null;
  /** The PM that takes it, or that was asked in vain, if one was. */
  readonly target: PmId | null;
}

/**
 * As long as a PM is overloaded, the first in the order of sources is relieved by one action, and all is looked at
 * again; one for which there is none is given up for the rest of the step.
 * @param relieve what is done about a source
 * @param moved the utilization of a PM has changed
 */
export function* relieveInOrder(
  cluster: ClusterView,
  reasons: Reasons,
  sources: Sources,
  relieve: (source: PmId) => Relief,
  moved: (pm: PmId) => void,
): Decisions {
  const givenUp = new Set<PmId>();
  const keyOf = (pm: PmId): number => (cluster.needsRelief(pm) && !givenUp.has(pm) ? sources.keyOf(pm) : OUT);
  const waiting = new Tournament(cluster.pms, (pm) => keyOf(pmId(pm)));

  for (;;) {
    const first = waiting.first();
    if (first === NOBODY) return;
    const source = pmId(first);
    if (reasons.explain !== undefined) explainSource(source);
    const { action, target } = relieve(source);
    if (target !== null && action !== null) {
      yield action;
      for (const pm of [source, target]) {
        waiting.update(pm, keyOf(pm));
        moved(pm);
      }
    } else {
      yield giveUp(source, target);
      givenUp.add(source);
      waiting.update(source, OUT);
    }
  }

  function explainSource(source: PmId): void {
    const overloaded = everyPm(cluster).filter((pm) => keyOf(pm) !== OUT);
    const order = sources.rank(overloaded);
    const chosen = { pm: source, utilization: vectorAt(cluster.utilization, source) };
    const { rule } = sources;
    reasons.explain?.({ kind: "ranked", rule, role: "sources", order, chosen, source: null });
  }
}

export interface Round {
  readonly sources: Sources;
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

/** The one target follows from the source alone. */
export function* decideInRounds(
  cluster: ClusterView,
  reasons: Reasons,
  { sources, targets, relieve }: Round,
): Decisions {
  let order: TargetOrder | null = null;

  function relieveOnTarget(source: PmId): Relief {
    order ??= targets.order();
    const asked = order.firstFor(source);
    if (asked === NOBODY) return { action: null, target: null };
    const target = pmId(asked);
    if (reasons.explain !== undefined) explainTarget(source, target);
    return { action: relieve(source, target), target };
  }

  yield* relieveInOrder(cluster, reasons, sources, relieveOnTarget, (pm) => order?.update(pm));

  function explainTarget(source: PmId, target: PmId): void {
    const order = targets.rank(
      everyPm(cluster).filter((pm) => pm !== source && cluster.isUp(pm)),
      source,
    );
    const chosen = { pm: target, utilization: vectorAt(cluster.utilization, target) };
    reasons.explain?.({ kind: "ranked", rule: targets.rule, role: "targets", order, chosen, source });
  }
}

const everyPm = ({ pms }: ClusterView): PmId[] => Array.from({ length: pms }, (_, pm) => pmId(pm));
