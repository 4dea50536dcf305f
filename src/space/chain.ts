/** Draws the vectors of a PM's VMs end to end, with their shadows: see `view/picture/vm-chain.ts`. */

import { wallsBehind } from "./box.ts";
import { clearOfPoint } from "./event.ts";
import { type Picture, pointOf, type SceneChain } from "./picture.ts";
import { rgb } from "./rgb.ts";
import type { Pen } from "./stage.ts";

const SHADOW_OPACITY = 0.3;

export function drawChain(pen: Pen, picture: Picture, { pm, links, lit }: SceneChain): void {
  const { palette, projection, weight } = picture;
  const point = pointOf(picture, pm);
  if (point === undefined) return;
  const walls = wallsBehind(projection);
  const colour = rgb(point.colour);
  for (const { from, to } of links) {
    const style = { colour, width: weight, opacity: SHADOW_OPACITY };
    pen.mark([from[0], 0, from[2]], [to[0], 0, to[2]], style);
    pen.mark([from[0], from[1], walls.z], [to[0], to[1], walls.z], style);
  }
  for (const { vm, from, to } of links) {
    const isLit = vm === lit;
    pen.mark(from, to, {
      colour: isLit ? rgb(palette.ink) : colour,
      width: (isLit ? 2.6 : 2) * weight,
      head: (isLit ? 8 : 6) * weight,
      trim: [0, clearOfPoint(picture, to)],
    });
  }
  pen.dot([0, 0, 0], { radius: 2.5 * weight, fill: rgb(palette.ink) });
}
