/**
 * A run for the search alone: the engine's cluster and the registry's policies over a table that is
 * rewritten between runs. Nothing is recorded but what the objective reads, and it can be given up
 * at any step; the verdict on a find is always that of a whole run (`verdict.ts`).
 */

import { assert } from "../../base/assert.ts";
import { stepOf } from "../../base/ids.ts";
import { RESOURCE_COUNT } from "../../base/resources.ts";
import { Cluster } from "../../engine/cluster.ts";
import type { Decider, Situation, Told } from "../../engine/decider.ts";
import type { Reasons } from "../../engine/decision.ts";
import { History } from "../../engine/history.ts";
import { isAnyOver } from "../../engine/metrics.ts";
import { PolicyView } from "../../engine/policy-view.ts";
import type { Workload } from "../../engine/workload.ts";

/** A no-solution: who was given up, and when. */
export interface GivenUp {
  readonly step: number;
  readonly pm: number;
}

const DONE: Told = { kind: "done" };
const NOBODY_LISTENS: Reasons = { explain: undefined };

/** Of a policy that remembers nothing, looks back on nothing and draws nothing, as those of the paper. */
export class FitRun {
  readonly cluster: Cluster;
  readonly counts = { migration: 0, swap: 0, noSolution: 0 };
  /** In order. */
  readonly givenUp: GivenUp[] = [];
  /** `[step][pm][resource]`, after the step's actions. */
  readonly history: Float64Array;
  readonly #workload: Workload;
  readonly #decider: Decider;
  readonly #view: PolicyView;
  #now: Situation;

  constructor(workload: Workload, decider: Decider) {
    this.#workload = workload;
    this.#decider = decider;
    this.cluster = new Cluster(workload);
    this.#view = new PolicyView(this.cluster);
    this.#now = {
      step: stepOf(0),
      view: this.#view,
      past: new History(workload, 0),
      migration: workload.migration,
      stepMinutes: workload.stepMinutes,
      random: () => Number.NaN,
    };
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
    this.#now = { ...this.#now, step: stepOf(step) };
    this.cluster.beginStep(this.#now.step);
    this.#view.refresh();
  }

  /** One whole step. */
  advance(step: number): void {
    this.begin(step);
    this.#act();
    this.history.set(this.cluster.utilization, step * this.cluster.utilization.length);
  }

  isAnyOverloaded(): boolean {
    const { pms, utilization, threshold } = this.cluster;
    for (let pm = 0; pm < pms; pm++) if (isAnyOver(utilization, pm, threshold)) return true;
    return false;
  }

  #act(): void {
    const { cluster, counts } = this;
    const decisions = this.#decider.decide(this.#now, null, NOBODY_LISTENS);
    for (let made = decisions.next(); made.done !== true; made = decisions.next(DONE)) {
      const effect = made.value;
      switch (effect.kind) {
        case "migrate":
          cluster.move(effect.vm, effect.to);
          counts.migration++;
          break;
        case "swap":
          cluster.swap(effect.vm, effect.with);
          counts.swap++;
          break;
        case "give-up":
          this.givenUp.push({ step: this.#now.step, pm: effect.source });
          counts.noSolution++;
          break;
        case "ask":
          assert(false, "a policy of the paper asks nobody");
      }
    }
  }
}
