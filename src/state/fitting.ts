/** What somebody changes, as far as a scenario has it. Loaded once something is changed. */

import type { PmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { Intervention } from "../engine/intervention.ts";
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
  const numbers: (number | null)[] = [];
  let { pms } = size;
  for (const made of list) {
    if (made.kind !== "pm-added") continue;
    const isAdded = pms < size.pms + room && findMisfit(made, size) === null;
    numbers.push(isAdded ? pms++ : null);
  }
  const numberOf = (pm: PmId): number | null => {
    const number = pm < size.pms ? pm : numbers[pm - size.pms];
    return number === undefined ? null : number;
  };

  const whole = { pms, vms: size.vms, steps: size.steps };
  const kept: Intervention[] = [];
  const left: Intervention[] = [];
  let added = 0;
  for (const given of list) {
    const isLeft = given.kind === "pm-added" && numbers[added++] === null;
    const made = isLeft ? null : renumbered(given, numberOf);
    if (made === null || findMisfit(made, whole) !== null) left.push(given);
    else kept.push(made);
  }
  return { kept: left.length === 0 ? list : kept, left };
}

/** What an intervention is where PMs have other numbers; null where it names one that is not there. */
function renumbered(made: Intervention, numberOf: (pm: PmId) => number | null): Intervention | null {
  switch (made.kind) {
    case "move":
    case "veto": {
      const to = numberOf(made.to);
      return to === null ? null : to === made.to ? made : { ...made, to: pmId(to) };
    }
    case "pm-down": {
      const pm = numberOf(made.pm);
      return pm === null ? null : pm === made.pm ? made : { ...made, pm: pmId(pm) };
    }
    default:
      return made;
  }
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
