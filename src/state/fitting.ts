/** What a link changes, as far as a scenario has it. Loaded only for links that change something. */

import type { Intervention } from "../engine/intervention.ts";
import { findForkError } from "../scenario/fork-checks.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LaneChanges } from "./link-forks.ts";

/** Those of a list that fit a scenario; PMs that the list adds before they are named count. */
export function fitting(
  list: readonly Intervention[],
  size: Pick<Scenario, "pms" | "vms" | "steps">,
): readonly Intervention[] {
  const fits = (interventions: readonly Intervention[]): boolean =>
    findForkError({ name: "", interventions }, size, "") === null;
  if (fits(list)) return list;
  let kept: readonly Intervention[] = [];
  for (const made of list) if (fits([...kept, made])) kept = [...kept, made];
  return kept;
}

/** The same of everything that is changed in a lane. */
export function fittingChanges({ own, fork }: LaneChanges, scenario: Scenario): LaneChanges {
  const limited = (given: LaneChanges["fork"]): LaneChanges["fork"] =>
    given && { ...given, interventions: fitting(given.interventions, scenario) };
  return { own: limited(own), fork: limited(fork) };
}
