/**
 * Figures as texts in plain decimal notation: digits, perhaps a sign before them and a point between
 * them, and nothing else. Both ways agree: what is written is read as the same double.
 */

import { assert } from "./assert.ts";

const PLAIN = /^-?\d+(\.\d+)?$/;

/** The figure of a text; NaN where it is no plain decimal, infinite where it is beyond all doubles. -0 is 0. */
export const readPlain = (text: string): number => (PLAIN.test(text) ? Number(text) + 0 : Number.NaN);

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i; // one way to read any text: no backtracking

/** As people and programs write figures: with an exponent, too, or nothing on one side of the point; else as above. */
export const readDecimal = (text: string): number => (DECIMAL.test(text) ? Number(text) + 0 : Number.NaN);

const POWERS_OF_TEN = Array.from({ length: 16 }, (_, digits) => 10 ** digits);

/**
 * The figure of at most 15 digits, of which so many stand behind the point; NaN for more than 15 of those.
 * Digits and power are whole numbers that a double holds exactly, so their quotient is the double nearest to
 * the text: tables with millions of figures are read by this.
 */
export const withPoint = (digits: number, behind: number): number =>
  digits / (POWERS_OF_TEN[behind] ?? Number.NaN);

const PARTS = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/;

/** A finite figure without an exponent, with as many digits as it takes. */
export function plainText(figure: number): string {
  assert(Number.isFinite(figure), `a figure that is written is ${figure}`);
  const text = String(figure);
  const [, sign = "", whole = "", fraction = "", exponent] = PARTS.exec(text) ?? [];
  if (exponent === undefined) return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  return point > 0 ? `${sign}${digits.padEnd(point, "0")}` : `${sign}0.${"0".repeat(-point)}${digits}`;
}

/** Whether a figure lies in a range, its ends included; NaN lies in none. */
export const isWithin = (figure: number, [least, most]: readonly [least: number, most: number]): boolean =>
  figure >= least && figure <= most;
