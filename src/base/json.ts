/**
 * Values as JSON, for every file and every output: there is no figure in it that JSON cannot say (it
 * would write `null` for NaN and infinity without a word), and nothing in its texts that is not seen.
 */

import { assert } from "./assert.ts";
import { printableLines } from "./printable.ts";

interface JsonOptions {
  /** What the value is called where it belongs, for the message of an assertion. */
  readonly at?: string;
  /** The only keys that are written, in their order. */
  readonly keys?: readonly string[];
  /** Spaces by which lines are indented; without them all is one line. */
  readonly indent?: number;
}

/**
 * The text of a value; what is not seen in its texts is an escape, which reads as the same text.
 * A figure that is none is a bug, which is told with its key.
 */
export function jsonOf(value: unknown, { at = "", keys, indent }: JsonOptions = {}): string {
  assertFinite(value, at);
  return printableLines(JSON.stringify(value, keys === undefined ? null : [...keys], indent));
}

/** @param path of the value, for the message */
function assertFinite(value: unknown, path: string): void {
  if (typeof value === "number") assert(Number.isFinite(value), `${path || "a figure"} is ${value}`);
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) assertFinite(item, `${path}[${i}]`);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) assertFinite(item, path === "" ? key : `${path}.${key}`);
}
