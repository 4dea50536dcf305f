/**
 * A PM's point is the sum of its VMs' vectors. Choosing a PM lays them end to end from the origin,
 * the largest first; the last one ends in the point. While points glide the chain glides along.
 */

import type { LaneFrame } from "../view/lane-frame.ts";
import { add, mix, scenePoint, type Vec3 } from "../view/space-projection.ts";
import { wallsBehind } from "./box.ts";
import { clearOfPoint } from "./event.ts";
import { perDemand } from "./event-geometry.ts";
import type { Picture } from "./picture.ts";
import { rgb } from "./rgb.ts";
import type { Pen } from "./stage.ts";

export interface ChainLink {
  readonly vm: number;
  readonly from: Vec3;
  readonly to: Vec3;
}

const SHADOW_OPACITY = 0.3;

/** @param unfolded how much of the chain shows, 0..1, in links: the last one may be under way */
export function chainOf(frame: LaneFrame, pm: number, unfolded: number): ChainLink[] {
  const [x, y, z] = perDemand(frame, pm, frame.positions);
  const vectors: { vm: number; vector: Vec3 }[] = [];
  frame.placement.forEach((host, vm) => {
    if (host !== pm) return;
    const [cpu, mem, net] = scenePoint(frame.demand, vm);
    vectors.push({ vm, vector: [cpu * x, mem * y, net * z] });
  });
  vectors.sort((a, b) => Math.hypot(...b.vector) - Math.hypot(...a.vector) || a.vm - b.vm);
  const links: ChainLink[] = [];
  let from: Vec3 = [0, 0, 0];
  vectors.forEach(({ vm, vector }, i) => {
    const grown = Math.min(1, unfolded * vectors.length - i);
    const to = add(from, vector);
    if (grown > 0) links.push({ vm, from, to: mix(from, to, grown) });
    from = to;
  });
  return links;
}

export function drawChain(pen: Pen, picture: Picture, links: readonly ChainLink[]): void {
  const { palette, projection, points, selected, selectedVm, weight } = picture;
  const point = selected === null ? undefined : points[selected];
  if (point === undefined) return;
  const walls = wallsBehind(projection);
  const colour = rgb(point.colour);
  for (const { from, to } of links) {
    const style = { colour, width: weight, opacity: SHADOW_OPACITY };
    pen.mark([from[0], 0, from[2]], [to[0], 0, to[2]], style);
    pen.mark([from[0], from[1], walls.z], [to[0], to[1], walls.z], style);
  }
  for (const { vm, from, to } of links) {
    const lit = vm === selectedVm;
    pen.mark(from, to, {
      colour: lit ? rgb(palette.ink) : colour,
      width: (lit ? 2.6 : 2) * weight,
      head: (lit ? 8 : 6) * weight,
      trim: [0, clearOfPoint(picture, to)],
    });
  }
  pen.dot([0, 0, 0], { radius: 2.5 * weight, fill: rgb(palette.ink) });
}
