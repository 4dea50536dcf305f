/** Figs. 6 and 7: a panel for each PM of each lane, all on one scale, with the load without moves in grey. */

import { max } from "d3-array";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { present } from "../../base/assert.ts";
import { stepOf } from "../../base/ids.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { at, resourceAt } from "../../base/vector.ts";
import type { LoadChart } from "../../charts/over-time/load-chart.ts";
import { createLoadChart } from "../../charts/over-time/load-chart.ts";
import type { RunRecord } from "../../engine/record.ts";
import type { ShownRun } from "../../state/run.ts";
import { loadTop } from "../../view/over-time/chart-scales.ts";
import type { RunForecasts } from "../../view/over-time/run-forecasts.ts";
import { loadSeries } from "../../view/over-time/series.ts";
import { thresholdAt, thresholdPieces } from "../../view/over-time/threshold-line.ts";
import type { Stay } from "../../view/over-time/vm-history.ts";
import { createVmHistory, hostAt } from "../../view/over-time/vm-history.ts";
import { formatThreshold } from "../../view/text/figures.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { PmName } from "../pm-name.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { mostPms, scaledRuns } from "./chart-lane.ts";
import styles from "./charts.module.css";
import { forecastNotes, useForecasts } from "./forecasts.ts";
import type { Size } from "./use-drawing.ts";
import { useDrawing } from "./use-drawing.ts";

/** More panels than this in a row cannot be read. */
const PANELS = 8;

export function LoadCharts({
  lanes,
  baseline,
  resource,
}: {
  readonly lanes: readonly ChartLane[];
  readonly baseline: ShownRun;
  readonly resource: ResourceIndex;
}) {
  const words = useWords();
  const { t, pm: pmText } = words;
  const forecasts = useForecasts(lanes);
  const scenario = useScenario();
  const selected = useAppState((state) => state.selectedPm);
  const most = Math.max(scenario.pms, mostPms(lanes));
  const pms = useMemo(() => chartedPms(lanes, resource, most, selected), [lanes, resource, most, selected]);
  const top = useMemo(
    () =>
      loadTop(
        scaledRuns(lanes).flatMap(({ record }) =>
          pms.flatMap((pm) => (pm < record.pms ? [loadSeries(record, pm, resource)] : [])),
        ),
      ),
    [lanes, pms, resource],
  );
  const notes = [
    ...(pms.length < most ? [t("chart.many", { pms: most, shown: pms.length })] : []),
    ...forecastNotes(lanes, forecasts, words),
  ];
  // Where a lane has no PM in the last column another one has.
  const named = lanes.findIndex(({ run }) => present(pms.at(-1), "a PM that is drawn") < run.record.pms);
  return (
    <>
      <div
        className={styles.grid}
        style={{ "--panels": pms.length, "--lanes": lanes.length } as React.CSSProperties}
      >
        <span />
        {pms.map((pm) => (
          <span
            key={pm}
            className={styles.pmHead}
            data-faded={selected !== null && selected !== pm ? true : undefined}
          >
            <PmName pm={pm}>{pmText(pm)}</PmName>
          </span>
        ))}
        <span />
        {lanes.map((lane, row) => (
          <LoadRow
            key={lane.id}
            lane={lane}
            forecasts={forecasts[row] ?? null}
            baseline={baseline}
            row={row}
            last={row === lanes.length - 1}
            named={named}
            pms={pms}
            resource={resource}
            top={top}
          />
        ))}
      </div>
      {notes.length > 0 && <p className={styles.many}>{notes.join(" · ")}</p>}
    </>
  );
}

interface RowProps {
  readonly lane: ChartLane;
  readonly forecasts: RunForecasts | null;
  readonly baseline: ShownRun;
  readonly row: number;
  readonly last: boolean;
  /** The row in which threshold, limit and area are named. */
  readonly named: number;
  readonly pms: readonly number[];
  readonly resource: ResourceIndex;
  readonly top: number;
}

function LoadRow({ lane, forecasts, baseline, row, last, named, pms, resource, top }: RowProps) {
  return (
    <>
      <span className={styles.laneName} title={lane.name}>
        <span className="two-lines">{lane.name}</span>
        <i className={styles.laneKey} data-lane={row} aria-hidden="true" />
      </span>
      {pms.map((pm, column) =>
        pm < lane.run.record.pms ? (
          <LoadPanel
            key={pm}
            lane={lane}
            forecasts={forecasts}
            baseline={baseline}
            pm={pm}
            resource={resource}
            top={top}
            yLabels={column === 0}
            xLabels={last}
            named={row === named && column === pms.length - 1}
          />
        ) : (
          <span key={pm} /> // another lane has a PM more
        ),
      )}
      <span />
    </>
  );
}

interface PanelProps {
  readonly lane: ChartLane;
  /** What its policy expected; null where it does not forecast. */
  readonly forecasts: RunForecasts | null;
  readonly baseline: ShownRun;
  readonly pm: number;
  readonly resource: ResourceIndex;
  readonly top: number;
  readonly yLabels: boolean;
  readonly xLabels: boolean;
  /** Whether threshold, limit and area are named beside this panel. */
  readonly named: boolean;
}

function LoadPanel({ lane, forecasts, baseline, pm, resource, top, yLabels, xLabels, named }: PanelProps) {
  const app = useApp();
  const { t, times, pm: pmText, resource: resourceText } = useWords();
  const scenario = useScenario();
  const emphasis = useAppState(({ selectedPm }) =>
    selectedPm === null ? "none" : selectedPm === pm ? "chosen" : "other",
  );
  const { limit, pms, steps } = scenario;
  const { name, run, ghost, frames } = lane;
  const stays = useStays(run.record);
  const pieces = useMemo(() => thresholdPieces(run.workload), [run.workload]);
  const threshold = thresholdAt(pieces, steps - 1);
  const drawn = useRef<LoadChart | null>(null);
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const chart = createLoadChart(place, {
        label: t("chart.loadLabel", {
          resource: resourceText(resource),
          pm: pmText(pm),
          policy: name,
          length: times.length(steps),
        }),
        width,
        height,
        yLabels,
        xLabels,
        pm,
        pms,
        endLabels: named
          ? {
              limit: `${t("space.limit")} ${formatThreshold(limit)}`,
              threshold: `${t("space.threshold")} ${formatThreshold(threshold)}`,
              without: t("chart.withoutMoves"),
            }
          : null,
        ghostName: t("chart.original"),
        onPick: (step) => {
          app.selectPm(pm);
          app.play({ kind: "seek-hour", step: stepOf(step) });
        },
      });
      drawn.current = chart;
      return { drawing: chart };
    },
    [
      app,
      t,
      times,
      pmText,
      resourceText,
      name,
      pm,
      resource,
      yLabels,
      xLabels,
      named,
      threshold,
      limit,
      pms,
      steps,
    ],
  );
  const feed = useCallback(
    (chart: LoadChart) => {
      chart.update({
        values: loadSeries(run.record, pm, resource),
        without: loadOrNull(baseline.record),
        ghost: ghost === null ? null : loadOrNull(ghost.record),
        steps,
        time: times.axis,
        threshold: pieces,
        limit,
        top,
        forecast: forecasts?.ofPm(pm, resource) ?? [],
      });
      const move = (): void => {
        const { step, action, utilization, threshold: now } = frames.read();
        const value = resourceAt(utilization, pm, resource);
        chart.moveTo(step, value, isOver(value, now));
        chart.setHost(hostAt(stays(), { step, action }) === pm);
      };
      move();
      return frames.subscribePosition(move);

      function loadOrNull(record: RunRecord): Float64Array | null {
        return pm < record.pms ? loadSeries(record, pm, resource) : null;
      }
    },
    [run, ghost, frames, stays, pieces, forecasts, baseline, pm, resource, top, limit, times, steps],
  );
  const place = useDrawing(create, feed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is given its emphasis, too
  useEffect(() => {
    drawn.current?.setEmphasis(emphasis);
  }, [emphasis, create]);
  return <div ref={place} className={styles.panel} data-mark="load" />;
}

/** Where the chosen VM has lived in a run; nowhere while none is chosen. */
function useStays(record: RunRecord): () => readonly Stay[] {
  const vm = useAppState((state) => state.selectedVm);
  return useMemo(() => (vm === null ? () => [] : createVmHistory(record, vm).read), [record, vm]);
}

/** All PMs of a small fleet; of a larger one those with the highest peaks in any lane, and the chosen one. */
function chartedPms(
  lanes: readonly ChartLane[],
  resource: ResourceIndex,
  pms: number,
  selected: number | null,
): readonly number[] {
  const all = Array.from({ length: pms }, (_, pm) => pm);
  if (pms <= PANELS) return all;
  const peaks = all.map((pm) => {
    const ofLanes = lanes.map(({ run: { record } }) =>
      pm < record.pms ? (max(loadSeries(record, pm, resource)) ?? 0) : 0,
    );
    return Math.max(...ofLanes);
  });
  const highest = all.toSorted((a, b) => at(peaks, b) - at(peaks, a) || a - b).slice(0, PANELS);
  const shown =
    selected === null || highest.includes(selected) ? highest : [...highest.slice(0, -1), selected];
  return shown.toSorted((a, b) => a - b);
}
