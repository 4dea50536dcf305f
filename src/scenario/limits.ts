/**
 * How large a scenario may be, whatever it is read from. What is larger would freeze a page, or not
 * fit at all; each reader refuses it with an error. Two things take memory: the demand table, of
 * which there is one, and what a run records of its PMs, of which a page holds five: up to four
 * lanes and the baseline.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Column } from "../base/vector.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";

/** The most figures of a demand table: 400 MB in single precision, in which one so large is kept. */
const MOST_TABLE_FIGURES = 100_000_000;

/** The most figures of a demand table that are kept as doubles: 192 MB. */
export const MOST_EXACT_FIGURES = 24_000_000;

/** The most figures of utilization that a run may record: 240 MB of doubles, for each lane. */
const MOST_RUN_FIGURES = 30_000_000;

/** The largest fleet that is offered: 72 steps of it are a record of 170 MB. */
export const MOST_PMS = 100_000;

/** The most VMs that demand is generated for: the parameters of each are 50 bytes, and a lane keeps as much again. */
export const MOST_VMS = 1_000_000;

/** The most steps that demand is generated for: more than a hundred years of hours. */
export const MOST_STEPS = 1_000_000;

/** Inclusive. */
export type Bounds = readonly [least: number, most: number];

/**
 * How long a step of a scenario may be, in minutes: less than a millisecond, below which times are not
 * told apart, to the longest year.
 */
export const STEP_MINUTES: Bounds = [0.00001, 527_040];

/**
 * What a PM may have of the reference PM. With {@link MOST_DEMAND} this keeps utilization finite, and a
 * figure that can be read: at most 100,000 for each VM on a PM.
 */
export const CAPACITY: Bounds = [0.001, 1000];

/** What migrations go by: MiB of the reference PM, MiB/s over the link, MiB/s that a VM writes to (MC2). */
export const MIGRATION: Readonly<Record<keyof MigrationTerms, Bounds>> = {
  memory: [1, 1_000_000_000],
  link: [0.001, 1_000_000],
  dirty: [0, 1_000_000],
};

/** A threshold or a limit: what is lower would call every PM overloaded that does anything. */
export const THRESHOLD: Bounds = [0.001, 1];

/** The width of a normal pattern in hours: from far less than any step to one that is flat. */
export const BELL_WIDTH: Bounds = [0.01, 1000];

/** The most that noise may be, in standard deviations as a fraction of the demand: there is hardly a demand left in it. */
export const MOST_NOISE = 10;

/** The most that one weight of a mix may be. */
export const MOST_WEIGHT = 1_000_000;

/** The most that a count or an index may be in a file or a link, whatever is counted: 9 digits. */
export const MOST_COUNT = 999_999_999;

/** When the last step of a scenario has to have begun: what comes after has no date of four digits. */
export const LAST_INSTANT = Date.UTC(9999, 11, 31);

/** The longest step that can be asked for, in minutes: a week. */
export const MOST_STEP_MINUTES = 10_080;

/** Generated VMs may be so many times as large as the paper's would be; below {@link MOST_DEMAND} at one VM per PM. */
export const LOAD: Bounds = [0.01, 10];

/** Streams are derived from 32 bits (`base/random.ts`); a wider seed would silently be a narrower one. */
export const SEED_RANGE: Bounds = [-0x80000000, 0xffffffff];

/** The most that one VM may demand, in PMs. More is no fraction of a PM but a figure of another unit, such as MB. */
export const MOST_DEMAND = 100;

/** What may be added to what a VM demands, or taken from it (I6). */
export const ADDED_LOAD: Bounds = [-MOST_DEMAND, MOST_DEMAND];

/** The most that one VM of a demand table may demand, in PMs, where no more is allowed: what is above is most likely per cent. */
export const MOST_USUAL_DEMAND = 4;

/** The most interventions of a fork: a few hundred are made by hand at best, others by a script. */
export const MOST_INTERVENTIONS = 10_000;

/** The most PMs that a fork may add. */
export const MOST_ADDED_PMS = 1000;

/** The longest row of a table, in characters, its line end apart: 10,000 columns have room. */
export const MOST_ROW_CHARACTERS = 1 << 20;

/** The longest name, and any other text or figure that is kept or compared, in characters. */
export const MOST_TEXT = 500;

/** The most VMs that a table may name: each name is kept. */
export const MOST_NAMED_VMS = 1_000_000;

/** The most blanks between two tokens of JSON. */
export const MOST_BLANKS = 1000;

/** How deep brackets of JSON may be nested; those of our formats are at most 6 deep. */
export const MOST_JSON_DEPTH = 32;

/** The most keys of an object in JSON; those of our formats have at most 16. */
export const MOST_JSON_KEYS = 64;

/** The most values of a JSON file beside the figures of its demand table; an object counts as four. */
export const MOST_JSON_VALUES = 2_500_000;

export type SizeProblem =
  /** `steps * vms * 3` is more than {@link MOST_TABLE_FIGURES}. */
  | { readonly kind: "table-too-large"; readonly figures: number; readonly most: number }
  /** `steps * pms * 3` is more than {@link MOST_RUN_FIGURES}. */
  | { readonly kind: "run-too-large"; readonly figures: number; readonly most: number };

export type TableProblem = SizeProblem & { readonly kind: "table-too-large" };
export type RunProblem = SizeProblem & { readonly kind: "run-too-large" };

export function findTableProblem(vms: number, steps: number): TableProblem | null {
  const figures = steps * vms * RESOURCE_COUNT;
  return figures > MOST_TABLE_FIGURES ? { kind: "table-too-large", figures, most: MOST_TABLE_FIGURES } : null;
}

export function findRunProblem(pms: number, steps: number): RunProblem | null {
  const figures = steps * pms * RESOURCE_COUNT;
  return figures > MOST_RUN_FIGURES ? { kind: "run-too-large", figures, most: MOST_RUN_FIGURES } : null;
}

/** The most PMs that a fork may add to a fleet of so many in a run of so many steps. */
export const mostAddedPms = (pms: number, steps: number): number =>
  Math.max(0, Math.min(MOST_ADDED_PMS, Math.floor(MOST_RUN_FIGURES / (steps * RESOURCE_COUNT)) - pms));

/** The most PMs whose run over so many steps can be recorded; 0 where not even one can. */
export const mostPms = (steps: number): number =>
  Math.min(MOST_PMS, Math.floor(MOST_RUN_FIGURES / (steps * RESOURCE_COUNT)));

/** Room for a demand table: doubles, or single precision (7 digits) where it has too many figures for that. */
export const createTableColumn = (figures: number): Column =>
  figures > MOST_EXACT_FIGURES ? new Float32Array(figures) : new Float64Array(figures);
