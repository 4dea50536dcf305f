/**
 * The page behind its screen: its state, and those who change it, each made of the ones before it.
 * Frames never pass through the state.
 */

import type { Runner } from "../runner/protocol.ts";
import type { FrameSource } from "../view/frame-source.ts";
import type { AppState } from "./app-state.ts";
import type { Deliberations } from "./deliberations.ts";
import { createDeliberations } from "./deliberations.ts";
import type { Display } from "./display.ts";
import type { ForkCommands } from "./forks.ts";
import { createForks } from "./forks.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import type { Hand } from "./hand.ts";
import { createHand } from "./hand.ts";
import { createFrames } from "./lane-frames.ts";
import type { LaneCommands } from "./lanes.ts";
import { createLanes } from "./lanes.ts";
import type { Openings } from "./openings.ts";
import { createOpenings } from "./openings.ts";
import type { Problem } from "./problem.ts";
import { bugOf } from "./problem.ts";
import type { ShownRun } from "./run.ts";
import { startRun } from "./run-task.ts";
import { createSessionRuns } from "./session-runs.ts";
import { createStage } from "./stage.ts";
import type { StartRun } from "./start-session.ts";
import type { AppStore } from "./store.ts";
import { createAppStore } from "./store.ts";
import type { Transport } from "./transport.ts";
import { createTransport } from "./transport.ts";
import { createTurns, createWork } from "./work.ts";

export interface App
  extends Openings,
    LaneCommands,
    ForkCommands,
    Hand,
    Pick<Transport, "play" | "reason" | "scrub" | "leaveAsIs"> {
  readonly store: AppStore;
  /** A run's frames at the moment that playback stands at; the same source for everybody who asks. */
  framesOf(run: ShownRun): FrameSource;
  readonly deliberations: Deliberations;
  selectPm(pm: number | null): void;
  point(at: AppState["pointedAt"]): void;
  show(change: Partial<Display>): void;
  setReducedMotion(reduced: boolean): void;
  dismissProblem(): void;
  dismissUnopened(): void;
  report(problem: Problem): void;
}

export function createApp(runner: Runner, scheduler: FrameScheduler, display: Display): App {
  const store = createAppStore(display);
  const { setState: set } = store;
  const report = (problem: Problem): void => set({ problem });
  runner.onLoss((fault) => report({ kind: "stopped", fault, lanes: [] }));
  store.subscribe(() => scheduler.request());

  const work = createWork(store);
  const turns = createTurns();
  const deliberations = createDeliberations(runner, (error) => report(bugOf(error)));
  deliberations.listen(() => scheduler.request());
  const transport = createTransport(store, scheduler, deliberations);
  const stage = createStage(store, transport);
  const start: StartRun = (plan, options) => startRun(runner, plan, { ...options, onGrowth: stage.grow });
  const runs = createSessionRuns();
  const lanes = createLanes(store, { start, work, turns, stage, runs });
  const forks = createForks(store, turns, lanes);
  const openings = createOpenings(store, { runner, start, work, turns, stage, runs, lanes, deliberations });
  const hand = createHand(store, (lane, made) => void forks.intervene(lane, made));
  const frames = createFrames(store, scheduler, deliberations);

  return {
    store,
    ...openings,
    ...lanes.commands,
    ...forks,
    ...hand,
    play: transport.play,
    reason: transport.reason,
    scrub: transport.scrub,
    leaveAsIs: transport.leaveAsIs,
    framesOf: frames.of,
    deliberations,
    selectPm: (pm) => set({ selectedPm: pm }),
    point: (pointedAt) => set({ pointedAt }),
    show(change) {
      set(({ display: now }) => ({ display: { ...now, ...change } }));
      if (store.getState().display.page !== "lanes") transport.play({ kind: "pause" }); // nobody sees it
    },
    setReducedMotion: (reducedMotion) => set({ reducedMotion }),
    dismissProblem: () => set({ problem: null }),
    dismissUnopened: () => set({ unopened: [] }),
    report,
  };
}
