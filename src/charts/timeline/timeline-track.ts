/**
 * The glyphs of one lane's track. They are drawn once; moving the moment only marks those that are
 * still to come, from where the moment was to where it is. What a person did is drawn hollow. While
 * something is chosen the events that do not concern it step back.
 */

import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { TrackEvent } from "../../view/over-time/series.ts";
import type { TrackGlyph, TrackShape } from "../../view/over-time/track-layout.ts";
import { layoutTrack } from "../../view/over-time/track-layout.ts";
import type { GlyphKind, GlyphScreen } from "../marks/glyphs.ts";
import { GLYPH_SIZES, glyphParts } from "../marks/glyphs.ts";
import type { Group } from "../marks/svg.ts";
import { drawText } from "../marks/svg.ts";

export interface TrackOptions {
  readonly screen: GlyphScreen;
  readonly top: number;
  readonly height: number;
  /** Below 1 where tracks had to be lower than `TIMELINE_SIZES` has them: glyphs shrink with them. */
  readonly zoom: number;
  readonly stackFrom: TrackShape["stackFrom"];
  readonly font: number;
  /** Whether an event concerns what is chosen; null while nothing is. */
  readonly concerns: ((step: number, index: number) => boolean) | null;
}

export interface Track {
  /** Events of steps before `step`, and the first `actions` of it, have happened. */
  moveTo(step: number, actions: number): void;
  /** Says what an hour counts, where its events are not drawn one by one; null says no more. */
  read(step: number | null): void;
}

export function createTrack(
  parent: Group,
  events: readonly TrackEvent[],
  scale: HourScale,
  options: TrackOptions,
): Track {
  const zoom = Math.min(1, Math.max(0.75, options.zoom));
  const sizes = zoomed(GLYPH_SIZES[options.screen], zoom);
  const glyphs = layoutTrack(events, scale, { ...options, sizes });
  const nodes = glyphs.map((glyph) => drawTrackGlyph(parent, glyph, sizes, options.font));
  const { concerns } = options;
  if (concerns !== null) {
    glyphs.forEach((glyph, i) => {
      const chosen =
        glyph.kind === "more"
          ? events.some(({ step, index }) => step === glyph.step && concerns(step, index))
          : concerns(glyph.step, glyph.index);
      nodes[i]?.classed("chart-aside", !chosen);
    });
  }
  /** Glyphs before this one have happened. */
  let happened = 0;
  return {
    moveTo(step, actions) {
      const isPast = (glyph: TrackGlyph | undefined): boolean =>
        glyph !== undefined && (glyph.step < step || (glyph.step === step && glyph.index < actions));
      while (isPast(glyphs[happened])) nodes[happened++]?.classed("chart-later", false);
      while (happened > 0 && !isPast(glyphs[happened - 1])) nodes[--happened]?.classed("chart-later", true);
    },
    read: () => {}, // every event stands there to be counted
  };
}

function drawTrackGlyph(
  parent: Group,
  glyph: TrackGlyph,
  sizes: Readonly<Record<GlyphKind, number>>,
  font: number,
): Group {
  const node = parent.append("g").attr("class", "chart-glyph chart-later");
  if (glyph.kind === "more") {
    drawText(node, "chart-more chart-halo", `+${glyph.count}`, glyph.x, glyph.y, "middle", font);
    return node;
  }
  node.attr("transform", `translate(${glyph.x.toFixed(2)},${glyph.y.toFixed(2)})`);
  const hollow = glyph.kind !== "overload" && glyph.byHand;
  const size = sizes[glyph.kind] * glyph.zoom * (hollow ? HOLLOW_SIZE : 1);
  for (const part of glyphParts(glyph.kind, size)) {
    node
      .append("path")
      .attr("d", part.d)
      .attr("class", `chart-${hollow ? "hollow" : part.stroke === null ? "fill" : "stroke"}-${part.colour}`)
      .attr("stroke-width", hollow ? HOLLOW_STROKE : part.stroke);
  }
  return node;
}

/** A glyph drawn as its outline; a little smaller, for the stroke lies half outside of it. */
const HOLLOW_SIZE = 0.88;
const HOLLOW_STROKE = 1.3;

const zoomed = (sizes: Readonly<Record<GlyphKind, number>>, zoom: number): Record<GlyphKind, number> => ({
  overload: sizes.overload * zoom,
  migration: sizes.migration * zoom,
  swap: sizes.swap * zoom,
  "no-solution": sizes["no-solution"] * zoom,
  divergence: sizes.divergence,
});
