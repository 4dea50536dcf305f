/** The metrics of a lane beside its load: their series, how they are written, and in what unit. */

import type { Resource } from "../../base/resources.ts";
import type { RunRecord } from "../../engine/record.ts";
import type { Metric } from "../../state/display.ts";
import type { Session } from "../../state/session.ts";
import { formatCount, formatFigure } from "../../view/figures.ts";
import { movedMemorySeries, movesSeries, overloadedHoursSeries, spreadSeries } from "../../view/series.ts";

export type LaneMetric = Exclude<Metric, Resource>;

interface MetricSpec {
  readonly series: (record: RunRecord, session: Session) => Float64Array;
  readonly format: (value: number) => string;
  /** Key of the unit's name in the catalogue, under `chart`. */
  readonly unit: "fraction" | "hours" | "vms" | "pmsOfMemory";
}

export const LANE_METRICS: Readonly<Record<LaneMetric, MetricSpec>> = {
  spread: { series: spreadSeries, format: formatFigure, unit: "fraction" },
  overloaded: {
    series: (record, { scenario }) => overloadedHoursSeries(record, scenario.threshold),
    format: formatCount,
    unit: "hours",
  },
  moves: { series: movesSeries, format: formatCount, unit: "vms" },
  "moved-memory": {
    series: (record, { workload }) => movedMemorySeries(record, workload),
    format: formatFigure,
    unit: "pmsOfMemory",
  },
};
