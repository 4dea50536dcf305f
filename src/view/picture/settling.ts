/**
 * Whether the event on show has stood long enough to be read. An hour of a large fleet holds
 * hundreds of events, each of which is gone within a frame or two: their lines may pass, but words
 * that came and went with them would only flicker. Time is handed in, frame by frame.
 */

import type { LaneFrame } from "../lane-frame.ts";

/** An event that is replaced sooner could not be read. */
const READABLE_MS = 150;

export interface Settling {
  /** Takes note of the frame that is about to be drawn; says whether it has settled. */
  isSettled(frame: LaneFrame): boolean;
  /** Lets time pass: "waiting" wants more of it, "settled" has just come to rest and is to be drawn once more. */
  pass(ms: number): "resting" | "waiting" | "settled";
}

export function createSettling(): Settling {
  let shown = "";
  let stoodMs = READABLE_MS;
  return {
    isSettled({ step, action }) {
      const moment = `${step} ${action}`;
      if (moment !== shown) stoodMs = action === 0 ? READABLE_MS : 0;
      shown = moment;
      return stoodMs >= READABLE_MS;
    },
    pass(ms) {
      if (stoodMs >= READABLE_MS) return "resting";
      stoodMs += ms;
      return stoodMs >= READABLE_MS ? "settled" : "waiting";
    },
  };
}
