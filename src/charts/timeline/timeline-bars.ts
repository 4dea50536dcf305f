/**
 * One lane's track as bars, where its events are too many for glyphs: a path per kind, however many
 * events there are. What is still to come lies under a veil that ends at the moment; a reading of
 * one hour names its counts behind the glyphs of their kinds.
 */

import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { EventCounts } from "../../view/over-time/series.ts";
import type { BarKind, BarScale, TrackBar } from "../../view/over-time/track-bars.ts";
import { BAR_KINDS, countedSteps, layoutBars } from "../../view/over-time/track-bars.ts";
import { formatCount } from "../../view/text/figures.ts";
import { glyphParts } from "../marks/glyphs.ts";
import type { Group } from "../marks/svg.ts";
import { crisp, drawLine, drawText, textWidth } from "../marks/svg.ts";
import type { Track, TrackOptions } from "./timeline-track.ts";

const FILLS: Readonly<Record<BarKind, string>> = {
  migration: "chart-fill-ink",
  swap: "chart-fill-swap",
  "no-solution": "chart-fill-over",
};

/** A reading's glyphs and gaps, in font sizes. */
const GLYPH = 0.7;
const GAP = 0.25;
const APART = 0.8;
const PADDING = 0.35;
const LINE = 1.4;

/** @param most right of the bars, the count that the highest of them stands for; null where there is no room */
export function createBarTrack(
  parent: Group,
  counts: EventCounts,
  scale: HourScale,
  shared: BarScale,
  options: Pick<TrackOptions, "top" | "height" | "font"> & { readonly most: string | null },
): Track {
  const { top, height, font, most } = options;
  const { line, bars } = layoutBars(counts, scale, shared, options);
  drawLine(parent, "chart-rule", scale.left, crisp(line), scale.right, crisp(line));
  for (const kind of BAR_KINDS) {
    parent
      .append("path")
      .attr("class", FILLS[kind])
      .attr(
        "d",
        bars
          .filter((bar) => bar.kind === kind)
          .map(rectangle)
          .join(""),
      );
  }
  if (most !== null && shared.mostMoves > 0) {
    drawText(parent, "chart-text", most, scale.right + 5, top + font * 0.75, "start", font);
  }
  const veil = parent
    .append("rect")
    .attr("class", "chart-veil")
    .attr("y", top + 1)
    .attr("height", Math.max(0, height - 2));
  const reading = parent.append("g").attr("class", "chart-reading chart-hidden");

  return {
    moveTo(step) {
      const x = Math.min(scale.right, Math.max(scale.left, scale.edge(step + 1)));
      veil.attr("x", x).attr("width", scale.right - x);
    },
    read(step) {
      const done = step !== null && step < countedSteps(counts);
      reading.classed("chart-hidden", !done);
      if (!done) return;
      reading.selectChildren().remove();
      const back = reading.append("rect");
      const y = top + font * 0.8;
      let width = PADDING * font;
      BAR_KINDS.forEach((kind, k) => {
        const text = formatCount(counts[kind][step] ?? 0);
        drawGlyph(reading, kind, width + (GLYPH / 2) * font, y, GLYPH * font);
        drawText(reading, "chart-strong", text, width + (GLYPH + GAP) * font, y, "start", font);
        width += (GLYPH + GAP + (k + 1 < BAR_KINDS.length ? APART : PADDING)) * font + textWidth(text, font);
      });
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

function drawGlyph(parent: Group, kind: BarKind, x: number, y: number, size: number): void {
  const node = parent.append("g").attr("transform", `translate(${x.toFixed(2)},${y.toFixed(2)})`);
  for (const { d, colour, stroke } of glyphParts(kind, size)) {
    node
      .append("path")
      .attr("d", d)
      .attr("class", stroke === null ? `chart-fill-${colour}` : `chart-stroke-${colour}`)
      .attr("stroke-width", stroke);
  }
}
