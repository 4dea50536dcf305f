/**
 * The forks of a lane as data: what is kept in the history, saved in a link and run. A fork's list
 * is complete: it begins with the lane's own interventions, if it has any.
 */

import type { Intervention } from "../engine/intervention.ts";

/** A future of a lane in which somebody has intervened. */
export interface Fork {
  /** Counts the forks of its lane from 1: what is not named is called by it. */
  readonly id: number;
  /** Empty while nobody has named it. */
  readonly name: string;
  readonly interventions: readonly Intervention[];
}

export interface ForkData {
  readonly forks: readonly Fork[];
  /** The fork that is shown, by id; null shows the original. */
  readonly shown: number | null;
}

/** A fork that comes from elsewhere: a file, a link. */
export type GivenFork = Pick<Fork, "name" | "interventions">;

export const NO_FORKS: ForkData = { forks: [], shown: null };
