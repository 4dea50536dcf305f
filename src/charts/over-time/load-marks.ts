/**
 * One PM's load on one resource over the hours, as marks: the line in the PM's colour before the grey
 * area of the same load without moves, threshold and limit, and, in red, what is over.
 */

import { at } from "../../base/vector.ts";
import { pmInk } from "../../view/marks/ink.ts";
import type { Look, Mark } from "../../view/marks/marks.ts";
import type { ForecastPoint } from "../../view/over-time/run-forecasts.ts";
import type { ThresholdPiece } from "../../view/over-time/threshold-line.ts";
import { partsOver, thresholdAt } from "../../view/over-time/threshold-line.ts";
import { areaPath, linePath, partPath, thresholdPath } from "../marks/curves.ts";
import { lineMark, pathMark, textMark } from "../marks/plain-marks.ts";
import { spread } from "../marks/spread.ts";
import { crisp } from "../marks/svg.ts";
import { cutMarks, UNCUT } from "./cut-marks.ts";
import { forecastBand, forecastLine } from "./forecast-marks.ts";
import { AREA_LOOK, GHOST_LOOK, limitLook, thresholdLook } from "./line-looks.ts";
import type { PanelFrame, PanelMarks, PanelPlace } from "./panel-marks.ts";

export interface LoadChartData extends Pick<PanelFrame, "time" | "top"> {
  /** After each step's actions. */
  readonly values: ArrayLike<number>;
  /** The same PM with no policy; null draws no area. */
  readonly without: ArrayLike<number> | null;
  /** Steps of the whole run: what is not done yet is left empty. */
  readonly steps: number;
  /** As it changes over the run. */
  readonly threshold: readonly ThresholdPiece[];
  /** The same PM in the run without what a person changed; null where nobody did. */
  readonly ghost: ArrayLike<number> | null;
  readonly limit: number;
  /** What the policy expected of it; nothing where it does not forecast. */
  readonly forecast: readonly ForecastPoint[];
}

/** "limit 0.90", "threshold 0.79", "without moves". */
export interface LoadEndLabels {
  readonly limit: string;
  readonly threshold: string;
  readonly without: string;
}

export interface LoadSubject {
  readonly pm: number;
  /** Size of the fleet: decides whether the PM has a colour of its own. */
  readonly pms: number;
  /** Words right of the plot, on the last panel of a row: about 96 px are needed there. Null on the others. */
  readonly endLabels: LoadEndLabels | null;
}

export const loadFrame = ({ steps, time, top }: LoadChartData): PanelFrame => ({
  steps,
  time,
  top,
  dayTop: Math.min(1, top),
  whole: false,
});

const OVER_LOOK: Look = { stroke: "over", strokeWidth: 1.9, round: true, roundCorners: true };

/** The line itself is called `chart-load-line`, for what a page has to say of it. */
export function loadMarks(
  data: LoadChartData,
  place: PanelPlace,
  { pm, pms, endLabels }: LoadSubject,
): PanelMarks {
  const { values, without, ghost, threshold, limit, top, forecast } = data;
  const { x, y, width } = place;
  const limitAt = crisp(y(limit));
  const cut = cutMarks(values, top, place, "over");
  const cutWithout = without === null || cut !== UNCUT ? UNCUT : cutMarks(without, top, place, "ink2");
  const own: Look = { stroke: pmInk(pm, pms), strokeWidth: 1.7, roundCorners: true, name: "chart-load-line" };
  return {
    back: [
      ...(without === null ? [] : [pathMark(areaPath(without, x, y), AREA_LOOK)]),
      ...forecastBand(forecast, place),
    ],
    front: [
      lineMark(0, limitAt, width, limitAt, limitLook(limit)),
      pathMark(thresholdPath(threshold, x, y), thresholdLook(threshold)),
      ...(ghost === null ? [] : [pathMark(linePath(ghost, x, y), GHOST_LOOK)]),
      pathMark(linePath(values, x, y), own),
      ...forecastLine(forecast, place),
      ...partsOver(values, threshold).map((part) => pathMark(partPath(part, x, y), OVER_LOOK)),
      ...cut.bar,
      ...cutWithout.bar,
      ...(endLabels === null ? [] : endMarks(endLabels, data, place)),
    ],
    written: [...cut.figure, ...cutWithout.figure],
  };
}

/** Names what is drawn beside it, the two bounds around their middle, the area from within. */
function endMarks(labels: LoadEndLabels, data: LoadChartData, { y, width, height }: PanelPlace): Mark[] {
  const within = height - 8;
  const wanted = [
    { text: labels.limit, y: y(data.limit), strong: false, leader: false },
    {
      text: labels.threshold,
      y: y(thresholdAt(data.threshold, data.steps - 1)),
      strong: true,
      leader: false,
    },
    ...(data.without === null ? [] : [{ text: labels.without, y: within, strong: false, leader: true }]),
  ];
  const places = spread(
    wanted.map((label) => label.y),
    17,
    0,
    height + 8,
  );
  return wanted.flatMap(({ text, strong, leader }, i): Mark[] => {
    const to = at(places, i);
    const words = textMark(text, width + 6, to, { fill: strong ? "ink" : "ink2", name: END });
    return leader
      ? [lineMark(width - 6, within, width + 4, to, { stroke: "ghost", name: END }), words]
      : [words];
  });
}

/** Where there is no room beside the plots, the page leaves these away. */
export const END = "chart-end";
