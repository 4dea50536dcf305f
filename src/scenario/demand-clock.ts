/**
 * The column of a demand table that says when: `hour` and `step` count from 0, `time` holds times.
 * While rows come, in any order, each is kept under a whole number that its cell says, an index or
 * milliseconds since 1970; only once all have come it is known which step that is. So a time costs
 * no more memory than an index.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { InputError, InputPlace } from "./input-error.ts";
import { inputError } from "./input-error.ts";
import { instantText } from "./instant.ts";
import { readHour, readOrNaN } from "./read-number.ts";
import { readTime, timeTextLike } from "./read-time.ts";

export const CLOCKS = ["hour", "step", "time"] as const;
export type ClockName = (typeof CLOCKS)[number];

export interface DemandClock {
  /** The whole number that a cell's row is kept under; NaN where the cell says none. */
  read(cell: string): number;
  /** What is wrong with a cell of which {@link read} makes nothing. */
  problemOf(cell: string, place: InputPlace): InputError;
  /** How a time stands in the file or, where it does not, would stand there. */
  textOf(time: number): string;
  /** The steps of all rows, of which there is at least one, or what is wrong with them. */
  plan(times: RowTimes): Result<StepPlan, InputError>;
}

/** What the rows of a table say, taken together. */
export interface RowTimes {
  readonly first: number;
  readonly last: number;
  /** All different ones, in ascending order. */
  ascending(): Float64Array;
  /** Where a time stands first. */
  placeOf(time: number): InputPlace;
}

export interface StepPlan {
  readonly steps: number;
  /** What the rows of a step are kept under. */
  timeOf(step: number): number;
  /** Minutes between two steps; null where the file does not say. */
  readonly stepMinutes: number | null;
  /** The first step in milliseconds since 1970; null where the file does not say. */
  readonly start: number | null;
}

export const createDemandClock = (name: ClockName): DemandClock =>
  name === "time" ? createTimeClock() : createIndexClock(name);

/** No index is so large: a run of so many steps cannot be recorded. As seconds it is a day in 1973. */
const LEAST_EPOCH = 1e8;

function createIndexClock(column: ClockName): DemandClock {
  const isTime = (cell: string): boolean =>
    !(readOrNaN(cell, readHour) < LEAST_EPOCH) && !Number.isNaN(readTime(cell));
  return {
    read(cell) {
      const index = readOrNaN(cell, readHour);
      if (index < LEAST_EPOCH) return Number.isSafeInteger(index) ? index : Number.NaN;
      return isTime(cell) ? Number.NaN : index;
    },
    problemOf(cell, place) {
      const index = readHour(cell);
      if (isTime(cell))
        return inputError("time-as-index", { column, time: instantText(readTime(cell)) }, place);
      return inputError(index.kind === "error" ? index.error : "not-an-integer", {}, place);
    },
    textOf: String,
    plan({ first, last, placeOf }) {
      if (first > 0) return fail(inputError("starts-late", { column, first }, placeOf(first)));
      return ok({ steps: last + 1, timeOf: (step) => step, stepMinutes: null, start: null });
    },
  };
}

const MINUTE_MS = 60_000;

/** Texts that are remembered with what they say: rows repeat them, and reading one takes long. A year has 8760 hours. */
const MOST_READ = 1 << 14;

function createTimeClock(): DemandClock {
  const read = new Map<string, number>();
  const texts = new Map<number, string>(); // as it stands where it stands first
  let example = "";

  const textOf = (time: number): string => texts.get(time) ?? timeTextLike(example, time);

  return {
    read(cell) {
      const known = read.get(cell);
      if (known !== undefined) return known;
      const time = readTime(cell);
      if (Number.isNaN(time)) return time;
      const text = ownCopy(cell);
      if (read.size === MOST_READ) read.clear();
      read.set(text, time);
      if (!texts.has(time)) texts.set(time, text);
      example ||= text;
      return time;
    },
    problemOf: (_, place) => inputError("not-a-time", {}, place),
    textOf,
    plan(times) {
      const all = times.ascending();
      const spacing = commonestSpacing(all);
      for (let step = 1; step < all.length; step++) {
        const [due, time] = [Number(all[step - 1]) + spacing, Number(all[step])];
        if (time === due) continue;
        const parameters = { minutes: spacing / MINUTE_MS, expected: timeTextLike(example, due) };
        return fail(inputError("irregular-time", parameters, times.placeOf(time)));
      }
      return ok({
        steps: all.length,
        timeOf: (step) => times.first + step * spacing,
        stepMinutes: all.length > 1 ? spacing / MINUTE_MS : null,
        start: times.first,
      });
    },
  };
}

/** Of those that are equally common the smallest; 0 of a single time. */
function commonestSpacing(ascending: Float64Array): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < ascending.length; i++) {
    const spacing = Number(ascending[i]) - Number(ascending[i - 1]);
    counts.set(spacing, (counts.get(spacing) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  return commonest?.[0] ?? 0;
}

/** A cell is a window on the piece of the file that it came from; a text that stays must not keep that. */
export const ownCopy = (text: string): string => Array.from(text).join("");
