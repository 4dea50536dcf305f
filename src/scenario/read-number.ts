/**
 * Figures in text: plain decimal notation, with a point and perhaps an exponent, and nothing else.
 * JavaScript's own reading also takes "", "0x10" and "Infinity", which nobody means in a table.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";

/** Why a text is no figure; the codes are those of {@link InputProblems}. */
export type NumberProblem =
  | "empty-cell"
  | "not-a-number"
  | "not-finite"
  | "negative-number"
  | "not-an-integer";

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(inf|infinity|nan)$/i;

/** A finite figure of 0 or more. Spaces around it do not count; -0 is 0. */
export function readDemand(text: string): Result<number, NumberProblem> {
  const trimmed = text.trim();
  if (trimmed === "") return fail("empty-cell");
  if (NOT_FINITE.test(trimmed)) return fail("not-finite");
  if (!DECIMAL.test(trimmed)) return fail("not-a-number");
  const value = Number(trimmed);
  if (value < 0) return fail("negative-number");
  return Number.isFinite(value) ? ok(value + 0) : fail("not-finite"); // 1e999 reads as infinity
}

/** A whole figure of 0 or more that a double holds exactly; "3.0" is whole. */
export function readHour(text: string): Result<number, NumberProblem> {
  const value = readDemand(text);
  if (value.kind === "error" || Number.isSafeInteger(value.value)) return value;
  return fail("not-an-integer");
}
