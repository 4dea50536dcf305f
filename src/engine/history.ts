/**
 * What a policy may look back on: what was demanded in earlier steps, from the workload, and how
 * utilized PMs were, as the record has it. None of it is the policy's own state, so that it need not be
 * remembered by anybody twice.
 */

import { assert, present } from "../base/assert.ts";
import type { VmId } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import type { Workload } from "./workload.ts";

/** Earlier steps are named by how many ago they were: 1 is the last. */
export interface Past {
  /** Steps that there were. */
  readonly steps: number;
  /** `3 * vms` figures in units of the reference PM: what every VM demanded. Valid until the next call. */
  demand(ago: number): ReadonlyColumn;
  /** What one VM demanded, in units of the reference PM. */
  demandOf(vm: VmId, ago: number): ResourceVector;
  /** How many steps back {@link utilization} can be asked: as many as there were, and as the policy looks back. */
  readonly remembered: number;
  /** `3 * pms` figures: the utilization of every PM after the step's actions. */
  utilization(ago: number): ReadonlyColumn;
}

export class History implements Past {
  /** Steps that there were; whoever makes the steps says so. */
  steps = 0;
  readonly #workload: Workload;
  readonly #demand: Float64Array;
  /** The last so many utilizations, the one of step s at `s % length`. */
  readonly #utilizations: readonly Float64Array[];

  /** @param looksBack how many utilizations are kept */
  constructor(workload: Workload, looksBack: number) {
    this.#workload = workload;
    this.#demand = new Float64Array(workload.vms * RESOURCE_COUNT);
    this.#utilizations = Array.from(
      { length: looksBack },
      () => new Float64Array(workload.pms * RESOURCE_COUNT),
    );
  }

  get remembered(): number {
    return Math.min(this.steps, this.#utilizations.length);
  }

  /** The utilization with which a step has ended: the next one looks back on it. */
  add(utilization: Float64Array): void {
    const kept = this.#utilizations[this.steps % Math.max(1, this.#utilizations.length)];
    kept?.set(utilization);
    this.steps++;
  }

  /** @param last the utilizations of the last steps before `step`, the latest last */
  restore(step: number, last: readonly Float64Array[]): void {
    this.steps = step - last.length;
    for (const utilization of last) this.add(utilization);
  }

  demand(ago: number): ReadonlyColumn {
    return this.#workload.demand.load(this.#stepOf(ago), this.#demand);
  }

  demandOf(vm: VmId, ago: number): ResourceVector {
    return this.#workload.demand.of(vm, this.#stepOf(ago));
  }

  utilization(ago: number): ReadonlyColumn {
    assert(ago >= 1 && ago <= this.remembered, `a utilization of ${ago} steps ago, of ${this.remembered}`);
    return present(this.#utilizations[(this.steps - ago) % this.#utilizations.length], "a utilization");
  }

  #stepOf(ago: number): ReturnType<typeof stepOf> {
    assert(ago >= 1 && ago <= this.steps, `a demand of ${ago} steps ago, of ${this.steps}`);
    return stepOf(this.steps - ago);
  }
}

/** What a policy is given of it. */
export const pastOf = (history: History): Past => ({
  get steps() {
    return history.steps;
  },
  get remembered() {
    return history.remembered;
  },
  demand: (ago) => history.demand(ago),
  demandOf: (vm, ago) => history.demandOf(vm, ago),
  utilization: (ago) => history.utilization(ago),
});
