/**
 * Gathers the rows of a demand CSV, in whatever order they come, and lays them out as one complete
 * table at the end. Memory grows with the rows that are there, never with the hours that a row
 * names: a single "hour 1000000000" is reported as a gap, not allocated.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { CsvRow } from "./csv-rows.ts";
import { isBlank } from "./csv-rows.ts";
import type { DemandColumns, DemandKey } from "./demand-header.ts";
import type { InputError } from "./input-error.ts";
import { inputError } from "./input-error.ts";
import { figuresOf, MOST_DEMAND, MOST_FIGURES } from "./limits.ts";
import type { NumberProblem } from "./read-number.ts";
import { readDemand, readHour } from "./read-number.ts";

export interface DemandTable {
  /** The ids of the file, verbatim, in order of first appearance: VM i is `vmNames[i]`. */
  readonly vmNames: readonly string[];
  readonly steps: number;
  /** `[step][vm][resource]`, fractions of one PM; above 1 where more is demanded (P5), at most {@link MOST_DEMAND}. */
  readonly table: Float64Array;
}

interface Row {
  readonly line: number;
  readonly demand: readonly [cpu: number, net: number, mem: number];
}

export interface DemandCollector {
  /** Takes one row in, or says what is wrong with it. */
  add(row: CsvRow, columns: DemandColumns): InputError | null;
  /** The complete table, or the first gap in it. */
  finish(): Result<DemandTable, InputError>;
}

export function createDemandCollector(file: string): DemandCollector {
  const rowsOf = new Map<string, Map<number, Row>>(); // by VM in order of first appearance, by hour
  let last = -1;
  let hourColumn = "hour"; // or "step"

  return {
    add(row, { names, index }) {
      const { line, cells } = row;
      const found = cells.length;
      if (isBlank(row)) return inputError("blank-line", {}, { file, line });
      if (found !== names.length) {
        const column = names[found] ?? null; // the first one that is not there
        return inputError("wrong-cell-count", { found, expected: names.length }, { file, line, column });
      }
      const cell = (key: DemandKey): string => cells[index[key]] ?? "";
      const placeOf = (key: DemandKey) => ({
        file,
        line,
        column: names[index[key]] ?? key,
        value: cell(key),
      });
      const wrong = (code: NumberProblem, key: DemandKey): InputError => inputError(code, {}, placeOf(key));
      const demandOf = (key: "cpu" | "net" | "mem"): Result<number, InputError> => {
        const demand = readDemand(cell(key));
        if (demand.kind === "error") return fail(wrong(demand.error, key));
        if (demand.value <= MOST_DEMAND) return demand;
        return fail(inputError("not-a-fraction", { most: MOST_DEMAND }, placeOf(key)));
      };

      hourColumn = names[index.hour] ?? hourColumn;
      const vm = cell("vm");
      if (vm.trim() === "") return wrong("empty-cell", "vm");
      const hour = readHour(cell("hour"));
      if (hour.kind === "error") return wrong(hour.error, "hour");
      const cpu = demandOf("cpu");
      if (cpu.kind === "error") return cpu.error;
      const net = demandOf("net");
      if (net.kind === "error") return net.error;
      const mem = demandOf("mem");
      if (mem.kind === "error") return mem.error;

      const rows = rowsOf.get(vm) ?? new Map<number, Row>();
      const first = rows.get(hour.value);
      if (first !== undefined) {
        return inputError("doubled-row", { vm, hour: hour.value, first: first.line }, placeOf("hour"));
      }
      rowsOf.set(vm, rows.set(hour.value, { line, demand: [cpu.value, net.value, mem.value] }));
      last = Math.max(last, hour.value);
      return null;
    },

    finish() {
      if (rowsOf.size === 0) return fail(inputError("no-rows", {}, { file }));
      const gap = firstGap(rowsOf, last);
      if (gap !== null) {
        const { vm, hour, line } = gap;
        const place = { file, line, column: hourColumn, value: String(hour) };
        return fail(inputError("missing-row", { vm, hour, last }, place));
      }
      const figures = figuresOf({ pms: 0, vms: rowsOf.size, steps: last + 1 });
      if (figures > MOST_FIGURES)
        return fail(inputError("too-large", { figures, most: MOST_FIGURES }, { file }));
      return ok({ vmNames: [...rowsOf.keys()], steps: last + 1, table: layOut(rowsOf, last + 1) });
    },
  };
}

/** The first hour without a row of the first VM that lacks one, and the line of its row before. */
function firstGap(
  rowsOf: ReadonlyMap<string, ReadonlyMap<number, Row>>,
  last: number,
): { vm: string; hour: number; line: number | null } | null {
  for (const [vm, rows] of rowsOf) {
    if (rows.size === last + 1) continue; // hours are distinct and at most `last`
    let hour = 0;
    while (rows.has(hour)) hour++;
    const before = rows.get(hour - 1) ?? [...rows.values()][0];
    return { vm, hour, line: before?.line ?? null };
  }
  return null;
}

/** `[step][vm][resource]`. */
function layOut(rowsOf: ReadonlyMap<string, ReadonlyMap<number, Row>>, steps: number): Float64Array {
  const vms = rowsOf.size;
  const table = new Float64Array(steps * vms * RESOURCE_COUNT);
  let vm = 0;
  for (const rows of rowsOf.values()) {
    for (const [hour, { demand }] of rows) table.set(demand, (hour * vms + vm) * RESOURCE_COUNT);
    vm++;
  }
  return table;
}
