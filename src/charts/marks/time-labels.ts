/**
 * Where the labels of a time axis stand: under round times, as far apart as their words are wide. The
 * first and the last stay within the plot, and one that would touch the one before it goes.
 */

import { isNumbered } from "../../base/step-time.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { Tick, TimeAxis } from "../../view/over-time/time-axis.ts";
import { tickMinutes, ticksAt } from "../../view/over-time/time-axis.ts";
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

export interface TimeLabels {
  /** From one label to the next, in minutes. */
  readonly minutes: number;
  readonly labels: readonly TickLabel[];
}

/** Times and dates are labelled as often as all of them fit; of numbered hours one that does not fit is left out. */
export function timeLabels(scale: HourScale, time: TimeAxis, room: LabelRoom): TimeLabels {
  let minutes = tickMinutes(scale, time, room.apart);
  for (;;) {
    const ticks = ticksAt(scale, time, minutes);
    const labels = fitting(scale, time, ticks, room);
    const pixels = (minutes / time.stepMinutes) * scale.cell;
    if (labels.length === ticks.length || isNumbered(time) || pixels > scale.right - scale.left)
      return { minutes, labels };
    minutes = tickMinutes(scale, time, pixels + 1);
  }
}

function fitting(
  scale: HourScale,
  time: TimeAxis,
  ticks: readonly Tick[],
  { gap, inset = 0, font = FONT }: LabelRoom,
): TickLabel[] {
  const labels: TickLabel[] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const text = time.tickText(tick);
    const half = textWidth(text, font) / 2;
    const x = Math.min(scale.right - half, Math.max(scale.left + half - inset, scale.edge(tick.at)));
    if (x - half < taken + gap) continue;
    taken = x + half;
    labels.push({ text, x, half });
  }
  return labels;
}
