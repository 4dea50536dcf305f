/**
 * A PM's row in the read-out: its utilizations, what is over marked, and the measure that the policy
 * orders PMs by. What all rows share is handed down: they are made many times a second.
 */

import { RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { resourceAt } from "../../base/vector.ts";
import type { Policy } from "../../policies/policy.ts";
import { formatFigure, formatUtilization } from "../../view/figures.ts";
import { PmName } from "../pm-name.tsx";
import styles from "./lane.module.css";

export interface PmRows {
  readonly pms: number;
  readonly threshold: number;
  readonly ordering: Pick<Policy, "pmMeasure" | "measureOf"> | null;
  readonly nameOf: (pm: number) => string;
  /** What a figure above 1 means, in words. */
  readonly saturated: string;
  readonly select: (pm: number | null) => void;
}

interface PmRowProps {
  readonly pm: number;
  readonly chosen: boolean;
  readonly utilization: Float64Array;
  readonly rows: PmRows;
  /** Its place among all rows, where not all of them are there. */
  readonly rowIndex?: number;
}

export function PmRow({ pm, chosen, utilization, rows, rowIndex }: PmRowProps) {
  const { pms, threshold, ordering, nameOf, saturated, select } = rows;
  const measure = ordering?.pmMeasure ?? null;
  return (
    <tr data-selected={chosen || undefined} data-pm={pm} aria-rowindex={rowIndex}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => select(chosen ? null : pm)}>
          <PmName pm={pm} pms={pms}>
            {nameOf(pm)}
          </PmName>
        </button>
      </th>
      {RESOURCE_INDICES.map((r) => {
        const value = resourceAt(utilization, pm, r);
        return (
          <td
            key={r}
            data-over={isOver(value, threshold) || undefined}
            data-saturated={isOver(value, 1) || undefined}
            title={isOver(value, 1) ? saturated : undefined}
          >
            {formatUtilization(value, threshold)}
          </td>
        );
      })}
      {measure !== null && (
        <td className={styles.measure}>{measureText(measure, ordering?.measureOf?.(utilization, pm))}</td>
      )}
    </tr>
  );
}

const measureText = (measure: "norm" | "volume", figure = Number.NaN): string =>
  measure === "norm" ? formatFigure(figure) : formatVolume(figure);

/** One decimal while there is room for it; a saturated PM's volume is beyond any figure worth reading. */
function formatVolume(value: number): string {
  if (value > 9999) return ">9999";
  return value.toFixed(value < 1000 ? 1 : 0);
}
