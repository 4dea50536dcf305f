import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import type { HandInput } from "../../src/view/picture/hand-geometry.ts";
import { handSketch } from "../../src/view/picture/hand-geometry.ts";
import { draw, rounded, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

/** PM1 is twice as large: what is 60 percent of PM0 is 30 percent of it. */
const cluster = draw(
  `PM0: 60 20 10, 30 10 10
   PM1: 80 20 40, 20 20 20
   PM2: 50 50 50`,
  { capacity: [1, 2, 1] },
);
const frame = createLaneView(cluster, run("none", cluster)).frameAt(
  { step: stepOf(0), action: 0, progress: 1 },
  6,
);
const sketch = (change: Partial<HandInput>) =>
  handSketch({
    frame,
    handling: { kind: "move", vm: 0 },
    host: 0,
    aimedPm: null,
    aimedVm: null,
    text: pictureText,
    ...change,
  });
const dots = (change: Partial<HandInput>): unknown[] =>
  sketch(change).dots.map(({ pm, place }) => [pm, rounded(place)]);

describe("a VM in somebody's hand", () => {
  it("is the dashed vector that its host would lose", () => {
    const [line, ...more] = sketch({}).lines;
    expect(more).toEqual([]);
    expect([line?.style, rounded(line?.from ?? []), rounded(line?.to ?? [])]).toEqual([
      "would-leave",
      [0.9, 0.3, 0.2],
      [0.3, 0.1, 0.1],
    ]);
    expect(line?.label?.text).toBe("VM 0");
  });

  it("shows where the point of the PM that is aimed at would be, in that PM's own capacity", () => {
    expect(dots({ aimedPm: 1 })).toEqual([[1, [0.8, 0.3, 0.35]]]);
    const ends = sketch({ aimedPm: 1 }).lines.map(({ over, label }) => [over, label?.detail]);
    expect(ends).toEqual([
      [false, undefined],
      [false, undefined],
      [true, "cpu 0.80"],
    ]);
  });

  it("is red beyond the threshold only", () => {
    const lower = { ...frame, threshold: 1.2 };
    expect(sketch({ frame: lower, aimedPm: 2 }).lines.some(({ over }) => over)).toBe(false);
    expect(sketch({ aimedPm: 2 }).lines.filter(({ over }) => over)).toHaveLength(1);
  });

  it("goes nowhere over its own host, and nowhere over a PM that is down", () => {
    expect(dots({ aimedPm: 0 })).toEqual([]);
    expect(dots({ aimedPm: 1, frame: { ...frame, isUp: (pm) => pm !== 1 } })).toEqual([]);
  });

  it("changes places with a VM that is aimed at, and not with a PM", () => {
    const handling = { kind: "swap", vm: 0 } as const;
    expect(dots({ handling, aimedPm: 1 })).toEqual([]);
    expect(dots({ handling, aimedVm: { vm: 1, host: 0 } })).toEqual([]);
    expect(dots({ handling, aimedVm: { vm: 3, host: 1 } })).toEqual([
      [1, [0.7, 0.2, 0.25]],
      [0, [0.5, 0.3, 0.3]],
    ]);
  });
});
