/** Any other metric than load: one line per lane, over one another, in the place of the panels. */

import { useCallback } from "react";
import { present } from "../../base/assert.ts";
import type { LinesChart } from "../../charts/over-time/lines-chart.ts";
import { createLinesChart } from "../../charts/over-time/lines-chart.ts";
import type { ChartedMeasure } from "../../measures/registry.ts";
import { measureOf } from "../../measures/registry.ts";
import { figuresByStep } from "../../measures/run-figures.ts";
import type { ShownRun } from "../../state/run.ts";
import { niceTop } from "../../view/over-time/chart-scales.ts";
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
      const chart = createLinesChart(place, "chart-metric", {
        name: null,
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
    (chart: LinesChart) => {
      const figures = (run: ShownRun): Float64Array => figuresByStep(run, measure, times.time);
      const lines = laneLines(lanes, figures);
      const without = measureOf(measure).ofActing ? null : figures(baseline);
      const ghosts = lines.flatMap(({ ghost }) => (ghost === null ? [] : [ghost]));
      const shown = [...lines.map(({ values }) => values), ...ghosts, ...(without === null ? [] : [without])];
      chart.update({
        lines,
        without,
        top: niceTop(shown),
        steps,
        time: times.axis,
        whole: isWhole(measure),
        forecasts: [],
        format: formatOf(measure),
      });
      // These figures are those after the step's actions: they go from step to step.
      return followLanes(
        chart,
        lanes,
        (lane, i) => present(lines[i], "the line of a lane").values[lane.frames.read().step],
      );
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
