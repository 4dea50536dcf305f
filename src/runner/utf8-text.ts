/**
 * Bytes as text: UTF-8 and nothing else, since a byte that is replaced would be a silently changed
 * name. What is before the first wrong byte is given out before it is told, so that of several
 * problems in a file the first one is the one that is told, wherever its bytes are cut. A byte order
 * mark is left to who reads the text.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { InputError } from "../scenario/input-error.ts";
import { inputError } from "../scenario/input-error.ts";

/** Why text ends before its bytes do. */
export type TextProblem = "not-utf8" | "binary";

/** Text up to a problem, if there is one; then there is nothing more to read. */
export interface Decoded {
  readonly text: string;
  readonly problem: TextProblem | null;
}

export interface Utf8Reader {
  /** The text of the next bytes; a character that is cut comes with the bytes that complete it. */
  push(bytes: Uint8Array): Decoded;
  /** The bytes have ended. */
  finish(): Decoded;
}

const NOTHING: Decoded = { text: "", problem: null };

export function createUtf8Reader(): Utf8Reader {
  let cut: Uint8Array = new Uint8Array(); // the beginning of a character
  return {
    push(bytes) {
      const whole = cut.length === 0 ? bytes : joined(cut, bytes);
      const nul = whole.indexOf(0);
      const text = nul === -1 ? whole : whole.subarray(0, nul);
      const end = text.length - cutLength(text);
      const decoded = decode(text.subarray(0, end));
      cut = text.slice(end);
      if (decoded.problem !== null || nul === -1) return decoded;
      return { text: decoded.text, problem: cut.length > 0 ? "not-utf8" : "binary" };
    },
    finish: () => (cut.length === 0 ? NOTHING : { text: "", problem: "not-utf8" }),
  };
}

/** The text of a whole file, or the line on which it ends being one. */
export function decodeText(bytes: Uint8Array, file: string): Result<string, InputError> {
  const whole = bytes.includes(0) ? null : decodeStrictly(bytes);
  if (whole !== null) return ok(whole.startsWith("\uFEFF") ? whole.slice(1) : whole);
  const reader = createUtf8Reader();
  const texts: string[] = [];
  let found: TextProblem | null = null;
  for (let start = 0; found === null && start < bytes.length; start += PIECE) {
    const { text, problem } = reader.push(bytes.subarray(start, start + PIECE));
    texts.push(text);
    found = problem;
  }
  let line = 1;
  for (const _ of texts.join("").matchAll(LINE_END)) line++;
  return fail(inputError(found ?? "not-utf8", {}, { file, line }));
}

const LINE_END = /\r\n?|\n/g;

/** Bytes among which a wrong one is looked for. */
const PIECE = 1 << 16;

/** Bytes that hold no character that is cut at their end. */
function decode(bytes: Uint8Array): Decoded {
  const text = decodeStrictly(bytes);
  if (text !== null) return { text, problem: null };
  // The longest beginning without a wrong byte: what a longer one has of a character is not in its text.
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodeStrictly(bytes.subarray(0, middle), true) === null) bad = middle;
    else good = middle;
  }
  return { text: decodeStrictly(bytes.subarray(0, good), true) ?? "", problem: "not-utf8" };
}

/** Null where the bytes are no UTF-8. */
function decodeStrictly(bytes: Uint8Array, mayBeCut = false): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: mayBeCut });
  } catch {
    return null;
  }
}

/** How many bytes at the end are the beginning of a character of more bytes than are there. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue; // goes on with a character
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
