/**
 * A JSON text as a value, or the first thing that is wrong with it, in the order of the text, with
 * line, character and path. `JSON.parse` does not say where, takes the last of two equal keys, and
 * makes ten times the size of a file of lists in lists; libraries that read strictly and tell
 * positions build trees that are larger still, or go down by recursion. This reader goes through the
 * text once, with a stack of its own of bounded depth, and rests on the way; the one long table of
 * a scenario file it reads into a column (see `figure-rows.ts`).
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { RowFault, readFigureRows } from "./figure-rows.ts";
import type { InputError } from "./input-error.ts";
import { inputError } from "./input-error.ts";
import type { JsonTokens } from "./json-tokens.ts";
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  createJsonTokens,
  JsonFault,
  OPEN_LIST,
  OPEN_OBJECT,
} from "./json-tokens.ts";
import { MOST_JSON_DEPTH, MOST_JSON_KEYS, MOST_JSON_VALUES } from "./limits.ts";

/** What is being filled. */
type Open =
  | { readonly kind: "list"; readonly value: unknown[] }
  | { readonly kind: "object"; readonly value: Record<string, unknown>; key: string; keys: number };

/** Values between two rests. */
const VALUES_A_SLICE = 4096;

/**
 * Yields how many characters are read.
 * @param file the file's name, as the person named it, for the error
 * @param tablePath the keys of the list that is read as a `FigureRows`
 */
export function* readJson(
  text: string,
  file: string,
  tablePath: readonly string[],
): Generator<number, Result<unknown, InputError>> {
  const tokens = createJsonTokens(text);
  const open: Open[] = [];
  if (tokens.peek() === -1) return fail(inputError("empty-file", {}, { file }));
  try {
    return ok(yield* readValues(tokens, open, text, tablePath));
  } catch (error) {
    if (error instanceof RowFault) {
      const { expected, value } = error;
      const path = pathText([...tablePath, ...error.path]);
      return fail(inputError("wrong-value", { expected }, { file, path, value }));
    }
    if (!(error instanceof JsonFault)) throw error;
    const { code, parameters, offset } = error;
    const path = code === "doubled-key" ? pathText(open.slice(0, -1).map(keyOf)) : null;
    return fail(inputError(code, parameters, { file, ...placeAt(text, offset), path }));
  }
}

function* readValues(
  tokens: JsonTokens,
  open: Open[],
  text: string,
  tablePath: readonly string[],
): Generator<number, unknown> {
  let values = 0;
  for (;;) {
    if (++values > MOST_JSON_VALUES)
      throw new JsonFault("too-many-values", { most: MOST_JSON_VALUES }, tokens.offset);
    if (values % VALUES_A_SLICE === 0) yield tokens.offset;
    const code = tokens.peek();
    let value: unknown;
    if (code === OPEN_LIST && isAt(open, tablePath)) value = yield* readFigureRows(tokens, text);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      const empty = begin(tokens, open, code);
      if (empty === null) continue;
      value = empty;
    } else value = tokens.scalar();

    let parent = open.at(-1);
    while (parent !== undefined) {
      add(parent, value);
      const [isList, next] = [parent.kind === "list", tokens.peek()];
      if (next === COMMA) {
        tokens.offset++;
        if (!isList) readKey(tokens, parent);
        break;
      }
      tokens.take(isList ? CLOSE_LIST : CLOSE_OBJECT);
      value = parent.value;
      open.pop();
      parent = open.at(-1);
    }
    if (parent !== undefined) continue;
    if (tokens.peek() !== -1) throw tokens.fault();
    return value;
  }
}

/** Begins a list or an object; it comes back if it is empty, and is open otherwise. */
function begin(tokens: JsonTokens, open: Open[], code: number): unknown[] | object | null {
  if (open.length === MOST_JSON_DEPTH)
    throw new JsonFault("too-deep", { most: MOST_JSON_DEPTH }, tokens.offset);
  tokens.offset++;
  const isList = code === OPEN_LIST;
  if (tokens.peek() === (isList ? CLOSE_LIST : CLOSE_OBJECT)) {
    tokens.offset++;
    return isList ? [] : {};
  }
  const begun: Open = isList ? { kind: "list", value: [] } : { kind: "object", value: {}, key: "", keys: 0 };
  if (begun.kind === "object") readKey(tokens, begun);
  open.push(begun);
  return null;
}

function readKey(tokens: JsonTokens, parent: Open): void {
  if (parent.kind === "list") return;
  tokens.peek();
  const { offset } = tokens;
  const key = tokens.text();
  if (Object.hasOwn(parent.value, key)) throw new JsonFault("doubled-key", { key }, offset);
  if (++parent.keys > MOST_JSON_KEYS) throw new JsonFault("too-many-keys", { most: MOST_JSON_KEYS }, offset);
  parent.key = key;
  tokens.take(COLON);
}

function add(parent: Open, value: unknown): void {
  if (parent.kind === "list") parent.value.push(value);
  else if (parent.key !== "__proto__") parent.value[parent.key] = value;
  else Object.defineProperty(parent.value, parent.key, { value, enumerable: true, configurable: true });
}

const keyOf = (parent: Open): string | number => (parent.kind === "list" ? parent.value.length : parent.key);

const isAt = (open: readonly Open[], path: readonly string[]): boolean =>
  open.length === path.length &&
  open.every((parent, i) => parent.kind === "object" && parent.key === path[i]);

/** `demand.table[3][0]`. */
export const pathText = (keys: readonly unknown[]): string =>
  keys
    .map((key, i) => (typeof key === "number" ? `[${key}]` : `${i === 0 ? "" : "."}${String(key)}`))
    .join("");

/** Line and character of an offset, both from 1. Line ends are as in a table: LF, CRLF and CR. */
function placeAt(text: string, offset: number): { readonly line: number; readonly character: number } {
  let line = 1;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  const ends = /\r\n?|\n/g;
  for (let end = ends.exec(text); end !== null && ends.lastIndex <= offset; end = ends.exec(text)) {
    line++;
    start = ends.lastIndex;
  }
  return { line, character: offset - start + 1 };
}
