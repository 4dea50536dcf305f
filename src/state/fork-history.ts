/** What was done to the forks of lanes, step by step, to be undone and done again. Data only: runs are found or made anew. */

import type { Intervention } from "../engine/intervention.ts";
import type { ForkData } from "./fork-data.ts";

/** One change of one lane. */
export interface ForkStep {
  readonly lane: number;
  readonly before: ForkData;
  readonly after: ForkData;
  /** The intervention that was made or taken back; null where it was about forks as a whole. */
  readonly about: Intervention | null;
}

export interface ForkHistory {
  readonly done: readonly ForkStep[];
  /** The last undone stands last. */
  readonly undone: readonly ForkStep[];
}

export const NO_HISTORY: ForkHistory = { done: [], undone: [] };

/** Steps that are remembered. */
const MOST_STEPS = 200;

/** Something new is done: what was undone before cannot be done again. */
export const recorded = ({ done }: ForkHistory, step: ForkStep): ForkHistory => ({
  done: [...done, step].slice(-MOST_STEPS),
  undone: [],
});

export const undone = ({ done, undone: others }: ForkHistory, step: ForkStep): ForkHistory => ({
  done: done.filter((other) => other !== step),
  undone: [...others, step],
});

export const redone = ({ done, undone: others }: ForkHistory, step: ForkStep): ForkHistory => ({
  done: [...done, step],
  undone: others.filter((other) => other !== step),
});

/** A lane is gone, and what was done to it with it. */
export const withoutLane = ({ done, undone: others }: ForkHistory, lane: number): ForkHistory => ({
  done: done.filter((step) => step.lane !== lane),
  undone: others.filter((step) => step.lane !== lane),
});

/** The number of the next fork of a lane: one that stands nowhere yet, in what may come back by undoing. */
export function nextForkId({ done }: ForkHistory, lane: number, now: ForkData): number {
  const known = [
    now,
    ...done.filter((step) => step.lane === lane).flatMap(({ before, after }) => [before, after]),
  ];
  return 1 + Math.max(0, ...known.flatMap(({ forks }) => forks.map(({ id }) => id)));
}
