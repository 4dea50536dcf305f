/**
 * A lane is what was asked of it, its plan, and the runs that came of that. The plan alone is data: it
 * is what is wanted before anything has run, what is saved, and what the history brings back.
 */

import { present } from "../base/assert.ts";
import type { Intervention } from "../engine/intervention.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { isPlayed } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Fork, ForkData } from "./fork-data.ts";
import { NO_FORKS } from "./fork-data.ts";
import type { LaneChanges } from "./link-forks.ts";
import type { LaneRuns, Run, ShownRun } from "./run.ts";
import { allOf, mapRuns } from "./run.ts";

/** What a lane is to be. */
export interface LanePlan extends ForkData {
  /** Stays with the lane through changes of policy: drawings are keyed by it. */
  readonly id: number;
  readonly choice: PolicyChoice;
  /** Its own name, once it was promoted from a fork. */
  readonly name: string | null;
  /** What was changed in the original, too: of a promoted lane; else nothing. */
  readonly own: readonly Intervention[];
}

export interface Lane extends LanePlan {
  readonly runs: LaneRuns<Run>;
  /** What is shown: the original, or one of the forks. */
  readonly run: Run;
  /** Of what is shown. */
  readonly interventions: readonly Intervention[];
  /** The original while a fork is shown; never of a lane whose player is a person: there is nothing to compare with. */
  readonly ghost: ShownRun | null;
}

/**
 * The one place where what a lane shows is derived from what it is.
 * @param runs of the plan: its original's, and one for each of its forks
 */
export function createLane(plan: LanePlan, runs: LaneRuns<Run>): Lane {
  const fork = plan.forks.find(({ id }) => id === plan.shown) ?? null;
  const { original } = runs;
  const hasGhost = fork !== null && !isPlayed(plan.choice) && original.kind !== "failed";
  return {
    ...planOf(plan),
    shown: fork?.id ?? null,
    runs,
    run: fork === null ? original : runOfFork({ runs }, fork),
    interventions: fork?.interventions ?? plan.own,
    ghost: hasGhost ? original : null,
  };
}

/** The run of one of a lane's forks. */
export const runOfFork = ({ runs }: Pick<Lane, "runs">, { id }: Pick<Fork, "id">): Run =>
  present(runs.forks.get(id), `the run of fork ${id}`);

/** What a lane is, to be run again or otherwise: without its runs, which are large. */
export const planOf = ({ id, choice, name, own, forks, shown }: LanePlan): LanePlan => ({
  id,
  choice,
  name,
  own,
  forks,
  shown,
});

/** The lane with a run of its own that has come further; the same lane if it has not. */
export function withRun(lane: Lane, run: ShownRun): Lane {
  const isGrown = (one: Run): boolean => one.kind !== "failed" && one.record === run.record && one !== run;
  if (!allOf(lane.runs).some(isGrown)) return lane;
  return createLane(
    lane,
    mapRuns(lane.runs, (one) => (isGrown(one) ? run : one)),
  );
}

/** Whether somebody has intervened in a lane. */
export const isChanged = ({ own, forks }: LanePlan): boolean =>
  own.length > 0 || forks.some(({ interventions }) => interventions.length > 0);

/** Whether it shows what its policy does as its source has it: nobody has changed anything, and nothing is damped. */
export const isAsPublished = ({ choice, interventions }: Pick<Lane, "choice" | "interventions">): boolean =>
  interventions.length === 0 && choice.damping === undefined;

/** A lane in which nothing was changed. */
export const plainPlan = (id: number, choice: PolicyChoice): LanePlan => ({
  id,
  choice,
  name: null,
  own: NO_INTERVENTIONS,
  ...NO_FORKS,
});

/**
 * What a lane is to be in a scenario that has just been opened: nothing of what was changed in another.
 * @param changes from a link: they fit the scenario
 */
export function planIn(scenario: Scenario, { id, choice }: LanePlan, changes?: LaneChanges): LanePlan {
  const own = changes?.own ?? null;
  const given = [...toList(scenario.fork), ...toList(changes?.fork)];
  const forks = given.map((fork, i) => ({ ...fork, id: i + 1 }));
  return {
    id,
    choice,
    name: own?.name || null,
    own: own?.interventions ?? NO_INTERVENTIONS,
    forks,
    shown: forks.at(-1)?.id ?? null,
  };
}

const toList = <T>(value: T | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : [value];
