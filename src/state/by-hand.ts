/**
 * The policy that is a person: its run gives up every PM that is over, and each of these no-solutions
 * is a question to the player, who moves something or leaves it as it is. An answer holds for the rest
 * of its hour, as long as the lane is what it was and nobody goes back to before it: then it is asked anew.
 */

import type { Intervention } from "../engine/intervention.ts";
import { eventAt, eventCount } from "../engine/record.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { isPlayed } from "../policies/registry.ts";
import type { AppState } from "./app-state.ts";
import { isSameChoice, isSameList } from "./interventions.ts";
import type { Position } from "./playback.ts";
import type { Session } from "./session.ts";

export type Asking = NonNullable<AppState["asking"]>;

export interface ByHand {
  /** The first lane whose player is asked something at a moment that the session has; null when none is. */
  asksAt(session: Session, at: Position): Asking | null;
  /** The player leaves the PM as it is, in this hour. */
  leave(session: Session, asking: Asking, at: Position): void;
  /** Playback has gone from one moment to another. */
  follow(from: Position, to: Position): void;
  /** A session is shown in which lanes may be others than they were. */
  keep(session: Session): void;
  /** Another session: nothing is answered yet. */
  forget(): void;
}

/** A PM that was left as it is, and the future in which it was. */
interface Answer extends Asking {
  readonly at: Position;
  readonly choice: PolicyChoice;
  readonly interventions: readonly Intervention[];
}

export function createByHand(): ByHand {
  let answers: readonly Answer[] = [];
  const isAnswered = (asking: Asking, { step }: Position): boolean =>
    answers.some(({ lane, pm, at }) => lane === asking.lane && pm === asking.pm && at.step === step);
  return {
    asksAt({ lanes }, at) {
      for (const { id, choice, run } of lanes) {
        if (!isPlayed(choice) || run.kind === "failed") continue;
        if (at.action >= eventCount(run.record, at.step)) continue;
        const next = eventAt(run.record, at.step, at.action);
        const asking = { lane: id, pm: next.from };
        if (next.kind === "no-solution" && !isAnswered(asking, at)) return asking;
      }
      return null;
    },
    leave({ lanes }, asking, at) {
      const lane = lanes.find(({ id }) => id === asking.lane);
      if (lane === undefined) return;
      const { choice, interventions } = lane;
      answers = [...answers, { ...asking, at, choice, interventions }];
    },
    follow(from, to) {
      if (isBefore(to, from)) answers = answers.filter(({ at }) => isBefore(at, to));
    },
    keep({ lanes }) {
      answers = answers.filter((answer) =>
        lanes.some(
          ({ id, choice, interventions }) =>
            id === answer.lane &&
            isSameChoice(choice, answer.choice) &&
            isSameList(interventions, answer.interventions),
        ),
      );
    },
    forget() {
      answers = [];
    },
  };
}

/** Within a deliberation it is still the same moment of a lane whose player explains nothing. */
const isBefore = (a: Position, b: Position): boolean =>
  a.step < b.step || (a.step === b.step && a.action < b.action);
