/** The figures beside the points: Table 3 for the moment shown, with the measure that the policy orders PMs by. */

import { useLayoutEffect, useRef, useState } from "react";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { resourceAt } from "../../base/vector.ts";
import { fleetSum } from "../../engine/metrics.ts";
import { TABLE_3_HOUR } from "../../experiment/paper-tables.ts";
import { isPaperPolicy, table3Difference } from "../../experiment/table-3-difference.ts";
import { findPolicy } from "../../policies/registry.ts";
import { isPaperSession } from "../../state/session.ts";
import { formatFigure, formatUtilization } from "../../view/figures.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import type { LaneFrame } from "../../view/lane-frame.ts";
import { useApp, useAppState, useSession } from "../app-context.tsx";
import { PmName } from "../pm-name.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./lane.module.css";

/** Fleets larger than this, or than there is room for, are listed by their most loaded PMs only. */
const MOST_ROWS = 12;
const FEWEST_ROWS = 2;

export function ReadOut({ policy, frames }: { readonly policy: string; readonly frames: FrameSource }) {
  const app = useApp();
  const { t, pm: pmText, resource, policy: policyText } = useWords();
  const session = useSession();
  const { scenario } = session;
  const selected = useAppState((state) => state.selectedPm);
  usePosition(); // read again when it changes
  const frame = frames.read();
  const { utilization } = frame;
  const ordering = findPolicy(policy);
  const measure = ordering?.pmMeasure ?? null;
  const place = useRef<HTMLDivElement>(null);
  const rows = useRowsThatFit(place);

  return (
    <div ref={place} className={styles.readOut}>
      <table aria-label={t("readOut.label", { policy: policyText(policy) })}>
        <thead>
          <tr>
            <th scope="col">
              <span className="for-readers">{t("readOut.pm")}</span>
            </th>
            {RESOURCE_INDICES.map((r) => (
              <th key={r} scope="col">
                {resource(r)}
              </th>
            ))}
            {measure !== null && <th scope="col">{t(`readOut.${measure}`)}</th>}
          </tr>
        </thead>
        <tbody>
          {rowsOf(frame, selected, rows).map((pm) => (
            <tr key={pm} data-selected={pm === selected || undefined} data-pm={pm}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={pm === selected}
                  onClick={() => app.selectPm(pm === selected ? null : pm)}
                >
                  <PmName pm={pm} pms={scenario.pms}>
                    {pmText(pm)}
                  </PmName>
                </button>
              </th>
              {RESOURCE_INDICES.map((r) => {
                const value = resourceAt(utilization, pm, r);
                return (
                  <td
                    key={r}
                    data-over={isOver(value, scenario.threshold) || undefined}
                    data-saturated={isOver(value, 1) || undefined}
                    title={isOver(value, 1) ? t("readOut.saturated") : undefined}
                  >
                    {formatUtilization(value, scenario.threshold)}
                  </td>
                );
              })}
              {measure !== null && (
                <td className={styles.measure}>
                  {measureText(measure, ordering?.measureOf?.(utilization, pm))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("readOut.sum")}</th>
            {fleetSum(utilization).map((sum, r) => (
              <td key={RESOURCE_INDICES[r]}>{formatSum(sum)}</td>
            ))}
            {measure !== null && <td />}
          </tr>
        </tfoot>
      </table>
      {isPaperSession(session) && <AgainstTable3 policy={policy} frame={frame} />}
    </div>
  );
}

function AgainstTable3({ policy, frame }: { readonly policy: string; readonly frame: LaneFrame }) {
  const { t } = useWords();
  // The table shows the hour's end: before its last action there is nothing to compare.
  const ended = frame.action === frame.actions;
  if (frame.step !== TABLE_3_HOUR || !ended || !isPaperPolicy(policy)) return null;
  const difference = table3Difference(policy, frame.utilization);
  return (
    <p className={styles.againstTable3}>
      {t("readOut.againstTable3", {
        mean: formatFigure(difference.mean),
        largest: formatFigure(difference.largest),
      })}
    </p>
  );
}

/** Every PM of a small fleet; the most loaded of a large one, and the chosen. */
function rowsOf({ utilization }: LaneFrame, selected: number | null, rows: number): number[] {
  const pms = Array.from({ length: utilization.length / 3 }, (_, pm) => pm);
  if (pms.length <= rows) return pms;
  const worst = (pm: number): number =>
    Math.max(...RESOURCE_INDICES.map((r) => resourceAt(utilization, pm, r)));
  const shown = pms.toSorted((a, b) => worst(b) - worst(a) || a - b).slice(0, rows);
  return selected === null || shown.includes(selected) ? shown : [selected, ...shown.slice(0, rows - 1)];
}

/** As many PMs as leave the sum below them in sight. */
function useRowsThatFit(place: React.RefObject<HTMLDivElement | null>): number {
  const [rows, setRows] = useState(MOST_ROWS);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      const [table, body] = [element.querySelector("table"), element.querySelector("tbody")];
      const row = body?.rows[0]?.offsetHeight ?? 0;
      if (table === null || body === null || row === 0) return; // not displayed
      const room =
        element.getBoundingClientRect().bottom -
        table.getBoundingClientRect().top -
        (table.offsetHeight - body.offsetHeight);
      setRows(Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(room / row))));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return rows;
}

/** As few decimals as keep the column narrow in a large fleet. */
const formatSum = (sum: number): string => (sum < 10 ? formatFigure(sum) : sum.toFixed(sum < 100 ? 1 : 0));

/** One decimal while there is room for it; a saturated PM's volume is beyond any figure worth reading. */
function formatVolume(value: number): string {
  if (value > 9999) return ">9999";
  return value.toFixed(value < 1000 ? 1 : 0);
}

const measureText = (measure: "norm" | "volume", figure = Number.NaN): string =>
  measure === "norm" ? formatFigure(figure) : formatVolume(figure);
