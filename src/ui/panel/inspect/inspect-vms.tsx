/** The VMs of one PM in one lane as a table that can be ordered by its columns, with the sum and its margin. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import { isOver } from "../../../base/tolerance.ts";
import { resourceAt } from "../../../base/vector.ts";
import type { LaneFrame } from "../../../view/lane-frame.ts";
import { marginsOf } from "../../../view/over-time/pm-history.ts";
import { formatFigure, formatUtilization } from "../../../view/text/figures.ts";
import type { VmOrder, VmRow } from "../../../view/vm-rows.ts";
import { useApp, useAppState } from "../../app-context.tsx";
import type { ChartLane } from "../../charts/chart-lane.ts";
import { SpacerRow } from "../../spacer-row.tsx";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";
import { useRows } from "./inspect-rows.ts";
import { createSparks, Spark } from "./inspect-spark.tsx";

interface TableProps {
  readonly lane: ChartLane;
  readonly pm: number;
  readonly frame: LaneFrame;
  readonly rows: readonly VmRow[];
  readonly order: VmOrder;
  readonly sort: (order: VmOrder) => void;
}

/** So many are all there: they can be searched, and read from end to end. */
const WHOLE = 40;
const COLUMNS = 6;

export function VmTable({ lane, pm, frame, rows, order, sort }: TableProps) {
  const { t, pm: pmText, resource } = useWords();
  const { threshold, utilization } = frame;
  const place = useRef<HTMLDivElement>(null);
  const row = useRows();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => row.height,
    overscan: rows.length <= WHOLE ? rows.length : 6,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const sparked = typeof order.by === "number" ? order.by : 0;
  const { demand } = lane.run.workload;
  const sparks = useMemo(() => createSparks(demand, sparked), [demand, sparked]);
  const largest = Math.max(0, ...rows.slice(0, WHOLE).map(({ vm }) => Math.max(...sparks(vm))));
  return (
    <>
      <div
        ref={place}
        className={styles.vms}
        style={row.style}
        data-scrolls={rows.length > WHOLE || undefined}
      >
        <table aria-label={t("inspect.vms", { pm: pmText(pm), lane: lane.name })}>
          <thead>
            <tr>
              <SortHead by="vm" name={t("inspect.vm")} order={order} sort={sort} />
              <th scope="col">
                <span className="for-readers">{t("inspect.sparkOf", { resource: resource(sparked) })}</span>
              </th>
              {RESOURCE_INDICES.map((r) => (
                <SortHead key={r} by={r} name={resource(r)} order={order} sort={sort} />
              ))}
              <SortHead by="since" name={t("inspect.since")} order={order} sort={sort} />
            </tr>
          </thead>
          <tbody>
            {first !== undefined && first.start > 0 && <SpacerRow height={first.start} columns={COLUMNS} />}
            {items.map(({ index }) => {
              const entry = rows[index];
              return entry === undefined ? null : (
                <VmTableRow
                  key={entry.vm}
                  row={entry}
                  now={frame.step}
                  order={order}
                  line={sparks(entry.vm)}
                  top={largest}
                />
              );
            })}
            {last !== undefined && last.index < rows.length - 1 && (
              <SpacerRow height={virtual.getTotalSize() - last.end} columns={COLUMNS} />
            )}
            {rows.length === 0 && (
              <tr>
                <td colSpan={COLUMNS} className={styles.hint}>
                  {t("inspect.empty")}
                </td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("inspect.sum")}</th>
              <td />
              {RESOURCE_INDICES.map((r) => {
                const value = resourceAt(utilization, pm, r);
                return (
                  <td key={r} data-sum={r} data-over={isOver(value, threshold) || undefined}>
                    {formatUtilization(value, threshold)}
                  </td>
                );
              })}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {frame.isUp(pm) &&
        marginsOf(utilization, pm, threshold).map((margin) => (
          <p key={margin.resource} className={styles.margin} data-margin data-over={margin.over || undefined}>
            {t(margin.over ? "inspect.over" : "inspect.below", {
              resource: resource(margin.resource),
              figure: margin.text,
            })}
          </p>
        ))}
    </>
  );
}

interface HeadProps {
  readonly by: VmOrder["by"];
  readonly name: string;
  readonly order: VmOrder;
  readonly sort: (order: VmOrder) => void;
}

/** Largest first is descending for figures; numbers and hours ascend. */
function SortHead({ by, name, order, sort }: HeadProps) {
  const isOn = order.by === by;
  const descends = (typeof by === "number") !== order.reversed;
  return (
    <th scope="col" aria-sort={isOn ? (descends ? "descending" : "ascending") : undefined}>
      <button
        type="button"
        data-on={isOn || undefined}
        onClick={() => sort({ by, reversed: isOn && !order.reversed })}
      >
        {name}
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: VmRow;
  /** The step that is shown. */
  readonly now: number;
  readonly order: VmOrder;
  readonly line: readonly number[];
  /** The figure at the upper edge of all lines. */
  readonly top: number;
}

function VmTableRow({ row: { vm, share, since }, now, order, line, top }: RowProps) {
  const app = useApp();
  const { t, times, vm: vmText } = useWords();
  const chosen = useAppState((state) => state.selectedVm) === vm;
  return (
    <tr data-vm={vm} data-selected={chosen || undefined}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => app.selectVm(chosen ? null : vm)}>
          {vmText(vm)}
        </button>
      </th>
      <td>
        <Spark values={line} top={top} />
      </td>
      {RESOURCE_INDICES.map((r) => (
        <td key={r} data-on={order.by === r || undefined}>
          {formatFigure(share[r])}
        </td>
      ))}
      <td>{since === null ? t("inspect.start") : times.since(since.step, now)}</td>
    </tr>
  );
}
