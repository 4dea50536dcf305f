/**
 * What a policy says while it works: its reasons, and what its actions came to. Actions are always
 * recorded (`decider.ts`); reasons (what was found, weighed and refused, with the figures compared)
 * are told only while somebody listens, so a long run pays nothing for them. Decisions are past-tense
 * facts and name the rule of the paper that they follow.
 */

import type { PmId, Step, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";

/** The figure that machines are ordered by. */
export type Measure = "norm" | "volume" | "distance" | "watts" | "seconds" | ResourceIndex;

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
  | { readonly kind: "no-partner" }
  /** Forbidden, whatever room there is. */
  | { readonly kind: "forbidden"; readonly by: Constraining };

/** What forbids it: somebody's veto (I5), or that the PM is not there (I3, I4). */
export type Constraining = "veto" | "pm-down";

/** Null when nothing speaks against the action. */
export type Verdict = Refusal | null;

/** A figure or vector before and after an action. */
export interface Change<Value = ResourceVector> {
  readonly before: Value;
  readonly after: Value;
}

/** What an action has done: utilization of the two PMs, their distance D, and the deviation across PMs. */
export interface Outcome {
  readonly source: Change;
  readonly target: Change;
  readonly distance: Change<number>;
  readonly deviation: Change;
}

export type Decision =
  | {
      readonly kind: "source-chosen";
      readonly rule: string;
      readonly source: PmId;
      /** What is demanded of the source, as fractions of its capacity. */
      readonly utilization: ResourceVector;
      readonly order: Ranking<PmId>;
    }
  | {
      readonly kind: "target-chosen";
      readonly rule: string;
      readonly source: PmId;
      readonly target: PmId;
      readonly utilization: ResourceVector;
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
      /** Where the policy compares them (S4): ||U|| of the target after the move, and what it may not exceed. */
      readonly load: { readonly target: number; readonly bound: number } | null;
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
      /** Utilization before the swap and if it were made; null when there is nobody to swap with. */
      readonly source: Change | null;
      readonly target: Change | null;
      readonly verdict: Verdict;
    }
  | {
      readonly kind: "migrated";
      readonly vm: VmId;
      readonly from: PmId;
      readonly to: PmId;
      readonly outcome: Outcome;
    }
  | {
      readonly kind: "swapped";
      readonly vm: VmId;
      readonly from: PmId;
      readonly with: VmId;
      readonly to: PmId;
      readonly outcome: Outcome;
    }
  | {
      readonly kind: "gave-up";
      readonly source: PmId;
      readonly target: PmId | null;
      /** Of the source, which stays as it is. */
      readonly utilization: ResourceVector;
    };

export type DecisionKind = Decision["kind"];

/**
 * What led to one event of a step: everything that the policy found and weighed since the event
 * before, and at last the event itself. Empty for a move by hand, which no policy has weighed.
 */
export interface Deliberation {
  readonly step: Step;
  /** Position among the events of its step, 0-based. */
  readonly event: number;
  /** The threshold that held. */
  readonly threshold: number;
  readonly decisions: readonly Decision[];
}

/** Hears every decision of a step, in order. */
export type DecisionListener = (decision: Decision) => void;

/** How a policy tells its reasons. */
export interface Reasons {
  /**
   * Undefined when nobody listens: call it as `explain?.({...})`, which then does not even build the
   * decision.
   */
  readonly explain: DecisionListener | undefined;
}
