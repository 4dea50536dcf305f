import { expect, it } from "vitest";
import { hatchStrokes } from "../../src/charts/marks/hatch.ts";

it("hatches within its rectangle, at 45 degrees, rising to the right", () => {
  const strokes = hatchStrokes(10, 5, 60, 25);
  expect(strokes.length).toBeGreaterThan(5);
  for (const [x1, y1, x2, y2] of strokes) {
    for (const x of [x1, x2]) expect(x >= 10 && x <= 60).toBe(true);
    for (const y of [y1, y2]) expect(y >= 5 && y <= 25).toBe(true);
    expect(x2 - x1).toBeCloseTo(y1 - y2);
  }
});

it("stands still while what is done grows: the same strokes, cut", () => {
  const feet = (left: number): number[] =>
    hatchStrokes(left, 0, 100, 20).map(([x1, y1]) => Math.round(x1 - (20 - y1)));
  const before = feet(10);
  for (const foot of feet(31)) expect(before).toContain(foot);
});

it("draws nothing where nothing is missing", () => {
  expect(hatchStrokes(60, 0, 60, 20)).toEqual([]);
});
