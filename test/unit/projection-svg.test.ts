import { describe, expect, it } from "vitest";
import { createPlane, createPlanePlacing } from "../../src/charts/plane/plane.ts";
import type { ProjectionFigure } from "../../src/charts/plane/projection-svg.ts";
import { projectionToString } from "../../src/charts/plane/projection-svg.ts";
import { PALETTES } from "../../src/view/palette.ts";
import { PLANES } from "../../src/view/picture/axes.ts";
import type { SpaceRange } from "../../src/view/picture/axis-range.ts";
import { fittedSpace, WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { explainedBy } from "../../src/view/picture/explained-picture.ts";
import { placePicture } from "../../src/view/picture/placed-picture.ts";
import { paperPicture } from "../paper-picture.ts";

const figure: ProjectionFigure = {
  width: 480,
  height: 330,
  axes: PLANES["cpu-mem"],
  range: WHOLE_SPACE,
  dense: false,
  scale: 1,
  limit: 0.9,
  palette: PALETTES.light,
  title: "Hour 34",
  description: "Sandpiper leaves PM0 and PM3 over.",
};
/** Hour 34 of the paper under Sandpiper, when PM0 has been given up: PM0 and PM3 are over on cpu. */
const picture = paperPicture("sandpiper-2008", 34, 1);
const svg = projectionToString(picture, figure);

/** The centres of circles of a class, px. */
const circles = (name: string, of = svg): (readonly [x: number, y: number, fill: string])[] =>
  [...of.matchAll(/<circle [^>]*class="([^"]+)"[^>]*>/g)]
    .filter(([, found]) => found === name)
    .map(([circle]) => [figureOf(circle, "cx"), figureOf(circle, "cy"), attribute(circle, "fill")]);
const attribute = (element: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? "";
const figureOf = (element: string, name: string): number => Number(attribute(element, name));

describe("a projection as a figure", () => {
  it("has every PM's point where the axes say, in its colour", () => {
    const { x, y } = createPlane(figure);
    const { positions } = picture.frame;
    const expected = Array.from({ length: 6 }, (_, pm) => [
      Number(x(positions[3 * pm] ?? Number.NaN).toFixed(2)),
      Number(y(positions[3 * pm + 2] ?? Number.NaN).toFixed(2)),
      PALETTES.light.pms[pm],
    ]);
    const byColour = (a: readonly unknown[], b: readonly unknown[]) => (String(a[2]) < String(b[2]) ? -1 : 1);
    expect(circles("chart-point-dot").toSorted(byColour)).toEqual(expected.toSorted(byColour));
  });

  it("has a ring around those that are over, and their names with the figure beside them", () => {
    const over = picture.points.filter(({ ring }) => ring !== null);
    expect(over.map(({ pm }) => pm)).toEqual([0, 3]);
    const dots = circles("chart-point-dot").map(([x, y]) => `${x} ${y}`);
    const rings = circles("chart-ring").map(([x, y]) => `${x} ${y}`);
    expect(rings).toHaveLength(over.length);
    for (const ring of rings) expect(dots).toContain(ring);
    const [, label = ""] = /(<text [^>]*>)PM0 cpu 0\.89</.exec(svg) ?? [];
    const point = circles("chart-point-dot").find(([, , fill]) => fill === PALETTES.light.pms[0]);
    expect(Math.abs(figureOf(label, "y") - (point?.[1] ?? Number.NaN))).toBeLessThan(20);
    expect(figureOf(label, "x") - (point?.[0] ?? Number.NaN)).toBeGreaterThan(8);
  });

  it("is the same figure in another palette, and names its fonts", () => {
    const dark = projectionToString(picture, { ...figure, palette: PALETTES.dark });
    const places = (of: string) => circles("chart-point-dot", of).map(([x, y]) => [x, y]);
    expect(places(dark)).toEqual(places(svg));
    expect(dark).toContain(PALETTES.dark.over);
    for (const each of [svg, dark]) expect(each).not.toMatch(/var\(|NaN|undefined/);
    expect(svg).toContain("Pretendard");
  });
});

describe("a projection whose axes fit the load", () => {
  const range = fittedSpace([
    { peak: 2.3, bulk: 1.4 },
    { peak: 0.9, bulk: 0.9 },
    { peak: 0.3, bulk: 0.3 },
  ]);
  const fitted = projectionToString(picture, { ...figure, width: 560, height: 420, range });
  const texts = [...fitted.matchAll(/>([^<>]+)<\/(?:text|tspan)>/g)].map(([, text]) => text);

  it("has every point where its range says", () => {
    const { x, y } = createPlane({ ...figure, width: 560, height: 420, range });
    const at = picture.points.find(({ pm }) => pm === 0)?.place ?? [Number.NaN, 0, 0];
    const place = [Number(x(at[0]).toFixed(2)), Number(y(at[2]).toFixed(2)), PALETTES.light.pms[0]];
    expect(circles("chart-point-dot", fitted)).toContainEqual(place);
  });

  it("says how far its axes reach, where one is broken, and that the threshold is beyond the other", () => {
    expect(texts).toEqual(expect.arrayContaining(["broken at 1, to 2.5", "to 0.4, threshold beyond"]));
    expect(texts).toEqual(expect.arrayContaining(["1", "2.5", "0.4", "0.79"]));
    expect(texts).not.toContain("threshold 0.79");
    expect(fitted).not.toMatch(/NaN|undefined/);
  });

  it("can be told what there is to explain: where an axis is broken, and only then", () => {
    const marksOf = (of: SpaceRange) => {
      const size = { ...figure, range: of };
      const placing = createPlanePlacing(createPlane(size), size);
      const naming = { slots: new Map(), taken: [], measure: () => 40 };
      return explainedBy(placePicture(picture, placing, naming), placing).marks(0.9);
    };
    expect(marksOf(WHOLE_SPACE).map(({ mark }) => mark)).not.toContain("reach");
    const [reach] = marksOf(range).filter(({ mark }) => mark === "reach");
    expect(reach?.x).toBeCloseTo(createPlane({ ...figure, range }).x(1), 6);
    // The threshold's box is open upwards: what marks it stays on the plane.
    const corner = marksOf(range).find(({ mark }) => mark === "threshold");
    expect(corner?.y).toBeCloseTo(createPlane({ ...figure, range }).y(0.4), 6);
  });
});
