/**
 * A PM's row in the read-out: its utilizations, what is over marked, and the criterion that the policy
 * orders PMs by; while a fork is shown, also how it differs from the original. What all rows share is
 * handed down: they are made many times a second.
 */

import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { resourceAt } from "../../base/vector.ts";
import type { Policy } from "../../policies/policy.ts";
import { pmDifference, signed } from "../../view/compare/fork-difference.ts";
import type { LaneFrame } from "../../view/lane-frame.ts";
import { formatCriterion, formatFigure, formatUtilization } from "../../view/text/figures.ts";
import { Figure } from "../figure.tsx";
import { PmName } from "../pm-name.tsx";
import styles from "./lane.module.css";

export interface PmRows {
  readonly frame: Pick<LaneFrame, "utilization" | "threshold" | "isUp" | "ghost">;
  readonly ordering: Pick<Policy, "pmCriterion" | "criterionOf" | "criteria"> | null;
  readonly nameOf: (pm: number) => string;
  readonly resourceName: (resource: ResourceIndex) => string;
  /** What a figure above 1 means, in words. */
  readonly saturated: string;
  /** Said of a PM that is not there, in words. */
  readonly down: string;
  /** Chooses a PM, or no longer does. */
  readonly select: (pm: number) => void;
}

interface PmRowProps {
  readonly pm: number;
  readonly chosen: boolean;
  readonly rows: PmRows;
  /** Its place among all rows, where not all of them are there. */
  readonly rowIndex?: number;
}

export function PmRow({ pm, chosen, rows, rowIndex }: PmRowProps) {
  const { frame, ordering, nameOf, saturated, down, select } = rows;
  const { utilization, threshold, ghost } = frame;
  const criterion = ordering?.pmCriterion ?? null;
  const isUp = frame.isUp(pm);
  return (
    <tr data-selected={chosen || undefined} data-pm={pm} aria-rowindex={rowIndex}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => select(pm)}>
          <PmName pm={pm}>{nameOf(pm)}</PmName>
        </button>
      </th>
      {!isUp && (
        <td className={styles.down} colSpan={RESOURCE_INDICES.length}>
          {down}
        </td>
      )}
      {isUp &&
        RESOURCE_INDICES.map((r) => {
          const value = resourceAt(utilization, pm, r);
          return (
            <td
              key={r}
              data-over={isOver(value, threshold) || undefined}
              data-saturated={isOver(value, 1) || undefined}
              title={isOver(value, 1) ? saturated : undefined}
            >
              <Figure>{formatUtilization(value, threshold)}</Figure>
            </td>
          );
        })}
      {criterion !== null && (
        <td className={styles.criterion}>
          {isUp && (
            <Figure>
              {formatCriterion(
                criterion,
                ordering?.criterionOf?.(utilization, pm) ?? Number.NaN,
                ordering?.criteria ?? {},
              )}
            </Figure>
          )}
        </td>
      )}
      {ghost !== null && (
        <td className={styles.criterion} data-against-original>
          {isUp && <DifferenceText pm={pm} ghost={ghost} rows={rows} />}
        </td>
      )}
    </tr>
  );
}

interface DifferenceProps {
  readonly pm: number;
  readonly ghost: Float64Array;
  readonly rows: PmRows;
}

/** "cpu −0.14": the resource on which it differs most. */
function DifferenceText({ pm, ghost, rows: { frame, resourceName } }: DifferenceProps) {
  const difference = pmDifference(frame.utilization, ghost, pm);
  if (difference === null) return "=";
  return `${resourceName(difference.resource)} ${signed(difference.by, formatFigure)}`;
}
