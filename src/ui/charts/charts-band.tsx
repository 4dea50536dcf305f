/** The third band: the chosen metric of every lane over the hours, and the deviation across PMs. */

import { ToggleGroup } from "radix-ui";
import { useMemo } from "react";
import type { Resource } from "../../base/resources.ts";
import { RESOURCES } from "../../base/resources.ts";
import type { Metric } from "../../state/display.ts";
import { METRICS } from "../../state/display.ts";
import { createLaneFrames } from "../../state/lane-frames.ts";
import { useApp, useAppState, useSession, useTools } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { ChartTable } from "./chart-table.tsx";
import styles from "./charts.module.css";
import { DeviationCharts } from "./deviation-charts.tsx";
import { LoadCharts } from "./load-charts.tsx";
import { MetricView } from "./metric-view.tsx";

export function ChartsBand() {
  const app = useApp();
  const { t } = useWords();
  const metric = useAppState((state) => state.display.metric);
  const lanes = useChartLanes();
  const resource = RESOURCES.find((name) => name === metric);
  return (
    <section
      className={styles.band}
      style={{ "--lanes": lanes.length } as React.CSSProperties}
      aria-label={t("chart.load")}
    >
      <div className={styles.loads}>
        <div className={styles.bandHead}>
          <h2>{t("chart.load")}</h2>
          <ToggleGroup.Root
            type="single"
            className="tabs"
            aria-label={t("chart.metric")}
            value={metric}
            onValueChange={(next) => next !== "" && app.show({ metric: next as Metric })}
          >
            {METRICS.map((name) => (
              <ToggleGroup.Item key={name} value={name} className="tab">
                {isResource(name) ? t(`resource.${name}`) : t(`chart.${name}`)}
              </ToggleGroup.Item>
            ))}
          </ToggleGroup.Root>
          <ChartTable lanes={lanes} />
        </div>
        {resource === undefined ? (
          <MetricView lanes={lanes} metric={metric as Exclude<Metric, Resource>} />
        ) : (
          <LoadCharts lanes={lanes} resource={RESOURCES.indexOf(resource) as 0 | 1 | 2} />
        )}
      </div>
      <DeviationCharts lanes={lanes} />
    </section>
  );
}

const isResource = (metric: Metric): metric is Resource => RESOURCES.some((name) => name === metric);

function useChartLanes(): readonly ChartLane[] {
  const { app, scheduler } = useTools();
  const { lanes } = useSession();
  const { lane: laneName } = useWords();
  return useMemo(
    () =>
      lanes.flatMap(({ id, choice, run }) =>
        run.kind === "done"
          ? [{ id, name: laneName(choice), run, frames: createLaneFrames(app.store, scheduler, run) }]
          : [],
      ),
    [app, scheduler, lanes, laneName],
  );
}
