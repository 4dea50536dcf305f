/** The figures of the charts as a table: the rows in sight of a long one, all rows of a short one. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { Dialog } from "radix-ui";
import { useMemo, useRef } from "react";
import { RESOURCES } from "../../base/resources.ts";
import { useAppState, useScenario } from "../app-context.tsx";
import { chartedAbout } from "../measure-words.ts";
import { SpacerRow } from "../spacer-row.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { chartedBy } from "./lane-metrics.ts";
import { useFigureColumns } from "./table-columns.ts";

/** Up to so many rows are all there: they can be searched, and read from end to end. */
const WHOLE_ROWS = 100;
/** Px. */
const ROW = 21;

export function ChartFigures({ lanes }: { readonly lanes: readonly ChartLane[] }) {
  const words = useWords();
  const { t, times } = words;
  const metric = useAppState((state) => state.display.metric);
  const charted = useMemo(() => chartedBy(metric), [metric]);
  const { steps } = useScenario();
  const columns = useFigureColumns(lanes, charted);
  const place = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: steps,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: steps <= WHOLE_ROWS ? steps : 12,
  });
  const rows = virtual.getVirtualItems();
  const [first, last] = [rows[0], rows.at(-1)];
  const about =
    charted.kind === "load"
      ? t(`resource.${RESOURCES[charted.resource]}`)
      : chartedAbout(charted.measure, words);
  return (
    <>
      <Dialog.Title>{t("chart.tableTitle")}</Dialog.Title>
      <Dialog.Description>{t(`chart.tableAbout.${times.unit}`, { metric: about })}</Dialog.Description>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section ref={place} className="scroll" tabIndex={0} data-scrolls aria-label={t("chart.tableTitle")}>
        <table className="figures" aria-rowcount={steps + 1}>
          <thead>
            <tr>
              <th scope="col">{t(`chart.moment.${times.named}`)}</th>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first !== undefined && first.start > 0 && (
              <SpacerRow height={first.start} columns={columns.length + 1} />
            )}
            {rows.map(({ index: step }) => (
              <tr key={step} aria-rowindex={step + 2}>
                <th scope="row">{times.axis.stepText(step)}</th>
                {columns.map(({ key, text }) => (
                  <td key={key}>{text(step)}</td>
                ))}
              </tr>
            ))}
            {last !== undefined && last.index < steps - 1 && (
              <SpacerRow height={virtual.getTotalSize() - last.end} columns={columns.length + 1} />
            )}
          </tbody>
        </table>
      </section>
    </>
  );
}
