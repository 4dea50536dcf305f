/**
 * How steps are named and measured in words: the one place that knows when a step is an hour with a
 * number ("Hour 34", as in the paper) and when it is a time ("Day 2 10:35", "3 Mar 10:35"). Dates are
 * there where the scenario says when it begins; they and times of day are UTC.
 */

import type { TFunction } from "i18next";
import type { StepTime } from "../base/step-time.ts";
import {
  dayOf,
  isByDay,
  isHourly,
  isNumbered,
  isWhole,
  MINUTES_A_DAY,
  MINUTES_AN_HOUR,
  midnightOf,
  minuteOfDay,
  startMinute,
} from "../base/step-time.ts";
import type { Locale } from "../state/display.ts";
import type { TimeAxis } from "../view/over-time/time-axis.ts";

export interface StepWords {
  readonly time: StepTime;
  /** What a step is called where it is counted: the catalogues have both of what says so. */
  readonly unit: "hour" | "step";
  /** What a moment is told by. */
  readonly named: "hour" | "time";
  /** "Hour 34", "Day 2 10:35", "3 Mar 10:35": at the beginning of a text, or alone. */
  readonly moment: (step: number) => string;
  /** "hour 34", "day 2 10:35", "3 Mar 10:35": within a text. */
  readonly within: (step: number) => string;
  /** "34", "10:35", "day 2": where the rest is seen beside it. */
  readonly brief: (step: number) => string;
  /** "h 34", "day 2 10:35": before an entry of a list. */
  readonly listed: (step: number) => string;
  /** "h 34", "06:30", "day 1": of the day of another step the time, else the day. */
  readonly since: (step: number, now: number) => string;
  /** What goes beside {@link moment}: "day 2, 10:00" of an hour, "step 415" or "UTC, step 415" of a time. */
  readonly detail: (step: number) => string;
  /** "2024": what a date lacks. Null where there is no date, or it has its year. */
  readonly year: (step: number) => string | null;
  /** "72 hours", "24 hours", "1 h 10 min": so many steps as a length of time. */
  readonly length: (steps: number) => string;
  /** "6 h", "35 min", "2 d" */
  readonly shortLength: (steps: number) => string;
  /** "2 h/s", "10 min/s": what a speed in steps per second is. */
  readonly rate: (speed: number) => string;
  /** For the axes of charts. */
  readonly axis: TimeAxis;
}

/** Longer runs have days of the same name in more than one year. Minutes. */
const A_YEAR = 360 * MINUTES_A_DAY;

export function createStepWords(
  t: TFunction,
  locale: Locale,
  time: StepTime,
  /** Length of the run. */
  steps: number,
): StepWords {
  const hourly = isHourly(time);
  const numbered = isNumbered(time);
  const byDay = isByDay(time);
  const isLong = steps * time.stepMinutes > A_YEAR;
  const date = new Intl.DateTimeFormat(DATES[locale], {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    ...(isLong ? { year: "numeric" } : {}),
  });
  const year = new Intl.DateTimeFormat(DATES[locale], { timeZone: "UTC", year: "numeric" });
  const seconds = !isWhole(time.stepMinutes) || !isWhole(startMinute(time));

  const clock = (minute: number): string => clockText(minute, seconds);
  function dayText(day: number, key: "time.day" | "time.dayWithin"): string {
    const midnight = midnightOf(day, time);
    return midnight === null ? t(key, { day: day + 1 }) : date.format(midnight);
  }
  function timeText(step: number, key: "time.day" | "time.dayWithin"): string {
    const day = dayText(dayOf(step, time), key);
    return byDay ? day : t("time.moment", { day, clock: clock(minuteOfDay(step, time)) });
  }
  const within = (step: number): string =>
    numbered ? t("time.hourWithin", { hour: step }) : timeText(step, "time.dayWithin");
  const stepText = (step: number): string => (numbered ? String(step) : timeText(step, "time.dayWithin"));

  return {
    time,
    unit: hourly ? "hour" : "step",
    named: numbered ? "hour" : "time",
    moment: (step) => (numbered ? t("time.hour", { hour: step }) : timeText(step, "time.day")),
    within,
    brief(step) {
      if (numbered) return String(step);
      return byDay ? dayText(dayOf(step, time), "time.dayWithin") : clock(minuteOfDay(step, time));
    },
    listed: (step) => (numbered ? t("time.hourListed", { hour: step }) : stepText(step)),
    since(step, now) {
      const isToday = dayOf(step, time) === dayOf(now, time);
      if (numbered) return t("time.hourListed", { hour: step });
      return isToday && !byDay
        ? clock(minuteOfDay(step, time))
        : dayText(dayOf(step, time), "time.dayWithin");
    },
    detail(step) {
      if (numbered) {
        const day = dayOf(step, time) + 1;
        return t("timeline.day", { day, time: clock(minuteOfDay(step, time)) });
      }
      return t(time.start === null ? "time.step" : "time.utcStep", { step });
    },
    year(step) {
      const midnight = midnightOf(dayOf(step, time), time);
      return midnight === null || isLong ? null : year.format(midnight);
    },
    length: (count) => lengthText(t, count * time.stepMinutes, hourly, "long"),
    shortLength: (count) => lengthText(t, count * time.stepMinutes, hourly, "short"),
    rate(speed) {
      const minutes = speed * time.stepMinutes;
      if (!hourly && minutes >= MINUTES_A_DAY && isWhole(minutes / MINUTES_A_DAY))
        return t("time.rate.days", { figure: rounded(minutes / MINUTES_A_DAY) });
      return hourly || minutes >= MINUTES_AN_HOUR
        ? t("time.rate.hours", { figure: rounded(minutes / MINUTES_AN_HOUR) })
        : t("time.rate.minutes", { figure: rounded(minutes) });
    },
    axis: {
      ...time,
      stepText,
      tickText({ at, minute }) {
        if (numbered) return String(at);
        return isWhole(minute / MINUTES_A_DAY)
          ? dayText(Math.round(minute / MINUTES_A_DAY), "time.dayWithin")
          : clockText(minute % MINUTES_A_DAY, !isWhole(minute));
      },
      dayText: (day) => dayText(day, "time.dayWithin"),
    },
  };
}

/** Day before month, as both catalogues have it. */
const DATES: Readonly<Record<Locale, string>> = { en: "en-GB", ko: "ko-KR" };

const rounded = (figure: number): number => Number(figure.toFixed(2));

const two = (figure: number): string => String(Math.floor(figure)).padStart(2, "0");

/** @param minute since midnight */
function clockText(minute: number, seconds: boolean): string {
  const all = Math.floor(minute * 60 + 1e-3);
  const text = `${two(all / 3600)}:${two((all / 60) % 60)}`;
  return seconds ? `${text}:${two(all % 60)}` : text;
}

/** Hours stay hours; other steps make minutes, hours or days, whichever says it in one figure, else two. */
function lengthText(t: TFunction, minutes: number, hourly: boolean, style: "long" | "short"): string {
  const one = (unit: "days" | "hours" | "minutes", count: number): string =>
    t(`time.length.${unit}.${style}`, { count: rounded(count) });
  const [hours, days] = [minutes / MINUTES_AN_HOUR, minutes / MINUTES_A_DAY];
  if (hourly) return one("hours", hours);
  if (days >= 2 && isWhole(days)) return one("days", days);
  if (isWhole(hours) && hours >= 1) return one("hours", hours);
  if (hours < 1) return one("minutes", minutes);
  const whole = Math.floor(hours);
  const rest = rounded(minutes - MINUTES_AN_HOUR * whole);
  return t("time.length.hoursAndMinutes", { hours: whole, minutes: rest });
}
