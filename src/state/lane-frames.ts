/**
 * A lane's frames, straight from the record to the drawings, past React. A frame is made at most
 * once for a moment, however many drawings read it, and nobody is told to draw unless it changed.
 */

import type { StoreApi } from "zustand/vanilla";
import type { FrameSource } from "../view/frame-source.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import { momentOf } from "./playback.ts";
import type { FinishedRun } from "./session.ts";
import type { AppState } from "./store.ts";

export function createLaneFrames(
  store: StoreApi<AppState>,
  scheduler: FrameScheduler,
  run: FinishedRun,
): FrameSource {
  let shown: { readonly playback: unknown; readonly trailHours: number; readonly frame: LaneFrame } | null =
    null;

  const isCurrent = (): boolean => {
    const { playback, display } = store.getState();
    return shown !== null && shown.playback === playback && shown.trailHours === display.trailHours;
  };

  const read = (): LaneFrame => {
    const { playback, display } = store.getState();
    if (shown === null || !isCurrent()) {
      const { trailHours } = display;
      shown = { playback, trailHours, frame: run.view.frameAt(momentOf(playback), trailHours) };
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
  };
}
