/**
 * The column of a demand table that says when: `hour` and `step` count from 0, `time` holds times.
 * While rows come, in any order, each is kept under a whole number that its cell says, an index or
 * milliseconds since 1970; only once all have come it is known which step that is. So a time costs
 * no more memory than an index.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { MS_A_MINUTE } from "../base/step-time.ts";
import type { InputError, InputPlace } from "./input-error.ts";
import { fewDigits, inputError } from "./input-error.ts";
import { instantText } from "./instant.ts";
import { readHour, readOrNaN } from "./read-number.ts";
import { isFigureBelow, readTime, spellOutDate, timeTextLike } from "./read-time.ts";

export const CLOCKS = ["hour", "step", "time"] as const;
export type ClockName = (typeof CLOCKS)[number];

export interface DemandClock {
  /** The whole number that a cell's row is kept under; NaN where the cell says none. */
  read(cell: string): number;
  /** What is wrong with a cell of which {@link read} makes nothing. */
  problemOf(cell: string, place: InputPlace): InputError;
  /** How a time of the file stands there. */
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

/**
 * No index is so large: a run of so many steps cannot be recorded. No time is smaller: as seconds it
 * is a day in 1973, and what is smaller is a count of something.
 */
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
      const date = spellOutDate(cell);
      if (date !== null) return inputError("compact-date", { time: date }, place);
      if (isTime(cell))
        return inputError("time-as-index", { column, time: instantText(readTime(cell)) }, place);
      return inputError(index.kind === "error" ? index.error : "not-an-integer", {}, place);
    },
    textOf: String,
    plan({ first, last, ascending, placeOf }) {
      const date = spellOutDate(String(first));
      if (date !== null) return fail(inputError("compact-date", { time: date }, placeOf(first)));
      const all = ascending();
      const stride = all.length < LEAST_STRIDES ? 1 : commonStride(all);
      if (stride > 1) return fail(inputError("index-strides", { column, stride }, placeOf(Number(all[1]))));
      if (first > 0) return fail(inputError("starts-late", { column, first }, placeOf(first)));
      return ok({ steps: last + 1, timeOf: (step) => step, stepMinutes: null, start: null });
    },
  };
}

/** Of fewer different ones nobody can tell a stride from a gap. */
const LEAST_STRIDES = 3;

/** The greatest divisor of all distances between them. */
function commonStride(ascending: Float64Array): number {
  let stride = 0;
  for (const index of ascending) {
    let [a, b] = [index - Number(ascending[0]), stride];
    while (b > 0) [a, b] = [b, a % b];
    stride = a;
    if (stride === 1) break;
  }
  return stride;
}

/** Texts that are remembered with what they say: rows repeat them, and reading one takes long. A year has 8760 hours. */
const MOST_READ = 1 << 14;

/** Times are kept as they stand; of one that is padded to any length, the instant is enough. */
const LONGEST_KEPT = 50;

function createTimeClock(): DemandClock {
  const read = new Map<string, number>();
  const texts = new Map<number, string>(); // as it stands where it stands first

  const textOf = (time: number): string => texts.get(time) ?? instantText(time);

  return {
    read(cell) {
      const known = read.get(cell);
      if (known !== undefined) return known;
      if (isFigureBelow(cell, LEAST_EPOCH) || spellOutDate(cell) !== null) return Number.NaN;
      const time = readTime(cell);
      if (Number.isNaN(time)) return time;
      if (cell.length > LONGEST_KEPT) return time;
      const text = ownCopy(cell);
      if (read.size === MOST_READ) read.clear();
      read.set(text, time);
      if (!texts.has(time)) texts.set(time, text);
      return time;
    },
    problemOf(cell, place) {
      const date = spellOutDate(cell);
      if (date !== null) return inputError("compact-date", { time: date }, place);
      if (isFigureBelow(cell, LEAST_EPOCH)) return inputError("count-as-time", {}, place);
      return inputError("not-a-time", {}, place);
    },
    textOf,
    plan(times) {
      const all = times.ascending();
      const { spacing, isCommonest } = commonestSpacing(all);
      if (!isCommonest) return fail(unevenError(all, times));
      for (let step = 1; step < all.length; step++) {
        const [due, time] = [Number(all[step - 1]) + spacing, Number(all[step])];
        if (time === due) continue;
        const expected = timeTextLike(textOf(due - spacing), due);
        const parameters = { minutes: fewDigits(spacing / MS_A_MINUTE), expected };
        return fail(inputError("irregular-time", parameters, times.placeOf(time)));
      }
      return ok({
        steps: all.length,
        timeOf: (step) => times.first + step * spacing,
        stepMinutes: all.length > 1 ? spacing / MS_A_MINUTE : null,
        start: times.first,
      });
    },
  };
}

/** Where no distance is more common than all others, the first one that is not the one before it. */
function unevenError(ascending: Float64Array, { placeOf }: RowTimes): InputError {
  const spacingAt = (i: number): number => Number(ascending[i]) - Number(ascending[i - 1]);
  let i = 2;
  while (spacingAt(i) === spacingAt(i - 1)) i++;
  const minutes = (ms: number): number => fewDigits(ms / MS_A_MINUTE);
  return inputError(
    "uneven-times",
    { before: minutes(spacingAt(i - 1)), after: minutes(spacingAt(i)) },
    placeOf(Number(ascending[i])),
  );
}

/** The most common distance, 0 of a single time, and whether no other one is as common. */
function commonestSpacing(ascending: Float64Array): {
  readonly spacing: number;
  readonly isCommonest: boolean;
} {
  const counts = new Map<number, number>();
  for (let i = 1; i < ascending.length; i++) {
    const spacing = Number(ascending[i]) - Number(ascending[i - 1]);
    counts.set(spacing, (counts.get(spacing) ?? 0) + 1);
  }
  const [[spacing, count] = [0, 1], other] = [...counts].sort(([, m], [, n]) => n - m);
  return { spacing, isCommonest: count !== other?.[1] };
}

/** A cell is a window on the piece of the file that it came from; a text that stays must not keep that. */
export const ownCopy = (text: string): string => Array.from(text).join("");
