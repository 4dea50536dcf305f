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
import { createWorkload } from "../scenario/scenario.ts";
import type { FrameSource } from "../view/frame-source.ts";
import type { AppState, Work } from "./app-state.ts";
import type { Display } from "./display.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import { createLaneFrames } from "./lane-frames.ts";
import type { LaneRun, ShownRun } from "./live-run.ts";
import { startRun } from "./live-run.ts";
import type { Command, Position } from "./playback.ts";
import { advance, command, FIRST_POSITION, isMoving, restAt, within } from "./playback.ts";
import type { Problem } from "./problem.ts";
import type { OpenedFile } from "./read-source.ts";
import { readSource } from "./read-source.ts";
import type { Session } from "./session.ts";
import { MAX_LANES, scoreOf, withLanes } from "./session.ts";
import type { RunKey } from "./session-runs.ts";
import { createSessionRuns, startSession } from "./session-runs.ts";

/** What a session is to be opened with; from a link, or on the first visit. */
export interface Opening {
  readonly source: ScenarioSource;
  readonly choices: readonly PolicyChoice[];
  /** Null starts at the first hour. */
  readonly at: Position | null;
}

export interface App {
  readonly store: StoreApi<AppState>;
  /** Resolves to whether it is now shown; so do the other ways of opening. */
  open(opening: Opening): Promise<boolean>;
  /** Opens another scenario with the lanes as they are, at the first hour. */
  openSource(source: ScenarioSource): Promise<boolean>;
  /** Reads a file, a scenario or a demand table, and opens it. The file handed over last is the one that is shown. */
  openFile(file: OpenedFile): Promise<boolean>;
  /** Opens a variant of what is open, at the same moment. */
  openVariant(source: ScenarioSource): Promise<boolean>;
  choosePolicy(lane: number, choice: PolicyChoice): Promise<void>;
  addLane(choice: PolicyChoice): Promise<void>;
  removeLane(lane: number): void;
  /** Ends the run of a lane that is under way: what is there stays. */
  stopRun(lane: number): void;
  /** A run's frames at the moment that playback stands at; the same source for everybody who asks. */
  framesOf(run: ShownRun): FrameSource;
  play(order: Command): void;
  /** Seeks an hour in the next animation frame: of a drag, each frame shows the last place only. */
  scrub(step: number): void;
  selectPm(pm: number | null): void;
  show(change: Partial<Display>): void;
  setReducedMotion(reduced: boolean): void;
  dismissProblem(): void;
  report(problem: Problem): void;
}

const DEFAULT_SPEED = 2;

export function createApp(runner: Runner, scheduler: FrameScheduler, display: Display): App {
  const store = createStore<AppState>(() => ({
    session: null,
    work: [],
    problem: null,
    playback: restAt(FIRST_POSITION, DEFAULT_SPEED),
    selectedPm: null,
    display,
    reducedMotion: false,
  }));
  const { getState: get, setState: set } = store;
  const frames = new WeakMap<ShownRun["view"], FrameSource>();
  const runs = createSessionRuns((key, run) => growRun(key, run));
  /** The moment that was asked for, while the runs have not come so far. */
  let goal: Position | null = null;
  let nextLane = 0;
  let scrubbedTo: number | null = null;
  /** The lanes that were asked for: those of the session, once everything under way is done. */
  let wanted: readonly WantedLane[] = [];

  scheduler.onTick((elapsed) => {
    if (scrubbedTo !== null) play({ kind: "seek-hour", step: scrubbedTo });
    scrubbedTo = null;
    const { session, playback } = get();
    if (session === null || !isMoving(playback)) return false;
    const next = advance(playback, scoreOf(session), elapsed);
    if (next === playback) return false; // it waits for hours that are on their way
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
          const isUnderWay = get().work.some(({ cancel }) => cancel === mine.cancel);
          if (isUnderWay && !controller.signal.aborted) set({ work: [...others(), { ...mine, progress }] });
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

  function play(order: Command): void {
    const { session, playback } = get();
    if (order.kind !== "set-speed") goal = null;
    if (session !== null) set({ playback: command(playback, scoreOf(session), order) });
  }

  /** Shows a session at the moment nearest to `at` that it has; what plays goes on. */
  function showSession(session: Session, at: Position): void {
    const { selectedPm, playback } = get();
    const score = scoreOf(session);
    goal = score.growing && at.step >= score.steps ? at : null;
    set({
      session,
      playback: { ...playback, at: within(at, score) },
      selectedPm: selectedPm !== null && selectedPm < session.scenario.pms ? selectedPm : null,
    });
  }

  /** Opens what `find` finds; null finds nothing to open, and has said why. */
  async function openWith(
    find: (options: WorkOptions) => Promise<ScenarioSource | null>,
    at: Position,
    keepPlaying: boolean,
  ): Promise<boolean> {
    const started = await work("scenario", async (options) => {
      const source = await find(options);
      if (source === null) return null;
      const opened = await runner.call("open", source, options);
      if (opened.kind === "error") {
        set({ problem: { kind: "input", error: opened.error } });
        return null;
      }
      const workload = createWorkload(opened.value);
      return startSession(runner, { source, scenario: opened.value, workload }, wanted, options);
    });
    if (started === null) return false;
    const { playback } = get();
    set({ problem: null, playback: keepPlaying ? playback : restAt(playback.at, playback.speed) });
    runs.replaceAll(started.runs);
    showSession(started.session, at);
    for (const [key, run] of started.runs) growRun(key, run.current()); // it may have come further meanwhile
    catchUp(started.session);
    return true;
  }

  /** A run of the session has come further. */
  function growRun(key: RunKey, run: LaneRun): void {
    const { session } = get();
    if (session === null) return;
    if (key === "baseline") set({ session: { ...session, baseline: baselineOf(session, run) } });
    else {
      const lanes = session.lanes.map((lane) => (lane.id === key ? { ...lane, run } : lane));
      set({ session: withLanes(session, lanes) });
    }
    if (goal !== null) showSession(get().session ?? session, goal);
  }

  /** Without a baseline there is nothing to compare with: one that fails stays as far as it came. */
  function baselineOf(session: Session, run: LaneRun): ShownRun {
    if (run.kind !== "failed") return run;
    set({ problem: { kind: "bug", message: run.message } });
    return { ...session.baseline, kind: "stopped", remainingMs: 0 };
  }

  /** Runs what was chosen while the session was being made. */
  function catchUp(session: Session): void {
    for (const lane of wanted) {
      const made = session.lanes.find(({ id }) => id === lane.id);
      if (made?.choice !== lane.choice) void runInLane(lane);
    }
    const closed = session.lanes.filter(({ id }) => !wanted.some((lane) => lane.id === id));
    for (const { id } of closed) dropLane(id);
  }

  async function runInLane(wish: WantedLane): Promise<void> {
    const before = get().session;
    if (before === null) return;
    const live = await work(wish.id, async (options) => {
      const started = startRun(runner, before, wish.choice, options);
      await started.ready;
      return started;
    });
    const session = get().session;
    if (session === null || session.scenario !== before.scenario) return live?.stop();
    if (live === null) {
      // Cancelled or failed: what is wanted is again what is there, unless something newer is.
      if (wanted.includes(wish))
        wanted = wanted.flatMap((other) => (other === wish ? shownLane(wish.id) : [other]));
      return;
    }
    if (!wanted.includes(wish)) return live.stop(); // meanwhile closed, or chosen anew
    runs.replace(wish.id, live);
    const lane = { ...wish, run: live.current() };
    const known = session.lanes.some(({ id }) => id === wish.id);
    const lanes = known
      ? session.lanes.map((other) => (other.id === wish.id ? lane : other))
      : [...session.lanes, lane];
    showSession(withLanes(session, lanes), goal ?? get().playback.at);
  }

  const shownLane = (id: number): WantedLane[] =>
    (get().session?.lanes ?? []).filter((lane) => lane.id === id).map(({ choice }) => ({ id, choice }));

  function dropLane(id: number): void {
    const { session, playback } = get();
    if (session === null) return;
    runs.remove(id);
    showSession(
      withLanes(
        session,
        session.lanes.filter((lane) => lane.id !== id),
      ),
      playback.at,
    );
  }

  return {
    store,
    open: ({ source, choices, at }) => {
      wanted = choices.slice(0, MAX_LANES).map((choice) => ({ id: nextLane++, choice }));
      return openWith(async () => source, at ?? FIRST_POSITION, false);
    },
    openSource: (source) => openWith(async () => source, FIRST_POSITION, false),
    openVariant: (source) => openWith(async () => source, get().playback.at, true),
    openFile: (file) =>
      openWith(
        async ({ signal }) => {
          const source = await readSource(file);
          signal.throwIfAborted();
          if (source.kind === "ok") return source.value;
          set({ problem: source.error });
          return null;
        },
        FIRST_POSITION,
        false,
      ),
    choosePolicy: async (id, choice) => {
      const wish = { id, choice };
      if (!wanted.some((lane) => lane.id === id)) return;
      wanted = wanted.map((lane) => (lane.id === id ? wish : lane));
      await runInLane(wish);
    },
    addLane: async (choice) => {
      if (wanted.length >= MAX_LANES) return;
      const wish = { id: nextLane++, choice };
      wanted = [...wanted, wish];
      await runInLane(wish);
    },
    removeLane(id) {
      if (wanted.length === 1) return;
      wanted = wanted.filter((lane) => lane.id !== id);
      dropLane(id);
    },
    stopRun: runs.stop,
    framesOf({ view }) {
      const source = frames.get(view) ?? createLaneFrames(store, scheduler, view);
      frames.set(view, source);
      return source;
    },
    play,
    scrub(step) {
      scrubbedTo = step;
      scheduler.request();
    },
    selectPm: (pm) => set({ selectedPm: pm }),
    show: (change) => set(({ display: now }) => ({ display: { ...now, ...change } })),
    setReducedMotion: (reducedMotion) => set({ reducedMotion }),
    dismissProblem: () => set({ problem: null }),
    report: (problem) => set({ problem }),
  };
}

interface WantedLane {
  readonly id: number;
  readonly choice: PolicyChoice;
}

type WorkOptions = { signal: AbortSignal; onProgress: (progress: Progress) => void };
