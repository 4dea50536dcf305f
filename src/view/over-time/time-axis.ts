/**
 * Where round times of day fall on an axis of steps, whatever the length of a step and whenever the
 * run begins: ticks stand at round times, not at round steps, and may lie within a step. A chart is
 * given the words that go with them.
 */

import type { StepTime } from "../../base/step-time.ts";
import { MINUTES_A_DAY, minuteAt, stepAtMinute } from "../../base/step-time.ts";
import type { HourScale } from "./chart-scales.ts";

/** The time of an axis, with what is written at it. */
export interface TimeAxis extends StepTime {
  /** At a tick, as short as it can be; see {@link Tick}. */
  readonly tickText: (tick: Tick) => string;
  /** Wherever a step is read: as short as tells it from the steps beside it. */
  readonly stepText: (step: number) => string;
  /** Over the part of the axis that a day covers; the day of step 0 is 0. */
  readonly dayText: (day: number) => string;
}

/** A round time. */
export interface Tick {
  /** Where it lies, in steps; a whole one is the boundary before that step. */
  readonly at: number;
  /** In minutes since midnight of the day of step 0. */
  readonly minute: number;
}

/** Intervals that people count time in, in minutes. */
const INTERVALS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 720, 1440, 2880, 8760].map((hours) => hours * 60),
];

/** The smallest interval, in minutes, whose ticks are at least `apart` pixels from each other; never less than a step. */
export function tickMinutes(scale: HourScale, { stepMinutes }: StepTime, apart: number): number {
  const fits = (minutes: number): boolean => (minutes / stepMinutes) * scale.cell >= apart;
  const fitting = INTERVALS.find((minutes) => minutes >= stepMinutes && fits(minutes));
  return fitting ?? Math.max(1, Math.ceil(apart / scale.cell)) * stepMinutes;
}

/** The multiples of an interval, counted from midnight of the day of step 0, that are shown; both ends included if they are such. */
export function ticksAt(scale: HourScale, time: StepTime, interval: number): Tick[] {
  const first = Math.ceil(minuteAt(scale.first, time) / interval);
  const last = Math.floor(minuteAt(scale.first + scale.steps, time) / interval);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const minute = (first + i) * interval;
    return { at: stepAtMinute(minute, time), minute };
  });
}

/** Ticks at least `apart` pixels from each other. */
export const timeTicks = (scale: HourScale, time: StepTime, apart: number): Tick[] =>
  ticksAt(scale, time, tickMinutes(scale, time, apart));

/** Days narrower than this are not told apart. Px. */
const LEAST_DAY = 4;

/** Where days begin within what is shown, both ends left out: real midnights. Empty where days are too narrow, or no longer than steps. */
export function dayStarts(scale: HourScale, time: StepTime): Tick[] {
  const day = MINUTES_A_DAY / time.stepMinutes;
  if (day <= 1 || day * scale.cell < LEAST_DAY) return [];
  return ticksAt(scale, time, MINUTES_A_DAY).filter(
    ({ at }) => at > scale.first && at < scale.first + scale.steps,
  );
}
