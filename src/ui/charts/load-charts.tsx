/** Figs. 6 and 7: a panel for each PM of each lane, all on one scale, with the load without moves in grey. */

import { useCallback, useEffect, useMemo, useRef } from "react";
import { stepOf } from "../../base/ids.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { resourceAt } from "../../base/vector.ts";
import type { LoadChart } from "../../charts/load-chart.ts";
import { createLoadChart } from "../../charts/load-chart.ts";
import type { ShownRun } from "../../state/live-run.ts";
import { loadTop } from "../../view/chart-scales.ts";
import { loadSeries } from "../../view/series.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { PmName } from "../pm-name.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import styles from "./charts.module.css";
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
  const { t, pm: pmText } = useWords();
  const scenario = useScenario();
  const selected = useAppState((state) => state.selectedPm);
  const pms = useMemo(
    () => chartedPms(lanes, resource, scenario.pms, selected),
    [lanes, resource, scenario.pms, selected],
  );
  const top = useMemo(
    () =>
      loadTop(
        [...lanes.map(({ run }) => run), baseline].flatMap((run) =>
          pms.map((pm) => loadSeries(run.record, pm, resource)),
        ),
      ),
    [lanes, baseline, pms, resource],
  );
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
            <PmName pm={pm} pms={scenario.pms}>
              {pmText(pm)}
            </PmName>
          </span>
        ))}
        <span />
        {lanes.map((lane, row) => (
          <LoadRow
            key={lane.id}
            lane={lane}
            baseline={baseline}
            row={row}
            last={row === lanes.length - 1}
            pms={pms}
            resource={resource}
            top={top}
          />
        ))}
      </div>
      {pms.length < scenario.pms && (
        <p className={styles.many}>{t("chart.many", { pms: scenario.pms, shown: pms.length })}</p>
      )}
    </>
  );
}

interface RowProps {
  readonly lane: ChartLane;
  readonly baseline: ShownRun;
  readonly row: number;
  readonly last: boolean;
  readonly pms: readonly number[];
  readonly resource: ResourceIndex;
  readonly top: number;
}

function LoadRow({ lane, baseline, row, last, pms, resource, top }: RowProps) {
  return (
    <>
      <span className={styles.laneName}>
        {lane.name}
        <i className={styles.laneKey} data-lane={row} aria-hidden="true" />
      </span>
      {pms.map((pm, column) => (
        <LoadPanel
          key={pm}
          lane={lane}
          baseline={baseline}
          pm={pm}
          resource={resource}
          top={top}
          yLabels={column === 0}
          xLabels={last}
          named={row === 0 && column === pms.length - 1}
        />
      ))}
      <span />
    </>
  );
}

interface PanelProps {
  readonly lane: ChartLane;
  readonly baseline: ShownRun;
  readonly pm: number;
  readonly resource: ResourceIndex;
  readonly top: number;
  readonly yLabels: boolean;
  readonly xLabels: boolean;
  /** Whether threshold, limit and area are named beside this panel. */
  readonly named: boolean;
}

function LoadPanel({ lane, baseline, pm, resource, top, yLabels, xLabels, named }: PanelProps) {
  const app = useApp();
  const { t, pm: pmText, resource: resourceText } = useWords();
  const scenario = useScenario();
  const emphasis = useAppState(({ selectedPm }) =>
    selectedPm === null ? "none" : selectedPm === pm ? "chosen" : "other",
  );
  const { threshold, limit, stepMinutes, pms, steps } = scenario;
  const { name, run, frames } = lane;
  const drawn = useRef<LoadChart | null>(null);
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const chart = createLoadChart(place, {
        label: t("chart.loadLabel", {
          resource: resourceText(resource),
          pm: pmText(pm),
          policy: name,
          hours: steps,
        }),
        width,
        height,
        yLabels,
        xLabels,
        pm,
        pms,
        endLabels: named
          ? {
              limit: `${t("space.limit")} ${limit.toFixed(2)}`,
              threshold: `${t("space.threshold")} ${threshold.toFixed(2)}`,
              without: t("chart.withoutMoves"),
            }
          : null,
        onPick: (step) => {
          app.selectPm(pm);
          app.play({ kind: "seek-hour", step: stepOf(step) });
        },
      });
      drawn.current = chart;
      return { drawing: chart };
    },
    [app, t, pmText, resourceText, name, pm, resource, yLabels, xLabels, named, threshold, limit, pms, steps],
  );
  const feed = useCallback(
    (chart: LoadChart) => {
      chart.update({
        values: loadSeries(run.record, pm, resource),
        without: loadSeries(baseline.record, pm, resource),
        steps,
        stepMinutes,
        threshold,
        limit,
        top,
      });
      const move = (): void => {
        const { step, utilization } = frames.read();
        const value = resourceAt(utilization, pm, resource);
        chart.moveTo(step, value, isOver(value, threshold));
      };
      move();
      return frames.subscribePosition(move);
    },
    [run, frames, baseline, pm, resource, top, threshold, limit, stepMinutes, steps],
  );
  const place = useDrawing(create, feed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is given its emphasis, too
  useEffect(() => {
    drawn.current?.setEmphasis(emphasis);
  }, [emphasis, create]);
  return <div ref={place} className={styles.panel} />;
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
  const peaks = all.map((pm) =>
    Math.max(0, ...lanes.flatMap(({ run }) => Array.from(loadSeries(run.record, pm, resource)))),
  );
  const highest = all.toSorted((a, b) => (peaks[b] ?? 0) - (peaks[a] ?? 0) || a - b).slice(0, PANELS);
  const shown =
    selected === null || highest.includes(selected) ? highest : [...highest.slice(0, -1), selected];
  return shown.toSorted((a, b) => a - b);
}
