/**
 * The tokens of a JSON text (RFC 8259, as strict as `JSON.parse`), read forward one at a time by
 * whoever knows what may come. What cannot stand where it stands is thrown as a {@link JsonFault}
 * with its offset; whoever reads a file catches it. A token is of bounded length, so that no call
 * takes long.
 */

import type { InputProblemCode, InputProblems } from "./input-error.ts";
import { quoted } from "./input-error.ts";
import { MOST_TEXT } from "./limits.ts";

type FaultCode = "not-json" | "json-ends" | "too-long" | "doubled-key" | SizeCode;
type SizeCode = "too-deep" | "too-many-keys" | "too-many-values";

/** What is wrong at an offset of the text. */
export class JsonFault<C extends InputProblemCode = FaultCode> extends Error {
  constructor(
    readonly code: C,
    readonly parameters: InputProblems[C],
    readonly offset: number,
  ) {
    super(code);
  }
}

export interface JsonTokens {
  /** Where the next token begins, or may begin after blanks. */
  offset: number;
  /** Skips blanks; the code of the character that comes then, -1 at the end. */
  peek(): number;
  /** Takes this character, which must come next. */
  take(code: number): void;
  /** A text in quotes, unescaped. */
  text(): string;
  figure(): number;
  /** A text, a figure, true, false or null. */
  scalar(): string | number | boolean | null;
  /** That something else must stand here. */
  fault(): JsonFault;
}

export const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
export const [COMMA, COLON] = [0x2c, 0x3a];
const [QUOTE, BACKSLASH, MINUS, PLUS, POINT, ZERO, NINE] = [0x22, 0x5c, 0x2d, 0x2b, 0x2e, 0x30, 0x39];
const LONGEST_ESCAPE = 6;
const [SPACE, TAB, LF, CR] = [0x20, 0x09, 0x0a, 0x0d];
const LITERALS = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Exact powers that so many digits are divided by. */
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, digits) => 10 ** digits);

export function createJsonTokens(text: string): JsonTokens {
  const { length } = text;

  function fault(): JsonFault {
    const { offset } = tokens;
    if (offset >= length) return new JsonFault("json-ends", {}, length);
    return new JsonFault("not-json", { found: quoted(wordAt(text, offset)) }, offset);
  }

  function tooLong(offset: number): JsonFault {
    return new JsonFault("too-long", { most: MOST_TEXT }, offset);
  }

  function faultAt(offset: number): JsonFault {
    tokens.offset = offset;
    return fault();
  }

  function peek(): number {
    let i = tokens.offset;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code !== SPACE && code !== LF && code !== CR && code !== TAB) {
        tokens.offset = i;
        return code;
      }
    }
    tokens.offset = i;
    return -1;
  }

  function readText(): string {
    const start = tokens.offset;
    if (text.charCodeAt(start) !== QUOTE) throw fault();
    let i = start + 1;
    for (;;) {
      if (i >= length) throw faultAt(length);
      if (i - start > MOST_TEXT * LONGEST_ESCAPE) throw tooLong(start);
      const code = text.charCodeAt(i);
      if (code === QUOTE) break;
      if (code < SPACE) throw faultAt(i);
      i += code === BACKSLASH ? escapeLength(i) : 1;
    }
    tokens.offset = i + 1;
    // A text of its own: a slice would keep the file in memory.
    const value: string = JSON.parse(text.slice(start, i + 1));
    if (value.length > MOST_TEXT) throw tooLong(start);
    return value;
  }

  function escapeLength(offset: number): number {
    const rest = text.slice(offset, offset + LONGEST_ESCAPE);
    const [sequence] = /^\\(["\\/bfnrt]|u[\da-fA-F]{4})/.exec(rest) ?? [];
    if (sequence !== undefined) return sequence.length;
    const isCut = offset + rest.length === length && /^\\(u[\da-fA-F]{0,3})?$/.test(rest);
    throw faultAt(isCut ? length : offset);
  }

  /** Digits from `i` on; where they end. At least one must be there. */
  function digitsEnd(from: number, start: number): number {
    let i = from;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < ZERO || code > NINE) break;
      if (i - start > MOST_TEXT) throw tooLong(start);
    }
    if (i === from) throw faultAt(i);
    return i;
  }

  function readFigure(): number {
    const start = tokens.offset;
    const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
    const whole = text.charCodeAt(first) === ZERO ? first + 1 : digitsEnd(first, start);
    let end = whole;
    if (text.charCodeAt(end) === POINT) end = digitsEnd(end + 1, start);
    const decimal = end;
    if ((text.charCodeAt(end) | SPACE) === 0x65) {
      const sign = text.charCodeAt(end + 1);
      end = digitsEnd(sign === PLUS || sign === MINUS ? end + 2 : end + 1, start);
    }
    tokens.offset = end;
    const isPlain = first === start && decimal === end && end - start <= 15;
    return isPlain ? plainFigure(text, start, whole, end) : Number(text.slice(start, end));
  }

  function readScalar(): string | number | boolean | null {
    const code = peek();
    if (code === QUOTE) return readText();
    if (code === MINUS || (code >= ZERO && code <= NINE)) return readFigure();
    const word = wordAt(text, tokens.offset);
    const value = LITERALS.get(word);
    if (value === undefined) throw fault();
    tokens.offset += word.length;
    return value;
  }

  const tokens: JsonTokens = {
    offset: text.startsWith("\uFEFF") ? 1 : 0,
    peek,
    take(code) {
      if (peek() !== code) throw fault();
      tokens.offset++;
    },
    text: readText,
    figure: readFigure,
    scalar: readScalar,
    fault,
  };
  return tokens;
}

/** Digits and power are whole numbers that a double holds exactly: their quotient is the double nearest to the text. */
function plainFigure(text: string, start: number, point: number, end: number): number {
  let digits = 0;
  for (let i = start; i < end; i++) if (i !== point) digits = digits * 10 + text.charCodeAt(i) - ZERO;
  return point === end ? digits : digits / (POWERS_OF_TEN[end - point - 1] ?? Number.NaN);
}

/** The word that stands there, or the one character. */
function wordAt(text: string, offset: number): string {
  const [word] = /^(\w+|.)/su.exec(text.slice(offset, offset + 64)) ?? [];
  return word ?? "";
}
