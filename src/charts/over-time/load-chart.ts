/**
 * One PM of one lane: its load on one resource over the hours, in the PM's colour, before the grey
 * area of the same load without moves; threshold and limit; and, in red, what is over. Of a run that
 * a person has changed the original is a thin dashed line behind it. All panels are given the same
 * `top`, so that they compare. `moveTo` moves two marks and changes a text.
 */

import { isOver } from "../../base/tolerance.ts";
import type { ThresholdPiece } from "../../view/over-time/threshold-line.ts";
import { partsOver, thresholdAt } from "../../view/over-time/threshold-line.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { formatUtilization } from "../../view/text/figures.ts";
import { pmVariable } from "../marks/colours.ts";
import { areaPath, linePath, partPath, thresholdPath } from "../marks/curves.ts";
import { say } from "../marks/moving-layer.ts";
import { spread } from "../marks/spread.ts";
import type { Group, Text } from "../marks/svg.ts";
import { crisp, drawLine, drawText, middleOf, textWidth } from "../marks/svg.ts";
import type { PanelOptions } from "./panel.ts";
import { createPanel } from "./panel.ts";

export interface LoadChartOptions extends PanelOptions {
  readonly pm: number;
  /** Size of the fleet: decides whether the PM has a colour of its own. */
  readonly pms: number;
  /** Words right of the plot, on the last panel of a row: about 96 px are needed there. Null on the others. */
  readonly endLabels: LoadEndLabels | null;
  /** What the run without a person's changes is called: "original". */
  readonly ghostName: string;
  readonly onPick?: (step: number, pm: number) => void;
}

/** "limit 0.90", "threshold 0.79", "without moves". */
export interface LoadEndLabels {
  readonly limit: string;
  readonly threshold: string;
  readonly without: string;
}

export interface LoadChartData {
  /** After each step's actions. */
  readonly values: ArrayLike<number>;
  /** The same PM with no policy; null draws no area. */
  readonly without: ArrayLike<number> | null;
  /** Steps of the whole run: what is not done yet is left empty. */
  readonly steps: number;
  readonly time: TimeAxis;
  /** As it changes over the run. */
  readonly threshold: readonly ThresholdPiece[];
  /** The same PM in the run without what a person changed; null where nobody did. */
  readonly ghost: ArrayLike<number> | null;
  readonly limit: number;
  /** `loadTop` of every series on the screen. */
  readonly top: number;
}

export interface LoadChart {
  update(data: LoadChartData): void;
  /** `value` may be a figure within the hour, before its last action. Whether it is over is a fact of the PM, not only of this resource. */
  moveTo(step: number, value: number, over: boolean): void;
  /** Shows the crosshair at a step, wherever the pointer is; null hides it. */
  hover(step: number | null): void;
  /** Draws the panel as that of the chosen PM, or steps back behind it. */
  setEmphasis(emphasis: "none" | "chosen" | "other"): void;
  /** Marks the panel of the PM that runs the chosen VM. */
  setHost(isHost: boolean): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

const DOT = 3;
/** Clear space between the playhead and its figure. */
const GAP = 5;

export function createLoadChart(container: Element, options: LoadChartOptions): LoadChart {
  let data: LoadChartData | null = null;
  let now: { step: number; value: number; over: boolean } | null = null;
  const panel = createPanel(
    container,
    "chart-load",
    options,
    (step) => options.onPick?.(step, options.pm),
    hover,
  );
  panel.root.style("--chart-pm", pmVariable(options.pm, options.pms));
  const figure = drawText(panel.playhead.svg, "chart-figure chart-halo", "", 0, 0);
  const dot = panel.addLayer("chart-moment");
  const circle = dot.svg.append("circle").attr("class", "chart-dot").attr("r", DOT);
  const read = drawText(panel.front, "chart-read chart-halo", "", 0, 0);
  const ghostRead = drawText(panel.front, "chart-read chart-of-ghost chart-halo", "", 0, 0);

  function draw(): void {
    if (data === null) return;
    const { values, without, ghost, threshold, limit, top, steps, time } = data;
    panel.drawFrame({ steps, time, top, dayTop: Math.min(1, top), whole: false });
    const [x, y, width] = [panel.x(), panel.y, panel.width()];
    if (without !== null)
      panel.back
        .append("path")
        .attr("class", "chart-area")
        .attr("d", areaPath(without, x, y));
    drawLine(panel.marks, "chart-limit", 0, crisp(y(limit)), width, crisp(y(limit)));
    const line = (className: string, d: string): void => {
      panel.marks.append("path").attr("class", className).attr("d", d);
    };
    line("chart-line chart-threshold", thresholdPath(threshold, x, y));
    if (ghost !== null) line("chart-ghost-line", linePath(ghost, x, y));
    line("chart-load-line", linePath(values, x, y));
    for (const part of partsOver(values, threshold)) line("chart-over-line", partPath(part, x, y));
    if (options.endLabels !== null)
      drawEndLabels(panel.marks, options.endLabels, data, width, panel.height(), y);
    if (now !== null) moveTo(now.step, now.value, now.over);
  }

  function moveTo(step: number, value: number, over: boolean): void {
    now = { step, value, over };
    if (data === null) return;
    const x = crisp(panel.x().centre(step));
    panel.movePlayhead(step);
    dot.moveTo(x, panel.y(value));
    circle.classed("chart-is-over", over);
    const words = formatUtilization(value, thresholdAt(data.threshold, step));
    place(figure, 0, isLeft(x, words), words, panel.height() - 10);
    figure.classed("chart-is-over", over);
  }

  function hover(step: number | null): void {
    panel.moveCrosshair(step);
    read.classed("chart-hidden", step === null);
    const value = step === null ? undefined : data?.values[step];
    const before = step === null ? undefined : data?.ghost?.[step];
    ghostRead.classed("chart-hidden", before === undefined);
    if (step === null || value === undefined || data === null) return;
    const threshold = thresholdAt(data.threshold, step);
    const reading = `${data.time.stepText(step)}: ${formatUtilization(value, threshold)}`;
    const at = panel.x().centre(step);
    place(read, at, isLeft(at, reading), reading, 6);
    read.classed("chart-is-over", isOver(value, threshold));
    if (before === undefined) return;
    const words = `${options.ghostName} ${formatUtilization(before, threshold)}`;
    // Under the reading; it may cross the line that it reads, but never leaves its panel.
    const room = panel.width() - textWidth(words);
    const x = Math.max(0, Math.min(panel.x().centre(step) + GAP, room));
    ghostRead.text(words).attr("x", x).attr("y", middleOf(19));
  }

  /** A figure stands right of its line while there is room, and left of it otherwise. */
  function isLeft(x: number, figures: string): boolean {
    return x + GAP + textWidth(figures) > panel.width();
  }

  function place(text: Text, x: number, left: boolean, figures: string, y: number): void {
    say(text, figures);
    text
      .attr("x", left ? x - GAP : x + GAP)
      .attr("y", middleOf(y))
      .attr("text-anchor", left ? "end" : "start");
  }

  return {
    update(next) {
      data = next;
      draw();
    },
    moveTo,
    hover,
    setEmphasis(emphasis) {
      panel.svg.attr("data-emphasis", emphasis);
    },
    setHost(isHost) {
      panel.svg.attr("data-host", isHost ? "" : null);
    },
    resize(width, height) {
      panel.resize(width, height);
      draw();
    },
    destroy: panel.destroy,
  };
}

/** Names what is drawn beside it, the two bounds around their middle, the area from within. */
function drawEndLabels(
  parent: Group,
  labels: LoadEndLabels,
  data: LoadChartData,
  width: number,
  height: number,
  y: (value: number) => number,
): void {
  const within = height - 8;
  const wanted = [
    y(data.limit),
    y(thresholdAt(data.threshold, data.steps - 1)),
    ...(data.without === null ? [] : [within]),
  ];
  const [limit = 0, threshold = 0, without] = spread(wanted, 17, 0, height + 8);
  drawText(parent, "chart-text chart-end", labels.limit, width + 6, limit);
  drawText(parent, "chart-text chart-end chart-strong", labels.threshold, width + 6, threshold);
  if (without === undefined) return;
  drawLine(parent, "chart-leader chart-end", width - 6, within, width + 4, without);
  drawText(parent, "chart-text chart-end", labels.without, width + 6, without);
}
