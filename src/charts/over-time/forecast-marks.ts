/** What was expected, as marks: the band of its errors, and a dotted line in it. */

import { area } from "d3-shape";
import type { Look, Mark } from "../../view/marks/marks.ts";
import type { ForecastPoint } from "../../view/over-time/run-forecasts.ts";
import { partPath } from "../marks/curves.ts";
import { pathMark } from "../marks/plain-marks.ts";
import type { PanelPlace } from "./panel-marks.ts";

const BAND_LOOK: Look = { fill: "ghost", opacity: 0.28, mark: "forecast", name: "chart-forecast-band" };
const EXPECTED_LOOK: Look = {
  stroke: "ink",
  strokeWidth: 1.2,
  dash: [0.1, 3],
  round: true,
  mark: "forecast",
  name: "chart-forecast",
};

/** Nothing where nothing is forecast. */
export const forecastBand = (points: readonly ForecastPoint[], { x, y }: PanelPlace): Mark[] => {
  const band = area<ForecastPoint>()
    .x(({ step }) => x.centre(step))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .digits(2)(points);
  return points.length === 0 || band === null ? [] : [pathMark(band, BAND_LOOK)];
};

export const forecastLine = (points: readonly ForecastPoint[], { x, y }: PanelPlace): Mark[] =>
  points.length === 0 ? [] : [pathMark(partPath(points, x, y), EXPECTED_LOOK)];
