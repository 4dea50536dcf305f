/** Orders of figures that are known nearly are those of the figures as worked out. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Figure, inOrder } from "../../src/policies/near-figure.ts";

/** Exact figures on a coarse grid, so that there are equals, and what is known of them. */
const listed = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 8 }), fc.double({ min: -1, max: 1, noNaN: true })),
  {
    maxLength: 40,
  },
);

describe("figures that are known nearly", () => {
  it("come in the order of the exact ones, equals as they were", () => {
    fc.assert(
      fc.property(listed, fc.constantFrom(0.01, 0.4, 3), (pairs, error) => {
        const all = pairs.map(([exact, off], place) => ({
          exact,
          place,
          figure: new Figure(exact + off * error, error, () => exact),
        }));
        const expected = all.toSorted((a, b) => a.exact - b.exact || a.place - b.place);
        expect(inOrder(all).map(({ place }) => place)).toEqual(expected.map(({ place }) => place));
      }),
    );
  });

  it("are worked out only where that decides", () => {
    let worked = 0;
    const of = (score: number): Figure =>
      new Figure(score, 0.1, () => {
        worked++;
        return score;
      });
    expect(of(1).isBelow(of(2))).toBe(true);
    expect(inOrder([{ figure: of(2) }, { figure: of(1) }, { figure: of(3) }])).toHaveLength(3);
    expect(worked).toBe(0);
    expect(of(1).isBelow(of(1.1))).toBe(true);
    expect(worked).toBe(2);
  });
});
