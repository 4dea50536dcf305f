/**
 * What is open: a scenario and the runs of its lanes. A session is replaced as a whole, and only by
 * one that can be shown: until then, and when something goes wrong or is cancelled, the last one
 * stays. Long runs are shown from their first hours on and grow.
 */

import type { RunRecord } from "../engine/record.ts";
import { eventCount } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Divergence } from "../view/divergence.ts";
import { firstDivergence } from "../view/divergence.ts";
import type { LaneRun, ShownRun } from "./live-run.ts";
import type { Score } from "./playback.ts";

export interface Lane {
  /** Stays with the lane through changes of policy: drawings are keyed by it. */
  readonly id: number;
  readonly choice: PolicyChoice;
  readonly run: LaneRun;
}

export interface Session {
  readonly source: ScenarioSource;
  readonly scenario: Scenario;
  readonly workload: Workload;
  /** The policy `none` on the same workload: the grey "without moves". */
  readonly baseline: ShownRun;
  readonly lanes: readonly Lane[];
  /** Where the lanes part; null if they never do. */
  readonly divergence: Divergence | null;
}

/** The most lanes that stand side by side. */
export const MAX_LANES = 4;

export const BASELINE: PolicyChoice = { policy: "none", parameters: {} };

/** The session with other lanes. */
export const withLanes = (session: Omit<Session, "divergence">, lanes: readonly Lane[]): Session => ({
  ...session,
  lanes,
  divergence: firstDivergence(shownRuns({ lanes }).map(({ record }) => record)),
});

/** Whether the paper's own figures belong beside this run: only its preset has them, whatever files are called. */
export const isPaperSession = ({ source }: Session): boolean =>
  source.kind === "preset" && source.name === "paper";

/** The runs of the lanes that can be looked at, in lane order. */
const shownRuns = (session: Pick<Session, "lanes">): ShownRun[] =>
  session.lanes.flatMap(({ run }) => (run.kind === "failed" ? [] : [run]));

/** The records of the lanes that have one, in lane order. */
export const shownRecords = (session: Pick<Session, "lanes">): RunRecord[] =>
  shownRuns(session).map(({ record }) => record);

/** How many steps every lane has done: as far as they can be compared. */
export const availableSteps = (session: Pick<Session, "lanes" | "baseline">): number =>
  Math.min(session.baseline.completed, ...shownRuns(session).map(({ completed }) => completed));

/** What playback plays: every hour is as long as its busiest lane. */
export function scoreOf(session: Session): Score {
  const records = shownRecords(session);
  return {
    steps: availableSteps(session),
    growing: [session.baseline, ...shownRuns(session)].some(({ kind }) => kind === "running"),
    actionsAt: (step) => records.reduce((most, record) => Math.max(most, eventCount(record, step)), 0),
  };
}
