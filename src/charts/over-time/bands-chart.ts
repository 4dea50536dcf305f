/**
 * A fleet too large for a panel per PM, in one panel per lane: the percentiles of its load as bands
 * over the hours, threshold and limit, the chosen PM as a line of its own, and under them how many
 * PMs are over, on a small scale of their own. The data are painted on a canvas behind two panels,
 * one for the plot and one for the strip; playhead, crosshair and figures only move. All lanes are
 * given the same `top` and `overTop`, so that they compare.
 */

import { isOver } from "../../base/tolerance.ts";
import { thresholdAt } from "../../view/over-time/threshold-line.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import type { Palette } from "../../view/palette.ts";
import { formatCount, formatUtilization } from "../../view/text/figures.ts";
import { thresholdPath } from "../marks/curves.ts";
import { say } from "../marks/moving-layer.ts";
import type { Text } from "../marks/svg.ts";
import { crisp, drawLine, drawText, middleOf, textWidth } from "../marks/svg.ts";
import type { Bands } from "./bands-canvas.ts";
import { paintBands } from "./bands-canvas.ts";
import type { BandEndLabels, ReadableBands } from "./bands-labels.ts";
import { createBandsReading, drawBandEnds } from "./bands-labels.ts";
import { createPanel } from "./panel.ts";

export interface BandsChartOptions {
  /** What plot and strip show, in words: their accessible names. */
  readonly label: string;
  readonly stripLabel: string;
  /** Of plot and strip together. */
  readonly width: number;
  readonly height: number;
  /** Figures left of the plot: about 34 px are needed there. */
  readonly yLabels: boolean;
  /** "lowest", "10 %", "median", "90 %", "highest". */
  readonly names: readonly string[];
  /** Words right of the plot, on the last lane: about 96 px are needed there. Null on the others. */
  readonly endLabels: BandEndLabels | null;
  readonly onHover?: (step: number | null) => void;
  readonly onPick?: (step: number) => void;
}

export interface BandsChartData extends Omit<Bands, "chosen">, ReadableBands {
  readonly steps: number;
  readonly time: TimeAxis;
  readonly limit: number;
  readonly palette: Palette;
}

export interface BandsChart {
  update(data: BandsChartData): void;
  /** `chosen`: the chosen PM's figure at the moment, which may be within the hour; null where none is. */
  moveTo(step: number, chosen: number | null): void;
  /** Reads an hour, wherever the pointer is; null reads none. */
  hover(step: number | null): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/**
 * The strip takes this part of the height, within bounds, px; it stands so far below the plot, and
 * its scale goes on above its highest tick, so that this keeps clear of the plot's lowest.
 */
const STRIP = { share: 0.22, least: 14, most: 36, gap: 8, room: 1.25 };
const DOT = 3;
const GAP = 5;

export function createBandsChart(container: HTMLElement, options: BandsChartOptions): BandsChart {
  let { width, height } = options;
  let data: BandsChartData | null = null;
  let now: { step: number; chosen: number | null } | null = null;
  let hovered: number | null = null;

  const canvas = document.createElement("canvas");
  canvas.className = "chart-canvas";
  canvas.setAttribute("aria-hidden", "true");
  container.append(canvas);
  const context = canvas.getContext("2d");
  const pick = (step: number): void => options.onPick?.(step);
  const point = (step: number | null): void => {
    hover(step);
    options.onHover?.(step);
  };
  const plot = createPanel(
    container,
    "chart-bands",
    { label: options.label, width, height: plotHeight(), yLabels: options.yLabels, xLabels: false },
    pick,
    point,
  );
  const strip = createPanel(
    container,
    "chart-bands-strip",
    { label: options.stripLabel, width, height: stripHeight(), yLabels: options.yLabels, xLabels: true },
    pick,
    point,
  );
  plot.root.style("--chart-pm", "var(--ink)");
  strip.root.style("margin-top", `${STRIP.gap}px`);
  const figure = drawText(plot.playhead.svg, "chart-figure chart-halo chart-hidden", "", 0, 0);
  const count = drawText(strip.playhead.svg, "chart-figure chart-halo", "", 0, 0);
  const dot = plot.addLayer("chart-moment");
  const circle = dot.svg.append("circle").attr("class", "chart-dot").attr("r", DOT);
  dot.show(false);
  const reading = createBandsReading(plot.front, strip.front, options.names);

  function stripHeight(): number {
    return Math.round(Math.min(STRIP.most, Math.max(STRIP.least, height * STRIP.share)));
  }
  function plotHeight(): number {
    return Math.max(1, height - stripHeight() - STRIP.gap);
  }

  function draw(): void {
    if (data === null) return;
    const { steps, time, top, overTop, threshold, limit, chosen } = data;
    plot.drawFrame({ steps, time, top, dayTop: Math.min(1, top), whole: false });
    const stripTop = overTop * STRIP.room;
    strip.drawFrame({
      steps,
      time,
      top: stripTop,
      dayTop: stripTop,
      whole: true,
      ticks: [0, overTop],
    });
    paint();
    const limitY = crisp(plot.y(limit));
    drawLine(plot.marks, "chart-limit", 0, limitY, width, limitY);
    plot.marks
      .append("path")
      .attr("class", "chart-line chart-threshold")
      .attr("d", thresholdPath(threshold, plot.x(), plot.y));
    if (chosen !== null) {
      const last = chosen.values.length - 1;
      const x = Math.max(textWidth(chosen.name), plot.x().centre(last) - 2);
      const y = Math.max(8, plot.y(chosen.values[last] ?? 0) - 10);
      drawText(plot.marks, "chart-text chart-strong chart-halo", chosen.name, x, y, "end");
    }
    if (options.endLabels !== null) {
      const ends = data.percentiles.map((values) => values[values.length - 1] ?? 0);
      const place = { width, height: plotHeight(), y: plot.y };
      const bounds = { ends, limit, threshold: thresholdAt(threshold, steps - 1) };
      drawBandEnds(plot.marks, options.endLabels, options.names, bounds, place);
      drawText(strip.marks, "chart-text chart-end", options.endLabels.over, width + 10, stripHeight() / 2);
    }
    if (now !== null) moveTo(now.step, now.chosen);
    hover(hovered);
  }

  function paint(): void {
    if (data === null || context === null) return;
    const ratio = window.devicePixelRatio;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const stripTop = plotHeight() + STRIP.gap;
    const place = { x: plot.x(), plot: plotHeight(), stripTop, stripHeight: stripHeight() };
    const bands = { ...data, chosen: data.chosen?.values ?? null, overTop: data.overTop * STRIP.room };
    paintBands(context, bands, place, data.palette);
  }

  function moveTo(step: number, chosen: number | null): void {
    const entered = now?.step !== step;
    now = { step, chosen };
    if (data === null) return;
    if (entered || hovered === null) placeMoment(step, chosen, data);
  }

  function placeMoment(
    step: number,
    chosen: number | null,
    { threshold: pieces, overloaded }: BandsChartData,
  ): void {
    const threshold = thresholdAt(pieces, step);
    plot.movePlayhead(step);
    strip.movePlayhead(step);
    const x = crisp(plot.x().centre(step));
    const seen = chosen !== null;
    const over = seen && isOver(chosen, threshold);
    dot.show(seen);
    circle.classed("chart-is-over", over);
    figure.classed("chart-hidden", !seen || hovered !== null).classed("chart-is-over", over);
    count.classed("chart-hidden", hovered !== null);
    if (seen) {
      dot.moveTo(x, plot.y(chosen));
      place(figure, x, formatUtilization(chosen, threshold), plotHeight() - 8);
    }
    place(count, x, formatCount(overloaded[step] ?? 0), 6);
  }

  /** A figure moves with its line, whose place is `x`: right of it while there is room, and left of it otherwise. */
  function place(text: Text, x: number, words: string, y: number): void {
    const left = x + GAP + textWidth(words) > width;
    say(text, words);
    text
      .attr("x", left ? -GAP : GAP)
      .attr("y", middleOf(y))
      .attr("text-anchor", left ? "end" : "start");
  }

  function hover(step: number | null): void {
    const read = data !== null && step !== null && step < data.overloaded.length ? step : null;
    hovered = read;
    plot.moveCrosshair(read);
    strip.moveCrosshair(read);
    if (data === null) return;
    const size = { width, plot: plotHeight(), strip: stripHeight() };
    reading.show(read, data, plot, size);
    if (now !== null) placeMoment(now.step, now.chosen, data);
  }

  return {
    update(next) {
      data = next;
      draw();
    },
    moveTo,
    hover,
    resize(newWidth, newHeight) {
      [width, height] = [newWidth, newHeight];
      plot.resize(width, plotHeight());
      strip.resize(width, stripHeight());
      draw();
    },
    destroy() {
      plot.destroy();
      strip.destroy();
      canvas.remove();
    },
  };
}
