/**
 * The figures of a decision as they are read: two decimals, and more only where two would contradict
 * what is said of them. Nothing is reckoned here; what is formatted is what was recorded.
 */

import { isLowered, isOver } from "../../base/tolerance.ts";
import { statedFigure } from "../../engine/remedy.ts";
import { formatFigure, formatTick } from "../text/figures.ts";

const DECIMALS = 2;
const MOST_DECIMALS = 6;

/** Two figures that are compared, so that who reads them finds the same one larger; equal ones read alike. */
export function formatPair(value: number, bound: number): readonly [value: string, bound: string] {
  const above = isOver(value, bound);
  const below = isLowered(bound, value);
  for (let decimals = DECIMALS; decimals < MOST_DECIMALS; decimals++) {
    const [a, b] = [value.toFixed(decimals), bound.toFixed(decimals)];
    if (Number(a) > Number(b) === above && Number(a) < Number(b) === below) return [a, b];
  }
  return [value.toFixed(MOST_DECIMALS), bound.toFixed(MOST_DECIMALS)];
}

/** What is between two figures: as many decimals as it takes not to read as nothing. */
export function formatDifference(difference: number): string {
  for (let decimals = DECIMALS; decimals <= MOST_DECIMALS; decimals++) {
    if (Number(difference.toFixed(decimals)) !== 0) return difference.toFixed(decimals);
  }
  return formatFigure(0);
}

/** A change that is offered, or a threshold: no more than three decimals, rounded up. */
export const formatStated = (exact: number): string => formatTick(statedFigure(exact));
