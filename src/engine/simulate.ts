/**
 * The simulation loop (P4): at each step the demands change, then the policy acts until it is
 * content or stuck. It owns no clock and no randomness: the caller advances it step by step, and
 * the same workload and policy give the same bytes.
 */

import type { PmId, Step, VmId } from "../base/ids.ts";
import { NOBODY, stepOf } from "../base/ids.ts";
import { resourceAt } from "../base/vector.ts";
import { Cluster } from "./cluster.ts";
import { restorePlacement } from "./cursor.ts";
import type { Decision, DecisionListener, DecisionStream, Relocate } from "./decision.ts";
import type { RecordPart, RunRecord } from "./record.ts";
import { createRecord } from "./record.ts";
import type { RecordOptions } from "./record-builder.ts";
import { MIGRATION, NO_SOLUTION, RecordBuilder, SWAP } from "./record-builder.ts";
import type { Workload } from "./workload.ts";

export interface Simulation {
  /** Number of steps done so far. */
  readonly completed: number;
  /** Runs one step; false when there was none left. */
  advance(): boolean;
  /** The part of the record that the last step completed, if it did: take it before the next step. */
  take(): RecordPart | null;
}

export function createSimulation(
  workload: Workload,
  relocate: Relocate,
  options: RecordOptions = { quantiles: false },
): Simulation {
  const cluster = new Cluster(workload);
  const builder = new RecordBuilder(workload, options);
  const stream = new ActingStream(cluster, builder);
  let completed = 0;
  return {
    get completed() {
      return completed;
    },
    advance() {
      if (completed === workload.steps) return false;
      const step = stepOf(completed);
      builder.beginStep(step, cluster.placement.hosts);
      cluster.beginStep(step);
      relocate(cluster, stream);
      builder.endStep(step, cluster.utilization, stream.takeMovedMemory());
      completed++;
      return true;
    },
    take: () => builder.take(),
  };
}

/** Runs every step at once. */
export function simulate(workload: Workload, relocate: Relocate, options?: RecordOptions): RunRecord {
  const simulation = createSimulation(workload, relocate, options);
  const { record, append } = createRecord(workload);
  while (simulation.advance()) {
    const part = simulation.take();
    if (part !== null) append(part);
  }
  return record;
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
  restorePlacement(cluster.placement, record, step);
  cluster.beginStep(step);
  relocate(cluster, new ActingStream(cluster, null, (decision) => decisions.push(decision)));
  return decisions;
}

/** Carries a policy's actions out on the cluster, records them, and passes everything on to the listener, if any. */
class ActingStream implements DecisionStream {
  readonly explain: DecisionListener | undefined;
  readonly #cluster: Cluster;
  readonly #builder: RecordBuilder | null;
  #movedMemory = 0;

  constructor(cluster: Cluster, builder: RecordBuilder | null, explain?: DecisionListener) {
    this.#cluster = cluster;
    this.#builder = builder;
    this.explain = explain;
  }

  migrate(vm: VmId, to: PmId): void {
    const cluster = this.#cluster;
    const from = cluster.hostOf(vm);
    this.#builder?.push(MIGRATION, vm, from, to, NOBODY, cluster.utilization);
    cluster.move(vm, to);
    this.#movedMemory += memoryOf(cluster, vm);
    this.explain?.({ kind: "migrated", vm, from, to });
  }

  swap(vm: VmId, other: VmId): void {
    const cluster = this.#cluster;
    const [from, to] = [cluster.hostOf(vm), cluster.hostOf(other)];
    this.#builder?.push(SWAP, vm, from, to, other, cluster.utilization);
    cluster.swap(vm, other);
    this.#movedMemory += memoryOf(cluster, vm);
    this.#movedMemory += memoryOf(cluster, other);
    this.explain?.({ kind: "swapped", vm, from, with: other, to });
  }

  giveUp(source: PmId, target: PmId | null): void {
    this.#builder?.push(NO_SOLUTION, NOBODY, source, target ?? NOBODY, NOBODY, this.#cluster.utilization);
    this.explain?.({ kind: "gave-up", source, target });
  }

  /** Memory of the VMs moved since the last call, in PMs' worth. */
  takeMovedMemory(): number {
    const moved = this.#movedMemory;
    this.#movedMemory = 0;
    return moved;
  }
}

/** What `vm` demands of memory, in units of the reference PM. */
const memoryOf = ({ demand }: Cluster, vm: VmId): number => resourceAt(demand, vm, 2);
