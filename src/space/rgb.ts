/** The palette's hex colours as the 0..1 figures that shaders take; sRGB in, the same sRGB on the screen. */

import type { Ink } from "../view/marks/ink.ts";
import { colourOf } from "../view/marks/ink.ts";
import type { Palette } from "../view/palette.ts";

export type Rgb = readonly [r: number, g: number, b: number];

const known = new Map<string, Rgb>();

/** @param hex "#rrggbb" */
export function rgb(hex: string): Rgb {
  const found = known.get(hex);
  if (found !== undefined) return found;
  const value = Number.parseInt(hex.slice(1), 16);
  const parsed: Rgb = [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
  known.set(hex, parsed);
  return parsed;
}

/** A colour by its name. */
export const inkRgb = (palette: Palette, ink: Ink): Rgb => rgb(colourOf(palette, ink));
