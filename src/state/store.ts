/**
 * The page's state and the commands that change it. It holds what is open, where playback stands,
 * what is chosen and how it is displayed; frames themselves never pass through it. Sessions are
 * replaced whole, and only once they are complete: an error or a cancellation leaves everything as
 * it was and says so in `problem`.
 */

import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Progress, Runner, ScenarioSource } from "../runner/protocol.ts";
import type { InputError } from "../scenario/input-error.ts";
import type { Display } from "./display.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import type { Command, Playback, Position } from "./playback.ts";
import { advance, command, isMoving, restAt, within } from "./playback.ts";
import type { Session } from "./session.ts";
import { createSession, MAX_LANES, runLane, scoreOf } from "./session.ts";

/** Something under way that has not yet changed what is shown. */
export interface Work {
  /** The lane that is run, or the opening of a scenario. There is at most one piece of work of each. */
  readonly on: number | "scenario";
  readonly progress: Progress | null;
  readonly cancel: () => void;
}

/** What went wrong, told beside what is still there. */
export type Problem =
  | { readonly kind: "input"; readonly error: InputError }
  | { readonly kind: "unreadable"; readonly file: string; readonly message: string }
  | { readonly kind: "link"; readonly dropped: readonly string[] }
  | { readonly kind: "bug"; readonly message: string };

export interface AppState {
  readonly session: Session | null;
  readonly work: readonly Work[];
  readonly problem: Problem | null;
  readonly playback: Playback;
  readonly selectedPm: number | null;
  readonly display: Display;
}

/** What a session is to be opened with; from a link, or on the first visit. */
export interface Opening {
  readonly source: ScenarioSource;
  readonly choices: readonly PolicyChoice[];
  /** Null starts at the first hour. */
  readonly at: Position | null;
}

export interface App {
  readonly store: StoreApi<AppState>;
  open(opening: Opening): Promise<boolean>;
  /** Opens another scenario with the lanes as they are. Resolves to whether it is now shown. */
  openSource(source: ScenarioSource): Promise<boolean>;
  choosePolicy(lane: number, choice: PolicyChoice): Promise<void>;
  addLane(choice: PolicyChoice): Promise<void>;
  removeLane(lane: number): void;
  play(order: Command): void;
  selectPm(pm: number | null): void;
  show(change: Partial<Display>): void;
  dismissProblem(): void;
  report(problem: Problem): void;
}

const DEFAULT_SPEED = 2;

export function createApp(runner: Runner, scheduler: FrameScheduler, display: Display): App {
  const store = createStore<AppState>(() => ({
    session: null,
    work: [],
    problem: null,
    playback: restAt({ step: 0 as Position["step"], action: 0 }, DEFAULT_SPEED),
    selectedPm: null,
    display,
  }));
  const { getState: get, setState: set } = store;
  let nextLane = 0;

  scheduler.onTick((elapsed) => {
    const { session, playback } = get();
    if (session === null || !isMoving(playback)) return false;
    const next = advance(playback, scoreOf(session), elapsed);
    set({ playback: next });
    return isMoving(next);
  });
  store.subscribe(() => scheduler.request());

  /**
   * Runs `task` on a lane or on the scenario. It replaces earlier work on the same thing; opening a
   * scenario replaces all. Resolves to null when it was cancelled or failed.
   */
  async function work<T>(on: Work["on"], task: (options: WorkOptions) => Promise<T>): Promise<T | null> {
    for (const other of get().work) if (on === "scenario" || other.on === on) other.cancel();
    const controller = new AbortController();
    const mine: Work = { on, progress: null, cancel: () => controller.abort() };
    const others = (): Work[] => get().work.filter(({ cancel }) => cancel !== mine.cancel);
    set({ work: [...others(), mine] });
    try {
      return await task({
        signal: controller.signal,
        onProgress: (progress) => {
          if (!controller.signal.aborted) set({ work: [...others(), { ...mine, progress }] });
        },
      });
    } catch (error) {
      if (!controller.signal.aborted) {
        set({ problem: { kind: "bug", message: error instanceof Error ? error.message : String(error) } });
      }
      return null;
    } finally {
      set({ work: others() });
    }
  }

  /** Shows a session at the moment nearest to `at` that it has; what plays goes on. */
  function showSession(session: Session, at: Position): void {
    const { selectedPm, playback } = get();
    set({
      session,
      problem: null,
      playback: { ...playback, at: within(at, scoreOf(session)) },
      selectedPm: selectedPm !== null && selectedPm < session.scenario.pms ? selectedPm : null,
    });
  }

  async function openWith(
    source: ScenarioSource,
    lanes: readonly { id: number; choice: PolicyChoice }[],
    at: Position | null,
  ): Promise<boolean> {
    const session = await work("scenario", async (options) => {
      const opened = await runner.call("open", source, options);
      if (opened.kind === "error") {
        set({ problem: { kind: "input", error: opened.error } });
        return null;
      }
      return createSession(runner, source, opened.value, lanes, options);
    });
    if (session === null) return false;
    set({ playback: restAt(get().playback.at, get().playback.speed) });
    showSession(session, at ?? { step: 0 as Position["step"], action: 0 });
    return true;
  }

  const currentLanes = (): readonly { id: number; choice: PolicyChoice }[] => get().session?.lanes ?? [];

  async function runInLane(id: number, choice: PolicyChoice, isNew: boolean): Promise<void> {
    const before = get().session;
    if (before === null) return;
    const lane = await work(id, (options) => runLane(runner, before, { id, choice }, options));
    const session = get().session;
    if (lane === null || session === null || session.scenario !== before.scenario) return;
    // Meanwhile the lane may have been closed, or another may have taken the last place.
    if (isNew && session.lanes.length >= MAX_LANES) return;
    const lanes = isNew
      ? [...session.lanes, lane]
      : session.lanes.map((other) => (other.id === id ? lane : other));
    showSession({ ...session, lanes }, get().playback.at);
  }

  return {
    store,
    open: ({ source, choices, at }) =>
      openWith(
        source,
        choices.slice(0, MAX_LANES).map((choice) => ({ id: nextLane++, choice })),
        at,
      ),
    openSource: (source) => openWith(source, currentLanes(), null),
    choosePolicy: (id, choice) => runInLane(id, choice, false),
    addLane: async (choice) => {
      if (currentLanes().length < MAX_LANES) await runInLane(nextLane++, choice, true);
    },
    removeLane(id) {
      const { session, playback } = get();
      if (session === null || session.lanes.length === 1) return;
      showSession({ ...session, lanes: session.lanes.filter((lane) => lane.id !== id) }, playback.at);
    },
    play(order) {
      const { session, playback } = get();
      if (session !== null) set({ playback: command(playback, scoreOf(session), order) });
    },
    selectPm: (pm) => set({ selectedPm: pm }),
    show: (change) => set(({ display: now }) => ({ display: { ...now, ...change } })),
    dismissProblem: () => set({ problem: null }),
    report: (problem) => set({ problem }),
  };
}

type WorkOptions = { signal: AbortSignal; onProgress: (progress: Progress) => void };
