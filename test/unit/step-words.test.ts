/** How steps are named: hours with numbers as in the paper, times of day for all others. */

import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { HOURLY } from "../../src/base/step-time.ts";
import { timeLabels } from "../../src/charts/marks/time-labels.ts";
import type { Locale } from "../../src/state/display.ts";
import { SPEEDS } from "../../src/state/playback.ts";
import { changeLanguage, startI18n } from "../../src/ui/i18n/i18n.ts";
import type { StepWords } from "../../src/ui/step-words.ts";
import { createStepWords } from "../../src/ui/step-words.ts";
import { hourScale } from "../../src/view/over-time/chart-scales.ts";

beforeAll(() => startI18n("en"));

async function wordsOf(
  stepMinutes: number,
  start: string | null = null,
  { steps = 576, locale = "en" as Locale } = {},
): Promise<StepWords> {
  await changeLanguage(locale);
  const time = { stepMinutes, start: start === null ? null : Date.parse(start) };
  return createStepWords(i18next.getFixedT(locale), locale, time, steps);
}

const MORNING = "2024-03-03T06:30:00Z";

/** All that is said of one step. */
const said = ({ moment, within, brief, listed, detail }: StepWords, step: number): string[] => [
  moment(step),
  within(step),
  brief(step),
  listed(step),
  detail(step),
];

describe("a step", () => {
  it("of an hour is told by its number, as the paper does", async () => {
    expect(said(await wordsOf(60), 34)).toEqual(["Hour 34", "hour 34", "34", "h 34", "day 2, 10:00"]);
    expect(said(await wordsOf(60, null, { locale: "ko" }), 34)).toEqual([
      "34시간째",
      "34시간째",
      "34",
      "34h",
      "2일차 10:00",
    ]);
  });

  it.each([
    [5, 415, ["Day 2 10:35", "day 2 10:35", "10:35", "day 2 10:35", "step 415"]],
    [7, 100, ["Day 1 11:40", "day 1 11:40", "11:40", "day 1 11:40", "step 100"]],
    [0.5, 3, ["Day 1 00:01:30", "day 1 00:01:30", "00:01:30", "day 1 00:01:30", "step 3"]],
    [120, 13, ["Day 2 02:00", "day 2 02:00", "02:00", "day 2 02:00", "step 13"]],
    [1440, 7, ["Day 8", "day 8", "day 8", "day 8", "step 7"]],
  ])("of %s minutes is told by day and time of day", async (minutes, step, texts) => {
    expect(said(await wordsOf(minutes), step)).toEqual(texts);
  });

  it("is told by its date where the run says when it begins, in UTC", async () => {
    expect(said(await wordsOf(5, MORNING), 49)).toEqual([
      "3 Mar 10:35",
      "3 Mar 10:35",
      "10:35",
      "3 Mar 10:35",
      "UTC, step 49",
    ]);
    expect(said(await wordsOf(5, MORNING, { locale: "ko" }), 210)).toEqual([
      "3월 4일 00:00",
      "3월 4일 00:00",
      "00:00",
      "3월 4일 00:00",
      "UTC, 210단계",
    ]);
    expect((await wordsOf(60, MORNING)).moment(18)).toBe("4 Mar 00:30");
    expect((await wordsOf(5, "2023-12-31T23:00:00Z")).year(12)).toBe("2024");
    expect((await wordsOf(5)).year(12)).toBeNull();
    expect((await wordsOf(1440, "2024-02-28T00:00:00Z", { steps: 30 })).moment(2)).toBe("1 Mar");
  });

  it("is told in a word to who knows today", async () => {
    const [hours, dated] = [await wordsOf(60), await wordsOf(5, MORNING)];
    expect([hours.since(30, 34), dated.since(49, 60), dated.since(49, 300)]).toEqual([
      "h 30",
      "10:35",
      "3 Mar",
    ]);
  });

  it("has a year where the run is longer than one", async () => {
    const days = await wordsOf(1440, "2024-03-03T00:00:00Z", { steps: 400 });
    expect([days.moment(366), days.year(366)]).toEqual(["4 Mar 2025", null]);
  });
});

describe("an axis", () => {
  it("has numbers for hours, and else days at midnight and times between", async () => {
    const [hours, dated, days] = [await wordsOf(60), await wordsOf(5, MORNING), await wordsOf(1440)];
    expect(hours.axis.tickText({ at: 24, minute: 1440 })).toBe("24");
    expect(dated.axis.tickText({ at: 210, minute: 1440 })).toBe("4 Mar");
    expect(dated.axis.tickText({ at: 18, minute: 480 })).toBe("08:00");
    expect(days.axis.tickText({ at: 7, minute: 7 * 1440 })).toBe("day 8");
    expect([hours.axis.stepText(34), dated.axis.stepText(0)]).toEqual(["34", "3 Mar 06:30"]);
    expect([hours.axis.dayText(1), dated.axis.dayText(1)]).toEqual(["day 2", "4 Mar"]);
  });
});

describe("the labels of an axis", () => {
  const room = { apart: 40, gap: 4, inset: 1 };

  it("are as regular as they can be, and none touches another", async () => {
    for (const [minutes, start] of [
      [5, null],
      [5, MORNING],
      [7, MORNING],
      [60, MORNING],
    ] as const) {
      for (const width of [116, 212, 1180]) {
        const { axis } = await wordsOf(minutes, start);
        const { minutes: apart, labels } = timeLabels(hourScale(576, 0, width), axis, room);
        const steps = (576 * minutes) / apart;
        expect(labels.length).toBeGreaterThanOrEqual(Math.floor(steps));
        labels.forEach(({ x, half }, i) => {
          const before = labels[i - 1];
          if (before !== undefined)
            expect(x - half).toBeGreaterThanOrEqual(before.x + before.half + room.gap);
        });
      }
    }
  });

  it("of hours are what they were", async () => {
    const { axis } = await wordsOf(60);
    const { labels } = timeLabels(hourScale(72, 0, 128), axis, { apart: 25.6, gap: 4, inset: 1 });
    expect(labels.map(({ text }) => text)).toEqual(["0", "24", "48", "72"]);
  });
});

describe("so many steps", () => {
  it.each([
    [60, 72, "72 hours", "72 h"],
    [60, 1, "1 hour", "1 h"],
    [5, 288, "24 hours", "24 h"],
    [5, 14, "1 h 10 min", "1 h 10 min"],
    [5, 7, "35 minutes", "35 min"],
    [5, 576, "2 days", "2 d"],
    [5, 588, "49 hours", "49 h"],
    [5, 583, "48 h 35 min", "48 h 35 min"],
    [1440, 1, "24 hours", "24 h"],
    [1440, 30, "30 days", "30 d"],
    [0.5, 1, "0.5 minutes", "0.5 min"],
    [7, 9, "1 h 3 min", "1 h 3 min"],
    [5, 0, "0 minutes", "0 min"],
  ])("of %s minutes: %s", async (minutes, steps, long, short) => {
    const words = await wordsOf(minutes);
    expect([words.length(steps), words.shortLength(steps)]).toEqual([long, short]);
  });

  it("in Korean", async () => {
    const words = await wordsOf(5, null, { locale: "ko" });
    expect([words.length(288), words.length(14), words.shortLength(72)]).toEqual([
      "24시간",
      "1시간 10분",
      "6시간",
    ]);
  });
});

describe("a speed", () => {
  it.each([
    [60, ["0.5 h/s", "1 h/s", "2 h/s", "4 h/s", "8 h/s", "24 h/s"]],
    [5, ["2.5 min/s", "5 min/s", "10 min/s", "20 min/s", "40 min/s", "2 h/s"]],
    [15, ["7.5 min/s", "15 min/s", "30 min/s", "1 h/s", "2 h/s", "6 h/s"]],
    [1440, ["12 h/s", "1 d/s", "2 d/s", "4 d/s", "8 d/s", "24 d/s"]],
  ])("of steps of %s minutes is that much time a second", async (minutes, rates) => {
    const words = await wordsOf(minutes);
    expect(SPEEDS.map(words.rate)).toEqual(rates);
  });
});

describe("the catalogues", () => {
  it("call a step an hour where it is one, also where it has a date", async () => {
    const units = [await wordsOf(60), await wordsOf(60, MORNING), await wordsOf(5)];
    expect(units.map(({ unit, named }) => `${unit}, ${named}`)).toEqual([
      "hour, hour",
      "hour, time",
      "step, time",
    ]);
    expect(createStepWords(i18next.getFixedT("en"), "en", HOURLY, 72).unit).toBe("hour");
  });
});
