/** What somebody changes, as far as a scenario has it. Loaded once something is changed. */

import type { Intervention } from "../engine/intervention.ts";
import { withoutIntervention } from "../engine/intervention-list.ts";
import { findForkError } from "../scenario/fork-checks.ts";
import type { InputError } from "../scenario/input-error.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LanePlan } from "./lane-plan.ts";
import type { LaneChanges } from "./link-forks.ts";

type Size = Pick<Scenario, "pms" | "vms" | "steps">;

/** A list, and what it is made of. */
export interface Fitted {
  /** With PMs renumbered where one that would have been added is not. */
  readonly kept: readonly Intervention[];
  /** As they were given: those that do not fit, and those that name a PM which is therefore not added. */
  readonly left: readonly Intervention[];
}

/** An intervention as it was given, and as it is now. */
interface Item {
  readonly given: Intervention;
  readonly made: Intervention;
}

/** Takes out of a list what a scenario does not have, one after the other, until the rest fits. */
export function fitted(list: readonly Intervention[], size: Size): Fitted {
  let items: readonly Item[] = list.map((given) => ({ given, made: given }));
  for (;;) {
    const misfit = findMisfit(items, size);
    if (misfit === null) break;
    items = without(items, misfit, size.pms);
  }
  const kept = items.length === list.length ? list : items.map(({ made }) => made);
  const stay = new Set(items.map(({ given }) => given));
  return { kept, left: list.filter((given) => !stay.has(given)) };
}

/** The place of the first item that does not fit; null when all do. */
function findMisfit(items: readonly Item[], size: Size): number | null {
  const error = findForkError({ name: "", interventions: items.map(({ made }) => made) }, size, "");
  if (error === null) return null;
  const place = /\[(\d+)\]/.exec(error.place.path ?? "")?.[1];
  if (place !== undefined) return Number(place);
  // What is wrong with no single one is that there are too many PMs.
  const last = items.findLastIndex(({ made }) => made.kind === "pm-added");
  return last === -1 ? null : last;
}

/** Without one item: each of the others says what has become of itself, with the PMs added so far before it. */
function without(items: readonly Item[], index: number, pms: number): readonly Item[] {
  const added = items.slice(0, index).flatMap(({ made }) => (made.kind === "pm-added" ? made : []));
  return items.flatMap(({ given, made }, i) => {
    const taken = items[index];
    if (i === index || taken === undefined) return [];
    const now = withoutIntervention([...added, taken.made, made], added.length, pms)[added.length];
    return now === undefined ? [] : { given, made: now };
  });
}

/** Everything that is changed in a lane, as far as it fits. */
export function fittingChanges({ own, fork }: LaneChanges, scenario: Scenario): LaneChanges {
  const limited = (given: LaneChanges["fork"]): LaneChanges["fork"] =>
    given && { ...given, interventions: fitted(given.interventions, scenario).kept };
  return { own: limited(own), fork: limited(fork) };
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
