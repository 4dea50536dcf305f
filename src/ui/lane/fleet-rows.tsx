/**
 * The rows of a large fleet's read-out: all PMs are listed, the most loaded first or as their reader has
 * asked, but only those in sight are there, and by load only they are looked for. What is out of sight is stood in for by two rows that are as high.
 */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo, useRef } from "react";
import { createLoadOrder } from "../../view/picture/load-order.ts";
import { SpacerRow } from "../spacer-row.tsx";
import type { PmRows } from "./pm-row.tsx";
import { PmRow } from "./pm-row.tsx";

interface FleetRowsProps {
  /** What scrolls. */
  readonly place: React.RefObject<HTMLElement | null>;
  readonly pms: number;
  readonly columns: number;
  readonly selected: number | null;
  readonly rows: PmRows;
  /** Those that are listed, in their order; null for all by load. */
  readonly listed: readonly number[] | null;
}

export function FleetRows({ place, pms, columns, selected, rows, listed }: FleetRowsProps) {
  const { from, to, before, after } = useRowsInSight(place, listed?.length ?? pms);
  const order = useMemo(() => createLoadOrder(pms), [pms]);
  if (listed === null) order.read(rows.frame.utilization);
  return (
    <>
      <SpacerRow height={before} columns={columns} />
      {(listed?.slice(from, to) ?? order.ranks(from, to)).map((pm, i) => (
        <PmRow key={pm} pm={pm} chosen={pm === selected} rows={rows} rowIndex={from + i + 2} />
      ))}
      <SpacerRow height={after} columns={columns} />
    </>
  );
}

const USUAL_ROW = 25;

/** The ranks in sight, `from .. to - 1`, and the px that all others take up before and after them. */
function useRowsInSight(
  place: React.RefObject<HTMLElement | null>,
  pms: number,
): {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
} {
  const height = useRef(USUAL_ROW);
  const virtual = useVirtualizer({
    count: pms,
    getScrollElement: () => place.current,
    estimateSize: () => height.current,
    overscan: 2,
  });
  // Rows are lower on a low screen: looked up when the place changes, never while figures do.
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const row = element.querySelector<HTMLElement>("tr[data-pm]")?.offsetHeight;
      if (row === undefined || row === 0 || row === height.current) return;
      height.current = row;
      virtual.measure();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, virtual]);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return { from: 0, to: 1, before: 0, after: 0 };
  return {
    from: first.index,
    to: last.index + 1,
    before: first.start,
    after: virtual.getTotalSize() - last.end,
  };
}
