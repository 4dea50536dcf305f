/** Lines over one another, as marks: the series, what they would be without moves, and their names at their ends. */

import { at } from "../../base/vector.ts";
import type { Mark, TextMark } from "../../view/marks/marks.ts";
import type { ForecastPoint } from "../../view/over-time/run-forecasts.ts";
import { areaPath, linePath } from "../marks/curves.ts";
import { pathMark, textMark } from "../marks/plain-marks.ts";
import { spread } from "../marks/spread.ts";
import { forecastBand, forecastLine } from "./forecast-marks.ts";
import type { LineKey } from "./line-looks.ts";
import { AREA_LOOK, GHOST_LOOK, LINE_LOOKS } from "./line-looks.ts";
import type { PanelFrame, PanelMarks, PanelPlace } from "./panel-marks.ts";

export interface ChartLine {
  readonly key: LineKey;
  readonly name: string;
  /** The same in fewer letters, for where the name has no room beside its figure: the first that has, or else the last. */
  readonly shorter?: readonly string[];
  readonly values: ArrayLike<number>;
  /** The same of the run without what a person changed; null where nobody did. */
  readonly ghost: ArrayLike<number> | null;
}

export interface LinesChartData extends Pick<PanelFrame, "steps" | "time" | "top" | "whole"> {
  readonly lines: readonly ChartLine[];
  /** The same without moves, as a grey area; null draws none. */
  readonly without: ArrayLike<number> | null;
  readonly format: (value: number) => string;
  /** What was expected of some of the lines. */
  readonly forecasts: readonly (readonly ForecastPoint[])[];
}

export const linesFrame = ({ steps, time, top, whole }: LinesChartData): PanelFrame => ({
  steps,
  time,
  top,
  dayTop: top,
  whole,
});

/** How far left of the plot the name begins: clear of the figures. */
const NAME_OUT = 58;

/** @param name left of the plot: "cpu"; null for none */
export function linesMarks(
  { lines, without, forecasts }: LinesChartData,
  place: PanelPlace,
  name: string | null,
): PanelMarks {
  const { x, y, height } = place;
  const ghosts = lines.flatMap(({ ghost }): Mark[] =>
    ghost === null ? [] : [pathMark(linePath(ghost, x, y), GHOST_LOOK)],
  );
  const drawn = lines.map(({ key, values }) => pathMark(linePath(values, x, y), LINE_LOOKS[key]));
  const named =
    name === null ? [] : [textMark(name, -NAME_OUT, height / 2, { fill: "ink", size: 14, weight: 600 })];
  return {
    back: [
      ...(without === null ? [] : [pathMark(areaPath(without, x, y), AREA_LOOK)]),
      ...forecasts.flatMap((points) => forecastBand(points, place)),
    ],
    front: [...ghosts, ...drawn, ...forecasts.flatMap((points) => forecastLine(points, place)), ...named],
    written: [],
  };
}

/** How far right of the plot the lines' names begin, px. */
export const NAME_LEFT = 8;
/** The lines of names are 15 px apart, closer where a low panel has many. */
const NAME_APART = 15;
const NAME_CLOSEST = 12.5;

/**
 * A text for each line, in the order of the lines, beside where the line ends and clear of the others.
 * @param words of a line
 */
export function lineNames(
  lines: readonly ChartLine[],
  { y, width, height }: PanelPlace,
  words: (line: ChartLine) => string,
): TextMark[] {
  const apart = Math.min(NAME_APART, Math.max(NAME_CLOSEST, (height + 8) / lines.length));
  const ends = lines.map(({ values }) => y(values.length === 0 ? 0 : at(values, values.length - 1)));
  const places = spread(ends, apart, apart / 2 - 4, height + 4 - apart / 2);
  return lines.map((line, i) =>
    textMark(words(line), width + NAME_LEFT, at(places, i), {
      fill: line.key === "b" || line.key === "cpu" ? "ink" : "ink2",
      weight: line.key === "b" ? 650 : 400,
      name: `chart-lane-name-${line.key}`,
    }),
  );
}
