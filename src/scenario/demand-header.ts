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
  const separator = otherSeparator(names);
  if (separator !== null)
    return fail(inputError("wrong-separator", { found: quoted(separator) }, { file, line }));
  if (keys.every((key) => key === null) && names.some(isFigure))
    return fail(inputError("no-header", {}, { file, line }));

  const missing = KEYS.filter((key) => !keys.includes(key));
  if (missing.length > 0) return fail(missingError(missing, names, { file, line }));
  const unknown = names.filter((_, i) => keys[i] === null);
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
  const clock = names.find((name) => OTHER_CLOCK.test(name));
  if (missing.length === 1 && missing[0] === "when" && clock !== undefined)
    return inputError("clock-by-other-name", {}, { ...place, column: clock });
  return inputError("missing-columns", parameters, at);
}

function unknownError(unknown: readonly string[], place: Line): InputError {
  const host = unknown.find((name) => HOST.test(name));
  if (host !== undefined) return inputError("host-column", {}, { ...place, column: host });
  const parameters = { columns: listed(unknown), known: "vm, hour (or step, or time), cpu, net, mem" };
  return inputError("unknown-columns", parameters, { ...place, column: unknown[0] || null });
}

const OTHER_CLOCK = /^(time|date|epoch|period|interval|minute|day|hours|steps|ts$|t$)/i;
const HOST = /^(host|hosts?[ _-]?name|pm|node|server|hypervisor|machine|esx)$/i;

const clockOf = (name: string): ClockName | undefined => CLOCKS.find((clock) => clock === name.toLowerCase());

function keyOf(name: string): DemandKey | null {
  if (clockOf(name) !== undefined) return "when";
  return NAMED_KEYS.find((key) => key === name.toLowerCase()) ?? null;
}

const isFigure = (cell: string): boolean => cell !== "" && !Number.isNaN(Number(cell));

const MOST_LISTED = 12;

/** Names in quotes; of many the first ones. */
const listed = (names: readonly string[]): string =>
  [...names.slice(0, MOST_LISTED).map(quoted), ...(names.length > MOST_LISTED ? ["…"] : [])].join(", ");

/** What separates the cells instead of a comma, if the one cell that there is falls apart by it. */
function otherSeparator([whole = "", ...others]: readonly string[]): string | null {
  if (others.length > 0) return null;
  const separator = [";", "\t", "|"].find((character) => whole.includes(character));
  if (separator !== undefined) return separator;
  const words = whole.split(/ +/);
  const isColumns = words.every((word) => isFigure(word) || keyOf(word) !== null);
  return words.length > 1 && isColumns ? " " : null;
}
