/**
 * Where a series goes on above the upper edge of its panel: a bar along the edge as long as it does, and
 * beside its highest place how far it goes, to be written over the playhead, which may stand there. Figures
 * are utilizations.
 */

import { at } from "../../base/vector.ts";
import type { Ink } from "../../view/marks/ink.ts";
import type { Mark } from "../../view/marks/marks.ts";
import { formatFigure } from "../../view/text/figures.ts";
import { pathMark, textMark } from "../marks/plain-marks.ts";
import { textWidth } from "../marks/svg.ts";
import type { PanelPlace } from "./panel-marks.ts";

/** Rounding is no excess. */
const SAME = 1e-9;
const BAR = 3;

interface CutMarks {
  readonly bar: readonly Mark[];
  readonly figure: readonly Mark[];
}

export const UNCUT: CutMarks = { bar: [], figure: [] };

/** Nothing where the series stays within. */
export function cutMarks(
  values: ArrayLike<number>,
  top: number,
  { x, width }: PanelPlace,
  ink: Ink,
): CutMarks {
  let path = "";
  let highest = -1;
  for (let step = 0; step < values.length; step++) {
    const value = at(values, step);
    if (value <= top + SAME) continue;
    path += `M${x.edge(step).toFixed(2)},0H${x.edge(step + 1).toFixed(2)}`;
    if (highest < 0 || value > at(values, highest)) highest = step;
  }
  if (highest < 0) return UNCUT;
  const figure = formatFigure(at(values, highest));
  const text = `${figure} \u2191`;
  const half = textWidth(text) / 2;
  const middle = Math.max(half, Math.min(width - half, x.centre(highest)));
  return {
    bar: [pathMark(path, { stroke: ink, strokeWidth: BAR, name: "chart-cut", mark: "cut", figure })],
    figure: [textMark(text, middle, 9, { anchor: "middle", fill: ink, rim: true })],
  };
}
