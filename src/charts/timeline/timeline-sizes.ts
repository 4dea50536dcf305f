/** The numbers of the timeline's drawing on each kind of screen, in pixels: see docs/design.md#layout. */

import type { GlyphScreen } from "../marks/glyphs.ts";

export interface TimelineSizes {
  /** Left of the first hour: names of the tracks. */
  readonly labels: number;
  /** Right of the last hour: names of the demand's lines. */
  readonly ends: number;
  /** Above everything: the playhead's head. */
  readonly head: number;
  readonly demand: number;
  /** The band that shows where lanes part, if it is there. */
  readonly ribbon: number;
  readonly track: number;
  /** Ticks, hours and the pill. */
  readonly axis: number;
  /** The bar of the whole range, where a window is shown. */
  readonly bar: number;
  readonly font: number;
  readonly nameFont: number;
  readonly pill: { readonly width: number; readonly height: number };
  /** Whether each lane's line stands beside its name. */
  readonly keys: boolean;
}

export const TIMELINE_SIZES: Readonly<Record<GlyphScreen, TimelineSizes>> = {
  main: {
    labels: 146,
    ends: 36,
    head: 4,
    demand: 37,
    ribbon: 14,
    track: 36,
    axis: 27,
    bar: 0,
    font: 12,
    nameFont: 12,
    pill: { width: 27, height: 20 },
    keys: true,
  },
  phone: {
    labels: 80,
    ends: 0,
    head: 4,
    demand: 0,
    ribbon: 13,
    track: 28,
    axis: 25,
    bar: 10,
    font: 12,
    nameFont: 12,
    pill: { width: 26, height: 18 },
    keys: false,
  },
};

/** The height that the drawing wants for `lanes` lanes. Given less, tracks are lower and their glyphs smaller. */
export function timelineHeight(screen: GlyphScreen, lanes: number, ribbon: boolean): number {
  const sizes = TIMELINE_SIZES[screen];
  const { head, demand, track, axis, bar } = sizes;
  return head + demand + (ribbon ? sizes.ribbon : 0) + track * lanes + axis + bar;
}
