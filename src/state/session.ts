/**
 * What is open: a scenario and the runs of its lanes. A session is replaced as a whole, and only by
 * one that can be shown: until then, and when something goes wrong or is cancelled, the last one
 * stays. Long runs are shown from their first hours on and grow.
 */

import type { Step } from "../base/ids.ts";
import type { Deliberation } from "../engine/decision.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventCount } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Lane } from "./lane.ts";
import type { Playable } from "./playback.ts";
import type { ShownRun } from "./run.ts";

export interface Session {
  readonly source: ScenarioSource;
  readonly scenario: Scenario;
  readonly workload: Workload;
  /** The same workload when nobody moves: the grey "without moves". */
  readonly baseline: ShownRun;
  readonly lanes: readonly Lane[];
}

/** A lane by its id; undefined if it is closed, or nothing is open. */
export const findLane = (session: Session | null, id: number): Lane | undefined =>
  session?.lanes.find((lane) => lane.id === id);

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
export function playableOf(session: Session, known: KnownDeliberation = () => undefined): Playable {
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
