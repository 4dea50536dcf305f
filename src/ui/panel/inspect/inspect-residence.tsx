/** Where a VM has lived in each lane: a strip over the hours, and the same as a list of its moves. */

import { useCallback, useMemo } from "react";
import type { ResidenceChart } from "../../../charts/over-time/residence-chart.ts";
import { createResidenceChart } from "../../../charts/over-time/residence-chart.ts";
import { residenceHeight } from "../../../charts/over-time/residence-marks.ts";
import { completedSteps } from "../../../engine/record.ts";
import type { Stay } from "../../../view/over-time/vm-history.ts";
import { createVmHistory } from "../../../view/over-time/vm-history.ts";
import { useApp, useScenario } from "../../app-context.tsx";
import type { ChartLane } from "../../charts/chart-lane.ts";
import type { Size } from "../../charts/use-drawing.ts";
import { useDrawing } from "../../charts/use-drawing.ts";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";
import { useStayText } from "./inspect-entries.ts";
import { HistoryList } from "./inspect-history.tsx";

interface ResidenceProps {
  readonly lanes: readonly ChartLane[];
  readonly vm: number;
}

export function Residences({ lanes, vm }: ResidenceProps) {
  const { t, vm: vmText } = useWords();
  return (
    <>
      <h4>{t("inspect.lived", { vm: vmText(vm) })}</h4>
      {lanes.map((lane, i) => (
        <Residence key={lane.id} lane={lane} vm={vm} last={i === lanes.length - 1} />
      ))}
      <div className={styles.lanes}>
        {lanes.map((lane) => (
          <MovesOfLane key={lane.id} lane={lane} vm={vm} />
        ))}
      </div>
    </>
  );
}

/** As far as the run is done: read again whenever it has come further. */
function useStays({ run }: ChartLane, vm: number): readonly Stay[] {
  const history = useMemo(() => createVmHistory(run.record, vm), [run.record, vm]);
  return history.read();
}

function Residence({
  lane,
  vm,
  last,
}: {
  readonly lane: ChartLane;
  readonly vm: number;
  readonly last: boolean;
}) {
  const app = useApp();
  const { t, times, vm: vmText, pm: pmText } = useWords();
  const { pms, steps } = useScenario();
  const { name, run, frames } = lane;
  const stays = useStays(lane, vm);
  const create = useCallback(
    (place: HTMLElement, { width }: Size) => ({
      drawing: createResidenceChart(place, {
        label: t("inspect.livedLabel", { vm: vmText(vm), lane: name, length: times.length(steps) }),
        width,
        pmName: pmText,
        pms,
        xLabels: last,
        onPick: (step) => app.play({ kind: "seek-hour", step }),
      }),
    }),
    [app, t, times, vmText, pmText, name, vm, pms, steps, last],
  );
  const feed = useCallback(
    (chart: ResidenceChart) => {
      chart.update({ stays, steps, done: completedSteps(run.record), time: times.axis });
      const move = (): void => {
        const { step, action, actions } = frames.read();
        chart.moveTo(step + (action + 0.5) / (actions + 1));
      };
      move();
      return frames.subscribePosition(move);
    },
    [stays, run, frames, steps, times],
  );
  return (
    <div className={styles.residence}>
      <span title={name}>{name}</span>
      <div ref={useDrawing(create, feed)} style={{ height: residenceHeight(last) }} />
    </div>
  );
}

function MovesOfLane({ lane, vm }: { readonly lane: ChartLane; readonly vm: number }) {
  const { t, vm: vmText } = useWords();
  const stays = useStays(lane, vm);
  const textOf = useStayText();
  return (
    <div>
      <h4>{lane.name}</h4>
      <HistoryList
        label={t("inspect.historyOf", { machine: vmText(vm), lane: lane.name })}
        lane={lane}
        entries={stays}
        textOf={textOf}
      />
    </div>
  );
}
