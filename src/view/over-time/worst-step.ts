/** Where most PMs are over at once, in whichever run. */

import { at } from "../../base/vector.ts";

export interface WorstStep {
  /** The first, where there are several. */
  readonly step: number;
  readonly pms: number;
}

/** @param overloaded of each run, how many PMs are over after each step; null where none ever is */
export function worstStep(overloaded: readonly ArrayLike<number>[]): WorstStep | null {
  let worst: WorstStep | null = null;
  for (const counts of overloaded) {
    for (let step = 0; step < counts.length; step++) {
      const pms = at(counts, step);
      if (pms === 0) continue;
      if (worst === null || pms > worst.pms || (pms === worst.pms && step < worst.step))
        worst = { step, pms };
    }
  }
  return worst;
}
