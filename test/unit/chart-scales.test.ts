import { describe, expect, it } from "vitest";
import {
  deviationTop,
  hourScale,
  loadTop,
  niceTop,
  sliderTrack,
  valueTicks,
  windowStart,
} from "../../src/view/over-time/chart-scales.ts";

describe("hourScale", () => {
  const scale = hourScale(72, 100, 820); // 10 px an hour

  it("makes a step a cell with its middle between two hours", () => {
    expect(scale.cell).toBe(10);
    expect([scale.edge(0), scale.centre(0), scale.edge(72)]).toEqual([100, 105, 820]);
  });

  it("reads back the step under the pointer, within the run", () => {
    expect([scale.stepAt(100), scale.stepAt(109.9), scale.stepAt(110)]).toEqual([0, 0, 1]);
    expect([scale.stepAt(-5), scale.stepAt(9999)]).toEqual([0, 71]);
  });

  it("shows a window", () => {
    const day = hourScale(24, 0, 240, 24);
    expect([day.edge(24), day.centre(47), day.stepAt(0), day.stepAt(999)]).toEqual([0, 235, 24, 47]);
  });

  it("puts a slider's thumb on the middle of every step", () => {
    const thumb = 27;
    const { left, width } = sliderTrack(scale, thumb);
    for (const step of [0, 34, 71]) {
      const share = step / 71;
      expect(left + thumb / 2 + share * (width - thumb)).toBeCloseTo(scale.centre(step));
    }
  });
});

describe("ticks", () => {
  it("are whole for counts", () => {
    expect(valueTicks(1, 120, true)).toEqual([0, 1]);
    expect(valueTicks(1.15, 60)).toEqual([0, 0.5, 1]);
    expect(valueTicks(0.27, 44)).toEqual([0, 0.2]);
  });
});

describe("windowStart", () => {
  it("turns pages", () => {
    expect([0, 23, 24, 34, 71].map((step) => windowStart(step, 72, 24))).toEqual([0, 0, 24, 24, 48]);
  });

  it("ends with the run", () => {
    expect(windowStart(59, 60, 24)).toBe(36);
    expect(windowStart(3, 10, 24)).toBe(0);
  });
});

describe("tops", () => {
  it("are the usual ones while they reach", () => {
    expect(loadTop([[0.4, 1.1]])).toBe(1.15);
    expect(deviationTop([[0.2]])).toBe(0.27);
  });

  it("grow with the data", () => {
    expect(loadTop([[0.4], [1.2]])).toBe(1.25);
    expect(loadTop([[0.4], [2.5]])).toBe(1.5); // what is above is cut
    expect(deviationTop([[0.31]])).toBeCloseTo(0.35);
    expect([niceTop([[17]]), niceTop([[0]]), niceTop([[82]])]).toEqual([20, 1, 100]);
  });
});
