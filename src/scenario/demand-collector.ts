/**
 * Gathers the rows of a demand CSV, in whatever order they come, and lays them out as one complete
 * table at the end. Memory grows with the rows (see `demand-blocks.ts`), never with the hour that a
 * row names: a single "hour 10000000" is reported as a gap, not allocated. A table that could not
 * be held once it is complete, with every VM and every time that have turned up, is refused there
 * and then; so is one over more times than can be recorded of a single PM.
 */

import { present } from "../base/assert.ts";
import { RESOURCES } from "../base/resources.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { Column } from "../base/vector.ts";
import type { CsvRow } from "./csv-rows.ts";
import type { DemandBlocks } from "./demand-blocks.ts";
import { createDemandBlocks } from "./demand-blocks.ts";
import type { ClockName, StepPlan } from "./demand-clock.ts";
import { createDemandClock, ownCopy } from "./demand-clock.ts";
import type { DemandColumns, DemandKey } from "./demand-header.ts";
import type { InputError, InputPlace } from "./input-error.ts";
import { inputError, sizeError } from "./input-error.ts";
import {
  findRunProblem,
  findTableProblem,
  MOST_DEMAND,
  MOST_NAMED_VMS,
  MOST_TEXT,
  MOST_USUAL_DEMAND,
} from "./limits.ts";
import type { NumberProblem } from "./read-number.ts";
import { readDemand, readOrNaN } from "./read-number.ts";

export interface DemandTable extends Pick<StepPlan, "steps" | "stepMinutes" | "start"> {
  /** The ids of the file, verbatim, in order of first appearance: VM i is `vmNames[i]`. */
  readonly vmNames: readonly string[];
  /** The column that says when. */
  readonly clock: ClockName;
  /** `[step][vm][resource]`, fractions of one PM; above 1 where more is demanded (P5), at most {@link MOST_DEMAND}. */
  readonly table: Column;
}

export interface DemandCollector {
  /** Takes one row in, or says what is wrong with it. */
  add(row: CsvRow): InputError | null;
  /** The complete table, or the first gap in it. */
  finish(): Result<DemandTable, InputError>;
}

export interface CollectorOptions {
  /** Reads demands above {@link MOST_USUAL_DEMAND}, too. */
  readonly allowLarge: boolean;
}

/** @param columns what the header says */
export function createDemandCollector(
  file: string,
  { names, index, clock: clockName }: DemandColumns,
  { allowLarge }: CollectorOptions,
  blocks: DemandBlocks = createDemandBlocks(),
): DemandCollector {
  const clock = createDemandClock(clockName);
  const most = allowLarge ? MOST_DEMAND : MOST_USUAL_DEMAND;
  const vmOf = new Map<string, number>(); // in order of first appearance
  const rowsOf: number[] = []; // by VM
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;

  const columnOf = (key: DemandKey): string => names[index[key]] ?? key;
  const placeAt = (line: number, column: string, value: string): InputPlace => {
    return { file, line, character: null, column, path: null, value };
  };
  const placeOf = ({ line, cells }: CsvRow, key: DemandKey): InputPlace => {
    return placeAt(line, columnOf(key), cells[index[key]] ?? "");
  };
  const timePlace = (line: number, time: number): InputPlace => {
    return placeAt(line, columnOf("when"), clock.textOf(time));
  };

  function add(row: CsvRow): InputError | null {
    const { line, cells } = row;
    if (cells.length !== names.length) {
      const column = names[cells.length] ?? null; // the first one that is not there
      const lengths = { found: cells.length, expected: names.length };
      return inputError("wrong-cell-count", lengths, { file, line, column });
    }
    const name = cells[index.vm] ?? "";
    const time = clock.read(cells[index.when] ?? "");
    const cpu = readOrNaN(cells[index.cpu] ?? "", readDemand);
    const net = readOrNaN(cells[index.net] ?? "", readDemand);
    const mem = readOrNaN(cells[index.mem] ?? "", readDemand);
    const isGood = Number.isSafeInteger(time) && cpu <= most && net <= most && mem <= most;
    if (!isGood || name.trim() === "") return errorIn(row, time);

    let vm = vmOf.get(name);
    if (vm === undefined) {
      if (name.length > MOST_TEXT) return inputError("too-long", { most: MOST_TEXT }, placeOf(row, "vm"));
      vm = vmOf.size;
      if (vm === MOST_NAMED_VMS) return inputError("too-many-vms", { most: vm }, placeOf(row, "vm"));
      vmOf.set(ownCopy(name), vm);
      rowsOf.push(0);
    }
    const before = blocks.lineOf(vm, time);
    if (before !== 0) {
      const parameters = { vm: name, column: clockName, time: clock.textOf(time), first: before };
      return inputError("doubled-row", parameters, placeOf(row, "when"));
    }
    blocks.add(vm, vmOf.size, time, line, cpu, net, mem);
    rowsOf[vm] = present(rowsOf[vm], "a VM that has a name") + 1;
    if (time < first) first = time;
    if (time > last) last = time;
    return tooLarge();
  }

  /** What is wrong with a row whose cells are not all what they should be: the first of them. */
  function errorIn(row: CsvRow, time: number): InputError {
    const { cells } = row;
    for (const key of ["vm", "when"] as const)
      if ((cells[index[key]] ?? "").trim() === "") return inputError("empty-cell", {}, placeOf(row, key));
    if (!Number.isSafeInteger(time)) return clock.problemOf(cells[index.when] ?? "", placeOf(row, "when"));
    const [found] = RESOURCES.flatMap((key) => demandError(cells[index[key]] ?? "", placeOf(row, key)) ?? []);
    return present(found, `what is wrong on line ${row.line}`);
  }

  function demandError(cell: string, place: InputPlace): InputError | null {
    const read = readDemand(cell);
    if (read.kind === "error") return inputError<NumberProblem>(read.error, {}, place);
    const { value } = read;
    if (value <= most) return null;
    if (value > MOST_DEMAND) return inputError("not-a-fraction", { most: MOST_DEMAND }, place);
    const fraction = Number((value / 100).toPrecision(12)); // 7.1 is 0.071
    return inputError("large-demand", { most, fraction }, place);
  }

  /** The first step without a row of the first VM that lacks one, at its row before or, where it starts late, its first. */
  function gapError({ steps, timeOf }: StepPlan): InputError {
    const vm = rowsOf.findIndex((count) => count < steps); // times are distinct and those of steps
    let step = 0;
    while (blocks.lineOf(vm, timeOf(step)) !== 0) step++;
    const beside = step > 0 ? timeOf(step - 1) : blocks.firstTimeOf(vm);
    const parameters = {
      vm: [...vmOf.keys()][vm] ?? "",
      column: clockName,
      time: clock.textOf(timeOf(step)),
      first: clock.textOf(first),
      last: clock.textOf(last),
    };
    return inputError("missing-row", parameters, timePlace(blocks.lineOf(vm, beside), beside));
  }

  function tooLarge(): InputError | null {
    const problem = findTableProblem(vmOf.size, blocks.times) ?? findRunProblem(1, blocks.times);
    return problem === null ? null : sizeError(problem, { file });
  }

  return {
    add,
    finish() {
      if (vmOf.size === 0) return fail(inputError("no-rows", {}, { file }));
      const times = {
        first,
        last,
        ascending: blocks.ascending,
        placeOf: (time: number) => timePlace(blocks.firstLineAt(time), time),
      };
      const plan = clock.plan(times);
      if (plan.kind === "error") return plan;
      const { steps, timeOf, stepMinutes, start } = plan.value;
      if (blocks.rows < vmOf.size * steps) return fail(gapError(plan.value));
      const table = blocks.layOut(vmOf.size, steps, timeOf);
      return ok({ vmNames: [...vmOf.keys()], clock: clockName, steps, stepMinutes, start, table });
    },
  };
}
