/**
 * One PM of one lane in the page (`load-marks.ts` says what is drawn). All panels are given the same
 * `top`, so that they compare. `moveTo` moves two layers and changes a text.
 */

import { isOver } from "../../base/tolerance.ts";
import { thresholdAt } from "../../view/over-time/threshold-line.ts";
import { formatUtilization } from "../../view/text/figures.ts";
import { pmVariable } from "../marks/colours.ts";
import { say } from "../marks/moving-layer.ts";
import type { Text } from "../marks/svg.ts";
import { crisp, drawText, middleOf, textWidth } from "../marks/svg.ts";
import type { LoadChartData, LoadSubject } from "./load-marks.ts";
import { loadFrame, loadMarks } from "./load-marks.ts";
import type { PanelOptions } from "./panel.ts";
import { createPanel } from "./panel.ts";

export interface LoadChartOptions extends PanelOptions, LoadSubject {
  /** What the run without a person's changes is called: "original". */
  readonly ghostName: string;
  readonly onPick?: (step: number, pm: number) => void;
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
  const read = drawText(panel.written, "chart-read chart-halo", "", 0, 0);
  const ghostRead = drawText(panel.written, "chart-read chart-of-ghost chart-halo", "", 0, 0);

  function draw(): void {
    if (data === null) return;
    const shown = data;
    panel.draw(loadFrame(shown), (place) => loadMarks(shown, place, options));
    if (now !== null) moveTo(now.step, now.value, now.over);
  }

  function moveTo(step: number, value: number, over: boolean): void {
    now = { step, value, over };
    if (data === null) return;
    const { x: hours, y, height } = panel.place();
    const x = crisp(hours.centre(step));
    panel.movePlayhead(step);
    dot.moveTo(x, y(value));
    circle.classed("chart-is-over", over);
    const words = formatUtilization(value, thresholdAt(data.threshold, step));
    place(figure, 0, isLeft(x, words), words, height - 10);
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
    const { x: hours, width } = panel.place();
    const at = hours.centre(step);
    place(read, at, isLeft(at, reading), reading, 6);
    read.classed("chart-is-over", isOver(value, threshold));
    if (before === undefined) return;
    const words = `${options.ghostName} ${formatUtilization(before, threshold)}`;
    // Under the reading; it may cross the line that it reads, but never leaves its panel.
    const room = width - textWidth(words);
    const x = Math.max(0, Math.min(at + GAP, room));
    ghostRead.text(words).attr("x", x).attr("y", middleOf(19));
  }

  /** A figure stands right of its line while there is room, and left of it otherwise. */
  function isLeft(x: number, figures: string): boolean {
    return x + GAP + textWidth(figures) > panel.place().width;
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
