/**
 * What every panel over the hours stands on, as marks: baseline, day lines, ticks outside of the plot.
 * (0, 0) is the upper left corner of the plot itself, so panels of equal size have equal scales.
 */

import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { hourScale, valueTicks } from "../../view/over-time/chart-scales.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { dayStarts } from "../../view/over-time/time-axis.ts";
import { formatTick } from "../../view/text/figures.ts";
import { lineMark, textMark } from "../marks/plain-marks.ts";
import { crisp, FONT } from "../marks/svg.ts";
import { timeLabels } from "../marks/time-labels.ts";

export interface PanelFrame {
  readonly steps: number;
  readonly time: TimeAxis;
  /** The figure at the upper edge. */
  readonly top: number;
  /** Day lines reach up to this figure. */
  readonly dayTop: number;
  /** Only whole figures get a tick: counts. */
  readonly whole: boolean;
  /** The only figures to get one; left out, as many as there is room for. */
  readonly ticks?: readonly number[];
}

/** Where the figures of a panel stand, px. */
export interface PanelPlace {
  readonly x: HourScale;
  /** What is above the upper edge stands at it. */
  y(value: number): number;
  readonly width: number;
  readonly height: number;
}

export interface PanelAxes {
  /** Figures left of the plot: about 24 px are needed there. */
  readonly yLabels: boolean;
  /** Times below the plot: 16 px are needed there. */
  readonly xLabels: boolean;
}

/** What a chart draws in its panel: behind the frame, before it, and over what moves with the clock. */
export interface PanelMarks {
  readonly back: readonly Mark[];
  readonly front: readonly Mark[];
  readonly written: readonly Mark[];
}

export const panelPlace = (
  { steps, top }: Pick<PanelFrame, "steps" | "top">,
  width: number,
  height: number,
): PanelPlace => ({
  x: hourScale(steps, 0, width),
  y: (value) => height - Math.min(1, value / top) * height,
  width,
  height,
});

/** The baseline is called `chart-base`, for what a page has to say of it. */
export function frameMarks(
  { time, top, dayTop, whole, ticks }: PanelFrame,
  { x, y, width, height }: PanelPlace,
  { yLabels, xLabels }: PanelAxes,
): Mark[] {
  const foot = crisp(height);
  const days = dayStarts(x, time).map(({ at }) => crisp(x.edge(at)));
  const figures = yLabels ? (ticks ?? valueTicks(top, height, whole)) : [];
  // Times are at least two font sizes apart, and there are about five of them.
  const room = { apart: Math.max(FONT * 2, width / 5), gap: FONT / 2, inset: 1 };
  const times = xLabels ? timeLabels(x, time, room).labels : [];
  return [
    ...days.map((at) => lineMark(at, y(dayTop), at, height, { stroke: "rule" })),
    lineMark(0, foot, width, foot, { stroke: "edge", name: "chart-base" }),
    // Within the panel: above its upper edge another may stand.
    ...figures.map((tick) => textMark(formatTick(tick), -6, Math.max(FONT / 2, y(tick)), { anchor: "end" })),
    ...times.map(({ text, x: at }) => textMark(text, at, height + FONT - 1.5, { anchor: "middle" })),
  ];
}
