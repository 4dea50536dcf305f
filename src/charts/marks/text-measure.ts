/** Widths of texts as the browser will set them, each measured once; to be forgotten when a font has arrived. */

import type { MeasureRun } from "../../view/picture/picture-labels.ts";
import { RUN_FONT } from "../../view/picture/picture-labels.ts";

export interface TextMeasure {
  readonly width: MeasureRun;
  forget(): void;
}

/** Figures come and go: beyond this many texts the memory starts anew. */
const MOST = 2000;

export function createMeasure(fontFamily: () => string, scale: () => number): TextMeasure {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return {
    width(text, style) {
      const { size, weight } = RUN_FONT[style];
      const font = `${weight} ${size * scale()}px ${fontFamily()}`;
      const key = `${font} ${text}`;
      const width = known.get(key);
      if (width !== undefined) return width;
      if (context === null) return text.length * size * 0.6 * scale();
      context.font = font;
      const measured = context.measureText(text).width;
      if (known.size >= MOST) known.clear();
      known.set(key, measured);
      return measured;
    },
    forget: () => known.clear(),
  };
}
