/** The swaps of a VM as cells, a column for each partner: which test each failed; and how many failed which. */

import type { KeyboardEvent } from "react";
import type { Policy } from "../../../policies/policy.ts";
import { formatTick } from "../../../view/text/figures.ts";
import type { Candidate, SwapWeighed, WeighedAs, Why } from "../../../view/why/why.ts";
import { weighedAs } from "../../../view/why/why.ts";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";
import { weighedText } from "./why-sentences.ts";

interface CellsProps {
  readonly candidate: Candidate;
  readonly why: Why;
  readonly policy: Policy;
  readonly words: Words;
  readonly pointAt: (decision: SwapWeighed | null) => void;
  readonly goTo: (decision: SwapWeighed) => void;
}

/** The cells of a row share one stop of the tab key: the arrows go from one to the next. */
export function SwapCells({ candidate, why, policy, words, pointAt, goTo }: CellsProps) {
  const { swaps, vm } = candidate;
  const first = swaps.findIndex((swap) => swap !== null);
  return (
    <span
      className={styles.cells}
      role="toolbar"
      aria-label={words.t("why.swapsOf", { vm: words.vm(vm) })}
      data-walks
      onKeyDown={walk}
    >
      {why.partners.map((partner, column) => {
        const swap = swaps[column] ?? null;
        if (swap === null) return <span key={partner} className={styles.cell} />;
        return (
          <button
            key={partner}
            type="button"
            className={styles.cell}
            tabIndex={column === first ? 0 : -1}
            aria-label={weighedText(swap, why.threshold, policy, words)}
            data-why="swap"
            data-with={partner}
            data-lit={swap === why.last || undefined}
            onPointerEnter={() => pointAt(swap)}
            onPointerLeave={() => pointAt(null)}
            onFocus={() => pointAt(swap)}
            onBlur={() => pointAt(null)}
            onClick={() => goTo(swap)}
          >
            <OutcomeMark outcome={weighedAs(swap.verdict)} />
          </button>
        );
      })}
      {why.morePartners > 0 && <span className={styles.cell}>…</span>}
    </span>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const direction = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (direction === 0) return;
  const cells: Element[] = [...event.currentTarget.querySelectorAll("button")];
  const now = document.activeElement === null ? -1 : cells.indexOf(document.activeElement);
  const next = cells[now + direction];
  if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** A shape for each: filled where the target would be over, open where the source gains nothing. */
function OutcomeMark({ outcome }: { readonly outcome: WeighedAs }) {
  return (
    <svg width="9" height="9" viewBox="-4.5 -4.5 9 9" aria-hidden="true" className={styles.mark}>
      {markOf(outcome)}
    </svg>
  );
}

function markOf(outcome: WeighedAs) {
  switch (outcome) {
    case "allowed":
      return <path d="M-3.5 0L-1 3L3.5 -3" fill="none" stroke="currentColor" strokeWidth="1.6" />;
    case "target":
      return <rect x="-4" y="-4" width="8" height="8" fill="var(--swap)" />;
    case "not-lowered":
      return <circle r="3.6" fill="none" stroke="currentColor" strokeWidth="1.2" />;
    case "source":
    case "fleet":
      return <path d="M0 -4L4 3.5H-4Z" fill="none" stroke="currentColor" strokeWidth="1.2" />;
    case "no-partner":
    case "forbidden":
      return <path d="M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5" stroke="currentColor" strokeWidth="1.4" />;
  }
}

const COUNTED = [
  ["allowed", "allowed"],
  ["target", "targetOver"],
  ["not-lowered", "notLowered"],
  ["source", "sourceOver"],
  ["fleet", "fleet"],
  ["no-partner", "noPartner"],
  ["forbidden", "forbidden"],
] as const;

/** "30 swaps weighed: 18 leave PM3 above 0.79, 12 do not lower PM0" */
export function SwapCountsLine({ why, words }: { readonly why: Why; readonly words: Words }) {
  const { swaps, source, target, threshold } = why;
  if (swaps === null) return null;
  const { t, pm } = words;
  const names = {
    source: source === null ? "" : pm(source.pm),
    target: target === null ? "" : pm(target.pm),
    bound: formatTick(threshold),
  };
  const count = Object.values(swaps).reduce((sum, n) => sum + n, 0);
  return (
    <p className={styles.counts} data-why="swaps">
      <span>{t("why.swaps", { count })}</span>
      {COUNTED.filter(([outcome]) => swaps[outcome] > 0).map(([outcome, key]) => (
        <span key={key}>
          <OutcomeMark outcome={outcome} /> {t(`why.swapCount.${key}`, { ...names, number: swaps[outcome] })}
        </span>
      ))}
    </p>
  );
}
