/**
 * Who is scored beside whom: a person by what is shown of their lane, a policy by what it does when
 * nobody intervenes, whatever fork of it is shown.
 */

import { RIVALS } from "../../../policies/defaults.ts";
import { isPlayed } from "../../../policies/registry.ts";
import type { Lane } from "../../../state/lane.ts";
import type { ShownRun } from "../../../state/run.ts";
import { laneNameOf, shownNameOf } from "../../lane/lane-name.ts";
import type { Words } from "../../use-text.ts";

export interface Player {
  readonly lane: Lane;
  readonly run: ShownRun;
}

const isHand = ({ choice }: Pick<Lane, "choice">): boolean => isPlayed(choice);

/** Those that can be looked at, the people first. */
export function playersOf(lanes: readonly Lane[]): Player[] {
  const players = lanes.flatMap((lane) => {
    const run = isHand(lane) ? lane.run : lane.runs.original;
    return run.kind === "failed" ? [] : [{ lane, run }];
  });
  return [...players.filter(({ lane }) => isHand(lane)), ...players.filter(({ lane }) => !isHand(lane))];
}

/** Of the run that a player is scored by. */
export const playerName = ({ lane }: Player, words: Words): string =>
  isHand(lane) ? shownNameOf(lane, words) : laneNameOf(lane, words);

/** The rivals that no lane has as they are: one promoted from a fork is not the policy itself. */
export const missingRivals = (lanes: readonly Pick<Lane, "choice" | "own">[]): string[] =>
  RIVALS.filter((rival) => !lanes.some(({ choice, own }) => choice.policy === rival && own.length === 0));
