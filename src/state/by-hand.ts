/**
 * The policy that is a person: its run gives up every PM that is over, and each of these no-solutions
 * is a question to the player, who moves something or leaves it as it is.
 */

import { eventAt, eventCount } from "../engine/record.ts";
import type { AppState } from "./app-state.ts";
import type { Position } from "./playback.ts";
import type { Session } from "./session.ts";
import { BY_HAND } from "./session.ts";

export type Asking = NonNullable<AppState["asking"]>;

export interface ByHand {
  /** The first lane whose player is asked something at a moment that the session has; null when none is. */
  asksAt(session: Session, at: Position): Asking | null;
  /** The player leaves the PM as it is, in this hour. */
  leave(asking: Asking, at: Position): void;
  /** Another session: nothing is answered yet. */
  forget(): void;
}

export function createByHand(): ByHand {
  const left = new Set<string>();
  const keyOf = ({ lane, pm }: Asking, { step }: Position): string => `${lane}.${step}.${pm}`;
  return {
    asksAt({ lanes }, at) {
      for (const { id, choice, run } of lanes) {
        if (choice.policy !== BY_HAND || run.kind === "failed") continue;
        if (at.action >= eventCount(run.record, at.step)) continue;
        const next = eventAt(run.record, at.step, at.action);
        const asking = { lane: id, pm: next.from };
        if (next.kind === "no-solution" && !left.has(keyOf(asking, at))) return asking;
      }
      return null;
    },
    leave: (asking, at) => void left.add(keyOf(asking, at)),
    forget: () => left.clear(),
  };
}
