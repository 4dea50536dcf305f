/** Any other metric than load: one line per lane, over one another, in the place of the panels. */

import { useCallback } from "react";
import type { MetricChart } from "../../charts/metric-chart.ts";
import { createMetricChart } from "../../charts/metric-chart.ts";
import type { RunRecord } from "../../engine/record.ts";
import type { ShownRun } from "../../state/live-run.ts";
import { useApp, useScenario } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import styles from "./charts.module.css";
import { followLanes, laneLines } from "./lane-lines.ts";
import type { LaneMetric } from "./lane-metrics.ts";
import { LANE_METRICS } from "./lane-metrics.ts";
import type { Size } from "./use-drawing.ts";
import { useDrawing } from "./use-drawing.ts";

/** Right of the plot, as in the style sheet. Px. */
const NAMES = 150;

export function MetricView({
  lanes,
  baseline,
  metric,
}: {
  readonly lanes: readonly ChartLane[];
  readonly baseline: ShownRun;
  readonly metric: LaneMetric;
}) {
  const app = useApp();
  const { t, times } = useWords();
  const { steps } = useScenario();
  const { series: seriesOf, format, unit } = LANE_METRICS[metric];
  const series = useCallback((record: RunRecord) => seriesOf(record, times.time), [seriesOf, times]);
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const chart = createMetricChart(place, {
        label: t("chart.metricLabel", { metric: t(`chart.${metric}About`), length: times.length(steps) }),
        width,
        height,
        yLabels: true,
        xLabels: true,
        lineNames: NAMES,
        onPick: (step) => app.play({ kind: "seek-hour", step }),
      });
      return { drawing: chart };
    },
    [app, t, times, metric, steps],
  );
  const feed = useCallback(
    (chart: MetricChart) => {
      const lines = laneLines(lanes, series);
      chart.update({
        lines,
        without: metric === "moves" || metric === "moved-memory" ? null : series(baseline.record),
        steps,
        time: times.axis,
        whole: unit === "hours" || unit === "vms",
        format,
      });
      // These figures are those after the step's actions: they go from step to step.
      return followLanes(chart, lanes, (lane, i) => lines[i]?.values[lane.frames.read().step] ?? 0);
    },
    [baseline, lanes, metric, series, format, unit, steps, times],
  );
  return (
    <div className={styles.metric}>
      <p>
        {t(`chart.${metric}About`)} <span className={styles.unit}>[{t(`chart.${unit}`)}]</span>
      </p>
      <div ref={useDrawing(create, feed)} className={styles.metricPlot} />
    </div>
  );
}
