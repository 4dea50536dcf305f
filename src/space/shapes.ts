/** Draws what a policy sees: curves of hair's width behind everything else that stands in the box. */

import { SIGHT } from "../view/picture/line-style.ts";
import type { PlacedShape } from "../view/picture/placed-picture.ts";
import { inkRgb } from "./rgb.ts";
import type { SceneSpot } from "./scene-placing.ts";
import type { Scenery } from "./scenery.ts";
import type { Pen } from "./stage.ts";

export function drawShapes(
  pen: Pen,
  { palette, weight }: Scenery,
  shapes: readonly PlacedShape<SceneSpot>[],
): void {
  for (const { curves } of shapes) {
    for (const { weight: which, spots } of curves) {
      const { ink, width, opacity } = SIGHT[which];
      const style = { colour: inkRgb(palette, ink), width: width * weight, opacity };
      spots.forEach((spot, i) => {
        const before = spots[i - 1];
        if (before !== undefined) pen.mark(before.scene, spot.scene, style);
      });
    }
  }
}
