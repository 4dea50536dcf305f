/**
 * Colours by name. What is to be drawn names its colours; what draws turns a name into a custom property
 * of the page, which changes with the theme, or into the colour that a palette has for it.
 */

import type { Palette } from "../palette.ts";
import { PM_COLOURS } from "../palette.ts";

type OwnInk = `pm-${number}`;

/** A colour of the palette by its name; `pm-2` is the one that a PM of a small fleet has for itself. */
export type Ink = Exclude<keyof Palette, "pms"> | OwnInk;

/** What a PM of a fleet of `pms` is drawn in: its own in a small one, secondary ink in a large one. */
export const pmInk = (pm: number, pms: number): Ink =>
  pms <= PM_COLOURS && pm < PM_COLOURS ? `pm-${pm}` : "ink2";

/** "#rrggbb", as the palette has it. */
export function colourOf(palette: Palette, ink: Ink): string {
  if (!isOwn(ink)) return palette[ink];
  return palette.pms[Number(ink.slice("pm-".length))] ?? palette.ink2;
}

const isOwn = (ink: Ink): ink is OwnInk => ink.startsWith("pm-");
