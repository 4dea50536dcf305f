/** Path data for a series over the hours. The value of a step holds for its whole cell at both ends, so lines and areas fill the plot. */

import { area, line } from "d3-shape";
import { present } from "../../base/assert.ts";
import { at } from "../../base/vector.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { LinePoint, ThresholdPiece } from "../../view/over-time/threshold-line.ts";
import { crisp } from "./svg.ts";

type Point = readonly [x: number, y: number];

/** The points of a series, prolonged flat to the edges of what is shown. */
function pointsOf(values: ArrayLike<number>, x: HourScale, y: (value: number) => number): Point[] {
  const points: Point[] = [];
  const end = Math.min(values.length, x.first + x.steps);
  for (let step = x.first; step < end; step++) points.push([x.centre(step), y(at(values, step))]);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  return [[x.edge(x.first), first[1]], ...points, [x.edge(end), last[1]]];
}

export const linePath = (values: ArrayLike<number>, x: HourScale, y: (value: number) => number): string =>
  line<Point>().digits(2)(pointsOf(values, x, y)) ?? "";

export const areaPath = (values: ArrayLike<number>, x: HourScale, y: (value: number) => number): string =>
  area<Point>()
    .x((point) => point[0])
    .y1((point) => point[1])
    .y0(y(0))
    .digits(2)(pointsOf(values, x, y)) ?? "";

/** The area between two series of the same length. */
export const bandPath = (
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  x: HourScale,
  y: (value: number) => number,
): string => {
  const [lower, upper] = [pointsOf(low, x, y), pointsOf(high, x, y)];
  return (
    area<Point>()
      .x((point) => point[0])
      .y0((_, i) => present(lower[i], "a point of the lower series")[1])
      .y1((point) => point[1])
      .digits(2)(upper) ?? ""
  );
};

/** A part of a line between two crossings. A single point, at an end of the run, becomes a short flat piece. */
export function partPath(part: readonly LinePoint[], x: HourScale, y: (value: number) => number): string {
  const points = part.map(({ step, value }): Point => [x.centre(step), y(value)]);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  const from = part[0]?.step === 0 ? [[x.edge(0), first[1]] as const] : [];
  const to = part.at(-1)?.step === x.steps - 1 ? [[x.edge(x.steps), last[1]] as const] : [];
  return line<Point>().digits(2)([...from, ...points, ...to]) ?? "";
}

/** The threshold: a step line, on half pixels. */
export const thresholdPath = (
  pieces: readonly ThresholdPiece[],
  x: HourScale,
  y: (value: number) => number,
): string =>
  pieces
    .map(({ from, to, value }, i) => {
      const level = crisp(y(value));
      return `${i === 0 ? `M${x.edge(from)},` : "V"}${level}H${x.edge(to)}`;
    })
    .join("");
