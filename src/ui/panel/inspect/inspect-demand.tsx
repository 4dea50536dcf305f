/**
 * A VM's demand of the three resources over time. All lanes have the same, unless a person has added
 * load in one of them: then that lane's is drawn, and what the VM demands without it behind it.
 */

import { useCallback, useMemo } from "react";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import { RESOURCE_KEYS } from "../../../charts/over-time/line-looks.ts";
import type { LinesChart } from "../../../charts/over-time/lines-chart.ts";
import { createLinesChart } from "../../../charts/over-time/lines-chart.ts";
import { kindOf } from "../../../engine/intervention.ts";
import type { Workload } from "../../../engine/workload.ts";
import { niceTop } from "../../../view/over-time/chart-scales.ts";
import { demandOfVm } from "../../../view/over-time/vm-demand.ts";
import { formatFigure } from "../../../view/text/figures.ts";
import { useApp, useScenario, useTools } from "../../app-context.tsx";
import type { ChartLane } from "../../charts/chart-lane.ts";
import { forecastText, useForecasts } from "../../charts/forecasts.ts";
import type { Size } from "../../charts/use-drawing.ts";
import { useDrawing } from "../../charts/use-drawing.ts";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";

/** Right of the plot, as in the style sheet. Px. */
const NAMES = 78;

interface DemandProps {
  readonly lanes: readonly ChartLane[];
  /** Without anybody's changes. */
  readonly workload: Workload;
  readonly vm: number;
}

export function VmDemand({ lanes, workload, vm }: DemandProps) {
  const app = useApp();
  const { scheduler } = useTools();
  const words = useWords();
  const { t, times, vm: vmText, resource } = words;
  const { steps } = useScenario();
  const loaded = lanes.find(({ run }) => isLoaded(run.workload, vm)) ?? null;
  const changed = loaded?.run.workload ?? null;
  const plain = useMemo(() => demandOfVm(workload.demand, vm), [workload, vm]);
  const shown = useMemo(
    () => (changed === null ? plain : demandOfVm(changed.demand, vm)),
    [changed, plain, vm],
  );
  const all = useForecasts(lanes);
  const at = lanes.findIndex((_, i) => all[i]?.forecaster.of === "vm");
  const [forecasting, forecasts] = [lanes[at] ?? null, all[at] ?? null];
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => ({
      drawing: createLinesChart(place, "chart-demand", {
        label: t("inspect.demand", { vm: vmText(vm), length: times.length(steps) }),
        name: null,
        width,
        height,
        yLabels: true,
        xLabels: false,
        lineNames: NAMES,
        onPick: (step) => app.play({ kind: "seek-hour", step }),
      }),
    }),
    [app, t, times, vmText, vm, steps],
  );
  const feed = useCallback(
    (chart: LinesChart) => {
      chart.update({
        lines: RESOURCE_INDICES.map((r) => ({
          key: RESOURCE_KEYS[r],
          name: resource(r),
          values: shown[r],
          ghost: changed === null ? null : plain[r],
        })),
        without: null,
        steps,
        time: times.axis,
        top: niceTop([...shown, ...plain]),
        whole: false,
        format: formatFigure,
        forecasts: RESOURCE_INDICES.map((r) => forecasts?.ofVm(vm, r) ?? []),
      });
      let last = -1;
      const move = (): void => {
        const { step } = app.store.getState().playback.at;
        if (step === last || step >= steps) return; // what was open before may be shorter
        last = step;
        chart.moveTo(
          step,
          RESOURCE_INDICES.map((r) => shown[r][step]),
        );
      };
      move();
      return scheduler.onDraw(move);
    },
    [app, scheduler, resource, shown, plain, changed, forecasts, vm, steps, times],
  );
  return (
    <>
      <div ref={useDrawing(create, feed)} className={styles.demand} />
      {forecasting !== null && forecasts !== null && (
        <p className={styles.hint}>{forecastText(forecasting, forecasts, words)}</p>
      )}
      {loaded !== null && <p className={styles.hint}>{t("inspect.demandLoaded", { lane: loaded.name })}</p>}
    </>
  );
}

const isLoaded = ({ interventions }: Workload, vm: number): boolean =>
  interventions.some(
    (made) =>
      kindOf(made)
        .adds?.(made)
        .vms.some((each) => each === vm) === true,
  );
