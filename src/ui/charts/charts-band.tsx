/** The third band: the chosen metric of every lane over the hours, and the deviation across PMs. */

import { ToggleGroup } from "radix-ui";
import { useMemo } from "react";
import type { Metric } from "../../state/display.ts";
import { METRICS } from "../../state/display.ts";
import { useApp, useAppState, useSession } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { ChartTable } from "./chart-table.tsx";
import styles from "./charts.module.css";
import { DeviationCharts } from "./deviation-charts.tsx";
import { chartedBy } from "./lane-metrics.ts";
import { LoadCharts } from "./load-charts.tsx";
import { MetricView } from "./metric-view.tsx";

export function ChartsBand() {
  const app = useApp();
  const { t } = useWords();
  const metric = useAppState((state) => state.display.metric);
  const lanes = useChartLanes();
  const charted = chartedBy(metric);
  return (
    <section
      className={styles.band}
      style={{ "--lanes": lanes.length } as React.CSSProperties}
      aria-label={t("chart.load")}
    >
      <div className={styles.loads}>
        <div className={styles.bandHead}>
          <h2>{charted.kind === "load" ? t("chart.load") : t("chart.lanes")}</h2>
          <ToggleGroup.Root
            type="single"
            className="tabs"
            aria-label={t("chart.metric")}
            value={metric}
            onValueChange={(next) => next !== "" && app.show({ metric: next as Metric })}
          >
            {METRICS.map((name) => (
              <ToggleGroup.Item key={name} value={name} className="tab">
                <MetricName metric={name} />
              </ToggleGroup.Item>
            ))}
          </ToggleGroup.Root>
          <ChartTable lanes={lanes} />
        </div>
        {charted.kind === "load" ? (
          <LoadCharts lanes={lanes} resource={charted.resource} />
        ) : (
          <MetricView lanes={lanes} metric={charted.metric} />
        )}
      </div>
      <DeviationCharts lanes={lanes} />
    </section>
  );
}

function MetricName({ metric }: { readonly metric: Metric }) {
  const { t, resource } = useWords();
  const charted = chartedBy(metric);
  return charted.kind === "load" ? resource(charted.resource) : t(`chart.${charted.metric}`);
}

function useChartLanes(): readonly ChartLane[] {
  const app = useApp();
  const { lanes } = useSession();
  const { lane: laneName } = useWords();
  return useMemo(
    () =>
      lanes.flatMap(({ id, choice, run }) =>
        run.kind === "done" ? [{ id, name: laneName(choice), run, frames: app.framesOf(run) }] : [],
      ),
    [app, lanes, laneName],
  );
}
