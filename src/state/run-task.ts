/**
 * The task behind a run, from its start to its end: the run can be looked at from its first part on,
 * and whoever started it hears of it as it grows. Stopped on the way, it keeps what is there.
 */

import { stepOf } from "../base/ids.ts";
import { withInterventions } from "../engine/changes.ts";
import type { Intervention } from "../engine/intervention.ts";
import { completedSteps, createRecord } from "../engine/record.ts";
import type { RunStart } from "../engine/simulate.ts";
import { startAt } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import { PACES } from "../policies/duration.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { looksBackOf } from "../policies/registry.ts";
import { faultOf } from "../runner/fault.ts";
import type { CallOptions, Runner } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createLaneView } from "../view/lane-frame.ts";
import { firstChangedStep } from "./interventions.ts";
import type { Run, ShownRun } from "./run.ts";

/** What is to be run. */
export interface RunPlan {
  readonly scenario: Scenario;
  /** Without interventions. */
  readonly workload: Workload;
  readonly choice: PolicyChoice;
  readonly interventions: readonly Intervention[];
  /** Runs of the same policy: what the new one has in common with one of them, on the same scenario, is not run again. */
  readonly relatives: readonly ShownRun[];
}

export interface RunTask {
  readonly choice: PolicyChoice;
  readonly interventions: readonly Intervention[];
  /** Resolves when there is something to look at, or will never be; rejects when it was cancelled before. */
  readonly ready: Promise<void>;
  /** The run as it is now; call it once it is ready. */
  current(): Run;
  /** What is there stays; nothing more comes. */
  stop(): void;
}

/** A run that ends this soon is shown whole; a longer one from its first part on. */
const PATIENCE_MS = 60;
/** From one change that is told to the next. */
const CHANGE_MS = 200;

interface RunOptions extends Pick<CallOptions, "signal" | "onProgress"> {
  /** Hears of every change that can be seen, several times a second at most; of the last one, too. */
  readonly onGrowth: (run: ShownRun) => void;
}

/** @param options progress is told until the run is ready, at first before it begins */
export function startRun(
  runner: Runner,
  { scenario, workload: base, choice, interventions, relatives }: RunPlan,
  options: RunOptions,
): RunTask {
  const workload = withInterventions(base, interventions);
  const { record, append } = createRecord(workload);
  const start = share(closest(relatives, scenario, workload), workload, choice, append);
  const view = createLaneView(workload, record);
  const controller = new AbortController();
  const started = performance.now();
  const shared = completedSteps(record);
  let run: Run | null = null;
  let ended = false;
  let lastTold = 0;

  const simulated = () => ({ scenario, workload, record, view, completed: completedSteps(record) });

  /** At the pace so far, or, before there is one, at that of other runs. */
  function remainingMs(completed: number): number {
    const [done, left] = [completed - shared, record.steps - completed];
    if (done <= 0) return PACES.expect(choice, record, left) ?? 0;
    return ((performance.now() - started) / done) * left;
  }

  function tell(): void {
    lastTold = performance.now();
    if (run !== null && run.kind !== "failed") options.onGrowth(run);
  }

  /** What is there stays, whatever ended it; of a run that has nothing to show only what that was. */
  function end(error: unknown): void {
    if (controller.signal.aborted) {
      if (run !== null) run = { kind: "stopped", ...simulated(), fault: null };
    } else if (completedSteps(record) > 0) run = { kind: "stopped", ...simulated(), fault: faultOf(error) };
    else run = { kind: "failed", fault: faultOf(error) };
  }

  const ready = new Promise<void>((resolve, reject) => {
    if (shared === record.steps) {
      ended = true;
      run = { kind: "done", ...simulated() };
      return resolve();
    }
    const giveUp = (): void => {
      if (run === null) controller.abort();
      reject(options.signal?.reason);
    };
    options.signal?.addEventListener("abort", giveUp, { once: true });
    // Who chooses something that takes long hears of it before it has begun.
    options.onProgress?.({ done: shared, total: record.steps, leftMs: remainingMs(shared) });
    runner
      .call(
        "run",
        { scenario, choice, interventions, start },
        {
          signal: controller.signal,
          onProgress(progress) {
            if (run === null) options.onProgress?.({ ...progress, leftMs: remainingMs(progress.done) });
          },
          onPart(part) {
            if (ended) return;
            append(part);
            const now = performance.now();
            if (now - started < PATIENCE_MS || now - lastTold < CHANGE_MS) return;
            run = { kind: "running", ...simulated(), remainingMs: remainingMs(completedSteps(record)) };
            resolve();
            tell();
          },
        },
      )
      .then(() => {
        PACES.note(choice, record, record.steps - shared, performance.now() - started);
        run = { kind: "done", ...simulated() };
      }, end)
      .then(() => {
        ended = true;
        options.signal?.removeEventListener("abort", giveUp);
        if (run === null) return;
        resolve();
        tell();
      });
  });
  ready.catch(() => {}); // whoever waits for it hears of it

  return {
    choice,
    interventions,
    ready,
    current() {
      if (run === null) throw new Error("assertion failed: a run is asked for once it is ready");
      return run;
    },
    stop: () => controller.abort(),
  };
}

/** A run that another begins like, and the steps that they have in common. */
interface Relative {
  readonly run: ShownRun;
  readonly steps: number;
}

/** The relative that has most in common with a run on `workload`; null when none has anything. */
function closest(relatives: readonly ShownRun[], scenario: Scenario, workload: Workload): Relative | null {
  let best: Relative | null = null;
  let most = 0;
  for (const run of relatives) {
    if (run.scenario !== scenario) continue; // another was opened while this run was waiting to begin
    if (run.workload.pms !== workload.pms) continue; // the columns are not as wide
    const changed = firstChangedStep(run.workload.interventions, workload.interventions);
    const steps = Math.min(changed ?? Number.POSITIVE_INFINITY, completedSteps(run.record));
    if (steps <= most) continue;
    best = { run, steps };
    most = steps;
  }
  return best;
}

/** Hands over what a run has in common with its relative, and says where it is to go on; null begins at the beginning. */
function share(
  relative: Relative | null,
  { steps }: Workload,
  choice: PolicyChoice,
  append: ReturnType<typeof createRecord>["append"],
): RunStart | null {
  if (relative === null) return null;
  const { record } = relative.run;
  const isWhole = relative.steps === steps;
  // A part begins with a placement that can be gone on from; what follows the last part does not.
  const start = isWhole
    ? null
    : startAt(record, stepOf(Math.min(relative.steps, completedSteps(record) - 1)), looksBackOf(choice));
  for (const part of record.parts) if (start === null || part.first < start.step) append(part);
  return start;
}
