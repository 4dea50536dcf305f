/** A track of many events, as bars. Counts are written per step as migration, swap, no-solution. */

import { describe, expect, it } from "vitest";
import { hourScale } from "../../src/view/over-time/chart-scales.ts";
import type { EventCounts } from "../../src/view/over-time/series.ts";
import { barScale, foldCounts, layoutBars, needsBars } from "../../src/view/over-time/track-bars.ts";

const counts = (...steps: readonly (readonly [number, number, number])[]): EventCounts => ({
  migration: Uint32Array.from(steps, ([migrations]) => migrations),
  swap: Uint32Array.from(steps, ([, swaps]) => swaps),
  "no-solution": Uint32Array.from(steps, ([, , stuck]) => stuck),
});
const every = (steps: number, of: readonly [number, number, number]): EventCounts =>
  counts(...Array.from({ length: steps }, () => of));

/** The main screen: 16.8 px an hour. */
const SCALE = hourScale(72, 0, 1209.6);
const GLYPH = 9;

describe("when a track has bars", () => {
  it("glyphs as long as they can be read one by one", () => {
    expect(needsBars([every(72, [2, 1, 0])], SCALE, GLYPH)).toBe(false);
    expect(needsBars([counts([8, 2, 2])], SCALE, GLYPH)).toBe(false);
    expect(needsBars([], SCALE, GLYPH)).toBe(false);
  });

  it("bars for all lanes where one has a crowded hour, or more than the width can hold", () => {
    expect(needsBars([counts([0, 0, 0]), counts([8, 2, 3])], SCALE, GLYPH)).toBe(true);
    expect(needsBars([every(72, [4, 0, 0])], SCALE, GLYPH)).toBe(true);
    expect(needsBars([every(8760, [1, 0, 0])], hourScale(8760, 0, 1200), GLYPH)).toBe(true);
  });

  it("does not depend on the page shown, where it is a window", () => {
    const run = counts(...Array.from({ length: 72 }, (_, hour) => [hour < 24 ? 6 : 0, 0, 0] as const));
    const pages = [0, 24, 48].map((first) => hourScale(24, 0, 286, first));
    expect(new Set(pages.map((page) => needsBars([run], page, GLYPH))).size).toBe(1);
  });
});

describe("folding", () => {
  const run = counts([1, 0, 0], [2, 1, 0], [0, 0, 3], [4, 0, 0], [0, 5, 0]);

  it("adds up whole hours, none twice and none left out", () => {
    expect(foldCounts(run, 2, 0, 5)).toEqual([
      { from: 0, to: 2, migration: 3, swap: 1, "no-solution": 0 },
      { from: 2, to: 4, migration: 4, swap: 0, "no-solution": 3 },
      { from: 4, to: 5, migration: 0, swap: 5, "no-solution": 0 },
    ]);
  });

  it("cuts at the same hours whatever is shown, and ends where the run has come to", () => {
    expect(foldCounts(run, 2, 1, 99).map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [2, 4],
      [4, 5],
    ]);
  });

  it("joins hours that are narrower than a bar", () => {
    expect(barScale([run], SCALE).steps).toBe(1);
    expect(barScale([run], hourScale(8760, 0, 1200)).steps).toBe(22);
  });
});

describe("layout", () => {
  const place = { top: 100, height: 36 };
  const busy = counts([900, 0, 0], [0, 0, 0], [60, 40, 25], [1, 0, 0]);
  const quiet = counts([0, 0, 1], [0, 0, 0], [0, 0, 0], [100, 0, 0]);
  const shared = barScale([busy, quiet], SCALE);

  it("stands moves on a line, swaps on migrations and half as wide, and hangs no-solutions below it", () => {
    const { line, bars } = layoutBars(busy, SCALE, shared, place);
    const hour2 = bars.filter(({ x }) => x >= SCALE.edge(2) && x < SCALE.edge(3));
    expect(hour2.map(({ kind }) => kind)).toEqual(["migration", "swap", "no-solution"]);
    const [migration, swap, stuck] = hour2;
    expect((migration?.y ?? 0) + (migration?.height ?? 0)).toBeCloseTo(line);
    expect((swap?.y ?? 0) + (swap?.height ?? 0)).toBeCloseTo(migration?.y ?? 0);
    expect(swap?.width).toBeCloseTo((migration?.width ?? 0) / 2);
    expect(stuck?.y).toBe(line);
    expect((swap?.height ?? 0) / (migration?.height ?? 1)).toBeCloseTo(40 / 60);
  });

  it("has one scale for all lanes, by the square root, within the track", () => {
    const [first, second] = [busy, quiet].map((lane) => layoutBars(lane, SCALE, shared, place));
    expect(first?.line).toBe(second?.line);
    const [highest] = first?.bars ?? [];
    const hundred = second?.bars.find(({ kind }) => kind === "migration");
    expect((highest?.height ?? 0) / (hundred?.height ?? 1)).toBeCloseTo(3);
    for (const { y, height } of [...(first?.bars ?? []), ...(second?.bars ?? [])]) {
      expect(y).toBeGreaterThanOrEqual(place.top);
      expect(y + height).toBeLessThanOrEqual(place.top + place.height);
    }
  });

  it("lets a single event be seen beside thousands", () => {
    const { bars } = layoutBars(
      counts([1_000_000, 0, 1]),
      SCALE,
      barScale([counts([1_000_000, 0, 1])], SCALE),
      place,
    );
    expect(bars.find(({ kind }) => kind === "no-solution")?.height).toBeGreaterThanOrEqual(1.5);
  });

  it("draws nothing where nothing happened, and nothing outside of the window", () => {
    expect(layoutBars(every(72, [0, 0, 0]), SCALE, barScale([], SCALE), place).bars).toEqual([]);
    const window = hourScale(24, 0, 286, 24);
    const run = every(72, [1, 0, 0]);
    expect(layoutBars(run, window, barScale([run], window), place).bars).toHaveLength(24);
  });
});
