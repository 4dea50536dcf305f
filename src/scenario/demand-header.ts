/**
 * The header of a demand CSV: which column stands where. All five are required, each once, under
 * exactly these names; `step` is another name for `hour`. Any other column is an error, since what
 * it means could only be guessed.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { CsvRow } from "./csv-rows.ts";
import type { InputError } from "./input-error.ts";
import { inputError, quoted } from "./input-error.ts";

const KEYS = ["vm", "hour", "cpu", "net", "mem"] as const;
export type DemandKey = (typeof KEYS)[number];

export interface DemandColumns {
  /** The header's names, left to right. */
  readonly names: readonly string[];
  /** Where each column stands, from 0. */
  readonly index: Readonly<Record<DemandKey, number>>;
}

export function readDemandHeader({ cells, line }: CsvRow, file: string): Result<DemandColumns, InputError> {
  const names = cells.map((cell) => cell.trim());
  const keys = names.map((name) => (name === "step" ? "hour" : name));
  const separator = otherSeparator(names);
  if (separator !== undefined)
    return fail(inputError("wrong-separator", { found: quoted(separator) }, { file, line }));
  const found = names.map(quoted).join(", ");
  const missing = KEYS.filter((key) => !keys.includes(key));
  if (missing.length > 0) {
    const place = { file, line, column: missing[0] ?? null };
    return fail(inputError("missing-columns", { columns: missing.join(", "), found }, place));
  }
  const unknown = names.filter((_, i) => !KEYS.some((key) => key === keys[i]));
  if (unknown.length > 0) {
    const parameters = { columns: unknown.map(quoted).join(", "), known: KEYS.join(", ") };
    return fail(inputError("unknown-columns", parameters, { file, line, column: unknown[0] || null }));
  }
  const doubled = names.find((_, i) => keys.indexOf(keys[i] ?? "") !== i);
  if (doubled !== undefined) {
    const both =
      names.includes("hour") && names.includes("step") && (doubled === "hour" || doubled === "step");
    const place = { file, line, column: doubled };
    return fail(both ? inputError("hour-and-step", {}, place) : inputError("doubled-column", {}, place));
  }
  const indexOf = (key: DemandKey): number => keys.indexOf(key);
  const index = {
    vm: indexOf("vm"),
    hour: indexOf("hour"),
    cpu: indexOf("cpu"),
    net: indexOf("net"),
    mem: indexOf("mem"),
  };
  return ok({ names, index });
}

/** What separates the cells instead of a comma, if the one cell that there is holds at least two columns of ours. */
function otherSeparator([whole = "", ...others]: readonly string[]): string | undefined {
  if (others.length > 0) return undefined;
  return [";", "\t", "|"].find((separator) => {
    const names = whole.split(separator).map((name) => name.trim());
    return KEYS.filter((key) => names.includes(key)).length > 1;
  });
}
