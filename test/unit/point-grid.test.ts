import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPointGrid } from "../../src/view/picture/point-grid.ts";

const [WIDTH, HEIGHT] = [200, 120];
/** Points may lie beyond the panel, too. */
const place = fc.record({
  x: fc.double({ min: -40, max: WIDTH + 40, noNaN: true }).map(Math.fround),
  y: fc.double({ min: -40, max: HEIGHT + 40, noNaN: true }).map(Math.fround),
});
type Place = { readonly x: number; readonly y: number };

function filed(points: readonly Place[], grid = createPointGrid()) {
  const xs = Float32Array.from(points, ({ x }) => x);
  const ys = Float32Array.from(points, ({ y }) => y);
  grid.renew(() => ({ xs, ys, count: points.length, width: WIDTH, height: HEIGHT }));
  return grid;
}

function bruteForce(points: readonly Place[], { x, y }: Place, reach: number): number | null {
  const square = (point: Place): number => (point.x - x) ** 2 + (point.y - y) ** 2;
  const near = points.map((point, i) => ({ i, d: square(point) })).filter(({ d }) => d <= reach * reach);
  return near.toSorted((a, b) => a.d - b.d || a.i - b.i)[0]?.i ?? null;
}

describe("the point grid", () => {
  it("finds the point that looking at all of them finds", () => {
    const reach = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 80 }), place, reach, (points, asked, within) => {
        expect(filed(points).nearest(asked.x, asked.y, within)).toBe(bruteForce(points, asked, within));
      }),
    );
  });

  it("takes the lower of two in one place, and none beyond its reach", () => {
    const grid = filed([
      { x: 10, y: 10 },
      { x: 90, y: 90 },
      { x: 90, y: 90 },
    ]);
    expect(grid.nearest(92, 90, 5)).toBe(1);
    expect(grid.nearest(50, 50, 5)).toBeNull();
  });

  it("forgets the points that it held before", () => {
    const grid = filed([{ x: 10, y: 10 }]);
    expect(filed([{ x: 100, y: 100 }], grid).nearest(10, 10, 20)).toBeNull();
    expect(filed([], grid).nearest(100, 100, 20)).toBeNull();
    filed([{ x: 10, y: 10 }], grid).renew(null);
    expect(grid.nearest(10, 10, 20)).toBeNull();
  });

  it("asks for points only once somebody asks it, and once", () => {
    const xs = Float32Array.of(10);
    let asked = 0;
    const grid = createPointGrid();
    grid.renew(() => {
      asked++;
      return { xs, ys: xs, count: 1, width: WIDTH, height: HEIGHT };
    });
    expect(asked).toBe(0);
    expect([grid.nearest(10, 10, 5), grid.nearest(12, 10, 5), asked]).toEqual([0, 0, 1]);
  });
});
