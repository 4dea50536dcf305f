/**
 * The position as components see it: whole events, not the frames in between. In a large fleet
 * events come faster than anybody reads, and React follows a few times a second: figures always
 * belong to the moment at which they were drawn, and at rest to the one shown.
 */

import { useCallback, useSyncExternalStore } from "react";
import type { Position } from "../state/playback.ts";
import { NAMED_PMS } from "../view/picture/pm-state.ts";
import { useApp, useScenario } from "./app-context.tsx";
import { createThrottle } from "./throttle.ts";

/** Figures and sentences of a large fleet are renewed at most so often. */
const PACE_MS = 160;

/** The hour and the events that have happened in it; @param pace at most one change in so many ms, in a large fleet */
export function usePosition(pace = PACE_MS): Position {
  const { store } = useApp();
  const interval = useScenario().pms > NAMED_PMS ? pace : 0;
  const subscribe = useCallback(
    (changed: () => void) => {
      const { change, stop } = createThrottle(changed, interval);
      let { at } = store.getState().playback;
      const leave = store.subscribe(({ playback }) => {
        if (playback.at === at) return;
        at = playback.at;
        change();
      });
      return () => {
        leave();
        stop();
      };
    },
    [store, interval],
  );
  return useSyncExternalStore(subscribe, () => store.getState().playback.at);
}
