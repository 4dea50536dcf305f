/**
 * The simulation loop (P4): at each step the demands change, then the policy acts until it is
 * content or stuck. It owns no clock and no randomness: the caller advances it step by step, and
 * the same workload and policy give the same bytes.
 */

import { assert } from "../base/assert.ts";
import type { Step, VmId } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import { Cluster } from "./cluster.ts";
import { restore } from "./cursor.ts";
import type { Decision, DecisionListener, DecisionStream, Relocate } from "./decision.ts";
import { deviationAcrossPms } from "./metrics.ts";
import type { RunEvent, RunRecord } from "./record.ts";
import { RecordBuilder } from "./record.ts";
import type { Workload } from "./workload.ts";

/** Every 16 steps a placement is kept: a seek replays at most 15 steps of actions. */
const CHECKPOINT_EVERY = 16;

export interface Simulation {
  /** Number of steps done so far. */
  readonly completed: number;
  /** Runs one step; false when there was none left. */
  advance(): boolean;
  /** The record, once every step is done. */
  finish(): RunRecord;
}

export function createSimulation(workload: Workload, relocate: Relocate): Simulation {
  const cluster = new Cluster(workload);
  const builder = new RecordBuilder(workload, CHECKPOINT_EVERY);
  const stream = createStream(cluster, (event) => builder.push(event));
  let completed = 0;
  return {
    get completed() {
      return completed;
    },
    advance() {
      if (completed === workload.steps) return false;
      const step = stepOf(completed);
      builder.beginStep(step, cluster.placement);
      cluster.beginStep(step);
      relocate(cluster, stream);
      builder.endStep(step, cluster.utilization, deviationAcrossPms(cluster.utilization));
      completed++;
      return true;
    },
    finish() {
      assert(completed === workload.steps, "a record is taken after the last step");
      return builder.build();
    },
  };
}

/** Runs every step at once. */
export function simulate(workload: Workload, relocate: Relocate): RunRecord {
  const simulation = createSimulation(workload, relocate);
  while (simulation.advance());
  return simulation.finish();
}

/**
 * What the policy thought in one step: replays the step from the nearest checkpoint of `record`
 * with a listener on. `relocate` must be the policy that made the record.
 */
export function explainStep(
  workload: Workload,
  relocate: Relocate,
  record: RunRecord,
  step: Step,
): Decision[] {
  const decisions: Decision[] = [];
  const cluster = new Cluster(workload);
  restore(cluster, record, step);
  cluster.beginStep(step);
  relocate(
    cluster,
    createStream(
      cluster,
      () => {},
      (decision) => decisions.push(decision),
    ),
  );
  return decisions;
}

/** Carries a policy's actions out on the cluster, records them, and passes everything on to the listener, if any. */
function createStream(
  cluster: Cluster,
  recordEvent: (event: RunEvent) => void,
  explain?: DecisionListener,
): DecisionStream {
  return {
    explain,
    migrate(vm, to) {
      const from = cluster.hostOf(vm);
      cluster.move(vm, to);
      recordEvent({ kind: "migration", vm, from, to });
      explain?.({ kind: "migrated", vm, from, to });
    },
    swap(vm: VmId, other: VmId) {
      const [from, to] = [cluster.hostOf(vm), cluster.hostOf(other)];
      cluster.move(vm, to);
      cluster.move(other, from);
      recordEvent({ kind: "swap", vm, from, with: other, to });
      explain?.({ kind: "swapped", vm, from, with: other, to });
    },
    giveUp(source, target) {
      recordEvent({ kind: "no-solution", from: source, to: target });
      explain?.({ kind: "gave-up", source, target });
    },
  };
}
