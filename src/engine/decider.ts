/**
 * A policy as the engine sees it. The engine pulls: a step's decisions are a generator that yields one
 * effect at a time and is told what came of it, so that a policy may wait for an answer, and is broken
 * off by ending the generator. What a policy remembers from step to step is its `State`, plain data
 * that can be cloned: it stands in the record's checkpoints, and a run that goes on from one of them
 * decides as if it had never stopped.
 */

import type { PmId, Step, VmId } from "../base/ids.ts";
import type { RandomStream } from "../base/random.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import type { ClusterView } from "./cluster.ts";
import type { Constraint } from "./constraint.ts";
import type { Purpose, Reasons, Refusal } from "./decision.ts";
import type { Past } from "./history.ts";
import type { MigrationTerms } from "./migration-cost.ts";

/** What a policy does next. */
export type Effect =
  /** To relieve the PM that runs it, unless it is said to be for something else (C2). */
  | { readonly kind: "migrate"; readonly vm: VmId; readonly to: PmId; readonly purpose?: Purpose }
  /** `vm` and `with`, which run on different PMs, change places, to relieve the PM of `vm` unless it is said to be for something else. */
  | { readonly kind: "swap"; readonly vm: VmId; readonly with: VmId; readonly purpose?: Purpose }
  /** Nothing can be done for `source` in this step (C1); `target` is the PM that was asked, if one was. */
  | { readonly kind: "give-up"; readonly source: PmId; readonly target: PmId | null }
  /** The step goes on once somebody has answered. */
  | { readonly kind: "ask"; readonly question: Question };

/** What is asked of a solver outside the engine. The answer is recorded, so that no replay depends on its clock. */
export interface Question {
  readonly solver: string;
  /** Plain data that can be cloned, as the answer is. */
  readonly problem: unknown;
}

/** What came of an effect. */
export type Told =
  | { readonly kind: "done" }
  /** A constraint forbids it: nothing has happened. */
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "answered"; readonly answer: unknown };

/** What there is before anything happens. */
export interface Fleet {
  /** PMs that a person adds later come after these, and are in the view from the beginning, down. */
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
  /** `3 * pms` figures, in units of the reference PM (P3). */
  readonly capacity: ReadonlyColumn;
}

/** A step as a policy finds it. */
export interface Situation {
  readonly step: Step;
  readonly view: ClusterView;
  readonly past: Past;
  /** What a migration goes by, and how long a step is: for who weighs one against the other (MC2). */
  readonly migration: MigrationTerms;
  readonly stepMinutes: number;
  /** The policy's own stream of this step, from the scenario's seed: no draw shifts another step's or another policy's. */
  readonly random: RandomStream;
}

export interface Decider<State = unknown> {
  /** Names its random streams. */
  readonly name: string;
  /** Whether it asks a solver (see {@link Question}): its steps may take long, and are handed over one by one. */
  readonly asks?: boolean;
  /** How many steps back it reads utilizations (see {@link Past}). */
  readonly looksBack: number;
  /**
   * What forbids its actions besides what the scenario does, for a whole run on `cluster`.
   * @param state what it remembers, which changes as the run goes on
   */
  constraints?(cluster: ClusterView, state: State): readonly Constraint[];
  /** What it remembers at first; null where it remembers nothing. */
  begin(fleet: Fleet, random: RandomStream): State;
  /** Once in each step, before anybody acts, also when nobody is over. It may change what it remembers. */
  observe(now: Situation, state: State): void;
  /** Until it is content or stuck (P4). Where a person intervenes it is ended, and begun again afterwards (I1). */
  decide(now: Situation, state: State, reasons: Reasons): Generator<Effect, void, Told>;
}
