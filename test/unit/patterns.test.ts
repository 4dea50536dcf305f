import { describe, expect, it } from "vitest";
import { NEWEST_STREAMS } from "../../src/base/random.ts";
import { HOURLY } from "../../src/base/step-time.ts";
import type { Column } from "../../src/base/vector.ts";
import type { Pattern, VmProfile } from "../../src/scenario/patterns.ts";
import {
  drawVmNoise,
  patternLevel,
  patternTable,
  stepLevel,
  writeVmDemand,
} from "../../src/scenario/patterns.ts";

const normal: Pattern = { kind: "normal", peak: 12, width: 2 };
const ramp: Pattern = { kind: "ramp", start: 22, hours: 4 };

const profile: VmProfile = {
  main: ["cpu"],
  pattern: normal,
  base: [0.1, 0.02, 0],
  amplitude: [0.2, 0.01, 0],
};

describe("D1 patterns", () => {
  it("D1 normal: rises to its peak, falls again, the same every day", () => {
    expect(patternLevel(normal, 12)).toBe(1);
    expect(patternLevel(normal, 10)).toBeCloseTo(Math.exp(-0.5), 12);
    const morning = Array.from({ length: 12 }, (_, hour) => patternLevel(normal, hour + 1));
    expect(morning).toEqual([...morning].sort((a, b) => a - b));
    expect(patternLevel(normal, 24 + 10)).toBe(patternLevel(normal, 10));
  });

  it("D1 normal: the bell wraps at midnight", () => {
    const late: Pattern = { kind: "normal", peak: 23, width: 2 };
    expect(patternLevel(late, 1)).toBe(patternLevel(late, 21));
  });

  it("D1 steady: no height above its base", () => {
    expect(patternLevel({ kind: "steady" }, 12)).toBe(0);
  });

  it("D1 ramp: jumps at its hour and stays high for its hours, over midnight too", () => {
    const high = Array.from({ length: 48 }, (_, hour) => hour).filter(
      (hour) => patternLevel(ramp, hour) === 1,
    );
    expect(high).toEqual([0, 1, 22, 23, 24, 25, 46, 47]);
  });
});

describe("demand tables", () => {
  it("without noise are base + amplitude * level", () => {
    const table = patternTable({ profiles: [profile], noise: 0, seed: 1 }, 24, NEWEST_STREAMS);
    expect(table[12 * 3]).toBeCloseTo(0.3, 12);
    expect(table[12 * 3 + 1]).toBeCloseTo(0.03, 12);
    expect(table[12 * 3 + 2]).toBe(0);
  });

  it("draw each VM's noise from its own stream: another VM's profile changes nothing", () => {
    const other: VmProfile = { ...profile, base: [0.3, 0.3, 0.3] };
    const one = patternTable({ profiles: [profile, profile], noise: 0.05, seed: 7 }, 24, NEWEST_STREAMS);
    const two = patternTable({ profiles: [other, profile], noise: 0.05, seed: 7 }, 24, NEWEST_STREAMS);
    const second = (table: Column) => [...table].filter((_, i) => i % 6 >= 3);
    expect(second(two)).toEqual(second(one));
    expect(two).not.toEqual(one);
  });

  it("are the same for the same seed, different for another, and never negative", () => {
    const make = (seed: number, noise: number) =>
      patternTable({ profiles: [profile], noise, seed }, 72, NEWEST_STREAMS);
    expect(make(3, 0.05)).toEqual(make(3, 0.05));
    expect(make(4, 0.05)).not.toEqual(make(3, 0.05));
    expect(Math.min(...make(3, 5))).toBe(0);
  });

  it.each([1, 5, 15, 7, 0.5])("follow the time of day of steps of %s minutes", (stepMinutes) => {
    const time = { stepMinutes, start: null };
    const steps = Math.ceil(2880 / stepMinutes);
    const table = patternTable(
      { profiles: [{ ...profile, pattern: ramp }], noise: 0, seed: 1 },
      steps,
      NEWEST_STREAMS,
      time,
    );
    const high = Array.from({ length: steps }, (_, step) => step).filter(
      (step) => (table[step * 3] ?? 0) > 0.2,
    );
    const hours = high.map((step) => ((step * stepMinutes) / 60) % 24);
    expect(hours.every((hour) => hour >= 22 || hour < 2)).toBe(true);
    expect((high.length * stepMinutes) / 60).toBeCloseTo(8, 0); // of two days, four hours each
  });

  it("follow the clock of a run that begins in the morning", () => {
    const start = Date.parse("2024-03-03T06:30:00Z");
    const table = patternTable({ profiles: [profile], noise: 0, seed: 1 }, 288, NEWEST_STREAMS, {
      stepMinutes: 5,
      start,
    });
    expect(table[66 * 3]).toBeCloseTo(0.3, 12); // the peak is at 12:00, 66 steps after 6:30
  });

  it("have the mean of the hours that a longer step stands for", () => {
    const mean = (first: number, hours: number): number =>
      Array.from({ length: hours }, (_, i) => patternLevel(normal, first + i)).reduce((a, b) => a + b) /
      hours;
    expect(stepLevel(normal, 5, { stepMinutes: 120, start: null })).toBeCloseTo(mean(10, 2), 12);
    expect(stepLevel(normal, 3, { stepMinutes: 1440, start: null })).toBeCloseTo(mean(0, 24), 12);
    expect(stepLevel(normal, 10, HOURLY)).toBe(patternLevel(normal, 10));
  });

  it("can be rewritten one VM at a time", () => {
    const profiles = [profile, { ...profile, pattern: ramp }];
    const changed: VmProfile = { ...profile, amplitude: [0.1, 0, 0] };
    const table = patternTable({ profiles, noise: 0.02, seed: 5 }, 48, NEWEST_STREAMS);
    writeVmDemand(table, 2, 0, changed, 0.02, drawVmNoise(5, 0, 48, NEWEST_STREAMS));
    expect(table).toEqual(
      patternTable(
        { profiles: [changed, { ...profile, pattern: ramp }], noise: 0.02, seed: 5 },
        48,
        NEWEST_STREAMS,
      ),
    );
  });
});
