import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LabelField, LabelRequest, PlacedLabel } from "../../src/view/picture/label-layout.ts";
import {
  boxesOverlap,
  distanceToBox,
  distanceToSegment,
  LEADER_FROM,
  placeLabels,
  segmentMeetsBox,
} from "../../src/view/picture/label-layout.ts";

const field = (change: Partial<LabelField> = {}): LabelField => ({
  width: 480,
  height: 350,
  dots: [],
  taken: [],
  lines: [],
  scale: 1,
  ...change,
});

const name = (id: string, x: number, y: number, change: Partial<LabelRequest> = {}): LabelRequest => ({
  id,
  x,
  y,
  clearance: 8,
  width: 32,
  height: 17,
  own: [],
  reach: "near",
  ...change,
});

const distanceToLeader = ({ leader }: PlacedLabel, x: number, y: number): number =>
  leader === null ? Number.POSITIVE_INFINITY : distanceToSegment(leader, x, y);

const dot = (x: number, y: number) => ({ x, y, radius: 7 });

describe("placing labels", () => {
  it("puts a lone name to the right of its point, without a leader", () => {
    const [label] = placeLabels([name("a", 100, 100, { own: [0] })], field({ dots: [dot(100, 100)] }));
    expect(label).toMatchObject({ x: 108, y: 91.5, leader: null });
  });

  it("turns to the left where the panel ends", () => {
    const [label] = placeLabels([name("a", 460, 100, { own: [0] })], field({ dots: [dot(460, 100)] }));
    expect((label?.x ?? 999) + 32).toBeLessThanOrEqual(452);
  });

  it("goes round text that stands already", () => {
    const taken = [{ x: 108, y: 80, width: 100, height: 40 }];
    const [label] = placeLabels([name("a", 100, 100, { own: [0] })], field({ dots: [dot(100, 100)], taken }));
    expect(label).toBeDefined();
    expect(label && boxesOverlap(label, taken[0] ?? label)).toBe(false);
  });

  it("keeps the slot of the last frame while another is no better to speak of", () => {
    const dots = [dot(100, 100)];
    const first = placeLabels([name("a", 100, 100, { own: [0], previous: 8 })], field({ dots }));
    expect(first[0]?.slot).toBe(8); // to the left, where it was
  });

  it("leaves a name out rather than put it nearer to another's point, but never one that must be read", () => {
    const ring = Array.from({ length: 24 }, (_, i) => dot(100 + 11 * Math.cos(i), 100 + 11 * Math.sin(i)));
    const dots = [dot(100, 100), ...ring];
    expect(placeLabels([name("a", 100, 100, { own: [0] })], field({ dots }))).toEqual([]);
    const [label] = placeLabels([name("a", 100, 100, { own: [0], reach: "far" })], field({ dots }));
    expect(label?.leader).not.toBeNull();
  });

  it("joins a displaced name to its point by a leader", () => {
    const taken = [{ x: 60, y: 70, width: 80, height: 60 }];
    const [label] = placeLabels([name("a", 100, 100, { own: [0] })], field({ dots: [dot(100, 100)], taken }));
    expect(label && distanceToBox(label, 100, 100)).toBeGreaterThan(LEADER_FROM);
    expect(label?.leader).not.toBeNull();
  });
});

const requests = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 480 }),
    y: fc.integer({ min: 0, max: 350 }),
    width: fc.integer({ min: 10, max: 120 }),
    height: fc.integer({ min: 12, max: 30 }),
    reach: fc.constantFrom("beside", "near", "far"),
    previous: fc.option(fc.integer({ min: 0, max: 159 }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 25 },
);
const boxes = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 440 }),
    y: fc.integer({ min: 0, max: 330 }),
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 12 },
);

describe("whatever the points", () => {
  const layouts = fc.tuple(requests, boxes, fc.constantFrom(1, 2)).map(([drawn, taken, scale]) => {
    const dots = drawn.map(({ x, y }) => dot(x, y));
    const asked = drawn.map(({ x, y, ...rest }, i) => name(`${i}`, x, y, { ...rest, own: [i] }));
    return { asked, taken, dots, placed: placeLabels(asked, field({ dots, taken, scale })) };
  });

  it("no two boxes overlap, and none leaves the panel or covers a point", () => {
    fc.assert(
      fc.property(layouts, ({ placed, taken, dots }) => {
        placed.forEach((label, i) => {
          for (const other of [...placed.slice(i + 1), ...taken])
            expect(boxesOverlap(label, other)).toBe(false);
          for (const { x, y } of dots) expect(distanceToBox(label, x, y)).toBeGreaterThan(0);
          expect(Math.min(label.x, label.y)).toBeGreaterThanOrEqual(0);
          expect(label.x + label.width).toBeLessThanOrEqual(480);
          expect(label.y + label.height).toBeLessThanOrEqual(350);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("a name is nearer to its own point than to any other, unless it must be read and has a leader", () => {
    fc.assert(
      fc.property(layouts, ({ asked, placed, dots }) => {
        for (const label of placed) {
          const own = Number(label.id);
          const mine = distanceToBox(label, dots[own]?.x ?? 0, dots[own]?.y ?? 0);
          const nearer = dots.some(({ x, y }, i) => i !== own && distanceToBox(label, x, y) <= mine);
          if (nearer) expect(asked[own]?.reach === "far" && label.leader !== null).toBe(true);
          const isBeside = asked[own]?.reach === "beside";
          const crossed = dots.filter(
            ({ x, y, radius }, i) => i !== own && distanceToLeader(label, x, y) < radius,
          );
          if (isBeside) expect(crossed).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

it("a segment meets a box that it crosses, starts in or touches", () => {
  const box = { x: 10, y: 10, width: 10, height: 10 };
  expect(segmentMeetsBox({ x1: 0, y1: 15, x2: 30, y2: 15 }, box)).toBe(true);
  expect(segmentMeetsBox({ x1: 12, y1: 12, x2: 13, y2: 13 }, box)).toBe(true);
  expect(segmentMeetsBox({ x1: 0, y1: 0, x2: 30, y2: 9 }, box)).toBe(false);
  expect(segmentMeetsBox({ x1: 15, y1: 0, x2: 15, y2: 9 }, box)).toBe(false);
});
