/**
 * What a link changes in the lanes that it opens, fitted to the scenario once that is known: once per
 * opening, and with nothing loaded for it where nothing is changed.
 */

import type { Scenario } from "../scenario/scenario.ts";
import { FITTING } from "./fitting-part.ts";
import type { LaneChanges } from "./link-forks.ts";

/** What is changed in each lane, by its id, as far as the scenario has it. */
export type FitChanges = (
  scenario: Scenario,
  signal: AbortSignal,
) => Promise<ReadonlyMap<number, LaneChanges>>;

export const fitNothing: FitChanges = async () => new Map();

/**
 * @param ids of the lanes that the changes are for, in their order
 * @param onLeftOut hears what of the changes in the lane at a place, from 0, the scenario does not have
 */
export const fitInto =
  (
    ids: readonly number[],
    changes: readonly LaneChanges[],
    onLeftOut?: (place: number, left: LaneChanges) => void,
  ): FitChanges =>
  async (scenario, signal) => {
    if (changes.every(({ own, fork }) => own === null && fork === null)) return new Map();
    const { fitChanges } = await FITTING.load(signal);
    return new Map(
      ids.flatMap((id, place) => {
        const change = changes[place];
        if (change === undefined) return [];
        const { kept, left } = fitChanges(change, scenario);
        onLeftOut?.(place, left);
        return [[id, kept] as const];
      }),
    );
  };
