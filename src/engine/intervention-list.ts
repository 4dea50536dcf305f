/**
 * Lists of interventions as people edit them. PMs that are added are numbered by their order in the
 * list (I4), so that one that goes takes along what names it, and those after it move up.
 */

import type { PmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { Intervention } from "./intervention.ts";
import { figuresOf, kindOf } from "./intervention.ts";

/** Whether an intervention adds a PM to the fleet (I4). */
export const addsPm = (made: Intervention): boolean => kindOf(made).brings !== undefined;

/** How many PMs a list adds to a fleet. */
export const addedPms = (interventions: readonly Intervention[]): number =>
  interventions.filter(addsPm).length;

/** PMs of a fleet of so many, with those that are added to it (I4). */
export const pmsWith = (pms: number, interventions: readonly Intervention[]): number =>
  pms + addedPms(interventions);

/**
 * The list without the `index`-th intervention, and without what no longer means anything.
 * @param pms of the fleet before any is added
 */
export function withoutIntervention(
  list: readonly Intervention[],
  index: number,
  pms: number,
): readonly Intervention[] {
  const rest = list.filter((_, i) => i !== index);
  const taken = list[index];
  if (taken === undefined || !addsPm(taken)) return rest;
  const gone = pmsWith(pms, list.slice(0, index));
  const numberOf = (pm: PmId): PmId | null => (pm === gone ? null : pm < gone ? pm : pmId(pm - 1));
  return rest.flatMap((made) => renumbered(made, numberOf) ?? []);
}

/**
 * An intervention where PMs have other numbers; null where it names a PM that is no more. The same object
 * where nothing changes.
 * @param numberOf the number of a PM from now on; null of one that is no more
 */
export function renumbered(made: Intervention, numberOf: (pm: PmId) => PmId | null): Intervention | null {
  let now = made;
  for (const { name, type, value } of figuresOf(made)) {
    if (type !== "pm") continue;
    const number = numberOf(value);
    if (number === null) return null;
    if (number !== value) now = { ...now, [name]: number };
  }
  return now;
}
