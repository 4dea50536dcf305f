/**
 * A piece of text on the space: one or more runs on a line, each in its own style. Sizes are in CSS
 * px at scale 1: 14 for names, 12 for the rest, as everywhere in a panel.
 */

import { colourOf } from "../view/marks/ink.ts";
import type { Palette } from "../view/palette.ts";
import type { Box, Segment } from "../view/picture/label-layout.ts";
import type { Label } from "../view/picture/picture-labels.ts";
import { RUN_FONT } from "../view/picture/picture-labels.ts";

export interface Run {
  readonly text: string;
  readonly colour: string;
  readonly size: number;
  readonly weight: number;
  /** Px before it. */
  readonly space: number;
  /** A line under it in this colour says which point it names. */
  readonly underline: string | null;
}

/** A text in its place. */
export interface PlacedText extends Box {
  readonly id: string;
  readonly runs: readonly Run[];
  readonly leader: Segment | null;
}

export const NAME_SIZE = 14;
export const TICK_SIZE = 12;
export const BOLD = 650;
export const PLAIN = 400;

export const run = (text: string, colour: string, size: number, weight: number, space = 0): Run => ({
  text,
  colour,
  size,
  weight,
  space,
  underline: null,
});

export const isSameRun = (a: Run, b: Run): boolean =>
  a.text === b.text &&
  a.colour === b.colour &&
  a.size === b.size &&
  a.weight === b.weight &&
  a.space === b.space &&
  a.underline === b.underline;

/** Measures text as the browser will set it. */
export type Measure = (text: string, size: number, weight: number) => number;

export function runsSize(runs: readonly Run[], measure: Measure): { width: number; height: number } {
  let [width, height] = [0, 0];
  for (const { text, size, weight, space, underline } of runs) {
    width += space + measure(text, size, weight);
    height = Math.max(height, size * 1.2 + (underline === null ? 0 : size * 0.22));
  }
  return { width, height };
}

/** A label of the picture in the colours of a palette. */
export const wordsOf = (label: Label, palette: Palette, scale: number): PlacedText => ({
  ...label,
  runs: label.runs.map(({ text, style, space, underline }) => {
    const { size, weight, ink } = RUN_FONT[style];
    const colour = underline === null ? null : colourOf(palette, underline);
    return { ...run(text, colourOf(palette, ink), size * scale, weight, space), underline: colour };
  }),
});
