/**
 * A run from its start to its end: it can be looked at from its first part on, and tells its
 * listener as it grows. Stopped on the way, it keeps what is there.
 */

import type { RunRecord } from "../engine/record.ts";
import { completedSteps, createRecord } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { CallOptions, Runner } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LaneView } from "../view/lane-frame.ts";
import { createLaneView } from "../view/lane-frame.ts";

/** A run that can be looked at, as far as it is done: at least its first step is. */
export interface ShownRun {
  readonly kind: "running" | "stopped" | "done";
  /** Grows while the run goes on. */
  readonly record: RunRecord;
  readonly view: LaneView;
  /** Steps that were done when this was said. */
  readonly completed: number;
  /** How long the rest will take at the pace so far, in milliseconds; 0 when nothing more will come. */
  readonly remainingMs: number;
}

export type LaneRun = ShownRun | { readonly kind: "failed"; readonly message: string };

export interface LiveRun {
  /** Resolves when there is something to look at, or will never be; rejects when it was cancelled before. */
  readonly ready: Promise<void>;
  /** The run as it is now; call it once it is ready. */
  current(): LaneRun;
  /** Hears of every change from now on, several times a second at most. */
  listen(listener: () => void): void;
  /** What is there stays; nothing more comes. */
  stop(): void;
}

/** A run that ends this soon is shown whole; a longer one from its first part on. */
const PATIENCE_MS = 60;
/** From one change that is told to the next. */
const CHANGE_MS = 200;

/** @param options progress is told until the run is ready */
export function startRun(
  runner: Runner,
  { scenario, workload }: { readonly scenario: Scenario; readonly workload: Workload },
  choice: PolicyChoice,
  options: Pick<CallOptions, "signal" | "onProgress">,
): LiveRun {
  const { record, append } = createRecord(scenario);
  const view = createLaneView(workload, record);
  const controller = new AbortController();
  const started = performance.now();
  let run: LaneRun | null = null;
  let ended = false;
  let lastTold = 0;
  let listener = (): void => {};

  function say(kind: ShownRun["kind"]): void {
    const completed = completedSteps(record);
    const elapsed = performance.now() - started;
    const remainingMs = kind === "running" ? (elapsed / completed) * (record.steps - completed) : 0;
    run = { kind, record, view, completed, remainingMs };
  }

  function tell(): void {
    lastTold = performance.now();
    listener();
  }

  /** What is there stays; of a run that has nothing to show only the message. */
  function end(error: unknown): void {
    if (controller.signal.aborted) {
      if (run !== null) say("stopped");
    } else run = { kind: "failed", message: messageOf(error) };
  }

  const ready = new Promise<void>((resolve, reject) => {
    options.signal?.addEventListener(
      "abort",
      () => {
        if (run === null) controller.abort();
        reject(options.signal?.reason);
      },
      { once: true },
    );
    runner
      .call(
        "run",
        { scenario, choice },
        {
          signal: controller.signal,
          onProgress(progress) {
            if (run === null) options.onProgress?.(progress);
          },
          onPart(part) {
            if (ended) return;
            append(part);
            const now = performance.now();
            if (now - started < PATIENCE_MS || now - lastTold < CHANGE_MS) return;
            say("running");
            resolve();
            tell();
          },
        },
      )
      .then(() => say("done"), end)
      .then(() => {
        ended = true;
        if (run === null) return;
        resolve();
        tell();
      });
  });
  ready.catch(() => {}); // whoever waits for it hears of it

  return {
    ready,
    current() {
      if (run === null) throw new Error("assertion failed: a run is asked for once it is ready");
      return run;
    },
    listen(next) {
      listener = next;
    },
    stop: () => controller.abort(),
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
