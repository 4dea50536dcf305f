/** How far an axis reaches, and what stands where on it. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toScene } from "../../src/view/picture/axes.ts";
import type { AxisRange, LoadExtent } from "../../src/view/picture/axis-range.ts";
import {
  axisSteps,
  fittedSpace,
  isBroken,
  isSameSpace,
  placeOn,
  reachesTo,
  reachOf,
  utilizationAt,
  WHOLE_SPACE,
  withinSpace,
} from "../../src/view/picture/axis-range.ts";

const fitted = (peak: number, bulk = peak): AxisRange => fittedSpace([{ peak, bulk }, USUAL, USUAL])[0];
const USUAL: LoadExtent = { peak: 0.9, bulk: 0.9 };
const extents = fc
  .record({
    peak: fc.double({ min: 0, max: 50, noNaN: true }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ peak, part }): LoadExtent => ({ peak, bulk: peak * part }));

describe("the range of an axis", () => {
  it("is the usual one where about all that a PM has is used, and where nothing is", () => {
    for (const peak of [0, 0.55, 0.79, 0.95, 1, 1.07]) expect(fitted(peak)).toBe(WHOLE_SPACE[0]);
    expect(isSameSpace(fittedSpace([USUAL, USUAL, USUAL]), WHOLE_SPACE)).toBe(true);
  });

  it("ends at a round figure where a resource is hardly used", () => {
    expect(fitted(0.08)).toEqual({ full: 0.1, end: 0.1 });
    expect(fitted(0.13)).toEqual({ full: 0.2, end: 0.2 });
    expect(fitted(0.0001)).toEqual({ full: 0.01, end: 0.01 });
    expect(fitted(0.31)).toEqual({ full: 0.4, end: 0.4 });
  });

  it("grows to what is demanded beyond capacity, and breaks there once that is far", () => {
    expect([fitted(1.2), isBroken(fitted(1.2))]).toEqual([{ full: 1, end: 1.25 }, false]);
    expect([fitted(2.3), isBroken(fitted(2.3))]).toEqual([{ full: 1, end: 2.5 }, true]);
    expect(placeOn(fitted(1.2), 0.79)).toBeCloseTo(0.79 / 1.25, 12);
    expect(placeOn(fitted(2.3), 1)).toBeCloseTo(0.8, 12);
  });

  it("breaks above nine of ten PMs where only the others use a resource", () => {
    expect([fitted(0.88, 0.18), isBroken(fitted(0.88, 0.18))]).toEqual([{ full: 0.2, end: 1 }, true]);
    expect(fitted(0.88, 0.6)).toBe(WHOLE_SPACE[0]);
  });

  it("is never below what is needed, and the same object for the same figures", () => {
    fc.assert(
      fc.property(extents, ({ peak, bulk }) => {
        const range = fitted(peak, bulk);
        expect(placeOn(range, peak)).toBeLessThanOrEqual(range.end === 1 ? 1.1 : 1);
        expect(range.full).toBeLessThanOrEqual(range.end);
        expect(fitted(peak, bulk)).toBe(range);
      }),
    );
  });

  it("only grows while more becomes known", () => {
    fc.assert(
      fc.property(extents, extents, (a, b) => {
        fc.pre(a.peak > 0);
        const before = fitted(a.peak, a.bulk);
        const after = fitted(Math.max(a.peak, b.peak), Math.max(a.bulk, b.bulk));
        expect(after.end).toBeGreaterThanOrEqual(before.end);
        expect(after.full).toBeGreaterThanOrEqual(before.full);
      }),
    );
  });

  it("has every utilization at one place, in their order, and tells it from there", () => {
    const figure = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(extents, figure, figure, ({ peak, bulk }, a, b) => {
        const range = fitted(peak, bulk);
        expect(utilizationAt(range, placeOn(range, a))).toBeCloseTo(a, 6);
        if (a < b) expect(placeOn(range, a)).toBeLessThanOrEqual(placeOn(range, b));
      }),
    );
  });

  it("has round figures along the part that is drawn in full", () => {
    expect(axisSteps(WHOLE_SPACE[0])).toEqual([0.25, 0.5, 0.75]);
    expect(axisSteps(fitted(2.3))).toEqual([0.25, 0.5, 0.75]);
    expect(axisSteps(fitted(0.2))).toEqual([0.05, 0.1, 0.15]);
  });

  it("says where it ends, where it is broken, and whether the threshold is beyond", () => {
    expect(reachOf(fitted(0.08), 0.79)).toEqual({ end: 0.1, brokenAt: null, beyond: 0.79 });
    expect(reachOf(fitted(0.88, 0.18), 0.79)).toEqual({ end: 1, brokenAt: 0.2, beyond: null });
    expect([reachesTo(fitted(0.08), 0.1), reachesTo(fitted(0.08), 0.11)]).toEqual([true, false]);
  });
});

it("places a utilization on each axis by its own range", () => {
  const range = fittedSpace([{ peak: 2.3, bulk: 1.5 }, { peak: 0.08, bulk: 0.05 }, USUAL]);
  expect(toScene([1, 0.05, 0.5], range)).toEqual({ x: 0.8, y: 0.5, z: 0.5 });
  expect(withinSpace(range, [0.79, 0.79, 0.79])).toEqual([0.79, 0.1, 0.79]);
});
