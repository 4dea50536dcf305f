/** The position as components see it: whole events, not the frames in between. */

import type { Position } from "../state/playback.ts";
import { useAppState } from "./app-context.tsx";

/** The hour and the events that have happened in it; changes only when one of them does. */
export const usePosition = (): Position =>
  useAppState(({ playback: { at } }) => ({ step: at.step, action: at.action }));
