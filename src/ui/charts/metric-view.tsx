/** Any other metric than load: one line per lane, over one another, in the place of the panels. */

import { useCallback } from "react";
import { createMetricChart } from "../../charts/metric-chart.ts";
import { useApp, useSession } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import styles from "./charts.module.css";
import { followLanes, laneLines } from "./lane-lines.ts";
import type { LaneMetric } from "./lane-metrics.ts";
import { LANE_METRICS } from "./lane-metrics.ts";
import type { Size } from "./use-drawing.ts";
import { useDrawing } from "./use-drawing.ts";

export function MetricView({
  lanes,
  metric,
}: {
  readonly lanes: readonly ChartLane[];
  readonly metric: LaneMetric;
}) {
  const app = useApp();
  const { t } = useWords();
  const session = useSession();
  const { series, format, unit } = LANE_METRICS[metric];
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const { steps, stepMinutes } = session.scenario;
      const chart = createMetricChart(place, {
        label: t("chart.metricLabel", { metric: t(`chart.${metric}About`), hours: steps }),
        width,
        height,
        yLabels: true,
        xLabels: true,
        lineNames: true,
        onPick: (step) => app.play({ kind: "seek-hour", step }),
      });
      const lines = laneLines(lanes, (record) => series(record, session));
      chart.update({
        lines,
        without:
          metric === "moves" || metric === "moved-memory" ? null : series(session.baseline.record, session),
        steps,
        stepMinutes,
        whole: unit === "hours" || unit === "vms",
        format,
      });
      // These figures are those after the hour's actions: they step from hour to hour.
      const leave = followLanes(chart, lanes, (lane, i) => lines[i]?.values[lane.frames.read().step] ?? 0);
      return { drawing: chart, leave };
    },
    [app, t, session, lanes, metric, series, format, unit],
  );
  return (
    <div className={styles.metric}>
      <p>
        {t(`chart.${metric}About`)} <span className={styles.unit}>[{t(`chart.${unit}`)}]</span>
      </p>
      <div ref={useDrawing(create)} className={styles.metricPlot} />
    </div>
  );
}
