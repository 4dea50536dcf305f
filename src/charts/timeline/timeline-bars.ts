/**
 * One lane's track as bars, where its events are too many for glyphs: as marks a path per kind, however
 * many events there are. In the page what is still to come lies under a veil that ends at the moment;
 * a reading of one hour names its counts behind the glyphs of their kinds.
 */

import { at } from "../../base/vector.ts";
import type { Ink } from "../../view/marks/ink.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { EventCounts } from "../../view/over-time/series.ts";
import type { BarKind, BarScale, TrackBar } from "../../view/over-time/track-bars.ts";
import { BAR_KINDS, countedSteps, layoutBars } from "../../view/over-time/track-bars.ts";
import { formatCount } from "../../view/text/figures.ts";
import { glyphMark } from "../marks/glyphs.ts";
import { lineMark, pathMark, textMark } from "../marks/plain-marks.ts";
import type { Group } from "../marks/svg.ts";
import { crisp, markLayer, textWidth } from "../marks/svg.ts";
import type { Track, TrackOptions } from "./timeline-track.ts";

const FILLS: Readonly<Record<BarKind, Ink>> = { migration: "ink", swap: "swap", "no-solution": "over" };

/** A reading's glyphs and gaps, in font sizes. */
const GLYPH = 0.7;
const GAP = 0.25;
const APART = 0.8;
const PADDING = 0.35;
const LINE = 1.4;

type BarPlace = Pick<TrackOptions, "top" | "height" | "font">;

/** @param most right of the bars, the count that the highest of them stands for; null where there is no room */
export function barMarks(
  counts: EventCounts,
  scale: HourScale,
  shared: BarScale,
  { top, height, font, most }: BarPlace & { readonly most: string | null },
): Mark[] {
  const { line, bars } = layoutBars(counts, scale, shared, { top, height });
  return [
    lineMark(scale.left, crisp(line), scale.right, crisp(line), { stroke: "rule" }),
    ...BAR_KINDS.map((kind) => {
      const own = bars.filter((bar) => bar.kind === kind);
      return pathMark(own.map(rectangle).join(""), { fill: FILLS[kind], mark: "events" });
    }),
    ...(most === null || shared.mostMoves === 0
      ? []
      : [textMark(most, scale.right + 5, top + font * 0.75, { size: font })]),
  ];
}

/** @param parent over the bars: holds the veil and what is read */
export function createBarTrack(
  parent: Group,
  counts: EventCounts,
  scale: HourScale,
  { top, height, font }: BarPlace,
): Track {
  const veil = parent
    .append("rect")
    .attr("class", "chart-veil")
    .attr("y", top + 1)
    .attr("height", Math.max(0, height - 2));
  const reading = parent.append("g").attr("class", "chart-reading chart-hidden");
  const back = reading.append("rect");
  const words = markLayer(reading.append("g"));

  return {
    moveTo(step) {
      const x = Math.min(scale.right, Math.max(scale.left, scale.edge(step + 1)));
      veil.attr("x", x).attr("width", scale.right - x);
    },
    read(step) {
      const done = step !== null && step < countedSteps(counts);
      reading.classed("chart-hidden", !done);
      if (!done) return;
      const y = top + font * 0.8;
      let width = PADDING * font;
      const marks = BAR_KINDS.flatMap((kind, k): Mark[] => {
        const text = formatCount(at(counts[kind], step));
        const glyph = glyphMark(kind, GLYPH * font, [width + (GLYPH / 2) * font, y]);
        const count = textMark(text, width + (GLYPH + GAP) * font, y, { fill: "ink", size: font });
        width += (GLYPH + GAP + (k + 1 < BAR_KINDS.length ? APART : PADDING)) * font + textWidth(text, font);
        return [glyph, count];
      });
      words.draw(marks);
      back
        .attr("y", y - (LINE / 2) * font)
        .attr("width", width)
        .attr("height", LINE * font);
      const right = scale.centre(step) + font / 2;
      const x = right + width > scale.right ? scale.centre(step) - font / 2 - width : right;
      reading.attr("transform", `translate(${x.toFixed(1)},0)`);
    },
  };
}

const rectangle = ({ x, y, width, height }: TrackBar): string =>
  `M${x.toFixed(2)},${y.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h${(-width).toFixed(2)}z`;
