/** XO5: the sort of the engine for short lists, with orders that are none. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortByInsertion } from "../../src/policies/insertion-sort.ts";

const sorted = <T>(list: readonly T[], compare: (a: T, b: T) => number): T[] => {
  const copy = [...list];
  sortByInsertion(copy, compare);
  return copy;
};

describe("XO5: the sort", () => {
  it("XO5: keeps equals in their order", () => {
    expect(sorted([3.1, 1.2, 3, 1.1, 2], (a, b) => Math.floor(a) - Math.floor(b))).toEqual([
      1.2, 1.1, 2, 3.1, 3,
    ]);
  });

  it("XO5: turns round a run that falls strictly, and no other", () => {
    expect(sorted([3, 2, 1], (a, b) => a - b)).toEqual([1, 2, 3]);
    expect(sorted([], (a: number, b) => a - b)).toEqual([]);
    expect(sorted([7], (a, b) => a - b)).toEqual([7]);
  });

  it("XO5: is the engine's own up to 63 figures, where the order is not transitive", () => {
    const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= 3 * Math.min(a, b);
    const compare = (a: readonly [number, number], b: readonly [number, number]): number =>
      isAlike(a[0], b[0]) ? b[1] - a[1] : b[0] - a[0];
    const figure = fc.integer({ min: 0, max: 40 });
    const lists = fc.array(fc.tuple(figure, figure), { maxLength: 63 });
    const property = (list: (readonly [number, number])[]): void => {
      expect(sorted(list, compare)).toEqual([...list].sort(compare));
    };
    fc.assert(fc.property(lists, property), { numRuns: 500 });
  });
});
