/**
 * The program's own files as text: UTF-8 and nothing else. They are in memory whole, and what is
 * larger than any of them is refused by its size; what a file is, its beginning says.
 */

import { readFile, stat } from "node:fs/promises";
import { printable } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail } from "../base/result.ts";
import { decodeText } from "../runner/utf8-text.ts";
import { findForeignBytes } from "../scenario/foreign-file.ts";
import { formatInputError } from "../scenario/input-error.ts";
import { systemReason } from "./system-reason.ts";

const MOST_BYTES = 100_000_000;

/** The text of a file, or one line on why there is none. A byte order mark is not part of it. */
export async function readTextFile(path: string): Promise<Result<string, string>> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return fail(`${printable(path)}: cannot be read: larger than ${MOST_BYTES} bytes`);
    bytes = await readFile(path);
  } catch (error) {
    return fail(`${printable(path)}: cannot be read: ${systemReason(error)}`);
  }
  const foreign = findForeignBytes(bytes, path);
  if (foreign !== null) return fail(formatInputError(foreign));
  const text = decodeText(bytes, path);
  return text.kind === "ok" ? text : fail(formatInputError(text.error));
}
