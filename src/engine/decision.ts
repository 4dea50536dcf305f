/**
 * What a policy says while it works, in four words that fit any policy: it has *ranked* machines or moves,
 * *formed* a figure, *weighed* an action, and an attempt has *ended*. No policy's own test is a word of
 * its own: a test is a {@link Comparison}, and says whose figure was held against which bound.
 *
 * Actions are always recorded (`decider.ts`); reasons are told only while somebody listens, so a long
 * run pays nothing for them. Decisions are past-tense facts and name the rule of the source that they
 * follow.
 */

import type { PmId, Step, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";

/**
 * The figure that machines are ordered by, or judged by: of one resource, a length in the utilization space ("norm" of
 * the origin, "distance" of two PMs), or one of the policy's own, by the name that it declares it under.
 */
export type Criterion = string | ResourceIndex;

/** How figures of a policy's own criterion are read. */
export interface CriterionFormat {
  readonly decimals: number;
  /** From here on there are none. */
  readonly wholeFrom?: number;
  /** What is more reads as "more than" it. */
  readonly most?: number;
}

/** By the names of a policy's own criteria. */
export type CriterionFormats = Readonly<Record<string, CriterionFormat>>;

/** Machines in the order in which they were considered, with the figure that put them there. */
export interface Ranking<Id> {
  readonly criterion: Criterion;
  readonly ranked: readonly { readonly id: Id; readonly figure: number }[];
}

/** PMs that VMs might leave, and PMs that might take them. */
export interface RankedPms {
  readonly kind: "ranked";
  readonly rule: string;
  readonly role: "sources" | "targets";
  readonly order: Ranking<PmId>;
  /** Who was taken, and what is demanded of it as fractions of its capacity; null where those that follow are weighed one by one. */
  readonly chosen: { readonly pm: PmId; readonly utilization: ResourceVector } | null;
  /** Of targets: the PM that is to give something away. */
  readonly source: PmId | null;
}

/** VMs that might go, and VMs that might come back for them. */
export interface RankedVms {
  readonly kind: "ranked";
  readonly rule: string;
  readonly role: "candidates" | "partners";
  readonly order: Ranking<VmId>;
  /** Who runs them. */
  readonly pm: PmId;
}

/** Moves all over the fleet, the best first. Of so many only the first are told. */
export interface RankedMoves {
  readonly kind: "ranked";
  readonly rule: string;
  readonly role: "moves";
  readonly order: Ranking<Migrate>;
  /** How many come after these. */
  readonly more: number;
}

export type Ranked = RankedPms | RankedVms | RankedMoves;
export type Role = Ranked["role"];

/** A figure that the policy has made of others, to go by. Its words are among the policy's texts, under its name. */
export interface Formed {
  readonly kind: "formed";
  readonly rule: string;
  readonly name: string;
  /** Whose it is; null where it is the fleet's. */
  readonly pm: PmId | null;
  readonly vm: VmId | null;
  /** What was made, and what it was made of, by the names that its words have for them. */
  readonly figures: Readonly<Record<string, { readonly criterion: Criterion; readonly value: number }>>;
}

export interface Migrate {
  readonly kind: "migrate";
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
}

export interface Swap<Partner = VmId | null> {
  readonly kind: "swap";
  readonly vm: VmId;
  readonly from: PmId;
  /** The VM that would come back; null when the target runs none. */
  readonly with: Partner;
  readonly to: PmId;
}

/** All VMs of a PM leave it, or none does. */
export interface Evacuate {
  readonly kind: "evacuate";
  readonly from: PmId;
}

/** To act at all, or any more: what is asked of the fleet before any move is. */
export interface GoOn {
  readonly kind: "go-on";
}

/** That a PM is relieved at all. */
export interface Relieve {
  readonly kind: "relieve";
  readonly from: PmId;
}

export type Action = Migrate | Swap | Evacuate | Relieve | GoOn;

/** A figure held against a bound. */
export interface Comparison {
  /** Whose figure it is. */
  readonly subject: "source" | "target" | "fleet";
  readonly criterion: Criterion;
  /** What it would be if the action were taken. */
  readonly value: number;
  /** How it has to lie to the bound. */
  readonly relation: "at-most" | "below" | "at-least" | "above";
  readonly bound: number;
  /**
   * What the bound is: the threshold, all that a PM has, what the figure is now, what the source or the target has,
   * the number of VMs in question, or what the policy aims at.
   */
  readonly against: "threshold" | "capacity" | "before" | "source" | "target" | "number" | "goal";
  readonly holds: boolean;
}

/**
 * What forbids it: somebody's veto (I5), that the PM is not there (I3, I4) or has no core as fast as the VM asks for,
 * that the VM runs there already, that there is none to swap with, or that the VM would come back to where the
 * policy's run found it, or has moved in it; or damping, that it was not wanted for long enough (DA1), that the VM
 * rests (DA2), that the target would be left too little (DA3), that the moves of the step are used up (DA4), that
 * relieving the source was fruitless (DA5), or that it is over only for the moment (DA6).
 */
export type Constraining =
  | "veto"
  | "pm-down"
  | "slow-cores"
  | "there-already"
  | "no-partner"
  | "comes-back"
  | "has-moved"
  | Damper;

/** Damping that forbids. */
export type Damper = "not-held" | "cooldown" | "margin" | "moves-used" | "back-off" | "smoothed";

/** Of what damping forbids: what there is, and what is asked for; each damper counts something of its own. */
export interface DampedFigures {
  readonly value: number;
  readonly bound: number;
}

/** Why an action was refused. */
export type Refusal =
  /** By the figures. */
  | { readonly kind: "failed"; readonly comparison: Comparison }
  /** Whatever the figures are. */
  | { readonly kind: "forbidden"; readonly by: Constraining; readonly figures?: DampedFigures };

/** Null when nothing speaks against the action. */
export type Verdict = Refusal | null;

/** A figure or vector before and after an action. */
export interface Change<Value = ResourceVector> {
  readonly before: Value;
  readonly after: Value;
}

export interface Weighed<A extends Action = Action> {
  readonly kind: "weighed";
  readonly rule: string;
  readonly action: A;
  /** Utilization of the two PMs before the action and if it were taken; null where it cannot be, or concerns more than two. */
  readonly changes: { readonly source: Change; readonly target: Change } | null;
  /** All that is asked of it, in the order in which it is asked, also behind what failed. */
  readonly comparisons: readonly Comparison[];
  readonly verdict: Verdict;
}

/** What a policy acts for (C2): to relieve the source, to empty it, or for how the load lies over the fleet, whatever the source has. */
export type Purpose = "relief" | "evacuation" | "fleet";

/** What an action has done: utilization of the two PMs, their distance D, and the deviation across PMs. */
export interface Outcome {
  readonly source: Change;
  readonly target: Change;
  readonly distance: Change<number>;
  readonly deviation: Change;
}

export interface Done {
  readonly kind: "ended";
  readonly how: "done";
  readonly action: Migrate | Swap<VmId>;
  readonly purpose: Purpose;
  readonly outcome: Outcome;
}

export interface GaveUp {
  readonly kind: "ended";
  readonly how: "gave-up";
  readonly source: PmId;
  readonly target: PmId | null;
  /** Of the source, which stays as it is. */
  readonly utilization: ResourceVector;
}

export type Ended = Done | GaveUp;

export type Decision = Ranked | Formed | Weighed | Ended;

export const isRankedPms = (decision: Decision, role: RankedPms["role"]): decision is RankedPms =>
  decision.kind === "ranked" && decision.role === role;

export const isRankedVms = (decision: Decision, role: RankedVms["role"]): decision is RankedVms =>
  decision.kind === "ranked" && decision.role === role;

export const isRankedMoves = (decision: Decision): decision is RankedMoves =>
  decision.kind === "ranked" && decision.role === "moves";

export const isWeighed = <K extends Action["kind"]>(
  decision: Decision,
  kind: K,
): decision is Weighed<Extract<Action, { readonly kind: K }>> =>
  decision.kind === "weighed" && decision.action.kind === kind;

export const isDone = (decision: Decision): decision is Done =>
  decision.kind === "ended" && decision.how === "done";

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
