/**
 * A picture that has been placed on a plane, as marks: the page and a figure draw the same. See
 * `view/picture/line-style.ts` and docs/design.md#space for how everything looks.
 */

import type { CircleMark, LineMark, Mark, TextMark, TextRun } from "../../view/marks/marks.ts";
import { CROSS, EXCESS_WIDTH, HOLLOW, SIGHT, STROKES, TRAIL } from "../../view/picture/line-style.ts";
import type { Label, MeasureRun } from "../../view/picture/picture-labels.ts";
import { RUN_FONT } from "../../view/picture/picture-labels.ts";
import type {
  PlacedHollow,
  PlacedLine,
  PlacedPicture,
  PlacedPoint,
  PlacedShape,
  Spot,
} from "../../view/picture/placed-picture.ts";
import { RING_WIDTH } from "../../view/picture/pm-state.ts";
import type { Plane } from "./plane.ts";
import { clipOf } from "./plane.ts";

type Placed = PlacedPicture<Spot>;

/** Px around a text. */
const TEXT_HALO = 3.5;
/** Px: how thick the line under a name is, and how far below its baseline. */
const UNDERLINE = { width: 2.4, below: 3 };

/** From the back to the front: what the policy sees, trails, hollow places and lines within the plane; points, and then words, over its edge. */
export function planeMarks(placed: Placed, plane: Plane, measure: MeasureRun): readonly Mark[] {
  const { picture, points, hollows, lines, seen } = placed;
  const { weight, frame } = picture;
  const within = [
    ...seen.flatMap(({ curves }) => curveMarks(curves, weight, "chart-sight")),
    ...points.flatMap((point) => trailMarks(point, weight)),
    ...hollows.map((hollow) => hollowMark(hollow, weight)),
    ...lines.flatMap((line) => lineMarks(line, weight)),
  ];
  const ranked = points.toSorted((a, b) => a.rank - b.rank);
  return [
    { kind: "group", marks: within, clip: clipOf(plane) },
    ...ranked.flatMap((point) =>
      onePoint(point, weight, point.grounded ? excess(point, plane, frame.threshold) : ""),
    ),
    ...labelMarks(placed, measure),
  ];
}

function onePoint(point: PlacedPoint<Spot>, weight: number, excessPath: string): Mark[] {
  const { x, y, radius, ring, halo, ink, opacity } = point;
  const marks: Mark[] = [];
  if (excessPath !== "") {
    marks.push({ kind: "path", d: excessPath, stroke: "over", strokeWidth: EXCESS_WIDTH * weight });
  }
  const circle: CircleMark = { kind: "circle", x, y, radius };
  if (ring !== null) {
    const strokeWidth = RING_WIDTH * weight;
    marks.push({ ...circle, radius: ring, fill: "bg", stroke: "over", strokeWidth, name: "chart-ring" });
  }
  const rim = { stroke: "bg", strokeWidth: 2 * halo, halo: true } as const;
  marks.push({ ...circle, fill: ink, ...rim, opacity, name: "chart-point-dot" });
  return marks;
}

/** From the threshold to the point, along each axis that is over. */
function excess({ x, y, over }: PlacedPoint<Spot>, plane: Plane, threshold: number): string {
  const [across, up] = plane.axes;
  const along = over.includes(across)
    ? `M${plane.x(threshold).toFixed(1)},${y.toFixed(1)}H${x.toFixed(1)}`
    : "";
  const upwards = over.includes(up)
    ? `M${x.toFixed(1)},${plane.y(threshold).toFixed(1)}V${y.toFixed(1)}`
    : "";
  return along + upwards;
}

function trailMarks({ past, spot, ink }: PlacedPoint<Spot>, weight: number): LineMark[] {
  return past.map((from, i) => ({
    ...straight(from, past[i + 1] ?? spot),
    stroke: ink,
    strokeWidth: TRAIL.width * weight,
    opacity: TRAIL.oldest + ((TRAIL.newest - TRAIL.oldest) * (i + 1)) / past.length,
    round: true,
  }));
}

/** A path for each weight: there may be dozens of curves. */
export const curveMarks = (curves: PlacedShape<Spot>["curves"], weight: number, name: string): Mark[] =>
  (["mesh", "main"] as const).flatMap((which): Mark[] => {
    const d = curves
      .filter((curve) => curve.weight === which)
      .map(({ spots }) => pathThrough(spots))
      .join("");
    if (d === "") return [];
    const { ink, width, opacity } = SIGHT[which];
    return [{ kind: "path", d, stroke: ink, strokeWidth: width * weight, opacity, name }];
  });

const pathThrough = (spots: readonly Spot[]): string =>
  spots.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`).join("");

const straight = (from: Spot, to: Spot): LineMark => ({
  kind: "line",
  x1: from.x,
  y1: from.y,
  x2: to.x,
  y2: to.y,
});

const hollowMark = ({ spot, radius, ink }: PlacedHollow<Spot>, weight: number): Mark => ({
  kind: "circle",
  x: spot.x,
  y: spot.y,
  radius,
  fill: "bg",
  stroke: ink,
  strokeWidth: HOLLOW.width * weight,
  dash: [HOLLOW.dash * weight, HOLLOW.dash * weight],
});

function lineMarks(line: PlacedLine<Spot>, weight: number): Mark[] {
  const { start, tip, style, ink, end, opacity } = line;
  const { width, dash, head } = STROKES[style];
  const stroke = {
    stroke: ink,
    strokeWidth: width * weight,
    opacity,
    ...(dash === null ? {} : { dash: dash.map((px) => px * weight) }),
  };
  switch (end) {
    case "plain":
      return [{ ...straight(start, tip), ...stroke }];
    case "cross":
      return [{ ...straight(start, tip), ...stroke }, ...crossMarks(tip, weight)];
    case "arrow": {
      const arrow = arrowPaths(line, head * weight);
      return [
        { kind: "path", d: arrow.shaft, ...stroke },
        { kind: "path", d: arrow.head, fill: ink },
      ];
    }
  }
}

const crossMarks = ({ x, y }: Spot, weight: number): Mark[] =>
  [1, -1].map((slant) => {
    const [across, down] = [CROSS.half * weight, CROSS.half * weight * slant];
    const line = straight({ x: x - across, y: y - down }, { x: x + across, y: y + down });
    return { ...line, stroke: "ink", strokeWidth: CROSS.width * weight };
  });

/** A line with a head; it stops short of a point at its tip. */
function arrowPaths({ start, tip, gap }: PlacedLine<Spot>, head: number): { shaft: string; head: string } {
  const length = Math.hypot(tip.x - start.x, tip.y - start.y);
  const [dx, dy] = [(tip.x - start.x) / length, (tip.y - start.y) / length];
  const far = length - Math.min(gap, length * 0.5);
  const size = Math.min(head, far);
  const half = size * 0.42;
  const at = (along: number, across = 0): string =>
    `${(start.x + dx * along - dy * across).toFixed(2)},${(start.y + dy * along + dx * across).toFixed(2)}`;
  return {
    shaft: `M${at(0)}L${at(Math.max(0, far - size * 0.8))}`,
    head: `M${at(far)}L${at(far - size, half)}L${at(far - size, -half)}Z`,
  };
}

const labelMarks = ({ picture: { scale }, labels }: Placed, measure: MeasureRun): Mark[] => [
  ...labels.flatMap(({ leader }): Mark[] =>
    leader === null ? [] : [{ kind: "line", ...leader, stroke: "ghost" }],
  ),
  ...labels.flatMap((label) => oneLabel(label, measure, scale)),
];

function oneLabel({ runs, x, y, height }: Label, measure: MeasureRun, scale: number): Mark[] {
  const baseline = y + height * 0.8;
  const text: TextMark = {
    kind: "text",
    x,
    y: baseline,
    anchor: "start",
    runs: runs.map((run): TextRun => {
      const { size, weight, ink } = RUN_FONT[run.style];
      return { text: run.text, fill: ink, size: size * scale, weight, space: run.space };
    }),
    stroke: "bg",
    strokeWidth: TEXT_HALO,
    halo: true,
  };
  const marks: Mark[] = [text];
  let at = x;
  for (const run of runs) {
    at += run.space;
    const width = measure(run.text, run.style);
    const under = { x: at, y: baseline + UNDERLINE.below * scale, width, height: UNDERLINE.width };
    if (run.underline !== null) marks.push({ kind: "rect", ...under, fill: run.underline });
    at += width;
  }
  return marks;
}
