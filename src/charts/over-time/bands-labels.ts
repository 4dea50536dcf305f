/**
 * The words of the bands chart: what its lines are, named at their ends, and the exact figures of
 * the step under the pointer, each beside its place. Neighbours that would touch are moved apart.
 */

import { isOver } from "../../base/tolerance.ts";
import { thresholdAt } from "../../view/over-time/threshold-line.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { formatCount, formatUtilization } from "../../view/text/figures.ts";
import { spread } from "../marks/spread.ts";
import type { Group, Text } from "../marks/svg.ts";
import { drawLine, drawText, FONT, middleOf, textWidth } from "../marks/svg.ts";
import type { Bands } from "./bands-canvas.ts";
import type { Panel } from "./panel.ts";

/** "limit 0.90", "threshold 0.79", "PMs over". */
export interface BandEndLabels {
  readonly limit: string;
  readonly threshold: string;
  readonly over: string;
}

/** Lines of labels stand so far apart, px; and figures so far from the crosshair. */
const APART = 12.5;
const GAP = 6;

/** Names limit, threshold and every percentile right of the plot. */
export function drawBandEnds(
  parent: Group,
  labels: BandEndLabels,
  names: readonly string[],
  at: { readonly ends: readonly number[]; readonly limit: number; readonly threshold: number },
  { width, height, y }: { readonly width: number; readonly height: number; readonly y: Panel["y"] },
): void {
  const entries = [
    ...at.ends.map((value, i) => ({ value, text: names[i] ?? "", className: "" })).reverse(),
    { value: at.threshold, text: labels.threshold, className: " chart-strong" },
    { value: at.limit, text: labels.limit, className: "" },
  ];
  const places = spread(
    entries.map(({ value }) => y(value)),
    APART,
    -4,
    height + 4,
  );
  entries.forEach(({ value, text, className }, i) => {
    const [from, to] = [y(value), places[i] ?? 0];
    if (Math.abs(from - to) > 3) drawLine(parent, "chart-leader chart-end", width + 1, from, width + 8, to);
    drawText(parent, `chart-text chart-end${className}`, text, width + 10, to);
  });
}

/** What is read of a step. */
export interface ReadableBands extends Pick<Bands, "percentiles" | "overloaded" | "threshold"> {
  readonly chosen: { readonly name: string; readonly values: ArrayLike<number> } | null;
  readonly time: TimeAxis;
}

export interface BandsReading {
  /** Shows the figures of a step; null shows none. */
  show(
    step: number | null,
    data: ReadableBands,
    panel: Pick<Panel, "x" | "y">,
    size: { readonly width: number; readonly plot: number; readonly strip: number },
  ): void;
}

/** @param names of the percentiles, the lowest first */
export function createBandsReading(plot: Group, strip: Group, names: readonly string[]): BandsReading {
  const box = plot.append("g").attr("class", "chart-reading chart-hidden");
  const back = box.append("rect");
  const lines: Text[] = [...names, "chosen"].map(() => drawText(plot, "chart-read", "", 0, 0));
  const over = drawText(strip, "chart-read chart-halo", "", 0, 0);
  const read = strip.append("g").attr("class", "chart-reading chart-hidden");
  const momentBack = read.append("rect").attr("height", FONT + 4);
  const momentText = drawText(read, "chart-strong", "", 0, 0, "middle");

  return {
    show(step, data, { x, y }, size) {
      for (const text of [...lines, over]) text.classed("chart-hidden", step === null);
      for (const part of [box, read]) part.classed("chart-hidden", step === null);
      if (step === null) return;
      const { percentiles, overloaded, chosen } = data;
      const threshold = thresholdAt(data.threshold, step);
      const entries = [
        ...percentiles.map((values, i) => ({ name: names[i] ?? "", value: values[step] ?? 0 })),
        ...(chosen === null ? [] : [{ name: chosen.name, value: chosen.values[step] ?? 0 }]),
      ];
      // The highest first: equal figures keep the order in which they stand above each other.
      const wanted = entries.map(({ value }) => y(value)).reverse();
      const places = spread(wanted, APART, 4, size.plot - 4).reverse();
      const words = entries.map(({ name, value }) => `${name} ${formatUtilization(value, threshold)}`);
      const centre = x().centre(step);
      const room = Math.max(...words.map((text) => textWidth(text)));
      const left = centre + 2 * GAP + room > size.width;
      const [at, anchor] = left ? [centre - GAP, "end"] : [centre + GAP, "start"];
      lines.forEach((text, i) => {
        const entry = entries[i];
        text.classed("chart-hidden", entry === undefined);
        if (entry === undefined) return;
        text
          .text(words[i] ?? "")
          .attr("x", at)
          .attr("y", middleOf(places[i] ?? 0))
          .attr("text-anchor", anchor)
          .classed("chart-is-over", isOver(entry.value, threshold))
          .classed("chart-strong", i >= names.length);
      });
      const [upper, lower] = [Math.min(...places) - APART / 2 - 1, Math.max(...places) + APART / 2 + 1];
      back
        .attr("x", left ? centre - 1.7 * GAP - room : centre + GAP * 0.3)
        .attr("width", room + 1.4 * GAP)
        .attr("y", upper)
        .attr("height", lower - upper);
      over
        .text(formatCount(overloaded[step] ?? 0))
        .attr("x", at)
        .attr("y", middleOf(6))
        .attr("text-anchor", anchor)
        .classed("chart-is-over", (overloaded[step] ?? 0) > 0);
      const moment = data.time.stepText(step);
      const wide = textWidth(moment) + 16;
      const middle = Math.min(size.width - wide / 2, Math.max(wide / 2, centre));
      const bottom = size.strip + 2;
      momentBack
        .attr("x", middle - wide / 2)
        .attr("y", bottom)
        .attr("width", wide);
      momentText
        .text(moment)
        .attr("x", middle)
        .attr("y", middleOf(bottom + FONT / 2 + 2));
    },
  };
}
