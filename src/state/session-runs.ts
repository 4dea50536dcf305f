/**
 * The tasks behind the runs of a session: the baseline's, and of each lane the original's and its
 * forks', under way or ended. What is here is what the session shows, but for the moments in which one
 * takes the place of another: whoever does so stops it, so that nothing is left running that is not
 * shown. The last runs that nobody shows any more are kept a while, so that what is undone or done
 * again is there at once.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { isSameChoice, isSameList } from "./interventions.ts";
import type { LaneRuns, ShownRun } from "./run.ts";
import { allOf } from "./run.ts";
import type { RunTask } from "./run-task.ts";

/** By the ids of the lanes. */
export type LaneTasks = ReadonlyMap<number, LaneRuns<RunTask>>;

export interface SessionRuns {
  /** These take the place of all others. */
  replaceAll(baseline: RunTask, lanes: LaneTasks): void;
  /** This takes the place of the baseline's. */
  replaceBaseline(task: RunTask): void;
  /** These take the place of the others of a lane. */
  replaceLane(lane: number, tasks: LaneRuns<RunTask>): void;
  /** What is there stays. */
  stop(lane: number): void;
  remove(lane: number): void;
  /**
   * A run for a place in a lane, its original's (null) or that of a fork: the one that is there, stopped
   * or failed though it may be, if it is of the same policy and list; else one of the lane that goes on
   * or has come to its end. Undefined when it has to be run.
   */
  find(
    lane: number,
    fork: number | null,
    choice: PolicyChoice,
    interventions: readonly Intervention[],
  ): RunTask | undefined;
  /** Runs of a policy that another of it may have something in common with. */
  relatives(choice: PolicyChoice): readonly ShownRun[];
}

/** Runs that are kept though nobody shows them: so many, none of more figures than this, 64 MB together at most. */
const MOST_RETIRED = 8;
const MOST_RETIRED_FIGURES = 1_000_000;

export function createSessionRuns(): SessionRuns {
  let baseline: RunTask | null = null;
  const lanes = new Map<number, LaneRuns<RunTask>>();
  /** Done, and shown nowhere. */
  let retired: readonly { readonly lane: number; readonly task: RunTask }[] = [];

  const ofLane = (lane: number): readonly RunTask[] => {
    const tasks = lanes.get(lane);
    return tasks === undefined ? [] : allOf(tasks);
  };
  const all = (): readonly RunTask[] => [
    ...(baseline === null ? [] : [baseline]),
    ...[...lanes.values()].flatMap(allOf),
  ];

  const retire = (lane: number, task: RunTask): void => {
    const run = task.current();
    if (run.kind === "done" && figuresOf(run) <= MOST_RETIRED_FIGURES)
      retired = [...retired, { lane, task }].slice(-MOST_RETIRED);
    else task.stop();
  };

  return {
    replaceAll(newBaseline, newLanes) {
      for (const task of all()) task.stop();
      retired = [];
      baseline = newBaseline;
      lanes.clear();
      for (const [lane, tasks] of newLanes) lanes.set(lane, tasks);
    },
    replaceBaseline(task) {
      baseline?.stop();
      baseline = task;
    },
    replaceLane(lane, tasks) {
      const staying = new Set(allOf(tasks));
      for (const task of new Set(ofLane(lane))) if (!staying.has(task)) retire(lane, task);
      retired = retired.filter(({ task }) => !staying.has(task));
      lanes.set(lane, tasks);
    },
    stop(lane) {
      for (const task of ofLane(lane)) task.stop();
    },
    remove(lane) {
      for (const task of ofLane(lane)) task.stop();
      lanes.delete(lane);
      retired = retired.filter((other) => other.lane !== lane);
    },
    find(lane, fork, choice, interventions) {
      const isWanted = (task: RunTask): boolean =>
        isSameChoice(task.choice, choice) && isSameList(task.interventions, interventions);
      const tasks = lanes.get(lane);
      const there = fork === null ? tasks?.original : tasks?.forks.get(fork);
      if (there !== undefined && isWanted(there)) return there;
      const known = [...ofLane(lane), ...retired.flatMap((other) => (other.lane === lane ? other.task : []))];
      return known.find((task) => isWanted(task) && comesToItsEnd(task));
    },
    relatives(choice) {
      const known = [...all(), ...retired.map(({ task }) => task)];
      return known.flatMap((task) => {
        const run = isSameChoice(task.choice, choice) ? task.current() : null;
        return run === null || run.kind === "failed" ? [] : [run];
      });
    },
  };
}

/** Figures of utilization, by far the most of a record. */
const figuresOf = ({ record: { pms, steps } }: ShownRun): number => pms * steps * RESOURCE_COUNT;

/** Whether nothing has to be run again of a run that is ready. */
export const comesToItsEnd = (task: RunTask): boolean => ["running", "done"].includes(task.current().kind);
