/**
 * From what is wanted to runs that can be shown. Whatever is started is ready together, or, when it is
 * cancelled or goes wrong, stopped together. Runs that a lane has already are taken as they are.
 */

import type { Intervention } from "../engine/intervention.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import { BASELINE } from "../policies/defaults.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { FaultError } from "../runner/fault.ts";
import type { Progress } from "../runner/protocol.ts";
import type { Lane, LanePlan } from "./lane.ts";
import { createLane } from "./lane.ts";
import type { LaneRuns, Run, ShownRun } from "./run.ts";
import { mapRuns } from "./run.ts";
import type { RunPlan, RunTask } from "./run-task.ts";
import type { Session } from "./session.ts";
import type { LaneTasks, SessionRuns } from "./session-runs.ts";
import { comesToItsEnd } from "./session-runs.ts";
import type { WorkOptions } from "./work.ts";

type Opened = Pick<Session, "source" | "scenario" | "workload">;
export type KnownRuns = Pick<SessionRuns, "find" | "relatives">;

/** Starts a run of a session. */
export type StartRun = (plan: RunPlan, options: Partial<WorkOptions>) => RunTask;

/** A lane all of whose runs can be shown. */
export interface StartedLane {
  readonly plan: LanePlan;
  readonly tasks: LaneRuns<RunTask>;
  /** Those that it did not have before. */
  readonly fresh: readonly RunTask[];
}

/** The lane with its runs as they are now. */
export const laneNow = ({ plan, tasks }: Pick<StartedLane, "plan" | "tasks">): Lane =>
  createLane(
    plan,
    mapRuns(tasks, (task): Run => task.current()),
  );

/** The same, for whoever wants everything run to its end: what was stopped or has failed is not taken as it is. */
export const endingRuns = (known: KnownRuns): KnownRuns => ({
  ...known,
  find(...which) {
    const task = known.find(...which);
    return task !== undefined && comesToItsEnd(task) ? task : undefined;
  },
});

/** The tasks of a lane all of whose runs are there already; null when one is not. */
export function findTasks(plan: LanePlan, known: Pick<KnownRuns, "find">): LaneRuns<RunTask> | null {
  const original = known.find(plan.id, null, plan.choice, plan.own);
  const forks = plan.forks.flatMap(({ id, interventions }) => {
    const task = known.find(plan.id, id, plan.choice, interventions);
    return task === undefined ? [] : [[id, task] as const];
  });
  if (original === undefined || forks.length < plan.forks.length) return null;
  return { original, forks: new Map(forks) };
}

/** Starts what a lane does not have yet. Resolves once all of it can be shown. */
export async function startLane(
  start: StartRun,
  opened: Opened,
  plan: LanePlan,
  known: KnownRuns,
  options: WorkOptions,
): Promise<StartedLane> {
  const starter = createStarter(start, opened, 1 + plan.forks.length, options);
  try {
    const lane = await runLane(plan, known, starter);
    options.signal.throwIfAborted(); // what is shared whole is there before a cancellation is heard
    return lane;
  } catch (error) {
    starter.stop();
    throw error;
  }
}

export interface StartedSession {
  readonly opened: Opened;
  readonly baseline: RunTask;
  readonly lanes: readonly StartedLane[];
}

/**
 * Starts the baseline and every lane; what is known of other runs on `opened` is not run again. Resolves once all can be shown; rejects, with nothing left
 * running, when it is cancelled or when the baseline fails.
 */
export async function startSession(
  start: StartRun,
  opened: Opened,
  plans: readonly LanePlan[],
  { relatives }: Pick<KnownRuns, "relatives">,
  options: WorkOptions,
): Promise<StartedSession> {
  const total = plans.reduce((sum, { forks }) => sum + 1 + forks.length, 1);
  const starter = createStarter(start, opened, total, options);
  try {
    const baseline = starter.start(BASELINE, NO_INTERVENTIONS, relatives(BASELINE));
    const known = { find: () => undefined, relatives };
    const lanes = await Promise.all(plans.map((plan) => runLane(plan, known, starter)));
    await baseline.ready;
    options.signal.throwIfAborted();
    const started = { opened, baseline, lanes };
    sessionNow(started); // a baseline that has failed
    return started;
  } catch (error) {
    starter.stop();
    throw error;
  }
}

/** The session with its runs as they are now. Throws when the baseline has failed: there is nothing to compare with. */
export function sessionNow({ opened, baseline: task, lanes }: StartedSession): Session {
  const baseline = task.current();
  if (baseline.kind === "failed") throw new FaultError(baseline.fault);
  return { ...opened, baseline, lanes: lanes.map(laneNow) };
}

export const tasksOf = ({ lanes }: StartedSession): LaneTasks =>
  new Map(lanes.map(({ plan, tasks }) => [plan.id, tasks]));

/** The baseline once more, with what it has in common with the one that stopped. */
export const startBaseline = (start: StartRun, opened: Opened, relatives: readonly ShownRun[]): RunTask =>
  start({ ...opened, choice: BASELINE, interventions: NO_INTERVENTIONS, relatives }, {});

/** The forks begin once the original can be looked at, and take from it what they have in common. */
async function runLane(plan: LanePlan, known: KnownRuns, starter: Starter): Promise<StartedLane> {
  const { id, choice, own } = plan;
  const fresh: RunTask[] = [];
  const run = async (
    fork: number | null,
    interventions: readonly Intervention[],
    others: readonly RunTask[],
  ): Promise<RunTask> => {
    const found = known.find(id, fork, choice, interventions);
    if (found !== undefined) return found;
    const relatives = [...others.map((task) => task.current()), ...known.relatives(choice)];
    const task = starter.start(
      choice,
      interventions,
      relatives.filter((other) => other.kind !== "failed"),
    );
    fresh.push(task);
    await task.ready;
    return task;
  };
  const original = await run(null, own, []);
  const forks = await Promise.all(
    plan.forks.map(async (fork) => [fork.id, await run(fork.id, fork.interventions, [original])] as const),
  );
  return { plan, tasks: { original, forks: new Map(forks) }, fresh };
}

interface Starter {
  start(
    choice: PolicyChoice,
    interventions: readonly Intervention[],
    relatives: readonly ShownRun[],
  ): RunTask;
  /** Everything that was started. */
  stop(): void;
}

/** @param total runs that are started at most: progress is told as a part of them */
function createStarter(
  start: StartRun,
  { scenario, workload }: Opened,
  total: number,
  { signal, onProgress }: WorkOptions,
): Starter {
  const started: RunTask[] = [];
  const shares: number[] = [];
  return {
    start(choice, interventions, relatives) {
      signal.throwIfAborted(); // it may have been while another run was waited for
      const place = started.length;
      const task = start(
        { scenario, workload, choice, interventions, relatives },
        {
          signal,
          onProgress({ done, total: all }: Progress) {
            shares[place] = done / all;
            onProgress({ done: shares.reduce((sum, share) => sum + share, 0), total });
          },
        },
      );
      started.push(task);
      return task;
    },
    stop() {
      for (const task of started) task.stop();
    },
  };
}
