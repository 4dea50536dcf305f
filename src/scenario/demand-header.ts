/**
 * The header of a demand CSV: which column stands where. All five are required, each once, in upper
 * or lower case, under exactly these names; which of `hour`, `step` and `time` stands there says how
 * times are read (see `demand-clock.ts`). Any other column is an error, since what it means could
 * only be guessed; what people most likely meant is said.
 */

import { present } from "../base/assert.ts";
import { RESOURCES } from "../base/resources.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { CsvRow } from "./csv-rows.ts";
import type { ClockName } from "./demand-clock.ts";
import { CLOCKS } from "./demand-clock.ts";
import type { InputError } from "./input-error.ts";
import { inputError, quoted } from "./input-error.ts";

/** `when` stands for the one of {@link CLOCKS} that is there. */
const KEYS = ["vm", "when", ...RESOURCES] as const;
const NAMED_KEYS = ["vm", ...RESOURCES] as const;
export type DemandKey = (typeof KEYS)[number];

export interface DemandColumns {
  /** The header's names, left to right. */
  readonly names: readonly string[];
  /** Where each column stands, from 0. */
  readonly index: Readonly<Record<DemandKey, number>>;
  readonly clock: ClockName;
}

export function readDemandHeader({ cells, line }: CsvRow, file: string): Result<DemandColumns, InputError> {
  const names = cells.map((cell) => cell.trim());
  const keys = names.map(keyOf);
  if (keys.every((key) => key === null) && names.some(isFigure))
    return fail(inputError("no-header", {}, { file, line }));

  const missing = KEYS.filter((key) => !keys.includes(key));
  const unknown = names.filter((_, i) => keys[i] === null);
  const changes = changesError(missing, unknown, { file, line });
  if (changes !== null) return fail(changes);
  if (missing.length > 0) return fail(missingError(missing, names, { file, line }));
  if (unknown.length > 0) return fail(unknownError(unknown, { file, line }));
  const clocks = names.filter((_, i) => keys[i] === "when");
  if (new Set(clocks.map(clockOf)).size > 1)
    return fail(
      inputError("two-clocks", { columns: listed(clocks) }, { file, line, column: clocks[1] ?? null }),
    );
  const doubled = names.find((_, i) => keys.indexOf(keys[i] ?? null) !== i);
  if (doubled !== undefined) return fail(inputError("doubled-column", {}, { file, line, column: doubled }));

  const indexOf = (key: DemandKey): number => keys.indexOf(key);
  const index = {
    vm: indexOf("vm"),
    when: indexOf("when"),
    cpu: indexOf("cpu"),
    net: indexOf("net"),
    mem: indexOf("mem"),
  };
  return ok({ names, index, clock: present(clockOf(clocks[0] ?? ""), "a clock") });
}

/** What is wrong with a row that stands where the header should, if it is none at all; its quotes may be wrong. */
export function findHeaderLineProblem(row: CsvRow, file: string): InputError | null {
  const { cells, line, blankLine, problem } = row;
  if (blankLine !== null) return inputError("blank-before-header", {}, { file, line: blankLine });
  if (problem?.kind === "row-too-long") return null;
  const place = { file, line };
  const [whole = ""] = cells;
  // Quotes look wrong where the cells are separated otherwise.
  const separator = problem === null ? otherSeparator(cells.map((cell) => cell.trim())) : problem.next;
  const isHeader = cells.filter((cell) => keyOf(uncommented(cell.trim())) !== null).length > 1;
  if (whole.trim().startsWith("#") && !isHeader) return inputError("comment-line", {}, place);
  if (cells.every((cell) => cell.trim() === "")) return inputError("blank-before-header", {}, place);
  if (/^sep=/i.test(whole.trim()) && separator === null) return inputError("separator-line", {}, place);
  if (separator === null || (problem !== null && !SEPARATORS.includes(separator))) return null;
  return inputError("wrong-separator", { found: quoted(separator) }, place);
}

/** Whether a text begins as a demand table does, or as one with another separator: its first line has columns of ours. */
export function looksLikeDemands(beginning: string): boolean {
  const [first = ""] = beginning.trimStart().split(/[\r\n]/, 1);
  const names = first.split(/[,;\t|]/).map((name) => name.replaceAll('"', "").trim());
  return names.filter((name) => keyOf(name) !== null).length > 1;
}

type Line = { readonly file: string; readonly line: number };

function missingError(missing: readonly DemandKey[], names: readonly string[], place: Line): InputError {
  const columns = missing.map((key) => (key === "when" ? "hour" : key));
  const parameters = { columns: columns.join(", "), found: listed(names) };
  const at = { ...place, column: columns[0] ?? null };
  if (!missing.includes("vm") && !missing.includes("when"))
    return inputError("missing-resources", parameters, at);
  return inputError("missing-columns", parameters, at);
}

/**
 * All that is to be changed, where columns stand there under other names, or where some are too
 * many and others are missing. Null where that is not so, or nothing but a guess.
 */
function changesError(
  missing: readonly DemandKey[],
  unknown: readonly string[],
  place: Line,
): InputError | null {
  const renames = new Map<string, DemandKey>();
  for (const key of missing) {
    const free = unknown.filter((name) => !renames.has(name));
    const name = free.find((other) => !HOST.test(other) && OTHER_NAMES[key].test(uncommented(other)));
    const host = key === "vm" ? free.find((other) => HOST.test(other)) : undefined; // a "server" may be what is placed
    const found = name ?? host;
    if (found !== undefined) renames.set(found, key);
  }
  const added = missing.filter((key) => ![...renames.values()].includes(key));
  const removed = unknown.filter((name) => !renames.has(name));
  const known = KEYS.length - added.length;
  const [first] = unknown;
  if (first === undefined || known < LEAST_KNOWN) return null;
  if (unknown.length === 1 && renames.get(first) === "when" && added.length === 0)
    return inputError("clock-by-other-name", {}, { ...place, column: first });
  if (renames.size === 0 && (!unknown.some((name) => HOST.test(name)) || missing.length === 0)) return null;
  const changes = [
    ...[...renames].map(([name, key]) => `${brief(name)} → ${key === "when" ? clockLike(name) : key}`),
    ...added.map((key) => `+ ${key === "when" ? "hour" : key}`),
    ...(removed.length === 0 ? [] : [listed(removed, "− ")]),
  ];
  return inputError("header-changes", { changes: changes.join(", ") }, { ...place, column: first || null });
}

/** With fewer columns of ours a table is of another kind altogether. */
const LEAST_KNOWN = 3;

function unknownError(unknown: readonly string[], place: Line): InputError {
  const host = unknown.find((name) => HOST.test(name));
  if (host !== undefined) return inputError("host-column", {}, { ...place, column: host });
  const parameters = { columns: listed(unknown), known: "vm, hour (or step, or time), cpu, net, mem" };
  return inputError("unknown-columns", parameters, { ...place, column: unknown[0] || null });
}

/** What people call columns of ours. */
const OTHER_NAMES: Readonly<Record<DemandKey, RegExp>> = {
  vm: /^(vms?|virtual[ _-]?machine|guest|instance|name|id|uuid)([ _-]|$)|^vm(name|id|uuid)$|^virtualmachine/i,
  when: /^(time|date|epoch|period|interval|minute|day|hours|steps|ts$|t$)/i,
  cpu: /cpu|processor/i,
  net: /^net|network|bandwidth|traffic/i,
  mem: /^mem|memory|^ram([^a-z]|$)/i,
};

/** Which of {@link CLOCKS} a column that says when would be. */
const clockLike = (name: string): ClockName => {
  if (/^hours/i.test(name)) return "hour";
  return /^(steps|period|interval|t$)/i.test(name) ? "step" : "time";
};

/** Some write the header as a comment. */
const uncommented = (name: string): string => name.replace(/^# */, "");

const HOST = /^(host|hosts?[ _-]?name|pm|node|server|hypervisor|machine|esx)$/i;

const clockOf = (name: string): ClockName | undefined => CLOCKS.find((clock) => clock === name.toLowerCase());

function keyOf(name: string): DemandKey | null {
  if (clockOf(name) !== undefined) return "when";
  return NAMED_KEYS.find((key) => key === name.toLowerCase()) ?? null;
}

const isFigure = (cell: string): boolean => cell !== "" && !Number.isNaN(Number(cell));

/** A list of names is a line. */
const MOST_LISTED = 12;
const LONGEST_LIST = 120;
const LONGEST_LISTED = 30;

/** A name of a list, in quotes. */
const brief = (name: string): string => quoted(name, LONGEST_LISTED);

/** Names in quotes; of many the first ones, and how many more there are: `"a", "b", … (+7)`. */
function listed(names: readonly string[], sign = ""): string {
  const first: string[] = [];
  let room = LONGEST_LIST;
  for (const name of names.slice(0, MOST_LISTED)) {
    const text = `${sign}${brief(name)}`;
    room -= text.length;
    if (room < 0) break;
    first.push(text);
  }
  const more = names.length - first.length;
  return [...first, ...(more > 0 ? [`… (+${more})`] : [])].join(", ");
}

/** What others separate cells by. */
const SEPARATORS = [";", "\t", "|"];

/** What separates the cells instead of a comma, if the one cell that there is falls apart by it. */
function otherSeparator([whole = "", ...others]: readonly string[]): string | null {
  if (others.length > 0) return null;
  const separator = SEPARATORS.find((character) => whole.includes(character));
  if (separator !== undefined) return separator;
  const words = whole.split(/ +/);
  const isColumns = words.every((word) => isFigure(word) || keyOf(word) !== null);
  return words.length > 1 && isColumns ? " " : null;
}
