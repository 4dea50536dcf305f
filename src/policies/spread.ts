/**
 * How unevenly figures lie, in the order of operations of the programs that go by it (RM4): which of
 * two moves that are equal on paper is better may hang on the last digit.
 */

import type { ReadonlyColumn } from "../base/vector.ts";
import { at } from "../base/vector.ts";

/** Added up from the first to the last. */
export const meanOf = (figures: ReadonlyColumn): number => sumOf(figures) / figures.length;

/** Population standard deviation: the root of the mean square of what lies between each figure and the mean. */
export function deviationOf(figures: ReadonlyColumn): number {
  const mean = meanOf(figures);
  let squares = 0;
  for (let i = 0; i < figures.length; i++) {
    const off = at(figures, i) - mean;
    squares += off * off;
  }
  return Math.sqrt(squares / figures.length);
}

/** The mean, with what rounding has left of it added once more: the two passes of Apache Commons Math. */
export function correctedMeanOf(figures: readonly number[]): number {
  const mean = meanOf(figures);
  let left = 0;
  for (const figure of figures) left += figure - mean;
  return mean + left / figures.length;
}

/** Population standard deviation about such a mean, less what rounding has left of that: as Apache Commons Math. */
export function correctedDeviationOf(figures: readonly number[], mean: number): number {
  if (figures.length === 1) return 0;
  let squares = 0;
  let left = 0;
  for (const figure of figures) {
    squares += (figure - mean) * (figure - mean);
    left += figure - mean;
  }
  return Math.sqrt((squares - (left * left) / figures.length) / figures.length);
}

function sumOf(figures: ReadonlyColumn): number {
  let sum = 0;
  for (let i = 0; i < figures.length; i++) sum += at(figures, i);
  return sum;
}
