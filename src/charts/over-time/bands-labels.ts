/**
 * The exact figures of the step under the pointer in a bands chart, each beside its place. Neighbours
 * that would touch are moved apart.
 */

import { present } from "../../base/assert.ts";
import { isOver } from "../../base/tolerance.ts";
import { at } from "../../base/vector.ts";
import { thresholdAt } from "../../view/over-time/threshold-line.ts";
import { formatCount, formatUtilization } from "../../view/text/figures.ts";
import { spread } from "../marks/spread.ts";
import type { Group, Text } from "../marks/svg.ts";
import { drawText, FONT, middleOf, textWidth } from "../marks/svg.ts";
import type { BandsData, BandsPlace, Percentiles } from "./bands-marks.ts";
import { APART } from "./bands-marks.ts";

/** Figures stand so far from the crosshair, px. */
const GAP = 6;

export interface BandsReading {
  /** Shows the figures of a step that is done; null shows none. */
  show(step: number | null, data: BandsData, place: BandsPlace): void;
}

export function createBandsReading(plot: Group, strip: Group, names: Percentiles<string>): BandsReading {
  const box = plot.append("g").attr("class", "chart-reading chart-hidden");
  const back = box.append("rect");
  const lines: Text[] = [...names, "chosen"].map(() => drawText(plot, "chart-read", "", 0, 0));
  const count = drawText(strip, "chart-read chart-halo", "", 0, 0);
  const read = strip.append("g").attr("class", "chart-reading chart-hidden");
  const momentBack = read.append("rect").attr("height", FONT + 4);
  const momentText = drawText(read, "chart-strong", "", 0, 0, "middle");

  return {
    show(step, data, place) {
      for (const text of [...lines, count]) text.classed("chart-hidden", step === null);
      for (const part of [box, read]) part.classed("chart-hidden", step === null);
      if (step === null) return;
      const { percentiles, chosen } = data;
      const { x, y, width, height } = place.plot;
      const over = at(data.overloaded, step);
      const threshold = thresholdAt(data.threshold, step);
      const entries = [
        ...percentiles.map((values, i) => ({ name: present(names[i], "a name"), value: at(values, step) })),
        ...(chosen === null ? [] : [{ name: chosen.name, value: at(chosen.values, step) }]),
      ];
      // The highest first: equal figures keep the order in which they stand above each other.
      const wanted = entries.map(({ value }) => y(value)).reverse();
      const places = spread(wanted, APART, 4, height - 4).reverse();
      const words = entries.map(({ name, value }) => `${name} ${formatUtilization(value, threshold)}`);
      const centre = x.centre(step);
      const room = Math.max(...words.map((text) => textWidth(text)));
      const left = centre + 2 * GAP + room > width;
      const [beside, anchor] = left ? [centre - GAP, "end"] : [centre + GAP, "start"];
      lines.forEach((text, i) => {
        const entry = entries[i];
        text.classed("chart-hidden", entry === undefined);
        if (entry === undefined) return;
        text
          .text(present(words[i], "a reading"))
          .attr("x", beside)
          .attr("y", middleOf(at(places, i)))
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
      count
        .text(formatCount(over))
        .attr("x", beside)
        .attr("y", middleOf(6))
        .attr("text-anchor", anchor)
        .classed("chart-is-over", over > 0);
      const moment = data.time.stepText(step);
      const wide = textWidth(moment) + 16;
      const middle = Math.min(width - wide / 2, Math.max(wide / 2, centre));
      const bottom = place.strip.height + 2;
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
