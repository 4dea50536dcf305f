/**
 * A JSON text as a value, or the first thing that is wrong with it, in the order of the text, with
 * line, character and path. `JSON.parse` does not say where, takes the last of two equal keys, and
 * makes ten times the size of a file of lists in lists; libraries that read strictly and tell
 * positions build trees that are larger still, or go down by recursion. This reader goes once through
 * the text as it comes, with a stack of its own of bounded depth; the one long table of a scenario
 * file it reads into a column (see `figure-rows.ts`).
 */

import { present } from "../base/assert.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { RowFault, readFigureRows } from "./figure-rows.ts";
import type { FileReader } from "./file-reader.ts";
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

/** An object takes as much memory as so many other values. */
const OBJECT_VALUES = 4;

export type JsonReader = Pick<FileReader<unknown>, "push" | "finish" | "line">;

/**
 * @param file the file's name, as the person named it, for the error
 * @param tablePath the keys of the list that is read as a `FigureRows`
 */
export function createJsonReader(file: string, tablePath: readonly string[]): JsonReader {
  const tokens = createJsonTokens();
  const work = readDocument(tokens, file, tablePath);
  let settled: Result<unknown, InputError> | null = null;

  /** Reads on as far as the text goes. */
  function readOn(): void {
    if (settled !== null) return;
    const step = work.next();
    if (step.done) settled = step.value;
  }

  return {
    push(text) {
      tokens.push(text);
      readOn();
      return settled?.kind === "error" ? settled.error : null;
    },
    finish() {
      tokens.end();
      readOn();
      return present(settled, "what comes of a text that has ended");
    },
    get line() {
      return tokens.line;
    },
  };
}

/** Yields where more of the text is wanted. */
function* readDocument(
  tokens: JsonTokens,
  file: string,
  tablePath: readonly string[],
): Generator<void, Result<unknown, InputError>> {
  const open: Open[] = [];
  try {
    if (!(yield* isMore(tokens))) return fail(inputError("empty-file", {}, { file }));
    const value = yield* readValue(tokens, open, tablePath);
    if (yield* isMore(tokens)) throw tokens.fault();
    return ok(value);
  } catch (error) {
    if (error instanceof RowFault) {
      const { expected, value } = error;
      const path = pathText([...tablePath, ...error.path]);
      return fail(inputError("wrong-value", { expected }, { file, path, value }));
    }
    if (!(error instanceof JsonFault)) throw error;
    const { code, parameters, offset } = error;
    const path = code === "doubled-key" ? pathText(open.slice(0, -1).map(keyOf)) : null;
    return fail(inputError(code, parameters, { file, ...tokens.placeAt(offset), path }));
  }
}

/** Whether anything but blanks comes. Before the document and after it there may be any number of them. */
function* isMore(tokens: JsonTokens): Generator<void, boolean> {
  while (!tokens.skipAll()) {
    if (!tokens.isLow()) return false;
    yield;
  }
  return true;
}

function* readValue(
  tokens: JsonTokens,
  open: Open[],
  tablePath: readonly string[],
): Generator<void, unknown> {
  let values = 0;
  for (;;) {
    while (tokens.isLow()) yield;
    const code = tokens.peek();
    values += code === OPEN_OBJECT ? OBJECT_VALUES : 1;
    if (values > MOST_JSON_VALUES)
      throw new JsonFault("too-many-values", { most: MOST_JSON_VALUES }, tokens.offset);
    let value: unknown;
    if (code === OPEN_LIST && isAt(open, tablePath)) value = yield* readFigureRows(tokens);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      const empty = begin(tokens, open, code);
      if (empty === null) continue;
      value = empty;
    } else value = tokens.scalar();
    if (endsAll(tokens, open, value)) return open[0] === undefined ? value : open[0].value;
  }
}

/** Adds a value to what is open, and ends what ends with it; whether that is all of it. */
function endsAll(tokens: JsonTokens, open: Open[], value: unknown): boolean {
  for (let added = value, parent = open.at(-1); parent !== undefined; parent = open.at(-1)) {
    add(parent, added);
    const isList = parent.kind === "list";
    if (tokens.peek() === COMMA) {
      tokens.offset++;
      if (!isList) readKey(tokens, parent);
      return false;
    }
    tokens.take(isList ? CLOSE_LIST : CLOSE_OBJECT);
    if (open.length === 1) return true;
    added = parent.value;
    open.pop();
  }
  return true;
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
