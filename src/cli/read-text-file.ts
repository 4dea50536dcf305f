/** Files as text: UTF-8 and nothing else, since a replaced byte would be a silently changed id. */

import { constants } from "node:buffer";
import { readFile } from "node:fs/promises";
import { printable } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { findForeignBytes } from "../scenario/foreign-file.ts";
import { formatInputError, inputError } from "../scenario/input-error.ts";
import { systemReason } from "./system-reason.ts";

/** The text of a file, or one line on why there is none. A byte order mark is not part of it. */
export async function readTextFile(path: string): Promise<Result<string, string>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return fail(`${printable(path)}: cannot be read: ${systemReason(error)}`);
  }
  if (bytes.length > constants.MAX_STRING_LENGTH)
    return fail(`${printable(path)}: cannot be read: larger than ${constants.MAX_STRING_LENGTH} bytes`);
  const foreign = findForeignBytes(bytes, path);
  if (foreign !== null) return fail(formatInputError(foreign));
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fail(formatInputError(inputError("not-utf8", {}, { file: path })));
  }
}
