/**
 * The runs behind a session: the baseline, and of each lane the original and its forks, under way or
 * ended. Whoever takes the place of a run stops it; a session that never comes to be shown leaves
 * nothing running. The last runs that nobody shows any more are kept a while, so that what is undone
 * or done again is there at once.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { isSameChoice, isSameList } from "./interventions.ts";
import type { LaneRun, LiveRun, ShownRun } from "./live-run.ts";
import type { Lane } from "./session.ts";
import { createLane } from "./session.ts";

export type RunKey = "baseline" | `lane ${number}` | `fork ${number}.${number}`;
export const originalKey = (lane: number): RunKey => `lane ${lane}`;
export const forkKey = (lane: number, fork: number): RunKey => `fork ${lane}.${fork}`;

export interface SessionRuns {
  /** These take the place of all others. */
  replaceAll(runs: ReadonlyMap<RunKey, LiveRun>): void;
  /** This takes the place of the baseline's. */
  replaceBaseline(run: LiveRun): void;
  /** These take the place of the others of a lane. */
  replaceLane(lane: number, runs: ReadonlyMap<RunKey, LiveRun>): void;
  /** What is there stays. */
  stop(lane: number): void;
  remove(lane: number): void;
  /**
   * A run for the place `key` of a lane: the one that is there, stopped or failed though it may be, if
   * it is of the same policy and list; else one of the lane that goes on or has come to its end.
   * Undefined when it has to be run.
   */
  find(
    lane: number,
    key: RunKey,
    choice: PolicyChoice,
    interventions: readonly Intervention[],
  ): LiveRun | undefined;
  /** Runs of a policy that another of it may have something in common with. */
  relatives(choice: PolicyChoice): readonly ShownRun[];
}

/** Runs that are kept though nobody shows them: so many, none of more figures than this, 64 MB together at most. */
const MOST_RETIRED = 8;
const MOST_RETIRED_FIGURES = 1_000_000;

/** @param onGrowth hears of every run that has come further, as long as nothing has taken its place */
export function createSessionRuns(onGrowth: (key: RunKey, run: LaneRun) => void): SessionRuns {
  const runs = new Map<RunKey, LiveRun>();
  let retired: readonly { readonly lane: number; readonly live: LiveRun }[] = [];
  /** A run tells for good: whoever has listened to it once does so wherever it goes. */
  const heard = new WeakSet<LiveRun>();

  const put = (key: RunKey, run: LiveRun): void => {
    runs.set(key, run);
    if (heard.has(run)) return;
    heard.add(run);
    run.listen(() => {
      for (const [place] of [...runs].filter(([, other]) => other === run)) onGrowth(place, run.current());
    });
  };
  const ofLane = (lane: number): (readonly [RunKey, LiveRun])[] =>
    [...runs].filter(([key]) => key === originalKey(lane) || key.startsWith(`fork ${lane}.`));

  const retire = (lane: number, live: LiveRun): void => {
    const run = live.current();
    if (run.kind === "done" && figuresOf(run) <= MOST_RETIRED_FIGURES)
      retired = [...retired, { lane, live }].slice(-MOST_RETIRED);
    else live.stop();
  };

  return {
    replaceAll(others) {
      for (const run of runs.values()) run.stop();
      runs.clear();
      retired = [];
      for (const [key, run] of others) put(key, run);
    },
    replaceBaseline(run) {
      runs.get("baseline")?.stop();
      put("baseline", run);
    },
    replaceLane(lane, others) {
      const staying = new Set(others.values());
      for (const [key, run] of ofLane(lane)) {
        runs.delete(key);
        if (!staying.has(run)) retire(lane, run);
      }
      retired = retired.filter(({ live }) => !staying.has(live));
      for (const [key, run] of others) put(key, run);
    },
    stop(lane) {
      for (const [, run] of ofLane(lane)) run.stop();
    },
    remove(lane) {
      for (const [key, run] of ofLane(lane)) {
        run.stop();
        runs.delete(key);
      }
      retired = retired.filter((other) => other.lane !== lane);
    },
    find(lane, key, choice, interventions) {
      const isWanted = (live: LiveRun): boolean =>
        isSameChoice(live.choice, choice) && isSameList(live.interventions, interventions);
      const there = runs.get(key);
      if (there !== undefined && isWanted(there)) return there;
      const known = [
        ...ofLane(lane).map(([, live]) => live),
        ...retired.flatMap((other) => (other.lane === lane ? other.live : [])),
      ];
      return known.find((live) => isWanted(live) && comesToItsEnd(live));
    },
    relatives(choice) {
      const all = [...runs.values(), ...retired.map(({ live }) => live)];
      return all.flatMap((live) => {
        const run = isSameChoice(live.choice, choice) ? live.current() : null;
        return run === null || run.kind === "failed" ? [] : [run];
      });
    },
  };
}

/** Figures of utilization, by far the most of a record. */
const figuresOf = ({ record: { pms, steps } }: ShownRun): number => pms * steps * RESOURCE_COUNT;

/** Whether nothing has to be run again of a run that is ready. */
export const comesToItsEnd = (live: LiveRun): boolean => ["running", "done"].includes(live.current().kind);

/** The lane with a run of its own that has come further; the same lane if it is not its run, or has not. */
export function withRun(lane: Lane, key: RunKey, run: LaneRun): Lane {
  if (key === originalKey(lane.id))
    return lane.original === run ? lane : createLane({ ...lane, original: run });
  const isGrown = lane.forks.some((fork) => forkKey(lane.id, fork.id) === key && fork.run !== run);
  if (!isGrown) return lane;
  return createLane({
    ...lane,
    forks: lane.forks.map((fork) => (forkKey(lane.id, fork.id) === key ? { ...fork, run } : fork)),
  });
}
