/** The metrics of a lane beside its load: their series, how they are written, and in what unit. */

import type { Resource, ResourceIndex } from "../../base/resources.ts";
import type { StepTime } from "../../base/step-time.ts";
import type { RunRecord } from "../../engine/record.ts";
import type { Metric } from "../../state/display.ts";
import { formatCount, formatFigure, formatHours } from "../../view/figures.ts";
import { movedMemorySeries, movesSeries, overloadedHoursSeries, spreadSeries } from "../../view/series.ts";

export type LaneMetric = Exclude<Metric, Resource>;

/** What the chosen metric is drawn as: the load of each PM on a resource, or one line per lane. */
export type Charted =
  | { readonly kind: "load"; readonly resource: ResourceIndex }
  | { readonly kind: "lane"; readonly metric: LaneMetric };

export function chartedBy(metric: Metric): Charted {
  switch (metric) {
    case "cpu":
      return { kind: "load", resource: 0 };
    case "net":
      return { kind: "load", resource: 1 };
    case "mem":
      return { kind: "load", resource: 2 };
    default:
      return { kind: "lane", metric };
  }
}

interface MetricSpec {
  readonly series: (record: RunRecord, time: StepTime) => Float64Array;
  readonly format: (value: number) => string;
  /** Key of the unit's name in the catalogue, under `chart`. */
  readonly unit: "fraction" | "hours" | "vms" | "pmsOfMemory";
}

export const LANE_METRICS: Readonly<Record<LaneMetric, MetricSpec>> = {
  spread: { series: spreadSeries, format: formatFigure, unit: "fraction" },
  overloaded: {
    series: overloadedHoursSeries,
    format: formatHours,
    unit: "hours",
  },
  moves: { series: movesSeries, format: formatCount, unit: "vms" },
  "moved-memory": {
    series: movedMemorySeries,
    format: formatFigure,
    unit: "pmsOfMemory",
  },
};
