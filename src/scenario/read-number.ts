/**
 * Figures in text: plain decimal notation, with a point and perhaps an exponent, and nothing else.
 * JavaScript's own reading also takes "", "0x10" and "Infinity", which nobody means in a table.
 */

import { isWithin, readDecimal, withPoint } from "../base/decimal.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { MOST_STEP_MINUTES, STEP_MINUTES } from "./limits.ts";

/** Why a text is no figure; the codes are those of {@link InputProblems}. */
export type NumberProblem =
  | "empty-cell"
  | "not-a-number"
  | "not-finite"
  | "per-cent-sign"
  | "negative-number"
  | "not-an-integer";

const PER_CENT = /^[\d.,]+ ?%$/;
const NOT_FINITE = /^[+-]?(inf|infinity|nan)$/i;

/** A finite figure of 0 or more. Spaces around it do not count; -0 is 0. */
export function readDemand(text: string): Result<number, NumberProblem> {
  const trimmed = text.trim();
  if (trimmed === "") return fail("empty-cell");
  if (NOT_FINITE.test(trimmed)) return fail("not-finite");
  if (PER_CENT.test(trimmed)) return fail("per-cent-sign");
  const value = readDecimal(trimmed);
  if (Number.isNaN(value)) return fail("not-a-number");
  if (value < 0) return fail("negative-number");
  return Number.isFinite(value) ? ok(value) : fail("not-finite"); // 1e999 reads as infinity
}

/** A whole figure of 0 or more that a double holds exactly; "3.0" is whole. */
export function readHour(text: string): Result<number, NumberProblem> {
  const value = readDemand(text);
  if (value.kind === "error" || Number.isSafeInteger(value.value)) return value;
  return fail("not-an-integer");
}

/** Minutes of a step: at most a week; null for anything else. */
export function readStepMinutes(text: string): number | null {
  const value = readDemand(text);
  return value.kind === "ok" && isWithin(value.value, [STEP_MINUTES[0], MOST_STEP_MINUTES])
    ? value.value
    : null;
}

const [ZERO, POINT] = ["0".charCodeAt(0), ".".charCodeAt(0)];

/**
 * The figure of a text of at most 15 digits with or without a point, or NaN for any other text, of
 * which {@link readDemand} then says what it is. Tables have millions of these.
 */
function readPlainFigure(text: string): number {
  const { length } = text;
  if (length === 0 || length > 16) return Number.NaN;
  let digits = 0;
  let point = -1;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (code === POINT && point === -1) point = i;
    else return Number.NaN;
  }
  if (point === -1) return length <= 15 ? digits : Number.NaN;
  return length === 1 ? Number.NaN : withPoint(digits, length - 1 - point);
}

/** The figure of a cell, the usual ones fast; NaN where `read` finds something wrong with it. */
export function readOrNaN(cell: string, read: typeof readDemand): number {
  const plain = readPlainFigure(cell);
  if (!Number.isNaN(plain)) return plain;
  const value = read(cell);
  return value.kind === "ok" ? value.value : Number.NaN;
}
