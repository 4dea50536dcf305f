/**
 * What forbids an action whatever room there is. A cluster has a list of constraints, each of which can
 * refuse that a VM goes to a PM, with a reason that is told; the engine carries out nothing that a policy
 * does against one. A person's moves are not asked.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { Conditions, Vetoes } from "./conditions.ts";
import type { Refusal } from "./decision.ts";

export interface Constraint {
  /** Why `vm` may not go to `to`; null where nothing speaks against it. */
  refusalOf(vm: VmId, to: PmId): Refusal | null;
  /** Why the two may not change places; left out where that is both of them going, each by itself. */
  refusalOfSwap?(vm: VmId, other: VmId): Refusal | null;
}

const VETOED: Refusal = { kind: "forbidden", by: "veto" };
const DOWN: Refusal = { kind: "forbidden", by: "pm-down" };

/** I5: somebody has forbidden the move in this step. */
export const vetoes = (of: Vetoes): Constraint => ({
  refusalOf: (vm, to) => (of.get(vm)?.has(to) === true ? VETOED : null),
});

/** I3, I4: a PM that is not there takes no VM. */
export const upOnly = ({ isUp }: Conditions): Constraint => ({
  refusalOf: (_, to) => (isUp(to) ? null : DOWN),
});

/** The first reason against a swap of `vm`, on `from`, and `other`, on `to`. */
export function refusalOfSwap(
  constraints: readonly Constraint[],
  {
    vm,
    from,
    other,
    to,
  }: { readonly vm: VmId; readonly from: PmId; readonly other: VmId; readonly to: PmId },
): Refusal | null {
  const asked = (constraint: Constraint): Refusal | null =>
    constraint.refusalOfSwap === undefined
      ? (constraint.refusalOf(vm, to) ?? constraint.refusalOf(other, from))
      : constraint.refusalOfSwap(vm, other);
  for (const constraint of constraints) {
    const refusal = asked(constraint);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The first reason among the constraints. */
export function refusalOf(constraints: readonly Constraint[], vm: VmId, to: PmId): Refusal | null {
  for (const constraint of constraints) {
    const refusal = constraint.refusalOf(vm, to);
    if (refusal !== null) return refusal;
  }
  return null;
}
