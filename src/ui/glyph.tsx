/** The event glyphs as inline icons: the same shapes head the counters and the sentences and stand in the tracks. */

import type { GlyphKind } from "../charts/marks/glyphs.ts";
import { GLYPH_SIZES, glyphParts } from "../charts/marks/glyphs.ts";

const SIZE = 12;

export function Glyph({ kind }: { readonly kind: GlyphKind }) {
  return (
    <svg
      className="glyph"
      viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      aria-hidden="true"
    >
      {glyphParts(kind, GLYPH_SIZES.main[kind] * 1.15).map(({ d, colour, stroke }) =>
        stroke === null ? (
          <path key={d} d={d} fill={`var(--${colour})`} />
        ) : (
          <path
            key={d}
            d={d}
            fill="none"
            stroke={`var(--${colour})`}
            strokeWidth={stroke}
            strokeLinecap="round"
          />
        ),
      )}
    </svg>
  );
}
