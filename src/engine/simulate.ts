/**
 * The simulation loop (P4): at each step the demands change, then the policy acts until it is
 * content or stuck. It owns no clock and no randomness: the caller advances it step by step, and
 * the same workload and policy give the same bytes.
 */

import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import { ActingStream, createEar } from "./acting-stream.ts";
import { Cluster } from "./cluster.ts";
import { restorePlacement } from "./cursor.ts";
import type { Decision, Deliberation, Relocate } from "./decision.ts";
import { Placement } from "./placement.ts";
import type { RecordPart, RunRecord } from "./record.ts";
import { createRecord, EVENT_KINDS, partOfStep } from "./record.ts";
import type { RecordOptions, Totals } from "./record-builder.ts";
import { RecordBuilder } from "./record-builder.ts";
import { act } from "./step.ts";
import type { Workload } from "./workload.ts";

export interface Simulation {
  /** Number of steps done so far, those before the start included. */
  readonly completed: number;
  /** Runs one step; false when there was none left. */
  advance(): boolean;
  /** The part of the record that the last step completed, if it did: take it before the next step. */
  take(): RecordPart | null;
}

/** Where a run goes on from: the first step of a part, as another run on the same fleet found it. */
export interface RunStart {
  readonly step: Step;
  /** `vms` PM indices, before the step's actions. */
  readonly placement: Int32Array;
  /** What happened before the step. */
  readonly before: Totals;
}

export interface SimulationOptions extends RecordOptions {
  /** Null begins at the first step. */
  readonly start: RunStart | null;
  /** Hears of every event of a step, in which much may happen, by how many there were. */
  readonly passed?: (events: number) => void;
}

/** An ear for no event's reasons. */
const NO_EVENT = -1;

export function createSimulation(
  workload: Workload,
  relocate: Relocate,
  { start, passed, ...options }: SimulationOptions = { quantiles: false, start: null },
): Simulation {
  const cluster = new Cluster(workload);
  if (start !== null) cluster.placement.place(start.placement);
  const builder = new RecordBuilder(workload, options, start?.before);
  const stream = new ActingStream(
    cluster,
    builder,
    passed === undefined ? null : createEar(NO_EVENT, passed),
  );
  let completed: number = start?.step ?? 0;
  return {
    get completed() {
      return completed;
    },
    advance() {
      if (completed === workload.steps) return false;
      const step = stepOf(completed);
      builder.beginStep(step, cluster.placement.hosts);
      cluster.beginStep(step);
      act({ workload, cluster, stream, relocate }, step);
      builder.endStep(step, cluster, stream.takeMovedMemory());
      completed++;
      return true;
    },
    take: () => builder.take(),
  };
}

/** Runs every step at once. */
export function simulate(workload: Workload, relocate: Relocate, options?: RecordOptions): RunRecord {
  const simulation = createSimulation(workload, relocate, { quantiles: false, ...options, start: null });
  const { record, append } = createRecord(workload);
  while (simulation.advance()) {
    const part = simulation.take();
    if (part !== null) append(part);
  }
  return record;
}

/** Where a run that is to differ from `record` from `step` on can begin: with the part that holds it. */
export function startAt(record: RunRecord, step: Step): RunStart {
  const part = partOfStep(record, step);
  return {
    step: stepOf(part.first),
    placement: placementAt(record, stepOf(part.first)),
    before: {
      events: part.eventsBefore.slice(0, EVENT_KINDS.length),
      answers: part.answersBefore[0] ?? 0,
      inVain: part.inVainBefore[0] ?? 0,
    },
  };
}

/** `vms` PM indices: who runs where at the start of `step`, before its actions. */
export function placementAt(record: RunRecord, step: Step): Int32Array {
  const placement = new Placement(record.pms, record.vms);
  restorePlacement(placement, record, step);
  return placement.hosts;
}

/** What the policy thought in one step, about all of its events. `relocate` must be the policy that made the record. */
export function explainStep(
  workload: Workload,
  relocate: Relocate,
  record: RunRecord,
  step: Step,
): readonly Decision[] {
  return listen(workload, relocate, placementAt(record, step), step, null).decisions;
}

/**
 * What led to event `event` of `step`: replays the step up to it with a listener on, who hears nothing
 * before. An event that the step does not have is led to by whatever the policy said after the last.
 * @param placement `vms` PM indices at the start of the step (see {@link placementAt})
 * @param passed hears of the events on the way, by how many there were
 */
export function explainEvent(
  workload: Workload,
  relocate: Relocate,
  placement: Int32Array,
  step: Step,
  event: number,
  passed?: (events: number) => void,
): Deliberation {
  const { cluster, decisions } = listen(workload, relocate, placement, step, event, passed);
  return { step, event, threshold: cluster.threshold, decisions };
}

/** @returns the cluster as it is once the event, if one is asked for, has happened */
function listen(
  workload: Workload,
  relocate: Relocate,
  placement: Int32Array,
  step: Step,
  event: number | null,
  passed?: (events: number) => void,
): { readonly cluster: Cluster; readonly decisions: readonly Decision[] } {
  const cluster = new Cluster(workload);
  cluster.placement.place(placement);
  cluster.beginStep(step);
  const ear = createEar(event, passed);
  const stream = new ActingStream(cluster, null, ear);
  const replay = (): void => act({ workload, cluster, stream, relocate }, step);
  if (event === null) replay();
  else stream.until(event + 1, replay);
  return { cluster, decisions: ear.heard };
}
