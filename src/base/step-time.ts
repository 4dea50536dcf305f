/**
 * How long steps are and when they are: the one place where steps become minutes, hours and times of
 * day. A step begins at a time; what happens in it holds until the next one begins. Without a known
 * start, step 0 begins at midnight of a first day that has no date. Times of day are UTC.
 */

export interface StepTime {
  /** Minutes that a step stands for, above 0; any figure. */
  readonly stepMinutes: number;
  /** When step 0 begins, in ms since 1970 (UTC); null where nobody knows. */
  readonly start: number | null;
}

/** P4: a step is an hour, and the first is that after midnight. */
export const HOURLY: StepTime = { stepMinutes: 60, start: null };

export const MINUTES_AN_HOUR = 60;
export const MINUTES_A_DAY = 1440;
export const MS_A_MINUTE = 60_000;

/** Figures of minutes are sums and quotients: what is less than this from a whole one is whole. */
const EXACT = 1e-6;

export const isWhole = (figure: number): boolean => Math.abs(figure - Math.round(figure)) < EXACT;

/** Whether a step is an hour: what counts steps then counts hours. */
export const isHourly = ({ stepMinutes }: Pick<StepTime, "stepMinutes">): boolean =>
  stepMinutes === MINUTES_AN_HOUR;

/** Whether a step is told by its number alone: hours that nobody knows the date of. */
export const isNumbered = (time: StepTime): boolean => isHourly(time) && time.start === null;

/** `steps` (or a sum over steps, such as PM-steps) in hours. */
export const hoursOf = (steps: number, { stepMinutes }: Pick<StepTime, "stepMinutes">): number =>
  (steps * stepMinutes) / MINUTES_AN_HOUR;

/** Steps that `hours` are; not whole where a step does not divide them. */
export const stepsIn = (hours: number, { stepMinutes }: Pick<StepTime, "stepMinutes">): number =>
  (hours * MINUTES_AN_HOUR) / stepMinutes;

/** Minutes from midnight of the day of step 0 to the beginning of step 0, below 1440. */
export const startMinute = ({ start }: Pick<StepTime, "start">): number =>
  start === null ? 0 : modulo(start / MS_A_MINUTE, MINUTES_A_DAY);

/** Minutes from midnight of the day of step 0 to the beginning of `step`, which may lie between two. */
export const minuteAt = (step: number, time: StepTime): number =>
  settled(startMinute(time) + step * time.stepMinutes);

/** Where, on an axis of steps, `minute` lies, counted from midnight of the day of step 0: the inverse of {@link minuteAt}. */
export const stepAtMinute = (minute: number, time: StepTime): number =>
  settled((minute - startMinute(time)) / time.stepMinutes);

/** Minutes since midnight at the beginning of `step`, below 1440. */
export const minuteOfDay = (step: number, time: StepTime): number =>
  modulo(minuteAt(step, time), MINUTES_A_DAY);

/** The day that `step` begins in; that of step 0 is 0. */
export const dayOf = (step: number, time: StepTime): number =>
  Math.floor(minuteAt(step, time) / MINUTES_A_DAY);

/** Midnight of a day in ms since 1970; null where no date is known. */
export const midnightOf = (day: number, time: StepTime): number | null =>
  time.start === null ? null : time.start + (day * MINUTES_A_DAY - startMinute(time)) * MS_A_MINUTE;

/** Whether every step begins at midnight: then days tell them apart, and clock times say nothing. */
export const isByDay = (time: StepTime): boolean =>
  isWhole(time.stepMinutes / MINUTES_A_DAY) && startMinute(time) === 0;

const modulo = (figure: number, by: number): number => ((figure % by) + by) % by;

/** Rids a figure of what adding fractions of a minute has left behind a whole one. */
const settled = (figure: number): number => (isWhole(figure) ? Math.round(figure) : figure);
