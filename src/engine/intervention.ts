/**
 * Interventions: what a person changes in a run. They are data, a list in the order in which they
 * were made, and the same list on the same workload and policy gives the same bytes.
 *
 * - I1. A moment is a step and a number of its events; in a step with fewer, it is after the last one.
 *   There the policy is interrupted, the change is made, and the policy looks at everything afresh: it
 *   may also try again what it had given up. A change that does not apply (the VM is there already,
 *   the PM is down, the threshold is the same) is passed over, and nobody is interrupted.
 * - I2. Moves and swaps by hand are events of the run, and counted as the policy's are; as an overload
 *   finding (C2) only where the source was over.
 * - I3. A PM that goes down is evacuated at once, by hand as it were: its VMs, the largest demand ||d||
 *   first. Of the PMs that are up, those that stay at or under the threshold with the VM come first,
 *   the one nearest to the origin before it; if there is none, the one with the least excess with it,
 *   which is what is above the threshold, summed over the resources. Ties by P9. The last PM that is
 *   up stays. It takes no VM any more, and is neither overloaded nor part of the deviation.
 * - I4. A PM that is added has the next index, stands empty from its moment on, and is as if it had
 *   gone down before.
 * - I5. A veto holds for its step: the VM may not go to that PM, by migration or swap, by the policy.
 * - I6. Load is added to the demand of each VM named, in every step of its window; a demand does not
 *   fall below 0.
 * - I7. A no-solution is counted once per PM and step (C1), however often the policy is asked again, and
 *   also where the PM is relieved later in the step.
 */

import { present } from "../base/assert.ts";
import type { AtMoment, Fields, FieldType, FieldTypes, InStep, Made, Touched } from "./interventions/kind.ts";
import { LOAD } from "./interventions/load.ts";
import { MOVE } from "./interventions/move.ts";
import { PM_ADDED } from "./interventions/pm-added.ts";
import { PM_DOWN } from "./interventions/pm-down.ts";
import { SWAP } from "./interventions/swap.ts";
import { THRESHOLD } from "./interventions/threshold.ts";
import { VETO } from "./interventions/veto.ts";

/** The kinds that are made at a moment. */
const AT_MOMENTS = [MOVE, SWAP, THRESHOLD, PM_DOWN, PM_ADDED] as const;
/** The kinds that hold from the beginning of their step. */
const IN_STEPS = [VETO, LOAD] as const;

type MadeOf<Kind> = Kind extends {
  readonly kind: infer K extends string;
  readonly fields: infer F extends Fields;
}
  ? Made<K, F>
  : never;

/** Those that are made at a moment, in the midst of a step. */
export type MomentIntervention = MadeOf<(typeof AT_MOMENTS)[number]>;
type StepIntervention = MadeOf<(typeof IN_STEPS)[number]>;

export type Intervention = MomentIntervention | StepIntervention;
export type InterventionKind = Intervention["kind"];

export const NO_INTERVENTIONS: readonly Intervention[] = [];

interface OfAnyKind {
  readonly kind: InterventionKind;
  readonly letter: string;
  readonly touches: readonly Touched[];
  readonly fields: Fields;
}

/** A kind that is asked only about interventions of its own: {@link kindOf} has it from those. */
export type AnyKind = OfAnyKind & Partial<AtMoment<Intervention>> & InStep<Intervention>;
type AnyMomentKind = AnyKind & AtMoment<Intervention>;

/** Every kind there is. */
export const INTERVENTION_KINDS: readonly AnyKind[] = [...AT_MOMENTS, ...IN_STEPS];

const KINDS: ReadonlyMap<string, AnyKind> = new Map(INTERVENTION_KINDS.map((kind) => [kind.kind, kind]));

export function kindOf(made: MomentIntervention): AnyMomentKind;
export function kindOf(made: Intervention): AnyKind;
export function kindOf({ kind }: Intervention): AnyKind {
  return present(KINDS.get(kind), `the kind of interventions ${kind}`);
}

export const isAtMoment = (made: Intervention): made is MomentIntervention =>
  kindOf(made).obstacle !== undefined;

/** Whether an intervention changes one of these. */
export const touches = (made: Intervention, ...what: readonly Touched[]): boolean =>
  kindOf(made).touches.some((touched) => what.includes(touched));

/** How many events of its step come before an intervention (I1); none before what has no moment. */
export const eventsBefore = (made: Intervention): number => (isAtMoment(made) ? made.after : 0);

/** A figure of an intervention. */
export type Figure = {
  readonly [Type in FieldType]: {
    readonly name: string;
    readonly type: Type;
    readonly value: FieldTypes[Type];
  };
}[FieldType];

/** The figures of an intervention, in the order of its fields. */
export const figuresOf = (made: Intervention): readonly Figure[] =>
  Object.entries(kindOf(made).fields).map(
    ([name, type]) => ({ name, type, value: Reflect.get(made, name) }) as Figure, // its kind says so
  );

/** What is done with a figure of each type. */
export type ByType<Result, More extends readonly unknown[] = []> = {
  readonly [Type in FieldType]: (value: FieldTypes[Type], ...more: More) => Result;
};

export const doneWith = <Result, More extends readonly unknown[]>(
  table: ByType<Result, More>,
  { type, value }: Figure,
  ...more: More
): Result => (table[type] as (value: Figure["value"], ...more: More) => Result)(value, ...more); // the entry of its type
