/**
 * From what is wanted to runs that can be shown. Whatever is started is ready together, or, when it is
 * cancelled or goes wrong, stopped together. Runs that a lane has already are taken as they are.
 */

import { present } from "../base/assert.ts";
import type { Intervention } from "../engine/intervention.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import { BASELINE } from "../policies/defaults.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { FaultError } from "../runner/fault.ts";
import type { Progress, Runner } from "../runner/protocol.ts";
import type { LanePlan } from "./lane-plan.ts";
import type { LiveRun, ShownRun } from "./live-run.ts";
import { startRun } from "./live-run.ts";
import type { Lane, Session } from "./session.ts";
import { createLane } from "./session.ts";
import type { RunKey, SessionRuns } from "./session-runs.ts";
import { comesToItsEnd, forkKey, originalKey } from "./session-runs.ts";
import type { WorkOptions } from "./work.ts";

type Opened = Pick<Session, "source" | "scenario" | "workload">;
export type KnownRuns = Pick<SessionRuns, "find" | "relatives">;
type Runs = ReadonlyMap<RunKey, LiveRun>;

const NOTHING_KNOWN: KnownRuns = { find: () => undefined, relatives: () => [] };

export interface StartedLane {
  /** The lane with its runs as they are now. */
  readonly lane: () => Lane;
  readonly runs: Runs;
  /** Those of them that it did not have before. */
  readonly fresh: readonly LiveRun[];
}

/** The same, for whoever wants everything run to its end: what was stopped or has failed is not taken as it is. */
export const endingRuns = (known: KnownRuns): KnownRuns => ({
  ...known,
  find(...which) {
    const live = known.find(...which);
    return live !== undefined && comesToItsEnd(live) ? live : undefined;
  },
});

/** A lane all of whose runs are there already; null when one is not. */
export function findLane(plan: LanePlan, known: Pick<KnownRuns, "find">): StartedLane | null {
  const find = (key: RunKey, interventions: readonly Intervention[]) =>
    known.find(plan.id, key, plan.choice, interventions);
  const original = find(originalKey(plan.id), plan.own);
  const forks = plan.forks.flatMap((fork) => find(forkKey(plan.id, fork.id), fork.interventions) ?? []);
  if (original === undefined || forks.length < plan.forks.length) return null;
  return laneOfRuns(plan, original, forks, []);
}

/** Starts what a lane does not have yet. Resolves once all of it can be shown. */
export async function startLane(
  runner: Runner,
  opened: Opened,
  plan: LanePlan,
  known: KnownRuns,
  options: WorkOptions,
): Promise<StartedLane> {
  const starter = createStarter(runner, opened, 1 + plan.forks.length, options);
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
  readonly session: Session;
  readonly runs: Runs;
}

/**
 * Starts the baseline and every lane. Resolves once all can be shown; rejects, with nothing left
 * running, when it is cancelled or when the baseline fails.
 */
export async function startSession(
  runner: Runner,
  opened: Opened,
  plans: readonly LanePlan[],
  options: WorkOptions,
): Promise<StartedSession> {
  const total = plans.reduce((sum, { forks }) => sum + 1 + forks.length, 1);
  const starter = createStarter(runner, opened, total, options);
  try {
    const base = starter.start(BASELINE, NO_INTERVENTIONS, []);
    const lanes = await Promise.all(plans.map((plan) => runLane(plan, NOTHING_KNOWN, starter)));
    await base.ready;
    options.signal.throwIfAborted();
    const baseline = base.current();
    if (baseline.kind === "failed") throw new FaultError(baseline.fault);
    const shown = lanes.map(({ lane }) => lane());
    const runs: Runs = new Map([["baseline", base] as const, ...lanes.flatMap((lane) => [...lane.runs])]);
    return { session: { ...opened, baseline, lanes: shown }, runs };
  } catch (error) {
    starter.stop();
    throw error;
  }
}

/** The baseline once more, with what it has in common with the one that stopped. */
export const startBaseline = (runner: Runner, opened: Opened, relatives: readonly ShownRun[]): LiveRun =>
  startRun(runner, { ...opened, choice: BASELINE, interventions: NO_INTERVENTIONS, relatives }, {});

/** The forks begin once the original can be looked at, and take from it what they have in common. */
async function runLane(plan: LanePlan, known: KnownRuns, starter: Starter): Promise<StartedLane> {
  const { id, choice, own } = plan;
  const fresh: LiveRun[] = [];
  const run = async (
    key: RunKey,
    interventions: readonly Intervention[],
    others: readonly LiveRun[],
  ): Promise<LiveRun> => {
    const found = known.find(id, key, choice, interventions);
    if (found !== undefined) return found;
    const relatives = [...others.map((live) => live.current()), ...known.relatives(choice)];
    const live = starter.start(
      choice,
      interventions,
      relatives.filter((other) => other.kind !== "failed"),
    );
    fresh.push(live);
    await live.ready;
    return live;
  };
  const original = await run(originalKey(id), own, []);
  const forks = await Promise.all(
    plan.forks.map((fork) => run(forkKey(id, fork.id), fork.interventions, [original])),
  );
  return laneOfRuns(plan, original, forks, fresh);
}

function laneOfRuns(
  plan: LanePlan,
  original: LiveRun,
  forks: readonly LiveRun[],
  fresh: readonly LiveRun[],
): StartedLane {
  const runOf = (i: number): LiveRun => present(forks[i], "the run of a fork");
  return {
    lane: () =>
      createLane({
        ...plan,
        original: original.current(),
        forks: plan.forks.map((fork, i) => ({ ...fork, run: runOf(i).current() })),
      }),
    runs: new Map([
      [originalKey(plan.id), original] as const,
      ...plan.forks.map((fork, i) => [forkKey(plan.id, fork.id), runOf(i)] as const),
    ]),
    fresh,
  };
}

interface Starter {
  start(
    choice: PolicyChoice,
    interventions: readonly Intervention[],
    relatives: readonly ShownRun[],
  ): LiveRun;
  /** Everything that was started. */
  stop(): void;
}

/** @param total runs that are started at most: progress is told as a part of them */
function createStarter(
  runner: Runner,
  { scenario, workload }: Opened,
  total: number,
  { signal, onProgress }: WorkOptions,
): Starter {
  const started: LiveRun[] = [];
  const shares: number[] = [];
  return {
    start(choice, interventions, relatives) {
      signal.throwIfAborted(); // it may have been while another run was waited for
      const place = started.length;
      const live = startRun(
        runner,
        { scenario, workload, choice, interventions, relatives },
        {
          signal,
          onProgress({ done, total: all }: Progress) {
            shares[place] = done / all;
            onProgress({ done: shares.reduce((sum, share) => sum + share, 0), total });
          },
        },
      );
      started.push(live);
      return live;
    },
    stop() {
      for (const live of started) live.stop();
    },
  };
}
