/**
 * A run for the search alone: the engine's cluster and the registry's policies over a table that is
 * rewritten between runs. Nothing is recorded but what the objective reads, and it can be given up
 * at any step; the verdict on a find is always that of a whole run (`verdict.ts`).
 */

import type { PmId, VmId } from "../../base/ids.ts";
import { stepOf } from "../../base/ids.ts";
import { RESOURCE_COUNT } from "../../base/resources.ts";
import { Cluster } from "../../engine/cluster.ts";
import type { DecisionStream, Relocate } from "../../engine/decision.ts";
import { isAnyOver } from "../../engine/metrics.ts";
import type { Workload } from "../../engine/workload.ts";

/** A no-solution: who was given up, and when. */
export interface GivenUp {
  readonly step: number;
  readonly pm: number;
}

export class FitRun implements DecisionStream {
  readonly explain = undefined;
  readonly cluster: Cluster;
  readonly counts = { migration: 0, swap: 0, noSolution: 0 };
  /** In order. */
  readonly givenUp: GivenUp[] = [];
  /** `[step][pm][resource]`, after the step's actions. */
  readonly history: Float64Array;
  readonly #workload: Workload;
  readonly #relocate: Relocate;
  #step = 0;

  constructor(workload: Workload, relocate: Relocate) {
    this.#workload = workload;
    this.#relocate = relocate;
    this.cluster = new Cluster(workload);
    this.history = new Float64Array(workload.steps * workload.pms * RESOURCE_COUNT);
  }

  /** Every VM where it starts, nothing counted. */
  reset(): void {
    this.cluster.placement.place(this.#workload.initialPlacement);
    Object.assign(this.counts, { migration: 0, swap: 0, noSolution: 0 });
    this.givenUp.length = 0;
  }

  /** The demands of `step`, nobody has acted. */
  begin(step: number): void {
    this.#step = step;
    this.cluster.beginStep(stepOf(step));
  }

  /** One whole step. */
  advance(step: number): void {
    this.begin(step);
    this.#relocate(this.cluster, this);
    this.history.set(this.cluster.utilization, step * this.cluster.utilization.length);
  }

  isAnyOverloaded(): boolean {
    const { pms, utilization, threshold } = this.cluster;
    for (let pm = 0; pm < pms; pm++) if (isAnyOver(utilization, pm, threshold)) return true;
    return false;
  }

  migrate(vm: VmId, to: PmId): void {
    this.cluster.move(vm, to);
    this.counts.migration++;
  }

  swap(vm: VmId, other: VmId): void {
    this.cluster.swap(vm, other);
    this.counts.swap++;
  }

  giveUp(pm: PmId): void {
    this.givenUp.push({ step: this.#step, pm });
    this.counts.noSolution++;
  }
}
