/**
 * What can be wrong with a file that somebody hands us, as data: a code with its parameters, which
 * the page translates, and the place, which nobody has to translate. Parsers stop at the first
 * error and never guess what was meant. `formatInputError` is the one English line of the terminal.
 */

/** Every code with its parameters. Lists are joined with ", " so that any message catalogue can take them. */
export interface InputProblems {
  /** The bytes are no UTF-8 text. */
  readonly "not-utf8": Readonly<Record<never, never>>;
  readonly "empty-file": Readonly<Record<never, never>>;
  /** A quoted cell is not closed, or has text after its closing quote. */
  readonly "bad-quotes": Readonly<Record<never, never>>;
  readonly "missing-columns": { readonly columns: string; readonly found: string };
  /** The header has no comma, but would have our columns if cells were separated by `found`, a text in quotes. */
  readonly "wrong-separator": { readonly found: string };
  readonly "unknown-columns": { readonly columns: string; readonly known: string };
  readonly "doubled-column": Readonly<Record<never, never>>;
  /** `hour` and `step` name the same column. */
  readonly "hour-and-step": Readonly<Record<never, never>>;
  readonly "no-rows": Readonly<Record<never, never>>;
  readonly "blank-line": Readonly<Record<never, never>>;
  readonly "wrong-cell-count": { readonly found: number; readonly expected: number };
  readonly "empty-cell": Readonly<Record<never, never>>;
  readonly "not-a-number": Readonly<Record<never, never>>;
  readonly "not-finite": Readonly<Record<never, never>>;
  readonly "negative-number": Readonly<Record<never, never>>;
  readonly "not-an-integer": Readonly<Record<never, never>>;
  /** A demand of more than `most` PMs: it is in some other unit. */
  readonly "not-a-fraction": { readonly most: number };
  /** The same VM and hour stand on line `first` already. */
  readonly "doubled-row": { readonly vm: string; readonly hour: number; readonly first: number };
  /** The place is the row of the VM before the gap, or its first row. */
  readonly "missing-row": { readonly vm: string; readonly hour: number; readonly last: number };
  readonly "not-json": { readonly reason: string };
  readonly "no-schema": { readonly expected: string };
  readonly "newer-schema": { readonly version: number; readonly known: number };
  /** A figure, text or list of a JSON file is not what the format says. */
  readonly "wrong-value": { readonly expected: Expectation };
  readonly "wrong-length": { readonly found: number; readonly expected: number };
  readonly "missing-key": { readonly key: string };
  readonly "unknown-key": { readonly key: string };
  /** `figures` are more than the page or the terminal can hold. */
  readonly "too-large": { readonly figures: number; readonly most: number };
}

/** What a part of a JSON file must be. */
export type Expectation =
  | "text"
  | "number"
  | "finite"
  | "whole"
  | "not-negative"
  | "above-0"
  | "at-least-1"
  | "at-most-1"
  | "below-24"
  | "at-most-24"
  | "at-most-100"
  | "32-bit"
  | "list"
  | "object"
  /** Three figures: cpu, net, mem. */
  | "vector"
  | "resource"
  | "pattern"
  | "demand"
  /** The index of one of the PMs. */
  | "pm";

export type InputProblemCode = keyof InputProblems;

/** Where it is wrong. Null stands for "does not apply". */
export interface InputPlace {
  /** As the person named it. */
  readonly file: string;
  /** From 1; line breaks inside quoted cells count. */
  readonly line: number | null;
  /** The column's name in a CSV file. */
  readonly column: string | null;
  /** The path in a JSON file, for example `demand.table[3][0]`; the empty path is the whole file. */
  readonly path: string | null;
  /** What stands there, verbatim. */
  readonly value: string | null;
}

export type InputError<C extends InputProblemCode = InputProblemCode> = {
  [Code in C]: {
    readonly code: Code;
    readonly parameters: InputProblems[Code];
    readonly place: InputPlace;
  };
}[C];

/** An error at a place of which only the file and what is known is given. */
export function inputError<C extends InputProblemCode>(
  code: C,
  parameters: InputProblems[C],
  place: Partial<InputPlace> & Pick<InputPlace, "file">,
): InputError<C> {
  const whole: InputPlace = { line: null, column: null, path: null, value: null, ...place };
  return { code, parameters, place: whole } as InputError<C>;
}

const EXPECTATIONS: Readonly<Record<Expectation, string>> = {
  text: "text",
  number: "a number",
  finite: "a finite number",
  whole: "a whole number",
  "not-negative": "0 or more",
  "above-0": "above 0",
  "at-least-1": "1 or more",
  "at-most-1": "at most 1",
  "below-24": "below 24",
  "at-most-24": "at most 24",
  "at-most-100": "at most 100: a fraction of one PM, where 1 is a whole PM",
  "32-bit": "from -2147483648 to 4294967295",
  list: "a list",
  object: "an object",
  vector: "three figures: cpu, net, mem",
  resource: '"cpu", "net" or "mem"',
  pattern: '"normal", "steady" or "ramp"',
  demand: '"table" or "patterns"',
  pm: "the index of a PM, from 0",
};

const SENTENCES: { readonly [C in InputProblemCode]: (parameters: InputProblems[C]) => string } = {
  "not-utf8": () => "the file is not UTF-8 text",
  "empty-file": () => "the file is empty",
  "bad-quotes": () => "a quoted cell is not closed, or goes on after its closing quote",
  "missing-columns": ({ columns, found }) => `the header lacks ${columns}; it has ${found}`,
  "wrong-separator": ({ found }) => `the cells seem to be separated by ${found}, but must be by commas`,
  "unknown-columns": ({ columns, known }) => `the header has ${columns}, but only ${known} are known`,
  "doubled-column": () => "the header has this column twice",
  "hour-and-step": () => 'the header has both "hour" and "step", which mean the same',
  "no-rows": () => "there is a header, but no row below it",
  "blank-line": () => "a blank line among the rows",
  "wrong-cell-count": ({ found, expected }) =>
    `${found} ${found === 1 ? "cell" : "cells"}, but the header has ${expected}`,
  "empty-cell": () => "the cell is empty",
  "not-a-number": () => "not a number",
  "not-finite": () => "not a finite number",
  "negative-number": () => "negative",
  "not-an-integer": () => "not a whole number",
  "not-a-fraction": ({ most }) =>
    `demands are fractions of one PM (1 is a whole PM); this is more than the most that is read, ${most}`,
  "doubled-row": ({ vm, hour, first }) => `VM ${quoted(vm)} has hour ${hour} on line ${first} already`,
  "missing-row": ({ vm, hour, last }) =>
    `VM ${quoted(vm)} has no row for hour ${hour}; each VM needs one for every hour from 0 to ${last}`,
  "not-json": ({ reason }) => `not JSON: ${reason}`,
  "no-schema": ({ expected }) => `not a scenario file; its "schema" must be "${expected}"`,
  "newer-schema": ({ version, known }) =>
    `version ${version} of the format is newer than the newest known here, ${known}`,
  "wrong-value": ({ expected }) => `must be ${EXPECTATIONS[expected]}`,
  "wrong-length": ({ found, expected }) => `has ${found} entries, not ${expected}`,
  "missing-key": ({ key }) => `${quoted(key)} is missing`,
  "unknown-key": ({ key }) => `${quoted(key)} is not part of the format`,
  "too-large": ({ figures, most }) => `${figures} figures in all, more than the ${most} that fit`,
};

/** One line: `FILE, line 3, column cpu, "x": not a number`. Never contains a line break. */
export function formatInputError(error: InputError): string {
  const { file, line, column, path, value } = error.place;
  const where = [
    file,
    line === null ? null : `line ${line}`,
    column === null ? null : `column ${column}`,
    path === null || path === "" ? null : path,
    value === null ? null : quoted(value),
  ].filter((part) => part !== null);
  return printable(`${where.join(", ")}: ${sentence(error)}`);
}

function sentence<C extends InputProblemCode>(error: InputError<C>): string {
  const say = SENTENCES[error.code as C];
  return say(error.parameters as InputProblems[C]);
}

const LONGEST_QUOTE = 60;

/** Text as it stands, in quotes on one line; long text is cut. */
export function quoted(text: string): string {
  const characters = [...text];
  const cut = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}…` : text;
  return printable(JSON.stringify(cut));
}

/** Control characters and line separators as escapes, so that a line stays a line. */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
