/** Fig. 8: the standard deviation across PMs of each resource, the lanes over one another. */

import { useCallback, useMemo } from "react";
import { present } from "../../base/assert.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";
import type { LinesChart } from "../../charts/over-time/lines-chart.ts";
import { createLinesChart } from "../../charts/over-time/lines-chart.ts";
import { deviationAfter } from "../../engine/record.ts";
import { deviationAcrossPms } from "../../engine/summary.ts";
import { DEVIATION_MEASURES } from "../../measures/registry.ts";
import { figuresByStep } from "../../measures/run-figures.ts";
import type { ShownRun } from "../../state/run.ts";
import { deviationTop } from "../../view/over-time/chart-scales.ts";
import { formatFigure } from "../../view/text/figures.ts";
import { useApp, useScenario } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { runsOf } from "./chart-lane.ts";
import styles from "./charts.module.css";
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
  const now = useMemo(() => lanes.map(createDeviationReader), [lanes]);
  return (
    <div className={styles.deviations} data-mark="deviation">
      <h2>
        <span className={styles.wideTitle}>{t("chart.deviation")}</span>
        <span className={styles.narrowTitle}>{t("chart.deviationShort")}</span>
      </h2>
      {RESOURCE_INDICES.map((resource) => (
        <DeviationPanel
          key={resource}
          lanes={lanes}
          baseline={baseline}
          resource={resource}
          top={top}
          now={now}
        />
      ))}
    </div>
  );
}

interface PanelProps extends DeviationProps {
  readonly resource: ResourceIndex;
  readonly top: number;
  /** The deviation of each lane at the moment that it shows. */
  readonly now: readonly DeviationReader[];
}

function DeviationPanel({ lanes, baseline, resource, top, now }: PanelProps) {
  const app = useApp();
  const { t, times, resource: resourceText } = useWords();
  const { steps } = useScenario();
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const chart = createLinesChart(place, "chart-deviation", {
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
    (chart: LinesChart) => {
      const deviations = (run: ShownRun): Float64Array =>
        figuresByStep(run, DEVIATION_MEASURES[resource], times.time);
      chart.update({
        lines: laneLines(lanes, deviations),
        without: deviations(baseline),
        steps,
        time: times.axis,
        top,
        whole: false,
        format: formatFigure,
      });
      return followLanes(chart, lanes, (_, i) => at(present(now[i], "a lane's deviation").read(), resource));
    },
    [lanes, baseline, resource, top, now, steps, times],
  );
  return <div ref={useDrawing(create, feed)} className={styles.deviation} />;
}

interface DeviationReader {
  /** cpu, net, mem; valid until the next call. */
  read(): ArrayLike<number>;
}

/**
 * All three resources are asked for at every event, of which a large fleet has thousands an hour:
 * they are reckoned together, once for each moment, and at the end of an hour taken from the record.
 */
function createDeviationReader({ frames, run }: ChartLane): DeviationReader {
  const deviation = new Float64Array(RESOURCE_COUNT);
  let last = { step: -1, action: -1 };
  return {
    read() {
      const { step, action, actions, utilization } = frames.read();
      if (action === actions) return deviationAfter(run.record, step);
      if (last.step !== step || last.action !== action) deviationAcrossPms(utilization, deviation);
      last = { step, action };
      return deviation;
    },
  };
}
