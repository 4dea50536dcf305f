/**
 * The tokens of a JSON text (RFC 8259, as strict as `JSON.parse`) that comes in pieces, read forward
 * one at a time by whoever knows what may come. Tokens and the blanks between them are of bounded
 * length: as long as the text is not low, those of a value are there, and no call takes long. What
 * cannot stand where it stands is thrown as a {@link JsonFault}; whoever reads a file catches it.
 */

import { withPoint } from "../base/decimal.ts";
import type { InputProblemCode, InputProblems } from "./input-error.ts";
import { quoted } from "./input-error.ts";
import { MOST_BLANKS, MOST_TEXT } from "./limits.ts";
import type { CharacterPlace, LinePlace } from "./text-place.ts";
import { BEGINNING_OF_TEXT, passed } from "./text-place.ts";

type FaultCode = "not-json" | "json-ends" | "doubled-key" | SizeCode;
type SizeCode =
  | "too-long"
  | "too-many-blanks"
  | "too-deep"
  | "too-many-keys"
  | "too-many-values"
  | "table-too-large";

/** What is wrong at an offset, of which {@link JsonTokens.placeAt} tells the place. */
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
  /** Takes the next piece of the text in; offsets of before are none any more. */
  push(piece: string): void;
  /** The text has ended. */
  end(): void;
  /** Whether more of the text is wanted before the next value is read. */
  isLow(): boolean;
  /** Skips any number of blanks, as far as the text has come; whether it goes on after them. */
  skipAll(): boolean;
  /** Where the next token begins, or may begin after blanks. */
  offset: number;
  placeAt(offset: number): CharacterPlace;
  /** The line that the text has come to, from 1. */
  readonly line: number;
  /** The text from an offset to where the next token begins. */
  since(offset: number): string;
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

/** Characters that a value takes at most, with all that ends after it and a key. */
const LOW = 1 << 16;

export function createJsonTokens(): JsonTokens {
  let text = "";
  let hasEnded = false;
  let begun: LinePlace = BEGINNING_OF_TEXT; // of what has been taken off the text
  let atStart = true;

  function push(piece: string): void {
    if (piece === "") return;
    const { offset } = tokens;
    begun = passed(begun, text.slice(0, offset));
    text = text.slice(offset) + (atStart && piece.startsWith("\uFEFF") ? piece.slice(1) : piece);
    atStart = false;
    tokens.offset = 0;
  }

  function placeAt(offset: number): CharacterPlace {
    const { line, start } = passed(begun, text.slice(0, offset));
    return { line, character: 1 - start };
  }

  function fault(): JsonFault {
    const { offset } = tokens;
    if (offset >= text.length) return new JsonFault("json-ends", {}, text.length);
    return new JsonFault("not-json", { found: quoted(wordAt(text, offset)) }, offset);
  }

  function tooLong(offset: number): JsonFault {
    return new JsonFault("too-long", { most: MOST_TEXT }, offset);
  }

  function faultAt(offset: number): JsonFault {
    tokens.offset = offset;
    return fault();
  }

  /** Skips blanks up to an offset; where it has come to. */
  function skip(until: number): number {
    let i = tokens.offset;
    for (; i < until; i++) {
      const code = text.charCodeAt(i);
      if (code !== SPACE && code !== LF && code !== CR && code !== TAB) break;
    }
    tokens.offset = i;
    return i;
  }

  function skipAll(): boolean {
    return skip(text.length) < text.length;
  }

  function peek(): number {
    const until = tokens.offset + MOST_BLANKS;
    const at = skip(Math.min(until, text.length));
    if (at === until) throw new JsonFault("too-many-blanks", { most: MOST_BLANKS }, at);
    return at < text.length ? text.charCodeAt(at) : -1;
  }

  function readText(): string {
    const start = tokens.offset;
    if (text.charCodeAt(start) !== QUOTE) throw fault();
    let i = start + 1;
    for (;;) {
      if (i >= text.length) throw faultAt(text.length);
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
    const isCut = offset + rest.length === text.length && /^\\(u[\da-fA-F]{0,3})?$/.test(rest);
    throw faultAt(isCut ? text.length : offset);
  }

  /** Digits from `i` on; where they end. At least one must be there. */
  function digitsEnd(from: number, start: number): number {
    let i = from;
    for (; i < text.length; i++) {
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
    push,
    end: () => {
      hasEnded = true;
    },
    isLow: () => !hasEnded && text.length - tokens.offset < LOW,
    skipAll,
    offset: 0,
    placeAt,
    get line() {
      return placeAt(text.length).line;
    },
    since: (offset) => text.slice(offset, tokens.offset),
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

function plainFigure(text: string, start: number, point: number, end: number): number {
  let digits = 0;
  for (let i = start; i < end; i++) if (i !== point) digits = digits * 10 + text.charCodeAt(i) - ZERO;
  return point === end ? digits : withPoint(digits, end - point - 1);
}

/** The word that stands there, or the one character. */
function wordAt(text: string, offset: number): string {
  const [word] = /^(\w+|.)/su.exec(text.slice(offset, offset + 64)) ?? [];
  return word ?? "";
}
