/** A large fleet's load: the percentiles across its PMs, one panel per lane, all on one scale. */

import { useCallback, useMemo, useRef } from "react";
import type { ResourceIndex } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import type { BandsChart } from "../../charts/over-time/bands-chart.ts";
import { createBandsChart } from "../../charts/over-time/bands-chart.ts";
import { loadTop, niceTop } from "../../view/over-time/chart-scales.ts";
import { loadSeries, overloadedSeries, percentileSeries } from "../../view/over-time/series.ts";
import { thresholdAt, thresholdPieces } from "../../view/over-time/threshold-line.ts";
import { formatThreshold } from "../../view/text/figures.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { usePhone, useScale } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import { usePalette } from "../use-theme.ts";
import type { ChartLane } from "./chart-lane.ts";
import { scaledRuns } from "./chart-lane.ts";
import styles from "./charts.module.css";
import type { Size } from "./use-drawing.ts";
import { useDrawing } from "./use-drawing.ts";

export function FleetCharts({
  lanes,
  resource,
}: {
  readonly lanes: readonly ChartLane[];
  readonly resource: ResourceIndex;
}) {
  const { t, times } = useWords();
  const { pms } = useScenario();
  const phone = usePhone();
  const selected = useAppState((state) => state.selectedPm);
  const [top, overTop] = useMemo(() => {
    const scaled = scaledRuns(lanes);
    const chosen =
      selected === null
        ? []
        : scaled.flatMap(({ record }) =>
            selected < record.pms ? [loadSeries(record, selected, resource)] : [],
          );
    const highest = scaled.map(({ record }) => percentileSeries(record, resource)[4]);
    return [loadTop([...highest, ...chosen]), niceTop(lanes.map(({ run }) => overloadedSeries(run.record)))];
  }, [lanes, resource, selected]);
  // A step that is read in one lane is read in all.
  const charts = useRef(new Set<BandsChart>());
  const readHour = useCallback((step: number | null) => {
    for (const chart of charts.current) chart.hover(step);
  }, []);
  return (
    <>
      <p className={styles.fleetAbout}>
        {t(`chart.fleetAbout.${times.unit}`, { pms })}{" "}
        <span className={styles.unit}>[{t("measureUnit.fraction")}]</span>
      </p>
      <div className={styles.fleet} style={{ "--lanes": lanes.length } as React.CSSProperties}>
        {lanes.map((lane, i) => (
          <div key={lane.id} className={styles.fleetLane}>
            <span className={styles.laneName}>
              {lane.name}
              <i className={styles.laneKey} data-lane={i} aria-hidden="true" />
            </span>
            <LaneBands
              lane={lane}
              resource={resource}
              top={top}
              overTop={overTop}
              yLabels={phone || i === 0}
              named={i === lanes.length - 1}
              charts={charts.current}
              onHover={readHour}
            />
          </div>
        ))}
      </div>
    </>
  );
}

interface LaneBandsProps {
  readonly lane: ChartLane;
  readonly resource: ResourceIndex;
  readonly top: number;
  readonly overTop: number;
  readonly yLabels: boolean;
  /** Whether its lines are named beside this panel. */
  readonly named: boolean;
  /** The charts of all lanes. */
  readonly charts: Set<BandsChart>;
  readonly onHover: (step: number | null) => void;
}

function LaneBands({ lane, resource, top, overTop, yLabels, named, charts, onHover }: LaneBandsProps) {
  const app = useApp();
  const { t, times, pm: pmText, resource: resourceText } = useWords();
  const { limit, steps, pms } = useScenario();
  const chosen = useAppState((state) => state.selectedPm);
  const selected = chosen !== null && chosen < lane.run.record.pms ? chosen : null;
  const palette = usePalette();
  const zoom = useScale();
  const { name: policy, run, frames } = lane;
  const pieces = useMemo(() => thresholdPieces(run.workload), [run.workload]);
  const threshold = thresholdAt(pieces, steps - 1);
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const chart = createBandsChart(place, {
        label: t("chart.fleetLabel", {
          resource: resourceText(resource),
          pms,
          policy,
          length: times.length(steps),
        }),
        stripLabel: t("chart.overLabel", { policy, length: times.length(steps) }),
        width,
        height,
        zoom,
        yLabels,
        names: [
          t("chart.quantiles.min"),
          t("chart.quantiles.p10"),
          t("chart.quantiles.median"),
          t("chart.quantiles.p90"),
          t("chart.quantiles.max"),
        ],
        endLabels: named
          ? {
              limit: `${t("space.limit")} ${formatThreshold(limit)}`,
              threshold: `${t("space.threshold")} ${formatThreshold(threshold)}`,
              over: t("chart.overCount"),
            }
          : null,
        onHover,
        onPick: (step) => app.play({ kind: "seek-hour", step }),
      });
      charts.add(chart);
      return { drawing: chart, leave: () => void charts.delete(chart) };
    },
    [
      app,
      t,
      times,
      resourceText,
      resource,
      pms,
      policy,
      steps,
      yLabels,
      named,
      limit,
      threshold,
      zoom,
      charts,
      onHover,
    ],
  );
  const feed = useCallback(
    (chart: BandsChart) => {
      chart.update({
        percentiles: percentileSeries(run.record, resource),
        overloaded: overloadedSeries(run.record),
        chosen:
          selected === null
            ? null
            : { name: pmText(selected), values: loadSeries(run.record, selected, resource) },
        steps,
        time: times.axis,
        threshold: pieces,
        limit,
        top,
        overTop,
        palette,
      });
      const move = (): void => {
        const { step, utilization } = frames.read();
        chart.moveTo(step, selected === null ? null : resourceAt(utilization, selected, resource));
      };
      move();
      return frames.subscribePosition(move);
    },
    [run, frames, resource, selected, pmText, steps, times, pieces, limit, top, overTop, palette],
  );
  return <div ref={useDrawing(create, feed)} className={styles.bands} />;
}
