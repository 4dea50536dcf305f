/** Which PMs of a large fleet are listed, and in which order, where its reader has asked for another than by load. */

import type { ResourceIndex } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import { isAnyOver } from "../../engine/metrics.ts";
import type { PmRows } from "./pm-row.tsx";

export type FleetColumn = "pm" | "criterion" | ResourceIndex;

export interface FleetSort {
  readonly column: FleetColumn;
  readonly direction: "ascending" | "descending";
}

export interface FleetListing {
  /** Null: the most loaded first. */
  readonly sort: FleetSort | null;
  readonly onlyOver: boolean;
}

/** The columns of figures begin with the largest, numbers of PMs with the first; then the reverse; then by load again. */
export function nextSort(now: FleetSort | null, column: FleetColumn): FleetSort | null {
  const first = column === "pm" ? "ascending" : "descending";
  if (now?.column !== column) return { column, direction: first };
  return now.direction === first
    ? { column, direction: first === "ascending" ? "descending" : "ascending" }
    : null;
}

type Figures = Pick<PmRows, "ordering"> & {
  readonly frame: Pick<PmRows["frame"], "utilization" | "threshold" | "isUp">;
};

export const isListedOver = ({ utilization, threshold, isUp }: Figures["frame"], pm: number): boolean =>
  isUp(pm) && isAnyOver(utilization, pm, threshold);

/**
 * PMs that are down come last, but where PMs are listed by number; ties go to the lower id (P9). Null where all
 * are listed by load, as they are where the lane's policy has no criterion to list them by.
 */
export function listedPms(
  rows: Figures,
  pms: number,
  { sort: wanted, onlyOver }: FleetListing,
): readonly number[] | null {
  const isUnknown = wanted?.column === "criterion" && rows.ordering?.criterionOf === undefined;
  const sort = isUnknown ? null : wanted;
  if (sort === null && !onlyOver) return null;
  const all = Array.from({ length: pms }, (_, pm) => pm);
  const listed = onlyOver ? all.filter((pm) => isListedOver(rows.frame, pm)) : all;
  const sign = sort?.direction === "ascending" ? 1 : -1;
  const keys = new Map(listed.map((pm) => [pm, keyOf(rows, pm, sort?.column ?? null, sign)]));
  return listed.sort((a, b) => (keys.get(a) ?? LAST) - (keys.get(b) ?? LAST) || a - b);
}

const LAST = Number.MAX_VALUE;

/** Smaller comes first. @param column null for the resource that the PM is most loaded on */
function keyOf({ frame, ordering }: Figures, pm: number, column: FleetColumn | null, sign: number): number {
  if (column === "pm") return sign * pm;
  if (!frame.isUp(pm)) return LAST;
  const { utilization } = frame;
  if (column === "criterion") return finite(sign * (ordering?.criterionOf?.(utilization, pm) ?? LAST));
  if (column !== null) return sign * resourceAt(utilization, pm, column);
  return (
    sign *
    Math.max(resourceAt(utilization, pm, 0), resourceAt(utilization, pm, 1), resourceAt(utilization, pm, 2))
  );
}

/** A criterion may be infinite, and infinities cannot be subtracted. */
const finite = (key: number): number => Math.min(LAST, Math.max(-LAST, key));
