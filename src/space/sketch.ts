/** Draws what is only weighed, imagined or remembered: see `view/picture/sketch.ts` for what and how. */

import { SKETCH_CROSS, SKETCH_HEAD, SKETCH_STROKES } from "../view/picture/sketch.ts";
import { SKETCH_DOT } from "../view/picture/sketch-labels.ts";
import { add, keepInView, project, type Vec3 } from "../view/picture/space-projection.ts";
import { clearOfPoint } from "./event.ts";
import { EDGE, type Picture } from "./picture.ts";
import { type Rgb, rgb } from "./rgb.ts";
import type { Pen } from "./stage.ts";

/** Where a place of a sketch is drawn: what is demanded beyond 1 may lie off the panel. */
export const onPicture = ({ projection, scale }: Picture, place: Vec3): Vec3 =>
  keepInView(projection, place, EDGE * scale);

export function drawSketch(pen: Pen, picture: Picture): void {
  const { sketch, palette, weight } = picture;
  for (const { style, over, end, from, to: tip } of sketch.lines) {
    if (from.every((figure, i) => figure === tip[i])) continue;
    const { ink, width, dash } = SKETCH_STROKES[style];
    const colour = rgb(over ? palette.over : palette[ink]);
    const to = onPicture(picture, tip);
    pen.mark(from, to, {
      colour,
      width: width * weight,
      ...(dash === null ? {} : { dash: [dash[0] * weight, dash[1] * weight] as const }),
      ...(end === "arrow"
        ? { head: SKETCH_HEAD * weight, trim: [0, clearOfPoint(picture, to)] as const }
        : {}),
    });
    if (end === "cross") drawCross(pen, picture, to, rgb(palette.ink));
  }
}

/** Two strokes that face the reader. */
function drawCross(pen: Pen, { projection, weight }: Picture, at: Vec3, colour: Rgb): void {
  const { right, up, focal } = projection;
  const half = (SKETCH_CROSS * weight * project(projection, at).depth) / focal;
  for (const slant of [1, -1]) {
    const arm = add(add([0, 0, 0], right, half), up, half * slant);
    pen.mark(add(at, arm, -1), add(at, arm), { colour, width: 2.2 * weight });
  }
}

/** Hollow places, below the points. */
export function drawSketchDots(pen: Pen, picture: Picture): void {
  const { sketch, palette, weight, scale } = picture;
  for (const { place } of sketch.dots) {
    pen.dot(onPicture(picture, place), {
      radius: SKETCH_DOT * scale,
      fill: rgb(palette.bg),
      outline: rgb(palette.ghost),
      outlineWidth: 1.4 * weight,
      dash: 2 * weight,
      halo: 0.8 * scale,
    });
  }
}
