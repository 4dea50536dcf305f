/**
 * Where the labels of a time axis stand: under round times, as far apart as their words are wide. The
 * first and the last stay within the plot, and one that would touch the one before it goes.
 */

import type { HourScale } from "../view/chart-scales.ts";
import type { Tick, TimeAxis } from "../view/time-axis.ts";
import { tickMinutes, ticksAt } from "../view/time-axis.ts";
import { FONT, textWidth } from "./svg.ts";

export interface TickLabel {
  readonly text: string;
  /** Its middle, px. */
  readonly x: number;
  /** Half of its width. */
  readonly half: number;
}

export interface LabelRoom {
  /** Ticks are at least so far apart, px. */
  readonly apart: number;
  /** Labels keep so far from each other, px. */
  readonly gap: number;
  /** How far the first may stick out on the left, px. */
  readonly inset?: number;
  readonly font?: number;
}

/** Interval of labelled ticks in minutes: of those as wide as their words need. */
export function labelMinutes(
  scale: HourScale,
  time: TimeAxis,
  { apart, gap, font = FONT }: LabelRoom,
): number {
  const interval = tickMinutes(scale, time, apart);
  const widest = widestOf(ticksAt(scale, time, interval), time, font);
  return widest + gap <= apart ? interval : tickMinutes(scale, time, Math.max(apart, widest + gap));
}

export function labelTicks(scale: HourScale, time: TimeAxis, room: LabelRoom): TickLabel[] {
  const { gap, inset = 0, font = FONT } = room;
  const labels: TickLabel[] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (const tick of ticksAt(scale, time, labelMinutes(scale, time, room))) {
    const text = time.tickText(tick);
    const half = textWidth(text, font) / 2;
    const x = Math.min(scale.right - half, Math.max(scale.left + half - inset, scale.edge(tick.at)));
    if (x - half < taken + gap) continue;
    taken = x + half;
    labels.push({ text, x, half });
  }
  return labels;
}

const widestOf = (ticks: readonly Tick[], time: TimeAxis, font: number): number =>
  Math.max(0, ...ticks.map((tick) => textWidth(time.tickText(tick), font)));
