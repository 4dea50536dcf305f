/**
 * What is open: a scenario and the runs of its lanes. A session is replaced as a whole, and only by
 * one that can be shown: until then, and when something goes wrong or is cancelled, the last one
 * stays. Long runs are shown from their first hours on and grow.
 */

import type { Step } from "../base/ids.ts";
import type { Deliberation } from "../engine/decision.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventCount } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { isPlayed } from "../policies/registry.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ForkPlan } from "./fork-data.ts";
import type { LaneRun, ShownRun } from "./live-run.ts";
import type { Score } from "./playback.ts";

/** A future of a lane in which somebody has intervened. */
export interface Fork extends ForkPlan {
  readonly run: LaneRun;
}

/** What a lane is, apart from what follows from it. */
export interface LaneParts {
  /** Stays with the lane through changes of policy: drawings are keyed by it. */
  readonly id: number;
  readonly choice: PolicyChoice;
  /** Its own name, once it was promoted from a fork. */
  readonly name: string | null;
  /** The run without any of the lane's forks; with `own` interventions (of a promoted lane; else none). */
  readonly original: LaneRun;
  readonly own: readonly Intervention[];
  readonly forks: readonly Fork[];
  /** The fork that is shown, by id; null shows the original. */
  readonly shown: number | null;
}

export interface Lane extends LaneParts {
  /** What is shown: the original, or one of the forks. */
  readonly run: LaneRun;
  /** Of what is shown. */
  readonly interventions: readonly Intervention[];
  /** The original while a fork is shown; never of a lane whose player is a person: there is nothing to compare with. */
  readonly ghost: ShownRun | null;
}

/** The one place where what a lane shows is derived from what it is. */
export function createLane({ id, choice, name, original, own, forks, shown }: LaneParts): Lane {
  const fork = forks.find((other) => other.id === shown) ?? null;
  const hasGhost = fork !== null && !isPlayed(choice) && original.kind !== "failed";
  return {
    id,
    choice,
    name,
    original,
    own,
    forks,
    shown: fork?.id ?? null,
    run: fork?.run ?? original,
    interventions: fork?.interventions ?? own,
    ghost: hasGhost ? original : null,
  };
}

export interface Session {
  readonly source: ScenarioSource;
  readonly scenario: Scenario;
  readonly workload: Workload;
  /** The same workload when nobody moves: the grey "without moves". */
  readonly baseline: ShownRun;
  readonly lanes: readonly Lane[];
}

/** The most lanes that stand side by side. */
export const MAX_LANES = 4;

/** Whether the paper's own figures belong beside this run: only its preset has them, whatever files are called. */
export const isPaperSession = ({ source }: Session): boolean =>
  source.kind === "preset" && source.name === "paper";

/** The runs of the lanes that can be looked at, in lane order. */
const shownRuns = (session: Pick<Session, "lanes">): ShownRun[] =>
  session.lanes.flatMap(({ run }) => (run.kind === "failed" ? [] : [run]));

/** The records of the lanes that have one, in lane order. */
export const shownRecords = (session: Pick<Session, "lanes">): RunRecord[] =>
  shownRuns(session).map(({ record }) => record);

/** PMs of the lane that has most: forks may add some. */
export const pmsOf = (session: Pick<Session, "lanes" | "scenario">): number =>
  Math.max(session.scenario.pms, ...shownRuns(session).map(({ record }) => record.pms));

/** How many steps every lane has done: as far as they can be compared. */
export const availableSteps = (session: Pick<Session, "lanes" | "baseline">): number =>
  Math.min(session.baseline.completed, ...shownRuns(session).map(({ completed }) => completed));

/** What is known of a lane's deliberations. */
export type KnownDeliberation = (
  lane: Lane,
  step: Step,
  event: number,
) => Pick<Deliberation, "decisions"> | undefined;

/** What playback plays: every hour is as long as its busiest lane, every event as its longest deliberation that is known. */
export function scoreOf(session: Session, known: KnownDeliberation = () => undefined): Score {
  const records = shownRecords(session);
  return {
    steps: availableSteps(session),
    growing: [session.baseline, ...shownRuns(session)].some(({ kind }) => kind === "running"),
    actionsAt: (step) => records.reduce((most, record) => Math.max(most, eventCount(record, step)), 0),
    reasonsAt: (step, action) =>
      session.lanes.reduce(
        (most, lane) => Math.max(most, known(lane, step, action)?.decisions.length ?? 0),
        0,
      ),
  };
}
