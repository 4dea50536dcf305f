/**
 * The columns of the table behind the charts: one per lane, or per lane and PM; of a fleet too large
 * to be named the percentiles of each lane, how many PMs are over, and the chosen PM. An hour that
 * is not done yet has no figures.
 */

import { useMemo } from "react";
import type { ResourceIndex } from "../../base/resources.ts";
import { formatCount, formatUtilization } from "../../view/figures.ts";
import { NAMED_PMS } from "../../view/pm-state.ts";
import { loadSeries, overloadedSeries, percentileSeries } from "../../view/series.ts";
import { useAppState, useScenario } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import type { Charted } from "./lane-metrics.ts";
import { LANE_METRICS } from "./lane-metrics.ts";

export interface FigureColumn {
  readonly key: string;
  readonly name: string;
  readonly text: (step: number) => string;
}

export function useFigureColumns(lanes: readonly ChartLane[], charted: Charted): readonly FigureColumn[] {
  const { t, pm: pmText } = useWords();
  const { pms, threshold } = useScenario();
  const selected = useAppState((state) => state.selectedPm);
  return useMemo(() => {
    const utilization = (value: number): string => formatUtilization(value, threshold);
    if (charted.kind === "lane") {
      const { series, format } = LANE_METRICS[charted.metric];
      return lanes.map(({ id, name, run }) => column(String(id), name, series(run.record), format));
    }
    const { resource } = charted;
    const pmColumn = ({ id, name, run }: ChartLane, pm: number): FigureColumn =>
      column(`${id}/${pm}`, `${name} ${pmText(pm)}`, loadSeries(run.record, pm, resource), utilization);
    if (pms <= NAMED_PMS) {
      return lanes.flatMap((lane) => Array.from({ length: pms }, (_, pm) => pmColumn(lane, pm)));
    }
    return lanes.flatMap((lane) => [
      ...percentileColumns(lane, resource),
      ...(selected === null ? [] : [pmColumn(lane, selected)]),
    ]);

    function percentileColumns({ id, name, run }: ChartLane, of: ResourceIndex): FigureColumn[] {
      const names = [
        t("chart.quantiles.min"),
        t("chart.quantiles.p10"),
        t("chart.quantiles.median"),
        t("chart.quantiles.p90"),
        t("chart.quantiles.max"),
      ];
      return [
        ...percentileSeries(run.record, of).map((values, q) =>
          column(`${id}/q${q}`, `${name} ${names[q]}`, values, utilization),
        ),
        column(`${id}/over`, `${name} ${t("chart.overCount")}`, overloadedSeries(run.record), formatCount),
      ];
    }
  }, [t, pmText, lanes, charted, pms, threshold, selected]);
}

const column = (
  key: string,
  name: string,
  values: Float64Array,
  format: (value: number) => string,
): FigureColumn => ({
  key,
  name,
  text: (step) => {
    const value = values[step];
    return value === undefined ? "" : format(value);
  },
});
