/** Steps as time: their hours, their times of day, the round times of an axis, and how far trails go. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StepTime } from "../../src/base/step-time.ts";
import {
  dayOf,
  HOURLY,
  hoursOf,
  isNumbered,
  midnightOf,
  minuteAt,
  minuteOfDay,
  stepAtMinute,
  stepsIn,
} from "../../src/base/step-time.ts";
import { hourScale } from "../../src/view/over-time/chart-scales.ts";
import { dayStarts, tickMinutes, ticksAt, timeTicks } from "../../src/view/over-time/time-axis.ts";
import { trailPlaces, trailSteps } from "../../src/view/picture/trail.ts";

const of = (stepMinutes: number, start: string | null = null): StepTime => ({
  stepMinutes,
  start: start === null ? null : Date.parse(start),
});
const MORNING = "2024-03-03T06:30:00Z";

describe("steps", () => {
  it("are as many hours as they are long", () => {
    expect(hoursOf(12, of(60))).toBe(12);
    expect(hoursOf(12, of(5))).toBe(1);
    expect(hoursOf(1, of(1440))).toBe(24);
    expect([stepsIn(6, of(5)), stepsIn(6, of(120)), stepsIn(6, of(1440))]).toEqual([72, 3, 0.25]);
  });

  it("begin at a time of a day", () => {
    expect([minuteOfDay(34, HOURLY), dayOf(34, HOURLY)]).toEqual([600, 1]);
    expect([minuteOfDay(415, of(5)), dayOf(415, of(5))]).toEqual([10 * 60 + 35, 1]);
    expect([
      minuteOfDay(210, of(5, MORNING)),
      dayOf(209, of(5, MORNING)),
      dayOf(210, of(5, MORNING)),
    ]).toEqual([0, 0, 1]);
    expect(midnightOf(1, of(5, MORNING))).toBe(Date.parse("2024-03-04T00:00:00Z"));
    expect(midnightOf(1, of(5))).toBeNull();
    expect(minuteOfDay(0, of(60, "1969-12-31T23:30:00Z"))).toBe(23 * 60 + 30);
  });

  it("are numbered hours only where an hour is all that is known", () => {
    expect([isNumbered(HOURLY), isNumbered(of(60, MORNING)), isNumbered(of(5))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("are found again from their time", () => {
    const minutes = fc.constantFrom(0.5, 1, 5, 7, 15, 60, 90, 120, 1440, 0.7);
    fc.assert(
      fc.property(
        minutes,
        fc.option(fc.integer({ min: -1e12, max: 4e12 })),
        fc.nat(1e5),
        (length, start, step) => {
          const time = { stepMinutes: length, start };
          expect(stepAtMinute(minuteAt(step, time), time)).toBeCloseTo(step, 4);
          expect(minuteOfDay(step, time)).toBeGreaterThanOrEqual(0);
          expect(minuteOfDay(step, time)).toBeLessThan(1440);
        },
      ),
    );
  });
});

describe("the ticks of an axis", () => {
  it("thin themselves, at round times", () => {
    expect(tickMinutes(hourScale(72, 0, 1209.6), HOURLY, 60)).toBe(6 * 60);
    expect(tickMinutes(hourScale(72, 0, 128), HOURLY, 25.6)).toBe(24 * 60);
    expect(tickMinutes(hourScale(288, 0, 1200), of(5), 60)).toBe(120);
    expect(tickMinutes(hourScale(206, 0, 1200), of(7), 60)).toBe(120);
    expect(tickMinutes(hourScale(1, 0, 100), HOURLY, 60)).toBe(60);
    expect(tickMinutes(hourScale(4, 0, 400), of(7), 60)).toBe(10);
    expect(tickMinutes(hourScale(30, 0, 600), of(1440), 60)).toBe(72 * 60);
  });

  it("stand at the boundaries shown, as hours have always had them", () => {
    const places = (steps: number, first: number, hours: number): number[] =>
      ticksAt(hourScale(steps, 0, 720, first), HOURLY, hours * 60).map(({ at }) => at);
    expect(places(72, 0, 24)).toEqual([0, 24, 48, 72]);
    expect(places(24, 30, 12)).toEqual([36, 48]);
  });

  it("stand within a step where the round time lies within it", () => {
    const [first] = timeTicks(hourScale(206, 0, 1200), of(7, MORNING), 60);
    expect(first).toEqual({ at: 90 / 7, minute: 480 }); // 8:00 is 90 minutes after 6:30
  });

  it("mark real midnights", () => {
    const days = (time: StepTime, steps: number): number[] =>
      dayStarts(hourScale(steps, 0, 720), time).map(({ at }) => at);
    expect(days(HOURLY, 72)).toEqual([24, 48]);
    expect(days(HOURLY, 24)).toEqual([]);
    expect(days(of(5, MORNING), 576)).toEqual([210, 498]);
    expect(days(of(60, MORNING), 48)).toEqual([17.5, 41.5]);
    expect(days(of(7), 300)).toEqual([1440 / 7]);
    expect(days(of(1440), 30)).toEqual([]); // a line at every step says nothing
  });
});

describe("a trail", () => {
  it("goes as far back as its hours have steps", () => {
    expect([0, 6, 24].map((hours) => trailSteps(hours, HOURLY))).toEqual([0, 6, 24]);
    expect([0, 6, 24].map((hours) => trailSteps(hours, of(5)))).toEqual([0, 72, 288]);
    expect([0, 6, 24].map((hours) => trailSteps(hours, of(120)))).toEqual([0, 3, 12]);
    expect([0, 6, 24].map((hours) => trailSteps(hours, of(1440)))).toEqual([0, 1, 4]);
  });

  it("has a place for every step before the moment while it is short", () => {
    expect(trailPlaces(34, 6)).toEqual([28, 29, 30, 31, 32, 33]);
    expect(trailPlaces(2, 6)).toEqual([0, 1]);
    expect(trailPlaces(100, 72)).toHaveLength(72);
    expect(trailPlaces(0, 6)).toEqual([]);
  });

  it("has places that stay, and no more than can be drawn, while it is long", () => {
    for (const step of [300, 301, 302]) {
      const places = trailPlaces(step, 288);
      expect(places.length).toBeLessThanOrEqual(97);
      expect(places[0]).toBeLessThan(step - 288 + 3);
      expect(places.at(-1)).toBe(step - 1);
      expect(places.slice(0, -1).every((place) => place % 3 === 0)).toBe(true);
    }
  });
});
