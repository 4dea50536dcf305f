/** What somebody changes, as far as a scenario has it. Loaded once something is changed. */

import type { PmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { Intervention } from "../engine/intervention.ts";
import { addsPm, renumbered } from "../engine/intervention-list.ts";
import { findForkError, findMisfit } from "../scenario/fork-checks.ts";
import type { InputError } from "../scenario/input-error.ts";
import { mostAddedPms } from "../scenario/limits.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LanePlan } from "./lane.ts";
import type { LaneChanges } from "./link-forks.ts";

type Size = Pick<Scenario, "pms" | "vms" | "steps">;

/** A list that was given, parted. */
export interface Fitted<Part> {
  /** With PMs renumbered where one that would have been added is not. */
  readonly kept: Part;
  /** As they were given: those that do not fit, and those that name a PM which is therefore not added. */
  readonly left: Part;
}

/**
 * Takes out of a list what a scenario does not have, in two passes: which PMs are added decides what
 * the others may name. Of more PMs than can be added the first ones are.
 */
export function fitted(list: readonly Intervention[], size: Size): Fitted<readonly Intervention[]> {
  const room = mostAddedPms(size.pms, size.steps);
  /** Of every PM that is to be added, in the order of the list: its number, or null where it is not added. */
  const numbers: (PmId | null)[] = [];
  const isLeft = new Set<number>();
  let { pms } = size;
  for (const [i, made] of list.entries()) {
    if (!addsPm(made)) continue;
    const isAdded = pms < size.pms + room && findMisfit(made, size) === null;
    numbers.push(isAdded ? pmId(pms++) : null);
    if (!isAdded) isLeft.add(i);
  }
  const numberOf = (pm: PmId): PmId | null => (pm < size.pms ? pm : (numbers[pm - size.pms] ?? null));

  const whole = { pms, vms: size.vms, steps: size.steps };
  const kept: Intervention[] = [];
  const left: Intervention[] = [];
  for (const [i, given] of list.entries()) {
    const made = isLeft.has(i) ? null : renumbered(given, numberOf);
    if (made === null || findMisfit(made, whole) !== null) left.push(given);
    else kept.push(made);
  }
  return { kept: left.length === 0 ? list : kept, left };
}

/** Everything that is changed in a lane, as far as it fits, and what does not. */
export function fitChanges({ own, fork }: LaneChanges, scenario: Scenario): Fitted<LaneChanges> {
  const [ownParts, forkParts] = [own, fork].map(
    (given) => given && { given, ...fitted(given.interventions, scenario) },
  );
  const partsOf = (which: "kept" | "left"): LaneChanges => ({
    own: ownParts ? { ...ownParts.given, interventions: ownParts[which] } : null,
    fork: forkParts ? { ...forkParts.given, interventions: forkParts[which] } : null,
  });
  return { kept: partsOf("kept"), left: partsOf("left") };
}

/** The first thing in a lane's lists that the scenario does not have: what could not be saved and read again is not run, either. */
export function findPlanError({ own, forks }: LanePlan, scenario: Scenario): InputError | null {
  const lists = [own, ...forks.map(({ interventions }) => interventions)];
  for (const interventions of lists) {
    const error = findForkError({ name: "", interventions }, scenario, scenario.name);
    if (error !== null) return error;
  }
  return null;
}
