/**
 * Gathers the rows of a demand CSV, in whatever order they come, and lays them out as one complete
 * table at the end. Memory grows with the rows (see `demand-blocks.ts`), never with the hour that a
 * row names: a single "hour 1000000000" is reported as a gap, not allocated. A table that could not
 * be held once it is complete, with every VM and every hour that have turned up, is refused there
 * and then; so is one over more hours than can be recorded of a single PM.
 */

import { present } from "../base/assert.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { Column } from "../base/vector.ts";
import type { CsvRow } from "./csv-rows.ts";
import { isBlank } from "./csv-rows.ts";
import type { DemandBlocks } from "./demand-blocks.ts";
import { createDemandBlocks } from "./demand-blocks.ts";
import type { DemandColumns, DemandKey } from "./demand-header.ts";
import type { InputError, InputPlace } from "./input-error.ts";
import { inputError, sizeError } from "./input-error.ts";
import { findRunProblem, findTableProblem, MOST_DEMAND } from "./limits.ts";
import type { NumberProblem } from "./read-number.ts";
import { readDemand, readHour, readPlainFigure } from "./read-number.ts";

export interface DemandTable {
  /** The ids of the file, verbatim, in order of first appearance: VM i is `vmNames[i]`. */
  readonly vmNames: readonly string[];
  readonly steps: number;
  /** `[step][vm][resource]`, fractions of one PM; above 1 where more is demanded (P5), at most {@link MOST_DEMAND}. */
  readonly table: Column;
}

export interface DemandCollector {
  /** Takes one row in, or says what is wrong with it. */
  add(row: CsvRow): InputError | null;
  /** The complete table, or the first gap in it. */
  finish(): Result<DemandTable, InputError>;
}

/** @param columns what the header says */
export function createDemandCollector(
  file: string,
  { names, index }: DemandColumns,
  blocks: DemandBlocks = createDemandBlocks(),
): DemandCollector {
  const vmOf = new Map<string, number>(); // in order of first appearance
  const rowsOf: number[] = []; // by VM
  let last = -1;

  const placeOf = ({ line, cells }: CsvRow, key: DemandKey): InputPlace => {
    const column = names[index[key]] ?? key;
    return { file, line, column, path: null, value: cells[index[key]] ?? "" };
  };

  function add(row: CsvRow): InputError | null {
    const { line, cells } = row;
    if (isBlank(row)) return inputError("blank-line", {}, { file, line });
    if (cells.length !== names.length) {
      const column = names[cells.length] ?? null; // the first one that is not there
      const lengths = { found: cells.length, expected: names.length };
      return inputError("wrong-cell-count", lengths, { file, line, column });
    }
    const name = cells[index.vm] ?? "";
    const hour = figureOf(cells[index.hour] ?? "", readHour);
    const cpu = figureOf(cells[index.cpu] ?? "", readDemand);
    const net = figureOf(cells[index.net] ?? "", readDemand);
    const mem = figureOf(cells[index.mem] ?? "", readDemand);
    const isGood =
      Number.isSafeInteger(hour) && cpu <= MOST_DEMAND && net <= MOST_DEMAND && mem <= MOST_DEMAND;
    if (!isGood || name.trim() === "") return errorIn(row);

    let vm = vmOf.get(name);
    if (vm === undefined) {
      vm = vmOf.size;
      vmOf.set(ownCopy(name), vm);
      rowsOf.push(0);
    }
    const first = blocks.lineOf(vm, hour);
    if (first !== 0) return inputError("doubled-row", { vm: name, hour, first }, placeOf(row, "hour"));
    blocks.add(vm, vmOf.size, hour, line, cpu, net, mem);
    rowsOf[vm] = (rowsOf[vm] ?? 0) + 1;
    if (hour > last) last = hour;
    return tooLarge();
  }

  /** What is wrong with a row whose cells are not all what they should be: the first of them. */
  function errorIn(row: CsvRow): InputError {
    const { cells } = row;
    const problemOf = (key: DemandKey, read: typeof readDemand): InputError | null => {
      const value = read(cells[index[key]] ?? "");
      if (value.kind === "error") return inputError<NumberProblem>(value.error, {}, placeOf(row, key));
      if (key === "hour" || value.value <= MOST_DEMAND) return null;
      return inputError("not-a-fraction", { most: MOST_DEMAND }, placeOf(row, key));
    };
    if ((cells[index.vm] ?? "").trim() === "") return inputError("empty-cell", {}, placeOf(row, "vm"));
    const found =
      problemOf("hour", readHour) ??
      problemOf("cpu", readDemand) ??
      problemOf("net", readDemand) ??
      problemOf("mem", readDemand);
    return present(found, `what is wrong on line ${row.line}`);
  }

  /** The first hour without a row of the first VM that lacks one, and the line of its row before or of its first. */
  function firstGap(steps: number): { vm: string; hour: number; line: number } {
    const vm = rowsOf.findIndex((count) => count < steps); // hours are distinct and below `steps`
    let hour = 0;
    while (blocks.lineOf(vm, hour) !== 0) hour++;
    const line = hour > 0 ? blocks.lineOf(vm, hour - 1) : blocks.firstLineOf(vm);
    return { vm: [...vmOf.keys()][vm] ?? "", hour, line };
  }

  function tooLarge(): InputError | null {
    const problem = findTableProblem(vmOf.size, blocks.hours) ?? findRunProblem(1, blocks.hours);
    return problem === null ? null : sizeError(problem, { file });
  }

  return {
    add,
    finish() {
      const steps = last + 1;
      if (vmOf.size === 0) return fail(inputError("no-rows", {}, { file }));
      if (blocks.rows < vmOf.size * steps) {
        const { vm, hour, line } = firstGap(steps);
        const place = { file, line, column: names[index.hour] ?? "hour", value: String(hour) };
        return fail(inputError("missing-row", { vm, hour, last }, place));
      }
      return ok({ vmNames: [...vmOf.keys()], steps, table: blocks.layOut(vmOf.size, steps) });
    },
  };
}

/** A figure, the usual ones fast; NaN where there is something wrong with it. */
function figureOf(cell: string, read: typeof readDemand): number {
  const plain = readPlainFigure(cell);
  if (!Number.isNaN(plain)) return plain;
  const value = read(cell);
  return value.kind === "ok" ? value.value : Number.NaN;
}

/** A cell is a window on the piece of the file that it came from; a name that stays must not keep that. */
const ownCopy = (text: string): string => Array.from(text).join("");
