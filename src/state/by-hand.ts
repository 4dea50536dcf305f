/**
 * The policy that is a person: its run gives up every PM that is over, and each of these no-solutions
 * is a question to the player, who moves something or leaves it as it is. An answer holds for the rest
 * of its hour, as long as the lane is what it was and nobody goes back to before it: then it is asked anew.
 */

import type { Intervention } from "../engine/intervention.ts";
import { eventAt, eventCount } from "../engine/record.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { isPlayed } from "../policies/registry.ts";
import { isSameChoice, isSameList } from "./interventions.ts";
import type { Position } from "./playback.ts";
import type { Session } from "./session.ts";
import { findLane } from "./session.ts";

/** A lane whose player is asked, and the PM that is over. */
export interface Asking {
  readonly lane: number;
  readonly pm: number;
}

/** A PM that was left as it is, and the future in which it was. */
export interface Answer extends Asking {
  readonly at: Position;
  readonly choice: PolicyChoice;
  readonly interventions: readonly Intervention[];
}

/** What one has to know to tell whether somebody is asked. */
export interface Asked {
  readonly session: Session;
  readonly answers: readonly Answer[];
}

/** The first lane whose player is asked something at a moment that the session has; null when none is. */
export function asksAt({ session, answers }: Asked, at: Position): Asking | null {
  const isAnswered = (asking: Asking): boolean =>
    answers.some(
      (answer) => answer.lane === asking.lane && answer.pm === asking.pm && answer.at.step === at.step,
    );
  for (const { id, choice, run } of session.lanes) {
    if (!isPlayed(choice) || run.kind === "failed") continue;
    if (at.action >= eventCount(run.record, at.step)) continue;
    const next = eventAt(run.record, at.step, at.action);
    const asking = { lane: id, pm: next.from };
    if (next.kind === "no-solution" && !isAnswered(asking)) return asking;
  }
  return null;
}

/** With one more: the player leaves the PM as it is, in this hour. */
export function withAnswer({ session, answers }: Asked, asking: Asking, at: Position): readonly Answer[] {
  const lane = findLane(session, asking.lane);
  if (lane === undefined) return answers;
  const { choice, interventions } = lane;
  return [...answers, { ...asking, at, choice, interventions }];
}

/** Those that still hold where playback has gone back to a moment: the same list if all do. */
export const answersUpTo = (answers: readonly Answer[], at: Position): readonly Answer[] =>
  holding(answers, (answer) => isBefore(answer.at, at));

/** Those that still hold in a session, in which lanes may be others than they were: the same list if all do. */
export const answersIn = ({ session, answers }: Asked): readonly Answer[] =>
  holding(answers, (answer) =>
    session.lanes.some(
      ({ id, choice, interventions }) =>
        id === answer.lane &&
        isSameChoice(choice, answer.choice) &&
        isSameList(interventions, answer.interventions),
    ),
  );

const holding = (answers: readonly Answer[], holds: (answer: Answer) => boolean): readonly Answer[] =>
  answers.every(holds) ? answers : answers.filter(holds);

/** Within a deliberation it is still the same moment of a lane whose player explains nothing. */
export const isBefore = (a: Position, b: Position): boolean =>
  a.step < b.step || (a.step === b.step && a.action < b.action);
