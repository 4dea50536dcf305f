/**
 * Demand tables from CSV: a header `vm,hour,cpu,net,mem` in any order, then one row per VM and hour
 * (or step, or time), in any order. What comes out is complete: every VM has a row for every step
 * from the first to the last one of the file. Nothing is guessed: an unknown column, a gap, a doubled row, or a cell that is no figure is
 * an error with file, line, column and value. The text may come in pieces, cut anywhere, so that a
 * file need never be in memory whole. Format: `docs/formats.md`.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { HOURLY } from "../base/step-time.ts";
import { at } from "../base/vector.ts";
import type { CsvRow } from "./csv-rows.ts";
import { createCsvParser } from "./csv-rows.ts";
import type { ClockName } from "./demand-clock.ts";
import type { DemandCollector, DemandTable } from "./demand-collector.ts";
import { createDemandCollector } from "./demand-collector.ts";
import type { DemandColumns } from "./demand-header.ts";
import { findHeaderLineProblem, readDemandHeader } from "./demand-header.ts";
import type { FileReader } from "./file-reader.ts";
import { readWhole } from "./file-reader.ts";
import type { InputError } from "./input-error.ts";
import { fewDigits, inputError, sizeError } from "./input-error.ts";
import { findRunProblem, MOST_ROW_CHARACTERS, mostPms } from "./limits.ts";
import type { Scenario } from "./scenario.ts";
import { createEvenScenario, DEFAULT_THRESHOLD } from "./scenario.ts";

/** Characters that are taken apart at a time: a few milliseconds' work. */
const PIECE = 1 << 15;

export interface DemandCsvOptions {
  /** As the person named it: for messages and, its folders taken off, the scenario's name. */
  readonly file: string;
  /** Number of PMs, from 1 to `mostPms(steps)` (see `limits.ts`); null takes {@link suggestPms}. */
  readonly pms: number | null;
  /** P5; 0.79 when left out. */
  readonly threshold?: number;
  /** Of the policies' own random streams; 1 when left out. */
  readonly seed?: number;
  /** Minutes from one row of a VM to its next, above 0; left out, those of the file's times, or {@link HOURLY}. */
  readonly stepMinutes?: number;
  /** Reads demands above {@link MOST_USUAL_DEMAND}, too; they are refused when left out. */
  readonly allowLarge?: boolean;
}

/** A scenario from a demand table, and what was assumed. */
export interface DemandScenario {
  readonly scenario: Scenario;
  /** Nobody said how long a step is, neither the file nor its reader: it was taken as {@link HOURLY}. */
  readonly assumesHours: boolean;
}

/** A scenario of equal PMs (P3) from a demand table; VM i of n starts on PM floor(i * pms / n). */
export function createDemandCsvReader(options: DemandCsvOptions): FileReader<DemandScenario> {
  const reader = createTableReader(options.file, options);
  return {
    push: reader.push,
    breakOff: reader.breakOff,
    get line() {
      return reader.line;
    },
    finish() {
      const demands = reader.finish();
      return demands.kind === "ok" ? toScenario(demands.value, options) : demands;
    },
  };
}

/** The same of a whole text. */
export function readDemandCsv(text: string, options: DemandCsvOptions): Result<Scenario, InputError> {
  const read = readWhole(createDemandCsvReader(options), text);
  return read.kind === "ok" ? ok(read.value.scenario) : read;
}

/** The table alone. */
export const parseDemandCsv = (
  text: string,
  file: string,
  options: TableOptions = {},
): Result<DemandTable, InputError> => readWhole(createTableReader(file, options), text);

/** The column that says when, where the beginning of a table shows one. */
export function peekClock(beginning: string): ClockName | null {
  const parser = createCsvParser();
  const [row] = [...parser.push(beginning), ...parser.finish()];
  const header = row === undefined ? null : readDemandHeader(row, "");
  return header?.kind === "ok" ? header.value.clock : null;
}

type TableOptions = Pick<DemandCsvOptions, "allowLarge">;

function createTableReader(file: string, { allowLarge = false }: TableOptions): FileReader<DemandTable> {
  const parser = createCsvParser();
  let columns: DemandColumns | null = null; // until there is a header
  let collector: DemandCollector | null = null;

  function add(row: CsvRow): InputError | null {
    if (collector !== null) return rowProblem(row) ?? collector.add(row);
    const problem = findHeaderLineProblem(row, file) ?? rowProblem(row);
    if (problem !== null) return problem;
    const header = readDemandHeader(row, file);
    if (header.kind === "error") return header.error;
    columns = header.value;
    collector = createDemandCollector(file, columns, { allowLarge });
    return null;
  }

  /** Why a row is none, or comes after what is none. */
  function rowProblem({ line, cells, blankLine, problem }: CsvRow): InputError | null {
    if (blankLine !== null) return inputError("blank-line", {}, { file, line: blankLine });
    if (problem === null) return null;
    if (problem.kind === "row-too-long")
      return inputError("row-too-long", { most: MOST_ROW_CHARACTERS }, { file, line });
    const column = columns?.names[cells.length - 1] ?? null;
    return inputError("bad-quotes", {}, { file, line: problem.line, character: problem.character, column });
  }

  function addAll(rows: readonly CsvRow[]): InputError | null {
    for (const row of rows) {
      const error = add(row);
      if (error !== null) return error;
    }
    return null;
  }

  return {
    push(text) {
      for (let start = 0; start < text.length; start += PIECE) {
        const error = addAll(parser.push(text.slice(start, start + PIECE)));
        if (error !== null) return error;
      }
      return null;
    },
    breakOff: () => null, // the row that has begun is none
    get line() {
      return parser.line;
    },
    finish() {
      const error = addAll(parser.finish());
      if (error !== null) return fail(error);
      return collector?.finish() ?? fail(inputError("empty-file", {}, { file }));
    },
  };
}

function toScenario(demands: DemandTable, options: DemandCsvOptions): Result<DemandScenario, InputError> {
  const { vmNames, steps, table, clock, start } = demands;
  const length = stepLength(demands, options);
  if (length.kind === "error") return length;
  const threshold = options.threshold ?? DEFAULT_THRESHOLD;
  const pms = options.pms ?? suggestPms(demands, threshold);
  const problem = findRunProblem(pms, steps);
  if (problem !== null) return fail(sizeError(problem, { file: options.file }));
  const even = createEvenScenario({
    name: options.file.split(/[\\/]/).at(-1) ?? options.file,
    pms,
    vms: vmNames.length,
    steps,
    seed: options.seed ?? 1,
    demand: { kind: "table", table },
  });
  const stepMinutes = length.value ?? HOURLY.stepMinutes;
  const assumesHours = length.value === null && clock !== "hour";
  return ok({ scenario: { ...even, stepMinutes, start, threshold, vmNames }, assumesHours });
}

/** Of what is written with few digits, 0.333 for a third, so much may be off. */
const STEP_TOLERANCE = 2e-3;

/** Minutes of a step as the file says it, or whoever reads it; null where neither does. They must agree. */
function stepLength(
  { stepMinutes: found }: DemandTable,
  { file, stepMinutes: given }: DemandCsvOptions,
): Result<number | null, InputError> {
  if (found === null || given === undefined) return ok(found ?? given ?? null);
  if (Math.abs(given - found) <= STEP_TOLERANCE * found) return ok(found);
  return fail(
    inputError(
      "other-step-length",
      { given: fewDigits(given), found: fewDigits(found) },
      { file, column: "time" },
    ),
  );
}

/**
 * The smallest fleet on which the demand fits if it were spread evenly: at no step is any resource's
 * sum above `threshold` per PM. At least 2, since in a fleet of one nothing can move, but never more
 * than there are VMs, since the others would stay empty, nor more than a run can record
 * ({@link mostPms}).
 */
export function suggestPms(
  { vmNames, steps, table }: Pick<DemandTable, "vmNames" | "steps" | "table">,
  threshold: number,
): number {
  const stride = vmNames.length * RESOURCE_COUNT;
  let peak = 0;
  for (let step = 0; step < steps; step++) {
    let [cpu, net, mem] = [0, 0, 0];
    for (let i = step * stride; i < (step + 1) * stride; i += RESOURCE_COUNT) {
      cpu += at(table, i);
      net += at(table, i + 1);
      mem += at(table, i + 2);
    }
    peak = Math.max(peak, cpu, net, mem);
  }
  return Math.min(Math.max(2, Math.ceil(peak / threshold)), vmNames.length, mostPms(steps));
}
