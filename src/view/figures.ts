/**
 * Figures as they are read. A utilization has two decimals; where two would hide on which side of
 * the threshold it lies (0.79 against 0.79) it gets a third, and further ones only while the
 * rounded figure would still contradict the verdict. No figure on the screen may read "0.79" and
 * be over 0.79.
 */

import { isOver } from "../base/tolerance.ts";

const DECIMALS = 2;
/** Beyond six decimals a figure is nearer to the tolerance (P9) than to anything a reader can use. */
const MOST_DECIMALS = 6;

/** A utilization, to be read against `threshold`. */
export function formatUtilization(value: number, threshold: number): string {
  const plain = value.toFixed(DECIMALS);
  if (plain !== threshold.toFixed(DECIMALS)) return plain;
  const over = isOver(value, threshold);
  for (let decimals = DECIMALS + 1; decimals < MOST_DECIMALS; decimals++) {
    const text = value.toFixed(decimals);
    if (isOver(Number(text), threshold) === over) return text;
  }
  return value.toFixed(MOST_DECIMALS);
}

/** A figure that is compared with no threshold: deviations, distances, norms. */
export const formatFigure = (value: number): string => value.toFixed(DECIMALS);

/** A count, with the digits grouped from five on: 1234, 12 345. */
export const formatCount = (value: number): string => {
  const digits = String(Math.round(value));
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
};

/** A tick of an axis: no trailing zeros, never an exponent (0, 0.5, 1). */
export const formatTick = (value: number): string => String(Number(value.toFixed(4)));
