/**
 * What can be wrong with a file that somebody hands us, as data: a code with its parameters, which
 * the page translates, and the place, which nobody has to translate. Parsers stop at the first
 * error and never guess what was meant. `formatInputError` is the line of the terminal, in English,
 * of which there is one (`input-error-texts.ts`).
 */

import { printable } from "../base/printable.ts";
import { EXPECTATION_TEXTS, INPUT_ERROR_TEXTS } from "./input-error-texts.ts";
import type { SizeProblem } from "./limits.ts";

/** Every code with its parameters. Lists are joined with ", " so that any message catalogue can take them. */
export interface InputProblems {
  /** The bytes are no UTF-8 text, from the place's line on. */
  readonly "not-utf8": Readonly<Record<never, never>>;
  readonly "empty-file": Readonly<Record<never, never>>;
  /** A quoted cell is not closed, or has something after its closing quote; the place is its opening quote, or what comes after. */
  readonly "bad-quotes": Readonly<Record<never, never>>;
  /** The first line holds figures. */
  readonly "no-header": Readonly<Record<never, never>>;
  readonly "missing-columns": { readonly columns: string; readonly found: string };
  /** Of cpu, net and mem, and nothing else: what was not measured. */
  readonly "missing-resources": { readonly columns: string; readonly found: string };
  /** The place's column, such as "timestamp", stands where one of `hour`, `step` and `time` is missing. */
  readonly "clock-by-other-name": Readonly<Record<never, never>>;
  /** The header has no comma, but more than one cell if they were separated by `found`, a text in quotes. */
  readonly "wrong-separator": { readonly found: string };
  /** The first line is a spreadsheet program's `sep=,`. */
  readonly "separator-line": Readonly<Record<never, never>>;
  /** The first line begins with "#". */
  readonly "comment-line": Readonly<Record<never, never>>;
  readonly "blank-before-header": Readonly<Record<never, never>>;
  /** More than one thing in the header: `"name" → key` is to be renamed, `+ key` added, `− "name"` taken out. */
  readonly "header-changes": { readonly changes: string };
  readonly "unknown-columns": { readonly columns: string; readonly known: string };
  /** The place's column, such as "host", says where a VM runs. */
  readonly "host-column": Readonly<Record<never, never>>;
  readonly "doubled-column": Readonly<Record<never, never>>;
  /** More than one of `hour`, `step` and `time`. */
  readonly "two-clocks": { readonly columns: string };
  readonly "no-rows": Readonly<Record<never, never>>;
  readonly "blank-line": Readonly<Record<never, never>>;
  readonly "wrong-cell-count": { readonly found: number; readonly expected: number };
  /** A row of more than `most` characters. */
  readonly "row-too-long": { readonly most: number };
  /** A name, text or figure of more than `most` characters. */
  readonly "too-long": { readonly most: number };
  readonly "too-many-vms": { readonly most: number };
  readonly "empty-cell": Readonly<Record<never, never>>;
  readonly "not-a-number": Readonly<Record<never, never>>;
  readonly "not-finite": Readonly<Record<never, never>>;
  readonly "negative-number": Readonly<Record<never, never>>;
  readonly "not-an-integer": Readonly<Record<never, never>>;
  /** A figure with a sign of per cent. */
  readonly "per-cent-sign": Readonly<Record<never, never>>;
  /** A demand of more than `most` PMs, which is read only where it is allowed; `fraction` is what it is as per cent. */
  readonly "large-demand": { readonly most: number; readonly fraction: number };
  /** A demand of more than `most` PMs: it is in some other unit. */
  readonly "not-a-fraction": { readonly most: number };
  readonly "not-a-time": Readonly<Record<never, never>>;
  /** A figure too small to be a time. */
  readonly "count-as-time": Readonly<Record<never, never>>;
  /** A date without its signs, 20260501, in any column that says when; `time` is how it is to be written. */
  readonly "compact-date": { readonly time: string };
  /** A time in a column that counts hours or steps. */
  readonly "time-as-index": { readonly column: string; readonly time: string };
  /** The least of all hours or steps is not 0. */
  readonly "starts-late": { readonly column: string; readonly first: number };
  /** All hours or steps are multiples of `stride`, above 1, apart. */
  readonly "index-strides": { readonly column: string; readonly stride: number };
  /** No distance of times is more common than all others: one is `before` minutes and the next `after`. */
  readonly "uneven-times": { readonly before: number; readonly after: number };
  /** Times are most commonly `minutes` apart, but this one is not `expected`, which was due. */
  readonly "irregular-time": { readonly minutes: number; readonly expected: string };
  /** The times are `found` minutes apart, but the step was said to be `given`. */
  readonly "other-step-length": { readonly given: number; readonly found: number };
  /** The same VM and time stand on line `first` already; `column` is the one that says when. */
  readonly "doubled-row": {
    readonly vm: string;
    readonly column: string;
    readonly time: string;
    readonly first: number;
  };
  /** The place is the row of the VM before the gap or, where it starts late, its first one. */
  readonly "missing-row": {
    readonly vm: string;
    readonly column: string;
    readonly time: string;
    readonly first: string;
    readonly last: string;
  };
  /** Not text, but what a spreadsheet program saves. */
  readonly spreadsheet: { readonly format: string };
  /** Packed, as one file or many. */
  readonly compressed: { readonly format: string };
  /** A table in a binary format, such as Parquet. */
  readonly "binary-table": { readonly format: string };
  readonly "utf-16": Readonly<Record<never, never>>;
  /** Bytes that no text has. */
  readonly binary: Readonly<Record<never, never>>;
  /** HTML or XML. */
  readonly markup: { readonly format: string };
  /** What Prometheus answers, in JSON. */
  readonly prometheus: Readonly<Record<never, never>>;
  /** What Prometheus collects: names with figures, line by line. */
  readonly "prometheus-text": Readonly<Record<never, never>>;
  /** JSON on every line. */
  readonly "json-lines": Readonly<Record<never, never>>;
  /** JSON of neither kind, where a demand table was expected. */
  readonly "json-as-demands": Readonly<Record<never, never>>;
  readonly "scenario-as-demands": Readonly<Record<never, never>>;
  readonly "demands-as-scenario": Readonly<Record<never, never>>;
  /** `found`, a text in quotes, stands where JSON cannot have it. */
  readonly "not-json": { readonly found: string };
  /** JSON that breaks off. */
  readonly "json-ends": Readonly<Record<never, never>>;
  readonly "doubled-key": { readonly key: string };
  /** More than `most` blanks between two tokens. */
  readonly "too-many-blanks": { readonly most: number };
  /** Brackets are nested deeper than `most`. */
  readonly "too-deep": { readonly most: number };
  /** An object has more than `most` keys. */
  readonly "too-many-keys": { readonly most: number };
  /** JSON has more than `most` values. */
  readonly "too-many-values": { readonly most: number };
  readonly "no-schema": { readonly expected: string };
  readonly "newer-schema": { readonly version: number; readonly known: number };
  /** A figure, text or list of a JSON file is not what the format says. */
  readonly "wrong-value": { readonly expected: Expectation };
  readonly "wrong-length": { readonly found: number; readonly expected: number };
  /** A list that may have any length up to `most`. */
  readonly "list-too-long": { readonly found: number; readonly most: number };
  /** A fork adds more PMs than it may. */
  readonly "too-many-added": { readonly found: number; readonly most: number };
  readonly "missing-key": { readonly key: string };
  readonly "unknown-key": { readonly key: string };
  /** The system's own words, where reading broke off. */
  readonly unreadable: { readonly reason: string };
  /** The demand table has more figures than can be held. */
  readonly "table-too-large": { readonly figures: number; readonly most: number };
  /** A run would record more figures than can be held. */
  readonly "run-too-large": { readonly figures: number; readonly most: number };
}

/** What a part of a JSON file must be. */
export type Expectation =
  | "text"
  | "number"
  | "finite"
  | "whole"
  | "not-negative"
  | "at-least-1"
  | "below-a-billion"
  /** A threshold, or the limit. */
  | "threshold-range"
  | "migration-memory"
  | "migration-rate"
  | "migration-writes"
  /** A figure of a PM's capacity. */
  | "capacity-range"
  /** The width of a normal pattern. */
  | "width-range"
  | "below-24"
  | "at-most-24"
  | "at-most-100"
  /** Noise. */
  | "at-most-10"
  /** The load of a generated fleet. */
  | "load-range"
  /** A weight of its mix. */
  | "weight-range"
  /** The VMs of a generated fleet. */
  | "at-most-a-million"
  | "at-least-pms"
  /** A mix of which no pattern, or no main resource, weighs more than 0. */
  | "weight"
  | "32-bit"
  /** A point in time, in UTC. */
  | "instant"
  /** The last step begins before the year 10000. */
  | "before-10000"
  /** Minutes of a step. */
  | "step-length"
  /** A derivation of random streams. */
  | "streams"
  | "list"
  | "object"
  /** Three figures: cpu, net, mem. */
  | "vector"
  | "resource"
  | "pattern"
  | "demand"
  /** The capacities of the PMs. */
  | "capacity"
  /** The first PM of each VM. */
  | "placement"
  /** The index of one of the PMs. */
  | "pm"
  /** The index of one of the VMs. */
  | "vm"
  /** The index of one of the steps. */
  | "step"
  /** The kind of an intervention. */
  | "intervention"
  /** The VMs of a load. */
  | "some-vms"
  | "each-vm-once"
  /** The second VM of a swap. */
  | "another-vm"
  /** What is added to a demand. */
  | "within-100";

export type InputProblemCode = keyof InputProblems;

/** Where it is wrong. Null stands for "does not apply". */
export interface InputPlace {
  /** As the person named it. */
  readonly file: string;
  /** From 1; line breaks inside quoted cells count. */
  readonly line: number | null;
  /** Which character of the line, from 1. */
  readonly character: number | null;
  /** The column's name in a CSV file. */
  readonly column: string | null;
  /** The path in a JSON file, for example `demand.table[3][0]`; the empty path is the whole file. */
  readonly path: string | null;
  /** What stands there, verbatim; long text is cut (see {@link excerpt}). */
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
  const { file, line = null, character = null, column = null, path = null, value = null } = place;
  const whole: InputPlace = {
    file,
    line,
    character,
    column: column === null ? null : excerpt(column),
    path: path === null ? null : excerpt(path, LONGEST_PATH),
    value: value === null ? null : excerpt(value),
  };
  return { code, parameters, place: whole } as InputError<C>;
}

/** An error of a scenario that is too large. */
export const sizeError = (
  { kind, figures, most }: SizeProblem,
  place: Partial<InputPlace> & Pick<InputPlace, "file">,
): InputError => inputError(kind, { figures, most }, place);

/** One line: `FILE, line 3, column cpu, "x": not a number`. Never contains a line break. */
export function formatInputError(error: InputError): string {
  const { file, line, character, column, path, value } = error.place;
  const where = [
    file,
    line === null ? null : `line ${line}`,
    character === null ? null : `character ${character}`,
    column === null ? null : `column ${column}`,
    path === null || path === "" ? null : path,
    value === null ? null : quoted(value),
  ].filter((part) => part !== null);
  return printable(`${where.join(", ")}: ${sentence(error)}`);
}

function sentence(error: InputError): string {
  const parameters =
    error.code === "wrong-value"
      ? { expected: EXPECTATION_TEXTS[error.parameters.expected] }
      : textParameters(error);
  return INPUT_ERROR_TEXTS[error.code].replace(
    /\{\{(\w+)[^}]*\}\}/g,
    (_, name: string) => `${parameters[name]}`,
  );
}

/** What goes into an error's text in any language: names of the file's own are in quotes, and cut where they are long. */
export const textParameters = ({ parameters }: InputError): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries<string | number>(parameters).map(([name, value]) => [
      name,
      name === "vm" || name === "key" ? quoted(String(value)) : value,
    ]),
  );

const SIGNIFICANT_DIGITS = 4;

/** A figure as it is said: whole, or with few digits (0.3333). */
export const fewDigits = (figure: number): number =>
  Number.isInteger(figure) ? figure : Number(figure.toPrecision(SIGNIFICANT_DIGITS));

const LONGEST_QUOTE = 60;
const LONGEST_PATH = 120;

/**
 * The beginning of a text, which may be of any length: so many characters as they are printed,
 * escapes included, and an ellipsis where that is not all. Nothing of a file gets into an error but through this.
 */
function excerpt(text: string, longest: number = LONGEST_QUOTE): string {
  if (text.length * LONGEST_ESCAPE <= longest) return text;
  let room = longest;
  let end = 0;
  for (const character of text.slice(0, 2 * longest + 2)) {
    room -= escaped(character).length;
    if (room < 0) break;
    end += character.length;
  }
  return end === text.length ? text : `${text.slice(0, end).replace(/…$/, "")}…`;
}

/** `\u0000`. */
const LONGEST_ESCAPE = 6;

const escaped = (text: string): string => printable(JSON.stringify(text).slice(1, -1));

/** Text as it stands, in quotes on one line; long text is cut. */
export const quoted = (text: string, longest?: number): string => `"${escaped(excerpt(text, longest))}"`;
