/** The chosen PM, lane beside lane: what it runs at the moment, how near the threshold it is, what happened to it. */

import { useMemo, useState } from "react";
import type { PmHistory } from "../../../view/over-time/pm-history.ts";
import { createPmHistory } from "../../../view/over-time/pm-history.ts";
import type { VmOrder } from "../../../view/vm-rows.ts";
import { vmRows } from "../../../view/vm-rows.ts";
import { useAppState } from "../../app-context.tsx";
import type { ChartLane } from "../../charts/chart-lane.ts";
import { chartedBy } from "../../charts/lane-metrics.ts";
import { PmName } from "../../pm-name.tsx";
import { usePosition } from "../../use-clock.ts";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";
import { usePmEntryText } from "./inspect-entries.ts";
import { HistoryList } from "./inspect-history.tsx";
import { VmTable } from "./inspect-vms.tsx";
import { LISTS_PACE, useMomentWords } from "./inspect-words.ts";

interface PmProps {
  readonly lanes: readonly ChartLane[];
  readonly pm: number;
}

export function PmSection({ lanes, pm }: PmProps) {
  const { t, pm: pmText, resource: resourceText } = useWords();
  const { pmAt } = useMomentWords();
  const { step } = usePosition(LISTS_PACE);
  const metric = useAppState((state) => state.display.metric);
  const charted = chartedBy(metric);
  const usual: VmOrder["by"] = charted.kind === "load" ? charted.resource : 0;
  // The order is that of the charts until the reader chooses another.
  const [chosen, setChosen] = useState<VmOrder | null>(null);
  const order = chosen ?? { by: usual, reversed: false };
  const orderText =
    typeof order.by === "number"
      ? t(order.reversed ? "inspect.sortedBy.resourceDown" : "inspect.sortedBy.resource", {
          resource: resourceText(order.by),
        })
      : t(`inspect.sortedBy.${order.by}${order.reversed ? "Down" : ""}`);
  const histories = useHistories(lanes, pm);
  return (
    <section className={styles.section} data-inspect-pm={pm}>
      <header className={styles.head}>
        <h3>
          <PmName pm={pm}>{pmAt(pmText(pm), step)}</PmName>
        </h3>
        <p>{orderText}</p>
      </header>
      <div className={styles.lanes}>
        {lanes.map((lane, i) => (
          <div key={lane.id}>
            <h4>{lane.name}</h4>
            <VmsOfLane lane={lane} pm={pm} history={histories[i]} order={order} sort={setChosen} />
          </div>
        ))}
      </div>
      <h4>{t("inspect.history", { pm: pmText(pm) })}</h4>
      <div className={styles.lanes}>
        {lanes.map((lane, i) => (
          <PmHistoryOfLane key={lane.id} lane={lane} pm={pm} history={histories[i]} />
        ))}
      </div>
    </section>
  );
}

/** One per lane, kept for as long as the same runs are shown. */
function useHistories(lanes: readonly ChartLane[], pm: number): readonly PmHistory[] {
  const [kept] = useState(() => new WeakMap<object, Map<number, PmHistory>>());
  return useMemo(
    () =>
      lanes.map(({ run: { record, workload } }) => {
        const ofRun = kept.get(record) ?? new Map<number, PmHistory>();
        const history = ofRun.get(pm) ?? createPmHistory(record, workload, pm);
        kept.set(record, ofRun.set(pm, history));
        return history;
      }),
    [lanes, pm, kept],
  );
}

interface LaneProps {
  readonly lane: ChartLane;
  readonly pm: number;
  readonly history: PmHistory | undefined;
}

function VmsOfLane({
  lane,
  pm,
  history,
  order,
  sort,
}: LaneProps & { readonly order: VmOrder; readonly sort: (order: VmOrder) => void }) {
  const { t, pm: pmText } = useWords();
  const frame = lane.frames.read();
  if (pm >= lane.run.record.pms || history === undefined) {
    return <p className={styles.hint}>{t("inspect.absent", { pm: pmText(pm) })}</p>;
  }
  return (
    <>
      {!frame.isUp(pm) && <p className={styles.hint}>{t("inspect.down", { pm: pmText(pm) })}</p>}
      <VmTable
        lane={lane}
        pm={pm}
        frame={frame}
        rows={vmRows(frame, pm, history, order)}
        order={order}
        sort={sort}
      />
    </>
  );
}

function PmHistoryOfLane({ lane, pm, history }: LaneProps) {
  const { t, pm: pmText } = useWords();
  const textOf = usePmEntryText();
  if (pm >= lane.run.record.pms || history === undefined) return <span />;
  return (
    <HistoryList
      label={t("inspect.historyOf", { machine: pmText(pm), lane: lane.name })}
      entries={history.read()}
      lane={lane}
      textOf={textOf}
    />
  );
}
