/** What the panel Why is arranged from: which event stands at a moment, what of a large fleet is given, names on a line. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { formatCriterion } from "../../src/view/text/figures.ts";
import { arrangeWhy, barOf, MOST_PARTNERS, MOST_ROWS } from "../../src/view/why/why.ts";
import { formatDifference, formatPair, formatStated } from "../../src/view/why/why-figures.ts";
import { shownOf, whyMoment } from "../../src/view/why/why-moment.ts";
import type { StripPm } from "../../src/view/why/why-strip.ts";
import { layOutStrip } from "../../src/view/why/why-strip.ts";
import { choose, draw, explainEvent, isMigrationWeighed, isSwapWeighed, only, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

const think = (policy: string, drawing: string) => {
  const workload = draw(drawing);
  return explainEvent(workload, deciderOf(choose(policy)), run(policy, workload), stepOf(0), 0);
};

describe("the event at a moment", () => {
  it("is the last that has happened, or the next while its reasons are told", () => {
    expect(whyMoment({ action: 0 }, 3)).toBeNull();
    expect(whyMoment({ action: 2 }, 3)).toEqual({ event: 1, reason: null });
    expect(whyMoment({ action: 2, reason: 4 }, 3)).toEqual({ event: 2, reason: 4 });
  });

  it("of a lane with fewer events is its last, whatever the others do", () => {
    expect(whyMoment({ action: 3 }, 1)).toEqual({ event: 0, reason: null });
    expect(whyMoment({ action: 1, reason: 2 }, 1)).toEqual({ event: 0, reason: null });
    expect(whyMoment({ action: 2, reason: 2 }, 0)).toBeNull();
  });

  it("inside a deliberation the event itself is not shown yet", () => {
    expect(shownOf({ event: 0, reason: 3 }, 7)).toBe(3);
    expect(shownOf({ event: 0, reason: 9 }, 7)).toBe(6);
    expect(shownOf({ event: 0, reason: null }, 7)).toBe(7);
    expect(shownOf({ event: 0, reason: 1 }, 0)).toBe(0);
  });
});

describe("a deliberation, arranged", () => {
  const DRAWING = "PM0: 40 10 10, 43 0 0\nPM1: 50 20 20, 20 0 0\nPM2: 70 70 70";

  it("grows with what is shown, and the last decision is the one in view", () => {
    const told = think("sandpiper-2008", DRAWING);
    const kinds = told.decisions.map((_, i) => arrangeWhy(told, i + 1).last?.kind);
    expect(kinds).toEqual(told.decisions.map(({ kind }) => kind));
    expect(arrangeWhy(told, 1)).toMatchObject({ target: null, candidates: [], ended: null });
    expect(arrangeWhy(told, 2).target).toMatchObject({ pm: 1 });
    expect(arrangeWhy(told, 3).candidates.map(({ vm, migration }) => [vm, migration])).toEqual([
      [0, null],
      [1, null],
    ]);
  });

  it("has a cell for every swap that was weighed, and counts them by what refused them", () => {
    const told = think("sandpiper-2008", DRAWING);
    const why = arrangeWhy(told, told.decisions.length);
    const swaps = only(told.decisions, isSwapWeighed);
    expect(swaps.length).toBeGreaterThan(0);
    expect(why.candidates.flatMap((row) => row.swaps.filter((swap) => swap !== null))).toEqual(swaps);
    expect(Object.values(why.swaps ?? {}).reduce((a, b) => a + b, 0)).toBe(swaps.length);
    expect(why.swaps?.target).toBe(
      swaps.filter(({ verdict }) => verdict?.kind === "failed" && verdict.comparison.subject === "target")
        .length,
    );
  });

  it("of many machines gives the first, and how many more there are", () => {
    const many = (n: number, vm: string): string => Array.from({ length: n }, () => vm).join(", ");
    const pms = Array.from({ length: 100 }, (_, pm) => `PM${pm + 2}: 60 60 60`).join("\n");
    // Sixty small VMs make PM0 over; PM1 is the lowest and has twelve that are in the way.
    const told = think("sandpiper-2008", `PM0: ${many(60, "2 0 0")}\nPM1: ${many(12, "6.5 0 0")}\n${pms}`);
    const why = arrangeWhy(told, told.decisions.length);
    expect(why.candidates).toHaveLength(MOST_ROWS);
    expect(why.moreCandidates).toBe(60 - MOST_ROWS);
    expect(why.target?.order.first).toHaveLength(MOST_ROWS);
    expect(why.target?.order.more).toBe(101 - MOST_ROWS);
    expect(why.partners).toHaveLength(MOST_PARTNERS);
    expect(why.morePartners).toBe(12 - MOST_PARTNERS);
  });

  it("of THR-MMT says which VMs were taken out, and asks every PM in turn", () => {
    const told = think("thr-mmt", "PM0: 50 0 10, 40 0 20\nPM1: 60 0 0\nPM2: 10 0 0");
    const why = arrangeWhy(told, told.decisions.length);
    expect(why.source).toBeNull();
    expect(why.taken.map(({ pm, order }) => [pm, order.first.map(({ id }) => id)])).toEqual([[0, [0, 1]]]);
    expect(why.candidates.map(({ vm, to }) => [vm, to])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it("shows in a bar what refused the move, or what came nearest to it", () => {
    const told = think("scoa", "PM0: 40 10 10, 40 20 20\nPM1: 30 60 60");
    const [first] = only(told.decisions, isMigrationWeighed);
    if (first === undefined) throw new Error("a move was weighed");
    expect(barOf(first, 0.79)).toMatchObject({ criterion: "norm", isOverload: false }); // S4: the load
    expect(barOf({ ...first, verdict: null }, 0.79)).toEqual({
      criterion: 0,
      value: expect.closeTo(0.7, 9),
      bound: 0.79,
      isOverload: true,
    });
  });
});

describe("figures that are compared", () => {
  it("read as they compare", () => {
    expect(formatPair(1.2704, 1.2696)).toEqual(["1.2704", "1.2696"].map((text) => text.slice(0, 6)));
    expect(formatPair(0.83, 0.83)).toEqual(["0.83", "0.83"]);
    expect(formatPair(1.31, 1.27)).toEqual(["1.31", "1.27"]);
    const figure = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(figure, figure, (value, gap) => {
        const bound = value + gap / 1000;
        const [a, b] = formatPair(value, bound).map(Number);
        if (isOver(bound, value + 1e-6)) expect(a).toBeLessThan(b ?? 0);
        const [c, d] = formatPair(bound, value).map(Number);
        if (isOver(bound, value + 1e-6)) expect(c).toBeGreaterThan(d ?? 0);
      }),
    );
  });

  it("never say nothing of something", () => {
    expect([0.04, 0.0012, 0.000004, 0].map(formatDifference)).toEqual(["0.04", "0.001", "0.000004", "0.00"]);
    expect(
      [19.54, 1234.5, 2e9].map((figure) => formatCriterion("volume", figure, pictureText.formats)),
    ).toEqual(["19.5", "1235", ">9999"]);
    expect([0.0201, 0.89].map(formatStated)).toEqual(["0.021", "0.89"]);
  });
});

describe("names on the line", () => {
  const pmsOnLine = fc
    .array(fc.tuple(fc.double({ min: 0.5, max: 200, noNaN: true }), fc.integer({ min: 30, max: 90 })), {
      minLength: 2,
      maxLength: 40,
    })
    .map((pms) =>
      pms.map(
        ([figure, labelWidth], pm): StripPm => ({
          pm,
          figure,
          labelWidth,
          role: pm === 0 ? "source" : pm === 1 ? "target" : null,
        }),
      ),
    );

  it("never overlap nor leave the panel, and source and target have theirs", () => {
    fc.assert(
      fc.property(pmsOnLine, fc.integer({ min: 300, max: 420 }), (pms, width) => {
        const { points } = layOutStrip(pms, width);
        expect(points.map(({ pm }) => pm)).toEqual(pms.map(({ pm }) => pm));
        for (const { x } of points) expect(x >= 0 && x <= width).toBe(true);
        const labels = points.flatMap(({ label }) => (label === null ? [] : [label]));
        for (const label of labels) {
          expect(label.left).toBeGreaterThanOrEqual(0);
          expect(label.left + label.width).toBeLessThanOrEqual(width + 1e-9);
          for (const other of labels) {
            if (other === label || other.row !== label.row) continue;
            const apart = label.left >= other.left + other.width || other.left >= label.left + label.width;
            expect(apart).toBe(true);
          }
        }
        expect(points[0]?.label).not.toBeNull();
        expect(points[1]?.label).not.toBeNull();
      }),
    );
  });

  it("stand in one row while they fit, all of them", () => {
    const six = Array.from({ length: 6 }, (_, pm) => ({ pm, figure: 14 + pm, labelWidth: 58, role: null }));
    const { points, rows } = layOutStrip(six, 416);
    expect(rows).toBe(1);
    expect(points.every(({ label }) => label !== null)).toBe(true);
  });
});
