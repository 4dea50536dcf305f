/**
 * The program's own files as text: UTF-8 and nothing else. They are in memory whole, so no more than
 * {@link MOST_WHOLE_BYTES} are read; what a file is, its beginning says.
 */

import { open } from "node:fs/promises";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { decodeText } from "../runner/utf8-text.ts";
import { BEGINNING, findForeignBytes } from "../scenario/foreign-file.ts";
import type { InputError } from "../scenario/input-error.ts";
import { formatInputError, inputError, printable } from "../scenario/input-error.ts";
import { MOST_WHOLE_BYTES } from "../scenario/limits.ts";
import { systemReason } from "./system-reason.ts";

/** The text of a file, or one line on why there is none. A byte order mark is not part of it. */
export async function readTextFile(path: string): Promise<Result<string, string>> {
  try {
    const bytes = await readBytes(path);
    const text = bytes.kind === "ok" ? decodeText(bytes.value, path) : bytes;
    return text.kind === "ok" ? text : fail(formatInputError(text.error));
  } catch (error) {
    return fail(`${printable(path)}: cannot be read: ${systemReason(error)}`);
  }
}

/** So many bytes are asked for where a file does not say how many it has, as a pipe. */
const FIRST_ROOM = 1 << 16;

async function readBytes(path: string): Promise<Result<Uint8Array, InputError>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    let bytes = new Uint8Array(Math.max(FIRST_ROOM, Math.min(size, MOST_WHOLE_BYTES) + 1));
    let filled = 0;
    let isKnown = false; // whether its beginning has been looked at
    for (;;) {
      const { bytesRead } = await file.read(
        bytes,
        filled,
        isKnown ? bytes.length - filled : FIRST_ROOM - filled,
      );
      filled += bytesRead;
      if (!isKnown && (bytesRead === 0 || filled >= BEGINNING)) {
        isKnown = true;
        const foreign = findForeignBytes(bytes.subarray(0, filled), path);
        if (foreign !== null) return fail(foreign);
      }
      if (Math.max(filled, isKnown ? size : 0) > MOST_WHOLE_BYTES)
        return fail(inputError("file-too-large", { most: MOST_WHOLE_BYTES }, { file: path }));
      if (bytesRead === 0) return ok(bytes.subarray(0, filled));
      if (filled === bytes.length) bytes = longer(bytes);
    }
  } finally {
    await file.close();
  }
}

function longer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(Math.min(2 * bytes.length, MOST_WHOLE_BYTES + 1));
  more.set(bytes);
  return more;
}
