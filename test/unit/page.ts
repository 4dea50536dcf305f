/** The page's state with the real simulation behind it, for tests: animation frames are turned by hand. */

import type { PolicyChoice } from "../../src/policies/registry.ts";
import type { Runner, ScenarioSource } from "../../src/runner/protocol.ts";
import type { App } from "../../src/state/app.ts";
import { createApp } from "../../src/state/app.ts";
import type { AppState } from "../../src/state/app-state.ts";
import { DEFAULT_DISPLAY } from "../../src/state/display.ts";
import { createFrameScheduler } from "../../src/state/frame-scheduler.ts";
import type { Lane } from "../../src/state/lane.ts";
import type { ShownRun } from "../../src/state/run.ts";
import { allOf } from "../../src/state/run.ts";
import type { Session } from "../../src/state/session.ts";
import { playableOf } from "../../src/state/session.ts";
import { createLocalRunner } from "../contract/local-runner.ts";

export const PAPER: ScenarioSource = { kind: "preset", name: "paper", seed: null };

export interface Page {
  readonly app: App;
  /** Lets one animation frame pass, if one is due. */
  crank(ms?: number): void;
  /** Every request to the runner, in order. */
  readonly calls: readonly Call[];
}

interface Call {
  readonly kind: string;
  readonly request: unknown;
  readonly answer: Promise<unknown>;
}

export function createPage(): Page {
  const due: ((now: number) => void)[] = [];
  const scheduler = createFrameScheduler((callback) => due.push(callback));
  const calls: Call[] = [];
  const local = createLocalRunner();
  const runner: Runner = {
    ...local,
    call(kind, request, options) {
      const answer = local.call(kind, request, options);
      calls.push({ kind, request, answer });
      return answer;
    },
  };
  let now = 0;
  return {
    app: createApp(runner, scheduler, DEFAULT_DISPLAY),
    calls,
    crank(ms = 16) {
      now += ms;
      for (const callback of due.splice(0)) callback(now);
    },
  };
}

export async function openPage(source: ScenarioSource, choices: readonly PolicyChoice[]): Promise<Page> {
  const page = createPage();
  await page.app.open({ source, choices, at: null });
  await allDone(page.app);
  return page;
}

export const stateOf = (app: App): AppState => app.store.getState();

export function sessionOf(app: App): Session {
  const { session, problem } = stateOf(app);
  if (session === null) throw new Error(`a session is open: ${JSON.stringify(problem)}`);
  return session;
}

export function laneOf(app: App, index = 0): Lane {
  const lane = sessionOf(app).lanes[index];
  if (lane === undefined) throw new Error(`there is a lane ${index}`);
  return lane;
}

export function runOf({ run }: Pick<Lane, "run">): ShownRun {
  if (run.kind === "failed") throw new Error(JSON.stringify(run.fault));
  return run;
}

/** "34.1", inside a deliberation "34.1.5". */
export function positionOf(app: App): string {
  const { step, action, reason } = stateOf(app).playback.at;
  return [step, action, ...(reason === undefined ? [] : [reason])].join(".");
}

/** Waits until the state is so. */
export const until = (app: App, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (isSo()) return resolve();
    const leave = app.store.subscribe(() => {
      if (!isSo()) return;
      leave();
      resolve();
    });
  });

/** Waits for all runs to end: on a busy machine they are shown from their first hours on. */
export const allDone = (app: App): Promise<void> =>
  until(app, () => {
    const { session } = stateOf(app);
    if (session === null) return true;
    const runs = session.lanes.flatMap((lane) => allOf(lane.runs)); // those behind a fork, too
    return !playableOf(session).growing && runs.every(({ kind }) => kind !== "running");
  });

/** Lets everything happen that is due now: a turn of the event loop. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Lets everything happen that is on its way: every call is answered, and whoever waited has acted on it. */
export async function settle({ calls }: Pick<Page, "calls">): Promise<void> {
  let answered: number;
  do {
    answered = calls.length;
    await Promise.allSettled(calls.map(({ answer }) => answer));
    await turn();
  } while (calls.length > answered);
}
