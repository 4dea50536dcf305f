/** Flaps along a lane's track: a zigzag each where there is room, a strip where steps are narrow. */

import { describe, expect, it } from "vitest";
import { flapMarks } from "../../src/charts/timeline/timeline-flaps.ts";
import { hourScale } from "../../src/view/over-time/chart-scales.ts";

const PLACE = { top: 10, height: 30 };
const flapsOf = (steps: number, at: Readonly<Record<number, number>>): number[] =>
  Array.from({ length: steps }, (_, step) => at[step] ?? 0);

/** The path that is drawn; null where nothing is. */
function pathOf(flaps: readonly number[], steps: number, width: number, first = 0): string | null {
  const [mark, ...others] = flapMarks(flaps, hourScale(steps, 0, width, first), PLACE);
  expect(others).toEqual([]);
  if (mark === undefined) return null;
  if (mark.kind !== "path") expect.fail("a path");
  expect(mark.mark).toBe("flaps");
  return mark.d;
}

describe("flaps on the timeline", () => {
  it("are a zigzag under their step, there and back again for each, within the track", () => {
    expect(pathOf(flapsOf(4, { 1: 1 }), 4, 80)).toBe("M27.00,39.00l3,-3l3,3");
    expect(pathOf(flapsOf(4, { 1: 2, 3: 1 }), 4, 80)).toBe(
      "M24.00,39.00l3,-3l3,3l3,-3l3,3M67.00,39.00l3,-3l3,3",
    );
  });

  it("are no wider than their step", () => {
    expect(pathOf(flapsOf(2, { 0: 9 }), 2, 28)).toBe("M1.00,39.00l3,-3l3,3l3,-3l3,3");
  });

  it("are nothing where there are none, and none are shown that are not in the window", () => {
    expect(pathOf(flapsOf(4, {}), 4, 80)).toBeNull();
    expect(pathOf([], 4, 80)).toBeNull();
    expect(pathOf(flapsOf(8, { 1: 1 }), 4, 80, 4)).toBeNull();
  });

  it("are strips of the pixels' size where steps are narrow, however many flaps there are", () => {
    const every = pathOf(
      flapsOf(10_000, Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [i, 50]))),
      10_000,
      500,
    );
    expect(every?.split("z")).toHaveLength(251);
    expect(pathOf(flapsOf(100, { 50: 3 }), 100, 200)).toBe("M100.00,39.00V36.00H102.00V39.00z");
  });
});
