/** Widths of texts as the browser will set them, each measured once; to be forgotten when a font has arrived. */

import type { MeasureRun, Run } from "./projection-labels.ts";
import { fontOf } from "./projection-labels.ts";

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
    width(run) {
      const font = `${weightOf(run)} ${fontOf(run) * scale()}px ${fontFamily()}`;
      const key = `${font} ${run.text}`;
      const width = known.get(key);
      if (width !== undefined) return width;
      if (context === null) return run.text.length * fontOf(run) * 0.6 * scale();
      context.font = font;
      const measured = context.measureText(run.text).width;
      if (known.size >= MOST) known.clear();
      known.set(key, measured);
      return measured;
    },
    forget: () => known.clear(),
  };
}

const weightOf = ({ style }: Run): number =>
  style === "over" || style === "lit" ? 650 : style === "role" ? 400 : style === "quiet" ? 500 : 600;
