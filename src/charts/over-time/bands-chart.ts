/**
 * A fleet too large for a panel per PM, in one panel per lane (`bands-marks.ts` says what is drawn). The
 * data are painted on a canvas behind two panels, one for the plot and one for the strip; playhead,
 * crosshair and figures only move. All lanes are given the same `top` and `overTop`, so that they compare.
 */

import { isOver } from "../../base/tolerance.ts";
import { thresholdAt } from "../../view/over-time/threshold-line.ts";
import type { Palette } from "../../view/palette.ts";
import type { Zoomed } from "../../view/picture/shared-room.ts";
import { formatCount, formatUtilization } from "../../view/text/figures.ts";
import { say } from "../marks/moving-layer.ts";
import { paintMarks } from "../marks/paint-marks.ts";
import type { Text } from "../marks/svg.ts";
import { crisp, drawText, middleOf, textWidth } from "../marks/svg.ts";
import { createBandsReading } from "./bands-labels.ts";
import type { BandNames, BandsData } from "./bands-marks.ts";
import {
  bandsMarks,
  boundMarks,
  cutFigure,
  plotFrame,
  plotHeight,
  STRIP_GAP,
  stripFrame,
  stripHeight,
  stripName,
} from "./bands-marks.ts";
import { createPanel } from "./panel.ts";

export interface BandsChartOptions extends BandNames, Zoomed {
  /** What plot and strip show, in words: their accessible names. */
  readonly label: string;
  readonly stripLabel: string;
  /** Of plot and strip together. */
  readonly width: number;
  readonly height: number;
  /** Figures left of the plot: about 34 px are needed there. */
  readonly yLabels: boolean;
  readonly onHover?: (step: number | null) => void;
  readonly onPick?: (step: number) => void;
}

export interface BandsChartData extends BandsData {
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
    {
      label: options.label,
      width,
      height: plotHeight(height),
      yLabels: options.yLabels,
      xLabels: false,
      mark: "bands",
    },
    pick,
    point,
  );
  const strip = createPanel(
    container,
    "chart-bands-strip",
    {
      label: options.stripLabel,
      width,
      height: stripHeight(height),
      yLabels: options.yLabels,
      xLabels: true,
      mark: "overCount",
    },
    pick,
    point,
  );
  plot.root.style("--chart-pm", "var(--ink)");
  strip.root.style("margin-top", `${STRIP_GAP}px`);
  const figure = drawText(plot.playhead.svg, "chart-figure chart-halo chart-hidden", "", 0, 0);
  const count = drawText(strip.playhead.svg, "chart-figure chart-halo", "", 0, 0);
  const dot = plot.addLayer("chart-moment");
  const circle = dot.svg.append("circle").attr("class", "chart-dot").attr("r", DOT);
  dot.show(false);
  const reading = createBandsReading(plot.written, strip.written, options.names);

  function draw(): void {
    if (data === null) return;
    const shown = data;
    plot.draw(plotFrame(shown), (place) => ({
      back: [],
      front: boundMarks(shown, place, options),
      written: cutFigure(shown, place),
    }));
    strip.draw(stripFrame(shown), (place) => ({ back: [], front: stripName(place, options), written: [] }));
    paint(shown);
    if (now !== null) moveTo(now.step, now.chosen);
    hover(hovered);
  }

  function paint(shown: BandsChartData): void {
    if (context === null) return;
    const ratio = window.devicePixelRatio * options.zoom;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const marks = bandsMarks(shown, { plot: plot.place(), strip: strip.place() });
    paintMarks(marks, { context, palette: shown.palette, font: getComputedStyle(canvas).fontFamily });
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
    const x = crisp(plot.place().x.centre(step));
    const seen = chosen !== null;
    const over = seen && isOver(chosen, threshold);
    dot.show(seen);
    circle.classed("chart-is-over", over);
    figure.classed("chart-hidden", !seen || hovered !== null).classed("chart-is-over", over);
    const counted = overloaded[step];
    count.classed("chart-hidden", hovered !== null || counted === undefined);
    if (seen) {
      dot.moveTo(x, plot.place().y(chosen));
      place(figure, x, formatUtilization(chosen, threshold), plotHeight(height) - 8);
    }
    if (counted !== undefined) place(count, x, formatCount(counted), 6);
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
    reading.show(read, data, { plot: plot.place(), strip: strip.place() });
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
      plot.resize(width, plotHeight(height));
      strip.resize(width, stripHeight(height));
      draw();
    },
    destroy() {
      plot.destroy();
      strip.destroy();
      canvas.remove();
    },
  };
}
