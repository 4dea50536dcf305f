/**
 * What happened, by hour: a list of which only what is in sight is there, and every entry of which
 * moves the clock to where it is true. The last that is true at the moment is marked, and kept in sight.
 */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { stepOf } from "../../../base/ids.ts";
import { lastHappened } from "../../../view/over-time/vm-history.ts";
import { useApp } from "../../app-context.tsx";
import type { ChartLane } from "../../charts/chart-lane.ts";
import { usePosition } from "../../use-clock.ts";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";
import { useRows } from "./inspect-rows.ts";
import { LISTS_PACE } from "./inspect-words.ts";

interface AtMoment {
  readonly step: number;
  readonly action: number;
}

interface HistoryProps<Entry extends AtMoment> {
  readonly label: string;
  readonly lane: ChartLane;
  readonly entries: readonly Entry[];
  readonly textOf: (entry: Entry) => string;
}

/** So many are all there: they can be searched, and read from end to end. */
const WHOLE = 60;

export function HistoryList<Entry extends AtMoment>({ label, lane, entries, textOf }: HistoryProps<Entry>) {
  const app = useApp();
  const { t, times } = useWords();
  const { step, action } = usePosition(LISTS_PACE);
  const place = useRef<HTMLElement>(null);
  const row = useRows();
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    estimateSize: () => row.height,
    overscan: entries.length <= WHOLE ? entries.length : 6,
  });
  const current = lastHappened(entries, { step, action });
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: "auto" });
  }, [virtual, current]);
  if (entries.length === 0) return <p className={styles.hint}>{t("inspect.quiet")}</p>;
  return (
    <section
      ref={place}
      className={styles.history}
      style={row.style}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      data-scrolls
      aria-label={label}
    >
      <ol style={{ height: virtual.getTotalSize() }} data-history={lane.id}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          const text = textOf(entry);
          return (
            <li
              key={index}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
            >
              <button
                type="button"
                title={text}
                aria-current={index === current}
                onClick={() =>
                  app.play({ kind: "seek", at: { step: stepOf(entry.step), action: entry.action } })
                }
              >
                <span>{times.listed(entry.step)}</span> {text}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
