/**
 * Any other figure of a lane over the hours (spread, overloaded hours so far, moves so far), the
 * lanes over one another. The unit stands above the axis, names and figures at the lines' ends.
 */

import { niceTop } from "../../view/over-time/chart-scales.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import type { ChartLine, LanesChart, LanesChartOptions } from "./lanes-chart.ts";
import { createLanesChart } from "./lanes-chart.ts";

export interface MetricChartData {
  readonly lines: readonly ChartLine[];
  readonly without: ArrayLike<number> | null;
  readonly steps: number;
  readonly time: TimeAxis;
  /** The axis reaches at least this far. */
  readonly least?: number;
  /** Counts: ticks at whole figures only. */
  readonly whole: boolean;
  readonly format: (value: number) => string;
}

export interface MetricChart extends Omit<LanesChart, "update"> {
  update(data: MetricChartData): void;
}

export function createMetricChart(container: Element, options: Omit<LanesChartOptions, "name">): MetricChart {
  const chart = createLanesChart(container, "chart-metric", { ...options, name: null });
  return {
    ...chart,
    update({ least, ...data }) {
      const series = data.lines.flatMap(({ values, ghost }) => (ghost === null ? [values] : [values, ghost]));
      const all = data.without === null ? series : [...series, data.without];
      chart.update({ ...data, top: niceTop(all, least ?? 0) });
    },
  };
}
