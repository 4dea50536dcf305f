/**
 * What a kind of intervention is: one object that says which fields it has and what comes of it.
 * Everything that reads, writes, checks, renumbers or tells an intervention goes by its fields, and
 * everything that happens goes by its consequences, so that a kind is a file beside this one, a line in
 * `../intervention.ts` and its texts.
 *
 * A kind sees the run through narrow interfaces: workloads and clusters know interventions, and
 * not the other way round.
 */

import type { PmId, Step, VmId } from "../../base/ids.ts";
import type { ResourceVector } from "../../base/resources.ts";

/** What a figure of an intervention may be: its bounds, its checks and its notations follow from that. */
export interface FieldTypes {
  /** A step of the scenario. */
  readonly step: Step;
  /** A number of events of a step: after them it happens (I1). */
  readonly events: number;
  /** A number of steps, at least 1. */
  readonly steps: number;
  readonly vm: VmId;
  /** A VM that is not the one of the field `vm`. */
  readonly "other-vm": VmId;
  /** At least one VM, and each at most once. */
  readonly vms: readonly VmId[];
  /** Those that are added included. */
  readonly pm: PmId;
  /** P5. */
  readonly threshold: number;
  /** In units of the reference PM (P3). */
  readonly capacity: ResourceVector;
  /** In units of the reference PM; what is below 0 takes load away (I6). */
  readonly load: ResourceVector;
}

export type FieldType = keyof FieldTypes;

/**
 * Names of figures and their types, in the order in which files and links have them. A link parts them by
 * points, so that a figure which may have a point of its own stands last.
 */
export type Fields = { readonly [name: string]: FieldType };

/** An intervention of a kind. */
export type Made<Kind extends string, F extends Fields> = { readonly kind: Kind } & {
  readonly [Name in keyof F]: FieldTypes[F[Name]];
};

/** What an intervention changes. */
export type Touched =
  /** Where VMs run. */
  | "placement"
  | "threshold"
  /** Which PMs there are. */
  | "fleet"
  | "demand"
  /** What the policy may do. */
  | "policy";

/** Why an intervention does not apply when its moment comes (I1). */
export type Obstacle =
  /** The VM runs on that PM already. */
  | "there-already"
  /** The PM is down already, or has not been added yet. */
  | "not-up"
  /** Both VMs of a swap run on the same PM. */
  | "same-pm"
  /** The threshold is that already. */
  | "same-threshold"
  /** No other PM is up (I3). */
  | "last-pm";

/** Which PMs are there. */
export interface FleetUp {
  /** Those that are added included. */
  readonly pms: number;
  readonly downCount: number;
  isUp(pm: PmId): boolean;
}

/** What a change finds. */
export interface Standing extends FleetUp {
  readonly threshold: number;
  hostOf(vm: VmId): PmId;
}

/** What holds from an intervention on, to be changed by it. */
export interface Holding extends FleetUp {
  setThreshold(value: number): void;
  takeDown(pm: PmId): void;
  /** The PM that this intervention adds to the fleet comes. */
  takeUp(): void;
}

/** What a person can do to VMs. Each action is an event of the run (I2). */
export interface Hands {
  migrate(vm: VmId, to: PmId): void;
  swap(vm: VmId, other: VmId): void;
  /** I3: the VMs of a PM in the order in which they leave it. */
  leaving(pm: PmId): readonly VmId[];
  /** I3: where a VM goes when nobody says where to. */
  refugeOf(vm: VmId): PmId;
}

/** I5. */
export interface Forbidden {
  readonly vm: VmId;
  readonly to: PmId;
}

/** I6: `add` to each of `vms`, for `steps` steps from `step` on. */
export interface AddedLoad {
  readonly step: Step;
  readonly steps: number;
  readonly vms: readonly VmId[];
  readonly add: ResourceVector;
}

/** `kind` and `letter` stand in files and links that people have: they never change. */
interface Named<Kind extends string, F extends Fields> {
  readonly kind: Kind;
  /** What it is called in links. */
  readonly letter: string;
  readonly touches: readonly Touched[];
  readonly fields: F;
}

/** What comes of an intervention at a moment (I1). What is not there does not come of it. */
export interface AtMoment<M> {
  /** What stands in its way; null where nothing does. */
  obstacle(made: M, now: Standing): Obstacle | null;
  /** The capacity of the PM that it adds to the fleet (I4). */
  brings?(made: M): ResourceVector;
  /** What holds from there on. It is asked whether or not the intervention applies. */
  hold?(made: M, now: Holding): void;
  /** Moves VMs, one action at a time. */
  act?(made: M, hands: Hands): Iterable<void>;
}

/** What comes of an intervention that has no moment, but holds from the beginning of its step. */
export interface InStep<M> {
  /** What it forbids in that step (I5). */
  forbids?(made: M): Forbidden;
  /** What it adds to demands (I6). */
  adds?(made: M): AddedLoad;
}

/** The fields that every intervention at a moment begins with. */
type Moment = { readonly step: "step"; readonly after: "events" };
const MOMENT: Moment = { step: "step", after: "events" };

export type MomentKind<Kind extends string, F extends Fields> = Named<Kind, Moment & F> &
  AtMoment<Made<Kind, Moment & F>>;

type Begun = { readonly step: "step" };
const BEGUN: Begun = { step: "step" };

export type StepKind<Kind extends string, F extends Fields> = Named<Kind, Begun & F> &
  InStep<Made<Kind, Begun & F>>;

/** A kind whose interventions are made at a moment, with the fields that it has besides that. */
export const atMoment = <const Kind extends string, const F extends Fields>({
  fields,
  ...kind
}: Named<Kind, F> & AtMoment<Made<Kind, Moment & F>>): MomentKind<Kind, F> => ({
  ...kind,
  fields: { ...MOMENT, ...fields },
});

/** A kind whose interventions hold from the beginning of a step, with the fields that it has besides that. */
export const inStep = <const Kind extends string, const F extends Fields>({
  fields,
  ...kind
}: Named<Kind, F> & InStep<Made<Kind, Begun & F>>): StepKind<Kind, F> => ({
  ...kind,
  fields: { ...BEGUN, ...fields },
});
