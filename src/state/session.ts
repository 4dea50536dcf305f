/**
 * What is on the screen: one scenario, a run per lane, and the baseline without moves. A session is
 * made whole before it is shown, so that a file that turns out wrong, or a run that is cancelled,
 * leaves the last one standing.
 */

import type { RunRecord } from "../engine/record.ts";
import { eventCount } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { CallOptions, Progress, Runner, ScenarioSource } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { Divergence } from "../view/divergence.ts";
import { firstDivergence } from "../view/divergence.ts";
import type { LaneView } from "../view/lane-frame.ts";
import { createLaneView } from "../view/lane-frame.ts";
import type { Score } from "./playback.ts";

/** A run that can be shown. */
export interface FinishedRun {
  readonly kind: "done";
  readonly record: RunRecord;
  readonly view: LaneView;
}

export type LaneRun = FinishedRun | { readonly kind: "failed"; readonly message: string };

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
  readonly baseline: FinishedRun;
  readonly lanes: readonly Lane[];
  /** Where the lanes part; null if they never do. */
  readonly divergence: Divergence | null;
}

/** The most lanes that stand side by side. */
export const MAX_LANES = 4;

const BASELINE: PolicyChoice = { policy: "none", parameters: {} };

/** Runs the baseline and every lane on one scenario. Rejects only when cancelled or when the baseline fails. */
export async function createSession(
  runner: Runner,
  source: ScenarioSource,
  scenario: Scenario,
  lanes: readonly { readonly id: number; readonly choice: PolicyChoice }[],
  options: CallOptions,
): Promise<Session> {
  const workload = createWorkload(scenario);
  const runs = lanes.length + 1;
  let finished = 0;
  const onProgress = ({ done, total }: Progress): void =>
    options.onProgress?.({ done: finished * total + done, total: runs * total });
  const runOne = async (choice: PolicyChoice): Promise<FinishedRun> => {
    const record = await runner.call("run", { scenario, choice }, { ...options, onProgress });
    finished++;
    return { kind: "done", record, view: createLaneView(workload, record) };
  };

  const baseline = await runOne(BASELINE);
  const done: Lane[] = [];
  for (const { id, choice } of lanes)
    done.push({ id, choice, run: await settled(runOne(choice), options.signal) });
  return withLanes({ source, scenario, workload, baseline, lanes: done }, done);
}

/** The session with other lanes. */
export const withLanes = (session: Omit<Session, "divergence">, lanes: readonly Lane[]): Session => ({
  ...session,
  lanes,
  divergence: firstDivergence(finishedRecords({ lanes })),
});

/** Whether the paper's own figures belong beside this run: only its preset has them, whatever files are called. */
export const isPaperSession = ({ source }: Session): boolean =>
  source.kind === "preset" && source.name === "paper";

/** Runs one lane of an existing session. */
export async function runLane(
  runner: Runner,
  session: Session,
  lane: { readonly id: number; readonly choice: PolicyChoice },
  options: CallOptions,
): Promise<Lane> {
  const run = runner
    .call("run", { scenario: session.scenario, choice: lane.choice }, options)
    .then(
      (record): FinishedRun => ({ kind: "done", record, view: createLaneView(session.workload, record) }),
    );
  return { ...lane, run: await settled(run, options.signal) };
}

/** A failing run is a lane's state; a cancelled one is none at all. */
async function settled(run: Promise<FinishedRun>, signal: AbortSignal | undefined): Promise<LaneRun> {
  try {
    return await run;
  } catch (error) {
    if (signal?.aborted) throw error;
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

/** The records of the lanes that have one, in lane order. */
export const finishedRecords = (session: Pick<Session, "lanes">): RunRecord[] =>
  session.lanes.flatMap((lane) => (lane.run.kind === "done" ? [lane.run.record] : []));

/** What playback plays: every hour is as long as its busiest lane. */
export function scoreOf(session: Session): Score {
  const records = finishedRecords(session);
  return {
    steps: session.scenario.steps,
    actionsAt: (step) => records.reduce((most, record) => Math.max(most, eventCount(record, step)), 0),
  };
}
