/**
 * Figures as they are read. A utilization has two decimals; where two would hide on which side of
 * the threshold it lies (0.79 against 0.79) it gets a third, and further ones only while the
 * rounded figure would still contradict the verdict. No figure on the screen may read "0.79" and
 * be over 0.79.
 */

import { present } from "../../base/assert.ts";
import { isOver } from "../../base/tolerance.ts";
import type { Criterion, CriterionFormats } from "../../engine/decision.ts";

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

/** A figure that lies so close to others that two decimals would show them as equal: deviations to be compared. */
export const formatFineFigure = (value: number): string => value.toFixed(DECIMALS + 1);

/** Whether a criterion is a length in the utilization space. */
export const isLength = (criterion: Criterion): criterion is "norm" | "distance" =>
  criterion === "norm" || criterion === "distance";

/**
 * The figure that machines are ordered by.
 * @param formats of the policy that ordered them
 */
export function formatCriterion(criterion: Criterion, figure: number, formats: CriterionFormats): string {
  if (typeof criterion === "number" || isLength(criterion)) return formatFigure(figure);
  const { decimals, wholeFrom, most } = present(formats[criterion], `the criterion ${criterion}`);
  if (most !== undefined && figure > most) return `>${most}`;
  return figure.toFixed(wholeFrom !== undefined && figure >= wholeFrom ? 0 : decimals);
}

/** A count, with the digits grouped from five on: 1234, 12 345. */
export const formatCount = (value: number): string => {
  const digits = String(Math.round(value));
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
};

/** Hours that may come in parts: whole ones as a count, others with two decimals. */
export const formatHours = (value: number): string =>
  Number.isInteger(value) ? formatCount(value) : value.toFixed(DECIMALS);

/** A tick of an axis: no trailing zeros, never an exponent (0, 0.5, 1). */
export const formatTick = (value: number): string => String(Number(value.toFixed(4)));

/** A threshold: two decimals, and more where somebody has set it more exactly. */
export const formatThreshold = (value: number): string => {
  const plain = value.toFixed(DECIMALS);
  return Number(plain) === value ? plain : formatTick(value);
};

/** Seconds, with three digits: as milliseconds below one. */
export const formatDuration = (seconds: number): string =>
  seconds < 1 ? `${threeDigits(seconds * 1000)} ms` : `${threeDigits(seconds)} s`;

/** MiB, with three digits: as GiB from one on. */
export const formatMemory = (mebibytes: number): string =>
  mebibytes < 1024 ? `${threeDigits(mebibytes)} MiB` : `${threeDigits(mebibytes / 1024)} GiB`;

const threeDigits = (value: number): string =>
  value < 1000 ? value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0) : formatCount(value);
