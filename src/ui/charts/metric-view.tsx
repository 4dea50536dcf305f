/** Any other metric than load: one line per lane, over one another, in the place of the panels. */

import { useCallback } from "react";
import type { MetricChart } from "../../charts/over-time/metric-chart.ts";
import { createMetricChart } from "../../charts/over-time/metric-chart.ts";
import type { ChartedMeasure } from "../../measures/registry.ts";
import { measureOf } from "../../measures/registry.ts";
import { figuresByStep } from "../../measures/run-figures.ts";
import type { ShownRun } from "../../state/run.ts";
import { formatOf, isWhole } from "../../view/text/measure-text.ts";
import { useApp, useScenario } from "../app-context.tsx";
import { chartedAbout } from "../measure-words.ts";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import styles from "./charts.module.css";
import { followLanes, laneLines } from "./lane-lines.ts";
import type { Size } from "./use-drawing.ts";
import { useDrawing } from "./use-drawing.ts";

/** Right of the plot, as in the style sheet. Px. */
const NAMES = 150;

export function MetricView({
  lanes,
  baseline,
  measure,
}: {
  readonly lanes: readonly ChartLane[];
  readonly baseline: ShownRun;
  readonly measure: ChartedMeasure;
}) {
  const app = useApp();
  const words = useWords();
  const { t, times } = words;
  const { steps } = useScenario();
  const about = chartedAbout(measure, words);
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const chart = createMetricChart(place, {
        label: t("chart.metricLabel", { metric: about, length: times.length(steps) }),
        width,
        height,
        yLabels: true,
        xLabels: true,
        lineNames: NAMES,
        onPick: (step) => app.play({ kind: "seek-hour", step }),
      });
      return { drawing: chart };
    },
    [app, t, times, about, steps],
  );
  const feed = useCallback(
    (chart: MetricChart) => {
      const figures = (run: ShownRun): Float64Array => figuresByStep(run, measure, times.time);
      const lines = laneLines(lanes, figures);
      chart.update({
        lines,
        without: measureOf(measure).ofActing ? null : figures(baseline),
        steps,
        time: times.axis,
        whole: isWhole(measure),
        format: formatOf(measure),
      });
      // These figures are those after the step's actions: they go from step to step.
      return followLanes(chart, lanes, (lane, i) => lines[i]?.values[lane.frames.read().step] ?? 0);
    },
    [baseline, lanes, measure, steps, times],
  );
  return (
    <div className={styles.metric}>
      <p>
        {about} <span className={styles.unit}>[{t(`measureUnit.${measureOf(measure).unit}`)}]</span>
      </p>
      <div ref={useDrawing(create, feed)} className={styles.metricPlot} />
    </div>
  );
}
