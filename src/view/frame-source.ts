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
}
