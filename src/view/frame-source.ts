/**
 * How drawings get their frames without React in between: they read when told that something
 * changed, at most once per animation frame, and are not told while nothing does.
 */

import type { LaneFrame } from "./lane-frame.ts";

export interface FrameSource {
  /** The frame to draw now. Valid until the next read. */
  read(): LaneFrame;
  /** Calls back, inside the page's one animation frame, whenever a new frame is to be drawn. Returns the way out. */
  subscribe(draw: () => void): () => void;
  /** Calls back only when another hour or event has been reached, not on the way there. */
  subscribePosition(draw: () => void): () => void;
}

/** The page's one animation frame, for what changes without a new frame of a lane: a turn, a hover, an unfolding. */
export interface FrameClock {
  /** Asks for a frame, if none is due yet. `draw` is called in it, once however often it was asked for. */
  request(draw?: () => void): void;
  /** Lets time pass before drawing: given the milliseconds since the last frame, says whether it wants another. */
  onTick(tick: (elapsedMs: number) => boolean): () => void;
}
