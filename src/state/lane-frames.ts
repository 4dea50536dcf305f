/**
 * A lane's frames, straight from the record to the drawings, past React. A frame is made at most
 * once for a moment, however many drawings read it, and nobody is told to draw unless it changed.
 */

import type { StoreApi } from "zustand/vanilla";
import type { FrameSource } from "../view/frame-source.ts";
import type { LaneFrame, LaneView } from "../view/lane-frame.ts";
import type { AppState } from "./app-state.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import type { Position } from "./playback.ts";
import { momentOf } from "./playback.ts";

export function createLaneFrames(
  store: StoreApi<AppState>,
  scheduler: FrameScheduler,
  view: LaneView,
): FrameSource {
  let shown: { readonly of: unknown; readonly trailHours: number; readonly frame: LaneFrame } | null = null;

  const read = (): LaneFrame => {
    const { playback, display, reducedMotion } = store.getState();
    const { trailHours } = display;
    // Without motion a moment is its position alone: points jump.
    const of = reducedMotion ? playback.at : playback;
    if (shown === null || shown.of !== of || shown.trailHours !== trailHours) {
      const moment = reducedMotion ? { ...playback.at, progress: 1 } : momentOf(playback);
      shown = { of, trailHours, frame: view.frameAt(moment, trailHours) };
    }
    return shown.frame;
  };

  return {
    read,
    subscribe(draw) {
      let drawn: LaneFrame | null = null;
      return scheduler.onDraw(() => {
        const frame = read();
        if (frame === drawn) return;
        drawn = frame;
        draw();
      });
    },
    subscribePosition(draw) {
      let drawn: Position | null = null;
      return scheduler.onDraw(() => {
        const { at } = store.getState().playback;
        if (drawn !== null && drawn.step === at.step && drawn.action === at.action) return;
        drawn = at;
        draw();
      });
    },
  };
}
