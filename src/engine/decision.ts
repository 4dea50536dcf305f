/**
 * What a policy says while it works. One stream carries both its actions and its reasons: actions
 * are always recorded; reasons (what was found, weighed and refused, with the figures compared)
 * only while somebody listens, so a long run pays nothing for them. Events are past-tense facts
 * and name the rule of the paper that they follow.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import type { ClusterView } from "./cluster.ts";

/** The figure that machines are ordered by. */
export type Measure = "norm" | "volume" | "distance" | ResourceIndex;

/** Machines in the order in which they were considered, with the figure that put them there. */
export interface Ranking<Id> {
  readonly measure: Measure;
  readonly ranked: readonly { readonly id: Id; readonly figure: number }[];
}

/** Why an action was refused: the test that failed, and the figures on its two sides. */
export type Refusal =
  /** The target would be over the threshold on `resource`. */
  | {
      readonly kind: "target-over";
      readonly resource: ResourceIndex;
      readonly value: number;
      readonly bound: number;
    }
  /** The target's load ||U|| would exceed the source's (S4). */
  | { readonly kind: "target-above-source"; readonly value: number; readonly bound: number }
  /** The source would not get lower on `resource` (S5, W3). */
  | {
      readonly kind: "source-not-lowered";
      readonly resource: ResourceIndex;
      readonly value: number;
      readonly bound: number;
    }
  /** The source would be over the threshold on another `resource` than those it is to be relieved of (S5, W3). */
  | {
      readonly kind: "source-over";
      readonly resource: ResourceIndex;
      readonly value: number;
      readonly bound: number;
    }
  /** The target runs no VM to swap with. */
  | { readonly kind: "no-partner" };

/** Null when nothing speaks against the action. */
export type Verdict = Refusal | null;

export type Decision =
  | {
      readonly kind: "source-chosen";
      readonly rule: string;
      readonly source: PmId;
      readonly order: Ranking<PmId>;
    }
  | {
      readonly kind: "target-chosen";
      readonly rule: string;
      readonly source: PmId;
      readonly target: PmId;
      readonly order: Ranking<PmId>;
    }
  | {
      readonly kind: "candidates-ordered";
      readonly rule: string;
      readonly pm: PmId;
      readonly order: Ranking<VmId>;
    }
  | {
      readonly kind: "migration-weighed";
      readonly rule: string;
      readonly vm: VmId;
      readonly from: PmId;
      readonly to: PmId;
      /** The target's utilization if the VM moved there. */
      readonly targetAfter: ResourceVector;
      readonly verdict: Verdict;
    }
  | {
      readonly kind: "swap-weighed";
      readonly rule: string;
      readonly vm: VmId;
      readonly from: PmId;
      /** The VM that would come back; null when the target runs none. */
      readonly with: VmId | null;
      readonly to: PmId;
      readonly verdict: Verdict;
    }
  | { readonly kind: "migrated"; readonly vm: VmId; readonly from: PmId; readonly to: PmId }
  | {
      readonly kind: "swapped";
      readonly vm: VmId;
      readonly from: PmId;
      readonly with: VmId;
      readonly to: PmId;
    }
  | { readonly kind: "gave-up"; readonly source: PmId; readonly target: PmId | null };

/** Hears every decision of a step, in order. */
export type DecisionListener = (decision: Decision) => void;

/** The one channel from a policy to the world. */
export interface DecisionStream {
  /**
   * Tells why. Undefined when nobody listens: call it as `explain?.({...})`, which then does not
   * even build the event.
   */
  readonly explain: DecisionListener | undefined;
  /** Moves `vm` to `to`. */
  migrate(vm: VmId, to: PmId): void;
  /** Exchanges `vm` and `other`, which run on different PMs. */
  swap(vm: VmId, other: VmId): void;
  /** Nothing can be done for `source` in this step (C1); `target` is the PM that was asked, if one was. */
  giveUp(source: PmId, target: PmId | null): void;
}

/** A policy, as the engine sees it: it acts until it is content or stuck (P4), and returns. */
export type Relocate = (cluster: ClusterView, decisions: DecisionStream) => void;
