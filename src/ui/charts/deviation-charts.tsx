/** Fig. 8: the standard deviation across PMs of each resource, the lanes over one another. */

import { useCallback, useMemo } from "react";
import { present } from "../../base/assert.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../../base/resources.ts";
import type { ReadonlyColumn } from "../../base/vector.ts";
import { at, resourceAt } from "../../base/vector.ts";
import type { LinesChart } from "../../charts/over-time/lines-chart.ts";
import { createLinesChart } from "../../charts/over-time/lines-chart.ts";
import { deviationAfter } from "../../engine/record.ts";
import { deviationAcrossPms } from "../../engine/summary.ts";
import { DEVIATION_MEASURES } from "../../measures/registry.ts";
import { figuresByStep } from "../../measures/run-figures.ts";
import type { ShownRun } from "../../state/run.ts";
import { deviationTop } from "../../view/over-time/chart-scales.ts";
import { formatFigure } from "../../view/text/figures.ts";
import type { Example } from "../../view/text/worked-out.ts";
import { workedDeviation } from "../../view/text/worked-out.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { Term } from "../term.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { runsOf } from "./chart-lane.ts";
import styles from "./charts.module.css";
import { followLanes, laneLines } from "./lane-lines.ts";
import { chartedBy } from "./lane-metrics.ts";
import type { Size } from "./use-drawing.ts";
import { useDrawing } from "./use-drawing.ts";

/** Right of the plot, as in the style sheet. Px. */
const NAMES = 96;

interface DeviationProps {
  readonly lanes: readonly ChartLane[];
  readonly baseline: ShownRun;
}

/** The figures of one resource in a column of utilizations. */
const resourceColumn = (utilization: ReadonlyColumn, resource: ResourceIndex): number[] =>
  Array.from({ length: utilization.length / RESOURCE_COUNT }, (_, pm) =>
    resourceAt(utilization, pm, resource),
  );

export function DeviationCharts({ lanes, baseline }: DeviationProps) {
  const { t, times, resource } = useWords();
  const metric = useAppState((state) => state.display.metric);
  const shown = chartedBy(metric);
  const charted = shown.kind === "load" ? shown.resource : 0;
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
  const examples = (): Example[] =>
    lanes.flatMap(({ name, frames }, i) => {
      const values = resourceColumn(frames.read().utilization, charted);
      const value = formatFigure(at(present(now[i], "a lane's deviation").read(), charted));
      const worked = workedDeviation(values, value);
      return worked === null ? [] : [{ of: t("term.now", { of: `${name}, ${resource(charted)}` }), worked }];
    });
  return (
    <div className={styles.deviations} data-mark="deviation">
      <h2>
        <Term word="deviation" name={t("chart.deviation")} examples={examples}>
          <span className={styles.wideTitle}>{t("chart.deviation")}</span>
          <span className={styles.narrowTitle}>{t("chart.deviationShort")}</span>
        </Term>
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
        forecasts: [],
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
