/**
 * The columns of the table behind the charts: one per lane, or per lane and PM; of a fleet too large
 * to be named the percentiles of each lane, how many PMs are over, and the chosen PM. A step that
 * is not done yet has no figures. A lane that shows a fork is followed by its original.
 */

import { useMemo } from "react";
import { figuresByStep } from "../../measures/run-figures.ts";
import type { ShownRun } from "../../state/run.ts";
import { loadSeries, overloadedSeries, percentileSeries } from "../../view/over-time/series.ts";
import { thresholdAt, thresholdPieces } from "../../view/over-time/threshold-line.ts";
import { NAMED_PMS } from "../../view/picture/pm-state.ts";
import { formatCount, formatUtilization } from "../../view/text/figures.ts";
import { formatOf } from "../../view/text/measure-text.ts";
import { useAppState, useScenario } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import type { Charted } from "./lane-metrics.ts";

export interface FigureColumn {
  readonly key: string;
  readonly name: string;
  readonly text: (step: number) => string;
}

export function useFigureColumns(lanes: readonly ChartLane[], charted: Charted): readonly FigureColumn[] {
  const { t, times, pm: pmText } = useWords();
  const { pms } = useScenario();
  const selected = useAppState((state) => state.selectedPm);
  return useMemo(() => {
    const shown = lanes.flatMap((lane) => withOriginal(lane, t("chart.original")));
    if (charted.kind === "lane") {
      const { measure } = charted;
      return shown.map(({ key, name, run }) =>
        column(key, name, figuresByStep(run, measure, times.time), formatOf(measure)),
      );
    }
    const { resource } = charted;
    if (pms <= NAMED_PMS) {
      return shown.flatMap((lane) =>
        Array.from({ length: lane.run.record.pms }, (_, pm) => pmColumn(lane, pm)),
      );
    }
    return shown.flatMap((lane) => [
      ...percentileColumns(lane),
      ...(selected === null || selected >= lane.run.record.pms ? [] : [pmColumn(lane, selected)]),
    ]);

    function pmColumn({ key, name, run }: ColumnLane, pm: number): FigureColumn {
      const values = loadSeries(run.record, pm, resource);
      return column(`${key}/${pm}`, `${name} ${pmText(pm)}`, values, utilizationIn(run));
    }

    function percentileColumns({ key, name, run }: ColumnLane): FigureColumn[] {
      const names = [
        t("chart.quantiles.min"),
        t("chart.quantiles.p10"),
        t("chart.quantiles.median"),
        t("chart.quantiles.p90"),
        t("chart.quantiles.max"),
      ];
      return [
        ...percentileSeries(run.record, resource).map((values, q) =>
          column(`${key}/q${q}`, `${name} ${names[q]}`, values, utilizationIn(run)),
        ),
        column(`${key}/over`, `${name} ${t("chart.overCount")}`, overloadedSeries(run.record), formatCount),
      ];
    }
  }, [t, times, pmText, lanes, charted, pms, selected]);
}

/** A run that has columns of its own: a lane's, or the original of what it shows. */
interface ColumnLane {
  readonly key: string;
  readonly name: string;
  readonly run: ShownRun;
}

const withOriginal = ({ id, name, run, ghost }: ChartLane, original: string): readonly ColumnLane[] => [
  { key: String(id), name, run },
  ...(ghost === null ? [] : [{ key: `${id}/original`, name: `${name}, ${original}`, run: ghost }]),
];

/** Written against the threshold of the time. */
function utilizationIn({ workload }: ShownRun): (value: number, step: number) => string {
  const pieces = thresholdPieces(workload);
  return (value, step) => formatUtilization(value, thresholdAt(pieces, step));
}

const column = (
  key: string,
  name: string,
  values: Float64Array,
  format: (value: number, step: number) => string,
): FigureColumn => ({
  key,
  name,
  text: (step) => {
    const value = values[step];
    return value === undefined ? "" : format(value, step);
  },
});
