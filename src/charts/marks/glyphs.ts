/**
 * The event glyphs as SVG path data, centred on 0,0: the one drawing of each shape, for the charts
 * and for the icons of the page alike. Shapes differ as well as colours, so neither carries the
 * meaning alone. `size` is a ring's outer diameter, a triangle's height, the width of a swap, a
 * square's side (docs/design.md#glyphs).
 */

import type { GroupMark, Look } from "../../view/marks/marks.ts";
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

export interface GlyphOptions {
  /** Drawn as its outline: a person did it, not the policy. */
  readonly hollow?: boolean;
  readonly look?: Look;
}

/** An outline is a little smaller, for its stroke lies half outside of it. */
const HOLLOW_SIZE = 0.88;
const HOLLOW_STROKE = 1.3;

/** A glyph with its middle at a place. */
export function glyphMark(
  kind: GlyphKind,
  size: number,
  at: readonly [x: number, y: number],
  { hollow = false, look = {} }: GlyphOptions = {},
): GroupMark {
  const parts = glyphParts(kind, hollow ? size * HOLLOW_SIZE : size);
  return {
    kind: "group",
    at,
    ...look,
    marks: parts.map(({ d, colour, stroke }) => {
      if (hollow && colour !== "bg")
        return { kind: "path", d, fill: "bg", stroke: colour, strokeWidth: HOLLOW_STROKE };
      if (stroke === null) return { kind: "path", d, fill: colour };
      return { kind: "path", d, stroke: colour, strokeWidth: stroke, round: colour === "bg" };
    }),
  };
}

const r = (figure: number): number => Math.round(figure * 100) / 100;

const polygon = (...points: readonly (readonly [x: number, y: number])[]): string =>
  `M${points.map(([x, y]) => `${r(x)},${r(y)}`).join("L")}Z`;

const circle = (radius: number): string =>
  `M${r(radius)},0A${r(radius)},${r(radius)} 0 1 1 ${r(-radius)},0A${r(radius)},${r(radius)} 0 1 1 ${r(radius)},0Z`;
