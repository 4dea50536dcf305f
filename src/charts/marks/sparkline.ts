/** A line so small that only its shape is read: path data, from 0 at the foot to `top` at the head. */

import { area, line } from "d3-shape";

export interface SparkSize {
  readonly width: number;
  readonly height: number;
  /** The figure at the upper edge: the same for all lines that are to compare. */
  readonly top: number;
}

/** The line, and the area under it. */
export function sparkPaths(
  values: readonly number[],
  { width, height, top }: SparkSize,
): { readonly line: string; readonly area: string } {
  const pitch = width / Math.max(1, values.length - 1);
  const x = (_: number, i: number): number => i * pitch;
  const y = (value: number): number => height - (top > 0 ? value / top : 0) * height;
  return {
    line: line<number>().x(x).y(y).digits(1)(values) ?? "",
    area: area<number>().x(x).y1(y).y0(height).digits(1)(values) ?? "",
  };
}
