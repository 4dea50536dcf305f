/** The numbers of the timeline's drawing in each of its forms, in pixels: see docs/design.md#layout. */

import type { GlyphScreen } from "../marks/glyphs.ts";

export interface TimelineSizes {
  readonly glyphs: GlyphScreen;
  /** Left of the first hour: names of the tracks. */
  readonly labels: number;
  /** Right of the last hour: names of the demand's lines, and the most PMs over of each lane. */
  readonly ends: number;
  /** Above everything: the playhead's head. */
  readonly head: number;
  readonly demand: number;
  /** The band that shows where lanes part, if it is there. */
  readonly ribbon: number;
  readonly track: number;
  /** All tracks together are no higher: more of them are lower. */
  readonly tracks: number;
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

/** On a low screen with many lanes it is `low`; folded it has no rows but the axis. */
export type TimelineForm = "main" | "low" | "folded" | "phone";

const MAIN: TimelineSizes = {
  glyphs: "main",
  labels: 146,
  ends: 56,
  head: 4,
  demand: 37,
  ribbon: 14,
  track: 36,
  tracks: Number.POSITIVE_INFINITY,
  axis: 27,
  bar: 0,
  font: 12,
  nameFont: 12,
  pill: { width: 27, height: 20 },
  keys: true,
};

export const TIMELINE_SIZES: Readonly<Record<TimelineForm, TimelineSizes>> = {
  main: MAIN,
  low: { ...MAIN, demand: 18, ribbon: 14, track: 22, tracks: 72, axis: 25 },
  folded: { ...MAIN, labels: 16, ends: 16, demand: 0, ribbon: 0, track: 0, axis: 25 },
  phone: {
    glyphs: "phone",
    labels: 80,
    ends: 0,
    head: 4,
    demand: 0,
    ribbon: 13,
    track: 28,
    tracks: Number.POSITIVE_INFINITY,
    axis: 25,
    bar: 10,
    font: 12,
    nameFont: 12,
    pill: { width: 26, height: 18 },
    keys: false,
  },
};

/** Whether there is room for words right of the last hour. */
export const hasEnds = ({ ends }: TimelineSizes): boolean => ends >= 30;

/** From so many lanes on the timeline is `low` where the screen is. */
const MANY_LANES = 3;

/** Which form it has on a phone, on a low screen, or where it is folded. */
export function timelineForm(
  lanes: number,
  is: { readonly phone: boolean; readonly low: boolean; readonly folded: boolean },
): TimelineForm {
  if (is.phone) return "phone"; // there it is not folded
  if (is.folded) return "folded";
  return is.low && lanes >= MANY_LANES ? "low" : "main";
}

/** The height that the drawing wants for `lanes` lanes. Given less, tracks are lower and their glyphs smaller. */
export function timelineHeight(form: TimelineForm, lanes: number, ribbon: boolean): number {
  const sizes = TIMELINE_SIZES[form];
  const { head, demand, track, tracks, axis, bar } = sizes;
  return head + demand + (ribbon ? sizes.ribbon : 0) + Math.min(track * lanes, tracks) + axis + bar;
}
