/**
 * The runs behind a session: the baseline and one per lane, under way or ended. Whoever takes the
 * place of a run stops it; a session that never comes to be shown leaves nothing running.
 */

import type { PolicyChoice } from "../policies/registry.ts";
import type { CallOptions, Progress, Runner } from "../runner/protocol.ts";
import type { LaneRun, LiveRun } from "./live-run.ts";
import { startRun } from "./live-run.ts";
import type { Lane, Session } from "./session.ts";
import { BASELINE, withLanes } from "./session.ts";

/** A lane's id, or the baseline. */
export type RunKey = Lane["id"] | "baseline";

export interface SessionRuns {
  /** These take the place of all others. */
  replaceAll(runs: ReadonlyMap<RunKey, LiveRun>): void;
  replace(key: RunKey, run: LiveRun): void;
  /** What is there stays. */
  stop(key: RunKey): void;
  remove(key: RunKey): void;
}

/** @param onGrowth hears of every run that has come further, as long as nothing has taken its place */
export function createSessionRuns(onGrowth: (key: RunKey, run: LaneRun) => void): SessionRuns {
  const runs = new Map<RunKey, LiveRun>();
  const replace = (key: RunKey, run: LiveRun): void => {
    runs.get(key)?.stop();
    runs.set(key, run);
    run.listen(() => {
      if (runs.get(key) === run) onGrowth(key, run.current());
    });
  };
  return {
    replaceAll(others) {
      for (const run of runs.values()) run.stop();
      runs.clear();
      for (const [key, run] of others) replace(key, run);
    },
    replace,
    stop: (key) => runs.get(key)?.stop(),
    remove(key) {
      runs.get(key)?.stop();
      runs.delete(key);
    },
  };
}

export interface StartedSession {
  readonly session: Session;
  readonly runs: ReadonlyMap<RunKey, LiveRun>;
}

/**
 * Starts the baseline and every lane. Resolves once all can be shown; rejects, with nothing left
 * running, when it is cancelled or when the baseline fails.
 */
export async function startSession(
  runner: Runner,
  opened: Omit<Session, "baseline" | "lanes" | "divergence">,
  lanes: readonly { readonly id: number; readonly choice: PolicyChoice }[],
  options: Required<Pick<CallOptions, "signal" | "onProgress">>,
): Promise<StartedSession> {
  const wanted: readonly { readonly id: RunKey; readonly choice: PolicyChoice }[] = [
    { id: "baseline", choice: BASELINE },
    ...lanes,
  ];
  const shares = new Map<RunKey, number>();
  const start = (key: RunKey, choice: PolicyChoice): LiveRun => {
    const onProgress = ({ done, total }: Progress): void => {
      shares.set(key, done / total);
      const sum = [...shares.values()].reduce((all, share) => all + share, 0);
      options.onProgress({ done: sum, total: wanted.length });
    };
    return startRun(runner, opened, choice, { signal: options.signal, onProgress });
  };
  const runs = new Map(wanted.map(({ id, choice }) => [id, start(id, choice)] as const));
  try {
    await Promise.all([...runs.values()].map(({ ready }) => ready));
    const baseline = runs.get("baseline")?.current();
    if (baseline === undefined || baseline.kind === "failed") throw new Error(baseline?.message);
    const shown = lanes.flatMap(({ id, choice }): Lane[] => {
      const run = runs.get(id);
      return run === undefined ? [] : [{ id, choice, run: run.current() }];
    });
    return { session: withLanes({ ...opened, baseline, lanes: shown }, shown), runs };
  } catch (error) {
    for (const run of runs.values()) run.stop();
    throw error;
  }
}
