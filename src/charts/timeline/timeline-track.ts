/**
 * The glyphs of one lane's track, as marks, and in the page. What a person did is drawn hollow; while
 * something is chosen the events that do not concern it step back. They are drawn once: moving the
 * moment only tells apart those that are still to come, from where the moment was to where it is.
 */

import { present } from "../../base/assert.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { TrackEvent } from "../../view/over-time/series.ts";
import type { TrackGlyph } from "../../view/over-time/track-layout.ts";
import { layoutTrack } from "../../view/over-time/track-layout.ts";
import type { GlyphKind, GlyphScreen } from "../marks/glyphs.ts";
import { GLYPH_SIZES, glyphMark } from "../marks/glyphs.ts";
import { textMark } from "../marks/plain-marks.ts";
import type { Group } from "../marks/svg.ts";

export interface TrackOptions {
  readonly screen: GlyphScreen;
  readonly top: number;
  readonly height: number;
  /** Below 1 where tracks had to be lower than `TIMELINE_SIZES` has them: glyphs shrink with them. */
  readonly zoom: number;
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

/** Glyphs, and a mark for each of them, in the order of their events. */
export interface TrackMarks {
  readonly glyphs: readonly TrackGlyph[];
  readonly marks: readonly Mark[];
}

export function trackMarks(
  events: readonly TrackEvent[],
  scale: HourScale,
  { screen, top, height, zoom, font, concerns }: TrackOptions,
): TrackMarks {
  const sizes = zoomed(GLYPH_SIZES[screen], Math.min(1, Math.max(0.75, zoom)));
  const glyphs = layoutTrack(events, scale, { top, height, font, sizes });
  const isAside = (glyph: TrackGlyph): boolean => {
    if (concerns === null) return false;
    if (glyph.kind !== "more") return !concerns(glyph.step, glyph.index);
    return !events.some(({ step, index }) => step === glyph.step && concerns(step, index));
  };
  return { glyphs, marks: glyphs.map((glyph) => glyphOf(glyph, sizes, font, isAside(glyph))) };
}

const ASIDE = { name: "chart-glyph chart-aside", opacity: 0.35 };
const SEEN = { name: "chart-glyph" };

function glyphOf(
  glyph: TrackGlyph,
  sizes: Readonly<Record<GlyphKind, number>>,
  font: number,
  aside: boolean,
): Mark {
  const look = aside ? ASIDE : SEEN;
  const at = [glyph.x, glyph.y] as const;
  if (glyph.kind === "more") {
    const count = { anchor: "middle", fill: "ink", weight: 650, size: font, rim: true } as const;
    return { kind: "group", at, ...look, marks: [textMark(`+${glyph.count}`, 0, 0, count)] };
  }
  const hollow = glyph.kind !== "overload" && glyph.byHand;
  return glyphMark(glyph.kind, sizes[glyph.kind] * glyph.zoom, at, { hollow, look });
}

/** @param nodes what the glyphs are drawn as, in their order */
export function createTrack(nodes: readonly Group[], glyphs: readonly TrackGlyph[]): Track {
  const nodeOf = (i: number): Group => present(nodes[i], "what a glyph is drawn as");
  for (const node of nodes) node.classed("chart-later", true);
  /** Glyphs before this one have happened. */
  let happened = 0;
  return {
    moveTo(step, actions) {
      const isPast = (glyph: TrackGlyph | undefined): boolean =>
        glyph !== undefined && (glyph.step < step || (glyph.step === step && glyph.index < actions));
      while (isPast(glyphs[happened])) nodeOf(happened++).classed("chart-later", false);
      while (happened > 0 && !isPast(glyphs[happened - 1])) nodeOf(--happened).classed("chart-later", true);
    },
    read: () => {}, // every event stands there to be counted
  };
}

const zoomed = (sizes: Readonly<Record<GlyphKind, number>>, zoom: number): Record<GlyphKind, number> => ({
  overload: sizes.overload * zoom,
  migration: sizes.migration * zoom,
  swap: sizes.swap * zoom,
  "no-solution": sizes["no-solution"] * zoom,
  divergence: sizes.divergence,
});
