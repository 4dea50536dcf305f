/** How the lines of a picture look, in the space and on its projections alike: see docs/design.md#space. */

import type { Ink } from "../marks/ink.ts";
import type { Outline } from "../sight/outlines.ts";

/**
 * Of an event: `origin` leads to its source, `distance` is D, `joins` and `leaves` are a VM's two halves of
 * a move. Of a chain: `chain`, and `lit` the one set off. Of a sketch: `strong` is what decides, `asked`
 * what was chosen, but not by its length, `would-join` and `would-leave` the halves of a move that is
 * only thought of.
 */
export type LineStyle =
  | "origin"
  | "distance"
  | "joins"
  | "leaves"
  | "chain"
  | "lit"
  | "strong"
  | "asked"
  | "quiet"
  | "would-join"
  | "would-leave"
  | "refused";

export interface Stroke {
  /** Null: that of the PM whose line it is. */
  readonly ink: Ink | null;
  /** Px at scale 1. */
  readonly width: number;
  readonly dash: readonly [on: number, off: number] | null;
  /** Length of the arrow's head, where it has one. */
  readonly head: number;
}

export const STROKES: Readonly<Record<LineStyle, Stroke>> = {
  origin: { ink: "ink2", width: 1.4, dash: null, head: 0 },
  distance: { ink: "ink", width: 1.4, dash: null, head: 0 },
  joins: { ink: "ink", width: 2.6, dash: null, head: 8 },
  leaves: { ink: "ghost", width: 1.6, dash: null, head: 6 },
  chain: { ink: null, width: 2, dash: null, head: 6 },
  lit: { ink: "ink", width: 2.6, dash: null, head: 8 },
  strong: { ink: "ink", width: 1.6, dash: null, head: 8 },
  asked: { ink: "ink", width: 1.4, dash: [2, 3.5], head: 8 },
  quiet: { ink: "ghost", width: 1, dash: null, head: 8 },
  "would-join": { ink: "ink", width: 2.2, dash: null, head: 8 },
  "would-leave": { ink: "ghost", width: 1.8, dash: [4, 2.5], head: 8 },
  refused: { ink: "ink", width: 2, dash: [4, 2.5], head: 8 },
};

/** Px: from the middle of a cross to its ends, and how thick it is. */
export const CROSS = { half: 4.5, width: 2.2 };

/** Px: the outline of a hollow place, and of its dashes and the gaps between them. */
export const HOLLOW = { width: 1.4, dash: 2 };

/** Of a trail, from its oldest place to the point: its width in px and how much of it is seen. */
export const TRAIL = { width: 1.5, oldest: 0.18, newest: 0.68 };

/** Px: the red stub from the threshold to a point that is over. */
export const EXCESS_WIDTH = 3;

/** Of what a policy sees: px, and how much of it is seen. It is context, so fainter than anything that happened. */
export const SIGHT = {
  main: { ink: "ink2", width: 1.2, opacity: 0.7 },
  mesh: { ink: "ink2", width: 1, opacity: 0.24 },
} as const satisfies Readonly<
  Record<Outline["weight"], { readonly ink: Ink; readonly width: number; readonly opacity: number }>
>;
