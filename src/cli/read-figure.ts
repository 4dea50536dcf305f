/** The figures that flags take: decimal, each within its bounds; anything else is told in one line that names the flag. */

import { isWithin, plainText } from "../base/decimal.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { quoted } from "../scenario/input-error.ts";
import type { Bounds } from "../scenario/limits.ts";
import { readDemand } from "../scenario/read-number.ts";

/** @param flag with its dashes */
export function readWhole(flag: string, text: string, bounds: Bounds): Result<number, string> {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (isWithin(value, bounds)) return ok(value + 0); // -0 is 0
  return fail(`${flag}: ${quoted(text)} is no whole number from ${bounds[0]} to ${bounds[1]}`);
}

/** @param flag with its dashes */
export function readFigure(flag: string, text: string, bounds: Bounds): Result<number, string> {
  const value = readDemand(text);
  if (value.kind === "ok" && isWithin(value.value, bounds)) return value;
  const [least, most] = bounds.map(plainText);
  return fail(`${flag}: ${quoted(text)} is no number from ${least} to ${most}`);
}
