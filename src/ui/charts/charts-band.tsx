/** The third band: the chosen metric of every lane over the hours, and the deviation across PMs. */

import { createPart } from "../../base/part.ts";
import type { ShownRun } from "../../state/run.ts";
import { NAMED_PMS } from "../../view/picture/pm-state.ts";
import { useAppState } from "../app-context.tsx";
import { FoldButton } from "../fold-button.tsx";
import { Loading, lazily } from "../loading.tsx";
import { useFolded } from "../use-folded.ts";
import { useGrownSession } from "../use-grown-session.ts";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { useChartLanes } from "./chart-lane.ts";
import { ChartTable } from "./chart-table.tsx";
import styles from "./charts.module.css";
import { DeviationCharts } from "./deviation-charts.tsx";
import type { Charted } from "./lane-metrics.ts";
import { chartedBy } from "./lane-metrics.ts";
import { LoadCharts } from "./load-charts.tsx";
import { MetricTabs } from "./metric-tabs.tsx";
import { MetricView } from "./metric-view.tsx";

/** Loaded with the first large fleet: a first visit shows six PMs. */
const FleetCharts = lazily(
  createPart(
    () => import("./fleet-charts.tsx"),
    (module) => module.FleetCharts,
  ),
);

export function ChartsBand() {
  const { t } = useWords();
  const metric = useAppState((state) => state.display.metric);
  const session = useGrownSession();
  const lanes = useChartLanes(session);
  const charted = chartedBy(metric);
  const large = session.scenario.pms > NAMED_PMS;
  const folded = useFolded("charts");
  const title = t(large ? "chart.fleet" : "chart.load");
  return (
    <section
      className={styles.band}
      data-folded={folded || undefined}
      style={{ "--lanes": lanes.length } as React.CSSProperties}
      aria-label={title}
    >
      <div className={styles.loads}>
        <div id="charts-head" className={styles.bandHead}>
          <h2>
            <FoldButton band="charts">{charted.kind === "load" ? title : t("chart.lanes")}</FoldButton>
          </h2>
          {!folded && <MetricTabs />}
          {!folded && <ChartTable lanes={lanes} />}
        </div>
        {!folded && <Chart lanes={lanes} baseline={session.baseline} charted={charted} large={large} />}
      </div>
      {!folded && <DeviationCharts lanes={lanes} baseline={session.baseline} />}
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
    return <MetricView lanes={lanes} baseline={baseline} measure={charted.measure} />;
  }
  const { resource } = charted;
  return large ? (
    <Loading>
      <FleetCharts lanes={lanes} resource={resource} />
    </Loading>
  ) : (
    <LoadCharts lanes={lanes} baseline={baseline} resource={resource} />
  );
}
