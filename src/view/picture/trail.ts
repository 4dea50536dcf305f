/**
 * How far trails go back. They are chosen in hours, and are as many steps as those hours have. More
 * places than an eye can follow are not drawn: of a long trail every few steps, always the same ones,
 * so that it does not shiver as the moment goes on.
 */

import type { StepTime } from "../../base/step-time.ts";
import { stepsIn } from "../../base/step-time.ts";

/** Hours of the shortest trail. Of longer steps it still has one, and a longer trail as many times more. */
const SHORTEST = 6;

/** Steps of a trail of so many hours. */
export const trailSteps = (hours: number, time: Pick<StepTime, "stepMinutes">): number =>
  Math.round(Math.max(stepsIn(hours, time), hours / SHORTEST));

/** The most places of a trail that are drawn. */
const MOST_PLACES = 96;

/** The steps before `step` at whose ends a trail of so many steps has its places, oldest first. */
export function trailPlaces(step: number, trail: number): readonly number[] {
  const every = Math.max(1, Math.ceil(trail / MOST_PLACES));
  const places: number[] = [];
  for (let s = Math.max(0, step - trail); s < step; s++) {
    if (s % every === 0 || s === step - 1) places.push(s);
  }
  return places;
}
