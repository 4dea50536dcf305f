/**
 * The event glyphs as SVG path data, centred on 0,0: the one drawing of each shape, for the charts
 * and for the icons of the page alike. Shapes differ as well as colours, so neither carries the
 * meaning alone. `size` is a ring's outer diameter, a triangle's height, the width of a swap, a
 * square's side (docs/design.md#glyphs).
 */

import type { TrackEvent } from "../../view/over-time/series.ts";

export type GlyphKind = "overload" | TrackEvent["kind"] | "divergence";

/** One path of a glyph: filled with a colour of the palette, or stroked `stroke` px wide with it. */
export interface GlyphPart {
  readonly d: string;
  readonly colour: "over" | "ink" | "swap" | "bg";
  /** Null: filled. */
  readonly stroke: number | null;
}

/** By screen: see docs/design.md#glyphs. */
export const GLYPH_SIZES = {
  main: { overload: 8.2, migration: 7.5, swap: 7.9, "no-solution": 9, divergence: 9.7 },
  present: { overload: 15, migration: 13.6, swap: 14.3, "no-solution": 16.4, divergence: 17.6 },
  phone: { overload: 7.4, migration: 6.2, swap: 6.5, "no-solution": 7.6, divergence: 8 },
} as const satisfies Record<string, Record<GlyphKind, number>>;
export type GlyphScreen = keyof typeof GLYPH_SIZES;

export function glyphParts(kind: GlyphKind, size: number): readonly GlyphPart[] {
  switch (kind) {
    case "overload": {
      const stroke = size * 0.19;
      return [{ d: circle((size - stroke) / 2), colour: "over", stroke }];
    }
    case "migration": {
      const [width, half] = [size * 0.87, size / 2];
      return [
        { d: polygon([-width / 2, -half], [width / 2, 0], [-width / 2, half]), colour: "ink", stroke: null },
      ];
    }
    case "swap": {
      const [half, height] = [size / 2, size * 0.45];
      const d =
        polygon([-half, -height], [0, 0], [-half, height]) + polygon([half, -height], [0, 0], [half, height]);
      return [{ d, colour: "swap", stroke: null }];
    }
    case "no-solution": {
      const [half, arm] = [size / 2, size * 0.2];
      const cross = `M${r(-arm)},${r(-arm)}L${r(arm)},${r(arm)}M${r(-arm)},${r(arm)}L${r(arm)},${r(-arm)}`;
      return [
        {
          d: polygon([-half, -half], [half, -half], [half, half], [-half, half]),
          colour: "over",
          stroke: null,
        },
        { d: cross, colour: "bg", stroke: size * 0.18 },
      ];
    }
    case "divergence": {
      const [half, height] = [size / 2, size * 0.4];
      return [{ d: polygon([0, -height], [half, height], [-half, height]), colour: "ink", stroke: null }];
    }
  }
}

const r = (figure: number): number => Math.round(figure * 100) / 100;

const polygon = (...points: readonly (readonly [x: number, y: number])[]): string =>
  `M${points.map(([x, y]) => `${r(x)},${r(y)}`).join("L")}Z`;

const circle = (radius: number): string =>
  `M${r(radius)},0A${r(radius)},${r(radius)} 0 1 1 ${r(-radius)},0A${r(radius)},${r(radius)} 0 1 1 ${r(radius)},0Z`;
