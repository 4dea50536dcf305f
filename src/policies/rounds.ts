/**
 * The rhythm that SCOA and the 2008 Sandpiper share (P4, S6): as long as a PM is overloaded, one
 * source and one target are chosen and one action is taken; then everything is looked at afresh. A
 * source for which nothing was possible is given up and not tried again in this step (C1, W4).
 */

import type { PmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { DecisionStream } from "../engine/decision.ts";

export interface Round {
  /** The source among the overloaded PMs, at least one. */
  chooseSource(overloaded: readonly PmId[]): PmId;
  /** The target among all other PMs, at least one. */
  chooseTarget(source: PmId, others: readonly PmId[]): PmId;
  /** Takes one action from source to target; false when there is none. */
  relieve(source: PmId, target: PmId): boolean;
}

export function relocateInRounds(cluster: ClusterView, decisions: DecisionStream, round: Round): void {
  const pms = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm));
  const givenUp = new Set<PmId>();
  for (;;) {
    const overloaded = pms.filter((pm) => !givenUp.has(pm) && cluster.isOverloaded(pm));
    if (overloaded.length === 0) return;
    const source = round.chooseSource(overloaded);
    const others = pms.filter((pm) => pm !== source);
    const target = others.length === 0 ? null : round.chooseTarget(source, others);
    if (target !== null && round.relieve(source, target)) continue;
    decisions.giveUp(source, target);
    givenUp.add(source);
  }
}
