/** The marks that every chart is made of, from the few figures that tell them apart. */

import type { Ink } from "../../view/marks/ink.ts";
import type { LineMark, Look, PathMark, TextMark } from "../../view/marks/marks.ts";
import { FONT, middleOf } from "./svg.ts";

export interface TextLook {
  readonly anchor?: TextMark["anchor"];
  readonly fill?: Ink;
  readonly size?: number;
  readonly weight?: number;
  /** A rim in the ground's colour, so that it can be read across lines. */
  readonly rim?: boolean;
  readonly name?: string;
  readonly about?: string;
}

/** The rim of a text, half of which lies under its letters. Px. */
const RIM = 3.5;

/** @param y of the middle of the line, not of its baseline */
export function textMark(text: string, x: number, y: number, look: TextLook = {}): TextMark {
  const { anchor = "start", fill = "ink2", size = FONT, weight = 400, rim = false, name, about } = look;
  return {
    kind: "text",
    x,
    y: middleOf(y, size),
    anchor,
    runs: [{ text, fill, size, weight }],
    ...(rim ? { stroke: "bg", strokeWidth: RIM, halo: true } : {}),
    ...(name === undefined ? {} : { name }),
    ...(about === undefined ? {} : { about }),
  };
}

export const lineMark = (x1: number, y1: number, x2: number, y2: number, look: Look): LineMark => ({
  kind: "line",
  x1,
  y1,
  x2,
  y2,
  ...look,
});

export const pathMark = (d: string, look: Look): PathMark => ({ kind: "path", d, ...look });
