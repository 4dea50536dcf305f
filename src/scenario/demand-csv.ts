/**
 * Demand tables from CSV: a header `vm,hour,cpu,net,mem` in any order, then one row per VM and hour,
 * in any order. What comes out is complete: every VM has every hour from 0 to the last one of the
 * file. Nothing is guessed: an unknown column, a gap, a doubled row, or a cell that is no figure is
 * an error with file, line, column and value. Format: `docs/formats.md`.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { uniformCapacity } from "../engine/workload.ts";
import { readCsvRows } from "./csv-rows.ts";
import type { DemandTable } from "./demand-collector.ts";
import { createDemandCollector } from "./demand-collector.ts";
import type { DemandColumns } from "./demand-header.ts";
import { readDemandHeader } from "./demand-header.ts";
import type { InputError } from "./input-error.ts";
import { inputError } from "./input-error.ts";
import { figuresOf, MOST_FIGURES, MOST_PMS } from "./limits.ts";
import type { Scenario } from "./scenario.ts";
import { evenPlacement } from "./scenario.ts";

/** P5. */
const DEFAULT_THRESHOLD = 0.79;
const DEFAULT_LIMIT = 0.9;

/** A step is an hour (P4). */
const STEP_MINUTES = 60;

export interface DemandCsvOptions {
  /** As the person named it: for messages and, its folders taken off, the scenario's name. */
  readonly file: string;
  /** Number of PMs, from 1 to `mostPms(steps)` (see `limits.ts`); null takes {@link suggestPms}. */
  readonly pms: number | null;
  /** P5; 0.79 when left out. */
  readonly threshold?: number;
  /** Of the policies' own random streams; 1 when left out. */
  readonly seed?: number;
}

/** A scenario of equal PMs (P3) from a demand table; VM i of n starts on PM floor(i * pms / n). */
export const readDemandCsv = (text: string, options: DemandCsvOptions): Result<Scenario, InputError> =>
  allOf(readDemandCsvInSlices(text, options));

/** The same a slice at a time; yields how many characters have been read. */
export function* readDemandCsvInSlices(
  text: string,
  options: DemandCsvOptions,
): Generator<number, Result<Scenario, InputError>> {
  const demands = yield* parseInSlices(text, options.file);
  if (demands.kind === "error") return demands;
  const { vmNames, steps, table } = demands.value;
  const threshold = options.threshold ?? DEFAULT_THRESHOLD;
  const pms = options.pms ?? suggestPms(demands.value, threshold);
  const figures = figuresOf({ pms, vms: vmNames.length, steps });
  if (figures > MOST_FIGURES)
    return fail(inputError("too-large", { figures, most: MOST_FIGURES }, { file: options.file }));
  return ok({
    name: options.file.split(/[\\/]/).at(-1) ?? options.file,
    pms,
    vms: vmNames.length,
    steps,
    stepMinutes: STEP_MINUTES,
    threshold,
    limit: DEFAULT_LIMIT,
    seed: options.seed ?? 1,
    vmNames,
    capacity: uniformCapacity(pms),
    initialPlacement: evenPlacement(vmNames.length, pms),
    demand: { kind: "table", table },
  });
}

/** The table alone. Stops at the first error, in the order of the file; gaps are found last. */
export const parseDemandCsv = (text: string, file: string): Result<DemandTable, InputError> =>
  allOf(parseInSlices(text, file));

function* parseInSlices(text: string, file: string): Generator<number, Result<DemandTable, InputError>> {
  let columns: DemandColumns | null = null;
  const collector = createDemandCollector(file);
  for (const { rows, read } of readCsvRows(text)) {
    for (const row of rows) {
      if (row.badQuotes) return fail(inputError("bad-quotes", {}, { file, line: row.line }));
      if (columns === null) {
        const header = readDemandHeader(row, file);
        if (header.kind === "error") return header;
        columns = header.value;
      } else {
        const error = collector.add(row, columns);
        if (error !== null) return fail(error);
      }
    }
    yield read;
  }
  if (columns === null) return fail(inputError("empty-file", {}, { file }));
  return collector.finish();
}

/** What comes of all slices, one right after the other. */
function allOf<T>(slices: Generator<unknown, T>): T {
  for (;;) {
    const next = slices.next();
    if (next.done) return next.value;
  }
}

/**
 * The smallest fleet on which the demand fits if it were spread evenly: at no step is any resource's
 * sum above `threshold` per PM. At least 2, since in a fleet of one nothing can move, but never more
 * than there are VMs, since the others would stay empty, nor more than {@link MOST_PMS}.
 */
export function suggestPms({ vmNames, steps, table }: DemandTable, threshold: number): number {
  const stride = vmNames.length * RESOURCE_COUNT;
  let peak = 0;
  for (let step = 0; step < steps; step++) {
    const sums = [0, 0, 0];
    for (let i = 0; i < stride; i++)
      sums[i % RESOURCE_COUNT] = (sums[i % RESOURCE_COUNT] ?? 0) + (table[step * stride + i] ?? 0);
    peak = Math.max(peak, ...sums);
  }
  return Math.min(Math.max(2, Math.ceil(peak / threshold)), vmNames.length, MOST_PMS);
}
