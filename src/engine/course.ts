/**
 * A run on its way: the cluster, what the policy remembers and may look back on, step by step. A
 * simulation and a replay go the same course, so that both find the same.
 */

import { assert, present } from "../base/assert.ts";
import { clone } from "../base/clone.ts";
import type { Step } from "../base/ids.ts";
import type { RandomStream } from "../base/random.ts";
import { createStream } from "../base/random.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { Cluster } from "./cluster.ts";
import type { Decider, Effect, Fleet, Situation, Told } from "./decider.ts";
import type { Reasons } from "./decision.ts";
import type { Past } from "./history.ts";
import { History, pastOf } from "./history.ts";
import { addedPms } from "./intervention-list.ts";
import { PolicyView } from "./policy-view.ts";
import type { Workload } from "./workload.ts";

/** Where a run goes on from: the beginning of a step, as another run on the same fleet found it. */
export interface CourseStart {
  readonly step: Step;
  /** `vms` PM indices, before the step's actions. */
  readonly placement: Int32Array;
  /** What the policy remembers, before it observes the step; null where it remembers nothing. */
  readonly state: unknown;
  /** The utilizations after the last steps, the latest last: as many as the policy looks back, where there were so many. */
  readonly past: readonly Float64Array[];
}

export class Course {
  readonly workload: Workload;
  readonly cluster: Cluster;
  readonly #decider: Decider;
  readonly #history: History;
  readonly #past: Past;
  readonly #view: PolicyView;
  readonly #state: unknown;
  #now: Situation | null = null;

  /** @param start null begins at the first step */
  constructor(workload: Workload, decider: Decider, start: CourseStart | null) {
    this.workload = workload;
    this.cluster = new Cluster(workload);
    this.#decider = decider;
    this.#history = new History(workload, decider.looksBack);
    this.#past = pastOf(this.#history);
    this.#view = new PolicyView(this.cluster);
    if (start === null) {
      this.#state = decider.begin(fleetOf(workload), this.#stream("begin"));
    } else {
      this.cluster.placement.place(start.placement);
      this.#history.restore(start.step, start.past);
      this.#state = clone(start.state);
    }
    if (decider.constraints !== undefined)
      this.cluster.constrain(decider.constraints(this.#view, this.#state));
  }

  /** The step that has begun. */
  get step(): Step {
    return this.#situation.step;
  }

  /** A copy of what the policy remembers. */
  copyState(): unknown {
    return clone(this.#state);
  }

  /** The demands of `step` come, and the policy observes them. */
  beginStep(step: Step): void {
    assert(step === this.#history.steps, "steps come in order");
    this.cluster.beginStep(step);
    this.#view.refresh();
    let stream: RandomStream | null = null;
    const random = (): number => {
      stream ??= this.#stream(String(step)); // most policies never draw
      return stream();
    };
    const { migration, stepMinutes } = this.workload;
    this.#now = { step, view: this.#view, past: this.#past, migration, stepMinutes, random };
    this.#decider.observe(this.#now, this.#state);
  }

  decide(reasons: Reasons): Generator<Effect, void, Told> {
    // Nothing more is handed over than is said: a policy cannot act but by what it yields.
    const heard: Reasons = {
      get explain() {
        return reasons.explain;
      },
    };
    return this.#decider.decide(this.#situation, this.#state, heard);
  }

  /** The step's actions are done. */
  endStep(): void {
    this.#history.add(this.cluster.utilization);
  }

  get #situation(): Situation {
    return present(this.#now, "a step that has begun");
  }

  #stream(purpose: string): RandomStream {
    const { seed, streams } = this.workload;
    return createStream(seed, `policy/${this.#decider.name}/${purpose}`, streams);
  }
}

/** PMs that are added later are not there yet (I4). */
function fleetOf({ pms, vms, steps, capacity, interventions }: Workload): Fleet {
  const first = pms - addedPms(interventions);
  return { pms: first, vms, steps, capacity: capacity.slice(0, first * RESOURCE_COUNT) };
}
