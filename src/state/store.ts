/**
 * The one place where the page's state is: data, which is replaced and never written into. Who changes
 * what of it: `stage.ts` what is shown, `lanes.ts` what was asked for, `forks.ts` what can be undone,
 * `transport.ts` the moment, `hand.ts` what is chosen and taken up, `work.ts` what is under way.
 */

import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { AppState } from "./app-state.ts";
import type { Display } from "./display.ts";
import { NO_HISTORY } from "./fork-history.ts";
import { DEFAULT_SPEED, FIRST_POSITION, restAt } from "./playback.ts";

export type AppStore = StoreApi<AppState>;

export const createAppStore = (display: Display): AppStore =>
  createStore<AppState>(() => ({
    session: null,
    wanted: [],
    nextLane: 0,
    work: [],
    problem: null,
    unopened: [],
    unknownStep: null,
    playback: restAt(FIRST_POSITION, DEFAULT_SPEED),
    goal: null,
    waiting: [],
    selectedPm: null,
    selectedVm: null,
    history: NO_HISTORY,
    handling: null,
    asking: null,
    answers: [],
    reasoned: null,
    pointedAt: null,
    display,
    reducedMotion: false,
  }));
