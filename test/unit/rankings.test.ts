/** What measures say of policies beside each other, on figures that are ranked in the head. */

import { describe, expect, it } from "vitest";
import type { Figures } from "../../src/view/compare/rankings.ts";
import { isBest, paretoFront, reversing, sortedBy } from "../../src/view/compare/rankings.ts";

const rows: readonly (Figures & { name: string })[] = [
  { name: "a", overloadedHours: 5, moves: 9, deviation: 0.1001, resolved: 3 },
  { name: "b", overloadedHours: 0, moves: 30, deviation: 0.1002, resolved: 1 },
  { name: "c", overloadedHours: 9, moves: 0, deviation: 0.2, resolved: 2 },
  { name: "d", overloadedHours: 7, moves: null, deviation: 0.3, resolved: null },
];
const namesBy = (id: "overloadedHours" | "moves", isReversed: boolean): string =>
  sortedBy(rows, (row) => row, id, isReversed)
    .map(({ name }) => name)
    .join("");

describe("rankings", () => {
  it("sort from the best on, or from the worst; what has no figure is last either way", () => {
    expect(namesBy("overloadedHours", false)).toBe("badc");
    expect(namesBy("overloadedHours", true)).toBe("cdab");
    expect(namesBy("moves", false)).toBe("cabd");
    expect(namesBy("moves", true)).toBe("bacd");
  });

  it("know the best of a measure; figures that read alike are both, and nobody where all are alike", () => {
    const bestBy = (id: "moves" | "deviation" | "resolved"): string =>
      rows.flatMap((row) => (isBest(row, rows, id) ? row.name : [])).join("");
    expect(bestBy("moves")).toBe("c");
    expect(bestBy("deviation")).toBe("ab"); // both 0.100
    expect(bestBy("resolved")).toBe(""); // neither way is better
    const alike = [{ moves: 3 }, { moves: 3 }];
    expect(isBest(alike[0], alike, "moves")).toBe(false);
  });

  it("tell which measures turn an order round: of the pairs that both tell apart, more the other way", () => {
    // Of a, b, c: by moves c < a < b, by PM-hours b < a < c. All three pairs; d has no moves.
    expect(reversing(rows, "overloadedHours")).toEqual([{ id: "moves", same: 0, reversed: 3 }]);
    expect(reversing(rows, "moves").map(({ id }) => id)).toEqual(["overloadedHours", "deviation"]);
    expect(reversing(rows, "resolved")).toEqual([]);
  });

  it("have a front of those that nobody beats on both", () => {
    const points = [
      { x: 0, y: 75 },
      { x: 0, y: 75 },
      { x: 5, y: 80 },
      { x: 7, y: 49 },
      { x: 29, y: 0 },
      { x: 30, y: 0 },
    ];
    expect(paretoFront(points).map(({ x, y }) => `${x} ${y}`)).toEqual(["0 75", "0 75", "7 49", "29 0"]);
  });
});
