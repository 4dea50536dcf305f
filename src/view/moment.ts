/**
 * The moment that playback stands at. All lanes share it: `action` counts the events of the hour
 * over whichever lane has most, and a lane with fewer simply stays at its last one.
 */

import type { Step } from "../base/ids.ts";

export interface Moment {
  readonly step: Step;
  /** How many of the step's events have happened: 0 is "the demands have changed, nobody has acted". */
  readonly action: number;
  /** How many decisions of the deliberation of the next event are shown; absent while none is. */
  readonly reason?: number;
  /**
   * How far the way here has been travelled, 0..1: the glide from the previous hour when `action`
   * is 0, the `action`-th event otherwise. 1 while nothing is in motion.
   */
  readonly progress: number;
}
