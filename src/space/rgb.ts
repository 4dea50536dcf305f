/** The palette's hex colours as the 0..1 figures that shaders take; sRGB in, the same sRGB on the screen. */

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
