/** Fig. 8: the standard deviation across PMs of each resource, the lanes over one another. */

import { useCallback, useMemo } from "react";
import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { DeviationChart } from "../../charts/over-time/deviation-chart.ts";
import { createDeviationChart } from "../../charts/over-time/deviation-chart.ts";
import { DEVIATION_MEASURES } from "../../measures/registry.ts";
import { figuresByStep } from "../../measures/run-figures.ts";
import type { ShownRun } from "../../state/run.ts";
import { deviationTop } from "../../view/over-time/chart-scales.ts";
import { useApp, useScenario } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { runsOf } from "./chart-lane.ts";
import styles from "./charts.module.css";
import { deviationNow } from "./deviation-now.ts";
import { followLanes, laneLines } from "./lane-lines.ts";
import type { Size } from "./use-drawing.ts";
import { useDrawing } from "./use-drawing.ts";

/** Right of the plot, as in the style sheet. Px. */
const NAMES = 96;

interface DeviationProps {
  readonly lanes: readonly ChartLane[];
  readonly baseline: ShownRun;
}

export function DeviationCharts({ lanes, baseline }: DeviationProps) {
  const { t, times } = useWords();
  const top = useMemo(
    () =>
      deviationTop(
        [...runsOf(lanes), baseline].flatMap((run) =>
          DEVIATION_MEASURES.map((measure) => figuresByStep(run, measure, times.time)),
        ),
      ),
    [lanes, baseline, times],
  );
  return (
    <div className={styles.deviations}>
      <h2>
        <span className={styles.wideTitle}>{t("chart.deviation")}</span>
        <span className={styles.narrowTitle}>{t("chart.deviationShort")}</span>
      </h2>
      {RESOURCE_INDICES.map((resource) => (
        <DeviationPanel key={resource} lanes={lanes} baseline={baseline} resource={resource} top={top} />
      ))}
    </div>
  );
}

interface PanelProps extends DeviationProps {
  readonly resource: ResourceIndex;
  readonly top: number;
}

function DeviationPanel({ lanes, baseline, resource, top }: PanelProps) {
  const app = useApp();
  const { t, times, resource: resourceText } = useWords();
  const { steps } = useScenario();
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const chart = createDeviationChart(place, {
        label: t("chart.deviationLabel", { resource: resourceText(resource), length: times.length(steps) }),
        name: resourceText(resource),
        width,
        height,
        yLabels: true,
        xLabels: resource === 2,
        lineNames: NAMES,
        onPick: (step) => app.play({ kind: "seek-hour", step }),
      });
      return { drawing: chart };
    },
    [app, t, times, resourceText, resource, steps],
  );
  const feed = useCallback(
    (chart: DeviationChart) => {
      const deviations = (run: ShownRun): Float64Array =>
        figuresByStep(run, DEVIATION_MEASURES[resource], times.time);
      chart.update({
        lines: laneLines(lanes, deviations),
        without: deviations(baseline),
        steps,
        time: times.axis,
        top,
      });
      return followLanes(chart, lanes, (lane) => deviationNow(lane)[resource] ?? 0);
    },
    [lanes, baseline, resource, top, steps, times],
  );
  return <div ref={useDrawing(create, feed)} className={styles.deviation} />;
}
