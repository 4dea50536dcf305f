/** Lanes as data: what they are to be, before they are run. */

import type { Intervention } from "../engine/intervention.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ForkData } from "./fork-data.ts";
import { NO_FORKS } from "./fork-data.ts";
import type { LaneChanges } from "./link-forks.ts";
import type { Lane } from "./session.ts";

/** What a lane is to be. */
export interface LanePlan extends ForkData {
  readonly id: number;
  readonly choice: PolicyChoice;
  readonly name: string | null;
  readonly own: readonly Intervention[];
}

/** What a lane is, to be run again or otherwise. */
export const planOf = ({ id, choice, name, own, forks, shown }: Lane): LanePlan => ({
  id,
  choice,
  name,
  own,
  forks: forks.map(({ run: _, ...plan }) => plan),
  shown,
});

/** Whether somebody has intervened in a lane. */
export const isChanged = ({ own, forks }: LanePlan): boolean =>
  own.length > 0 || forks.some(({ interventions }) => interventions.length > 0);

/** A lane in which nothing was changed. */
export const plainPlan = (id: number, choice: PolicyChoice): LanePlan => ({
  id,
  choice,
  name: null,
  own: NO_INTERVENTIONS,
  ...NO_FORKS,
});

/**
 * What a lane is to be in a scenario that has just been opened: nothing of what was changed in another.
 * @param changes from a link: they fit the scenario
 */
export function planIn(scenario: Scenario, { id, choice }: LanePlan, changes?: LaneChanges): LanePlan {
  const own = changes?.own ?? null;
  const given = [...toList(scenario.fork), ...toList(changes?.fork)];
  const forks = given.map((fork, i) => ({ ...fork, id: i + 1 }));
  return {
    id,
    choice,
    name: own?.name || null,
    own: own?.interventions ?? NO_INTERVENTIONS,
    forks,
    shown: forks.at(-1)?.id ?? null,
  };
}

const toList = <T>(value: T | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : [value];
