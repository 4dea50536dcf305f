/** The third band: the chosen metric of every lane over the hours, and the deviation across PMs. */

import { ToggleGroup } from "radix-ui";
import { lazy, Suspense } from "react";
import type { Metric } from "../../state/display.ts";
import { METRICS } from "../../state/display.ts";
import type { ShownRun } from "../../state/live-run.ts";
import { NAMED_PMS } from "../../view/pm-state.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { useGrownSession } from "../use-grown-session.ts";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { ChartTable } from "./chart-table.tsx";
import styles from "./charts.module.css";
import { DeviationCharts } from "./deviation-charts.tsx";
import type { Charted } from "./lane-metrics.ts";
import { chartedBy } from "./lane-metrics.ts";
import { LoadCharts } from "./load-charts.tsx";
import { MetricView } from "./metric-view.tsx";
import { useChartLanes } from "./use-chart-lanes.ts";

/** Loaded with the first large fleet: a first visit shows six PMs. */
const FleetCharts = lazy(async () => ({ default: (await import("./fleet-charts.tsx")).FleetCharts }));

export function ChartsBand() {
  const app = useApp();
  const { t } = useWords();
  const metric = useAppState((state) => state.display.metric);
  const session = useGrownSession();
  const lanes = useChartLanes(session);
  const charted = chartedBy(metric);
  const large = session.scenario.pms > NAMED_PMS;
  const title = t(large ? "chart.fleet" : "chart.load");
  return (
    <section
      className={styles.band}
      style={{ "--lanes": lanes.length } as React.CSSProperties}
      aria-label={title}
    >
      <div className={styles.loads}>
        <div className={styles.bandHead}>
          <h2>{charted.kind === "load" ? title : t("chart.lanes")}</h2>
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
        <Chart lanes={lanes} baseline={session.baseline} charted={charted} large={large} />
      </div>
      <DeviationCharts lanes={lanes} baseline={session.baseline} />
    </section>
  );
}

interface ChartProps {
  readonly lanes: readonly ChartLane[];
  readonly baseline: ShownRun;
  readonly charted: Charted;
  /** More PMs than can be named: they are drawn as a fleet. */
  readonly large: boolean;
}

function Chart({ lanes, baseline, charted, large }: ChartProps) {
  if (charted.kind === "lane") {
    return <MetricView lanes={lanes} baseline={baseline} metric={charted.metric} />;
  }
  const { resource } = charted;
  return large ? (
    <Suspense>
      <FleetCharts lanes={lanes} resource={resource} />
    </Suspense>
  ) : (
    <LoadCharts lanes={lanes} baseline={baseline} resource={resource} />
  );
}

function MetricName({ metric }: { readonly metric: Metric }) {
  const { t, resource } = useWords();
  const charted = chartedBy(metric);
  return charted.kind === "load" ? resource(charted.resource) : t(`chart.${charted.metric}`);
}
