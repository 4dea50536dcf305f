/**
 * Standard deviation across PMs of one resource, the lanes over one another and what it would be
 * without moves in grey (Fig. 8). Give every resource's chart the same `top`: `deviationTop`.
 */

import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { formatFigure } from "../../view/text/figures.ts";
import type { ChartLine, LanesChart, LanesChartOptions } from "./lanes-chart.ts";
import { createLanesChart } from "./lanes-chart.ts";

export interface DeviationChartData {
  readonly lines: readonly ChartLine[];
  readonly without: ArrayLike<number> | null;
  readonly steps: number;
  readonly time: TimeAxis;
  readonly top: number;
}

export interface DeviationChart extends Omit<LanesChart, "update"> {
  update(data: DeviationChartData): void;
}

export function createDeviationChart(container: Element, options: LanesChartOptions): DeviationChart {
  const chart = createLanesChart(container, "chart-deviation", options);
  return { ...chart, update: (data) => chart.update({ ...data, whole: false, format: formatFigure }) };
}
