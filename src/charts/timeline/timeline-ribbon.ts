/**
 * A thin band over the lanes' tracks that shows where they part: a bar per hour, as high as VMs are
 * placed differently, and over them a line for how far the deviation is apart. Bars and line have
 * scales of their own, each up to its greatest; the figures of an hour are read where it is pointed
 * at. Where an hour is narrower than a bar, a bar stands for the greatest of a few.
 */

import { line } from "d3-shape";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { Group } from "../marks/svg.ts";
import { crisp, drawLine, drawText, fitText, textWidth } from "../marks/svg.ts";

export interface RibbonData {
  /** Left of the band, with the greatest figure: "apart ≤ 14 VMs". */
  readonly name: string;
  /** What is drawn, in a sentence. */
  readonly about: string;
  /** Per step that can be compared. */
  readonly vms: ArrayLike<number>;
  readonly deviation: ArrayLike<number>;
  readonly mostVms: number;
  readonly mostDeviation: number;
  /** The figures of a step in words. */
  readonly reading: (step: number) => string;
}

export interface Ribbon {
  /** Reads a step; null reads none. */
  read(step: number | null): void;
}

export interface RibbonPlace {
  readonly top: number;
  readonly height: number;
  readonly font: number;
}

const LEAST_PITCH = 2;
const LEAST_HEIGHT = 1.5;
/** Above and below the marks, px. */
const MARGIN = 1.5;
const PADDING = 4;

export function createRibbon(
  parent: Group,
  data: RibbonData,
  scale: HourScale,
  { top, height, font }: RibbonPlace,
): Ribbon {
  const { vms, deviation, mostVms, mostDeviation } = data;
  const middle = top + height / 2;
  const [bottom, room] = [top + height - MARGIN, height - 2 * MARGIN];
  const end = Math.min(vms.length, scale.first + scale.steps);
  drawLine(parent, "chart-rule", 0, crisp(top), scale.right, crisp(top));
  drawText(parent, "chart-text", fitText(data.name, scale.left - 8, font), 0, middle + 0.5, "start", font)
    .append("title")
    .text(data.about);
  parent.append("path").attr("class", "chart-ribbon-bars").attr("d", bars());
  if (mostDeviation > 0) parent.append("path").attr("class", "chart-ribbon-line").attr("d", deviationLine());
  const reading = parent.append("g").attr("class", "chart-reading chart-hidden");

  function bars(): string {
    if (mostVms === 0) return "";
    const steps = Math.max(1, Math.ceil(LEAST_PITCH / scale.cell));
    let path = "";
    for (let from = scale.first; from < end; from += steps) {
      const to = Math.min(end, from + steps);
      let most = 0;
      for (let step = from; step < to; step++) most = Math.max(most, vms[step] ?? 0);
      if (most === 0) continue;
      const x = scale.edge(from);
      const width = scale.edge(to) - x - (scale.cell >= 6 ? 1 : 0);
      const tall = Math.max(LEAST_HEIGHT, (most / mostVms) * room);
      path += `M${x.toFixed(1)},${(bottom - tall).toFixed(1)}h${width.toFixed(1)}V${bottom.toFixed(1)}h${(-width).toFixed(1)}z`;
    }
    return path;
  }

  function deviationLine(): string {
    const steps = Array.from({ length: Math.max(0, end - scale.first) }, (_, i) => scale.first + i);
    return (
      line<number>()
        .x((step) => scale.centre(step))
        .y((step) => bottom - ((deviation[step] ?? 0) / mostDeviation) * room)
        .digits(1)(steps) ?? ""
    );
  }

  return {
    read(step) {
      const there = step !== null && step < vms.length;
      reading.classed("chart-hidden", !there);
      if (!there) return;
      reading.selectChildren().remove();
      const text = data.reading(step);
      const width = textWidth(text, font) + 2 * PADDING;
      const right = scale.centre(step) + PADDING;
      const x = right + width > scale.right ? scale.centre(step) - PADDING - width : right;
      reading
        .append("rect")
        .attr("x", x)
        .attr("y", middle - font * 0.7)
        .attr("width", width)
        .attr("height", font * 1.4);
      drawText(reading, "chart-strong", text, x + PADDING, middle, "start", font);
    },
  };
}
