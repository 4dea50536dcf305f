/**
 * A thin band over the lanes' tracks that shows where they part: a bar per hour, as high as VMs are
 * placed differently, and over them a line for how far the deviation is apart. Bars and line have
 * scales of their own, each up to its greatest; the figures of an hour are read where it is pointed
 * at. Where an hour is narrower than a bar, a bar stands for the greatest of a few.
 */

import { line } from "d3-shape";
import { at } from "../../base/vector.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { lineMark, pathMark, textMark } from "../marks/plain-marks.ts";
import type { Group } from "../marks/svg.ts";
import { crisp, fitText, markLayer, textWidth } from "../marks/svg.ts";

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

export function ribbonMarks(data: RibbonData, scale: HourScale, { top, height, font }: RibbonPlace): Mark[] {
  const { name, about, vms, deviation, mostVms, mostDeviation } = data;
  const middle = top + height / 2;
  const [bottom, room] = [top + height - MARGIN, height - 2 * MARGIN];
  const end = Math.min(vms.length, scale.first + scale.steps);
  const apart = { stroke: "ink", strokeWidth: 1, roundCorners: true, mark: "apart" } as const;
  return [
    lineMark(0, crisp(top), scale.right, crisp(top), { stroke: "rule" }),
    textMark(fitText(name, scale.left - 8, font), 0, middle + 0.5, { size: font, about }),
    pathMark(bars(), { fill: "ghost", mark: "apart" }),
    ...(mostDeviation > 0 ? [pathMark(deviationLine(), apart)] : []),
  ];

  function bars(): string {
    if (mostVms === 0) return "";
    const steps = Math.max(1, Math.ceil(LEAST_PITCH / scale.cell));
    let path = "";
    for (let from = scale.first; from < end; from += steps) {
      const to = Math.min(end, from + steps);
      let most = 0;
      for (let step = from; step < to; step++) most = Math.max(most, at(vms, step));
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
        .y((step) => bottom - (at(deviation, step) / mostDeviation) * room)
        .digits(1)(steps) ?? ""
    );
  }
}

/** @param parent over the ribbon: holds what is read */
export function createRibbon(
  parent: Group,
  data: RibbonData,
  scale: HourScale,
  { top, height, font }: RibbonPlace,
): Ribbon {
  const middle = top + height / 2;
  const reading = parent.append("g").attr("class", "chart-reading chart-hidden");
  const back = reading
    .append("rect")
    .attr("y", middle - font * 0.7)
    .attr("height", font * 1.4);
  const words = markLayer(reading.append("g"));
  return {
    read(step) {
      const there = step !== null && step < data.vms.length;
      reading.classed("chart-hidden", !there);
      if (!there) return;
      const text = data.reading(step);
      const width = textWidth(text, font) + 2 * PADDING;
      const right = scale.centre(step) + PADDING;
      const x = right + width > scale.right ? scale.centre(step) - PADDING - width : right;
      back.attr("x", x).attr("width", width);
      words.draw([textMark(text, x + PADDING, middle, { fill: "ink", size: font })]);
    },
  };
}
