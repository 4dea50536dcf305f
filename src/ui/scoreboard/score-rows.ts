/** Whose scores are shown: every policy with its defaults, and what lanes run with others. */

import { goesByFleet } from "../../policies/policy.ts";
import type { ListedPolicy, PolicyChoice } from "../../policies/registry.ts";
import { findPolicy, isPlayed, withDefaults } from "../../policies/registry.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { isSameChoice } from "../../state/interventions.ts";
import type { ScoreStates } from "../../state/scores.ts";
import { stateOf } from "../../state/scores.ts";
import type { Figures } from "../../view/compare/rankings.ts";

/** Nobody scores before somebody has played. */
export function rowsOf(policies: readonly ListedPolicy[], lanes: readonly PolicyChoice[]): PolicyChoice[] {
  const rows: PolicyChoice[] = [];
  for (const choice of [...policies.map(({ id }) => withDefaults(id)), ...lanes])
    if (!isPlayed(choice) && !rows.some((other) => isSameChoice(other, choice))) rows.push(choice);
  return rows;
}

/** Moves that there are, over all steps: from here on nothing is run that nobody has asked for. */
const LARGE = 1e8;
/** From here on whoever weighs them all takes minutes. */
const VERY_LARGE = 1e9;

const movesIn = ({ pms, vms, steps }: Scenario): number => pms * vms * steps;

export const isLarge = (scenario: Scenario): boolean => movesIn(scenario) >= LARGE;

/** Why a policy will take long, which is said beforehand, and it is run when somebody asks for it; null where it will not. */
export function longBecause(scenario: Scenario, { policy }: PolicyChoice): "solves" | "weighs" | null {
  const found = findPolicy(policy);
  if (found?.asks === true) return "solves";
  return movesIn(scenario) >= VERY_LARGE && goesByFleet(found) ? "weighs" : null;
}

export function figuresOf(states: ScoreStates, choice: PolicyChoice): Figures | undefined {
  const state = stateOf(states, choice);
  return state.kind === "done" ? state.scores : undefined;
}
