/**
 * The PMs that are singled out: point, ring, stem, shadows on floor and walls, the excess beyond the
 * threshold in red, and the trail of the last hours. Points are drawn from the farthest to the
 * nearest, since nothing else hides anything; the chosen one of a large fleet comes last.
 */

import type { ResourceIndex } from "../base/resources.ts";
import { keepInView, toScene, type Vec3 } from "../view/picture/space-projection.ts";
import { wallsBehind } from "./box.ts";
import { type Picture, type PmPoint, pointOf } from "./picture.ts";
import { type Rgb, rgb } from "./rgb.ts";
import type { Pen } from "./stage.ts";

const OPACITY = { floor: 0.6, wall: 0.45, stem: 0.5, trailFrom: 0.18, trailTo: 0.68, faded: 0.5 };
const HALO = 1.6;
/** Box widths: as large as a point at the usual size of a lane. */
const SHADOW_RADIUS = 0.0195;

export function drawPoints(pen: Pen, picture: Picture): void {
  const fromFar = picture.points.toSorted((a, b) => b.depth - a.depth);
  for (const point of fromFar) drawShadows(pen, picture, point);
  for (const point of fromFar) if (point.trailed) drawTrail(pen, picture, point);
  for (const point of fromFar) if (point.grounded && !point.faded) drawStem(pen, picture, point);
  for (const point of fromFar) if (point.grounded) drawExcess(pen, picture, point);
  const front = picture.fleet.crowd === null ? undefined : pointOf(picture, picture.unfoldedPm);
  for (const point of fromFar) if (point.over.length === 0 && point !== front) drawPoint(pen, picture, point);
  for (const point of fromFar) if (point.over.length > 0 && point !== front) drawPoint(pen, picture, point);
  if (front !== undefined) drawPoint(pen, picture, front);
}

function drawPoint(pen: Pen, { palette, scale, weight }: Picture, point: PmPoint): void {
  const isOver = point.over.length > 0;
  if (isOver) {
    pen.dot(point.place, {
      radius: point.radius + 4.5 * weight,
      fill: rgb(palette.bg),
      outline: rgb(palette.over),
      outlineWidth: 2.2 * weight,
      halo: HALO * weight,
    });
  }
  pen.dot(point.place, {
    radius: point.radius,
    fill: rgb(point.colour),
    fillOpacity: point.faded && !isOver ? OPACITY.faded : 1,
    halo: isOver ? 0 : HALO * scale,
  });
}

function drawShadows(pen: Pen, { projection }: Picture, { place, colour, grounded, faded }: PmPoint): void {
  if (!grounded) return; // a crowd's shadows would hide the grid and tell nothing apart
  const walls = wallsBehind(projection);
  const dim = faded ? OPACITY.faded : 1;
  const ink = rgb(colour);
  const r = SHADOW_RADIUS;
  const [x, y, z] = place;
  pen.shadow([x - r, 0, z - r], [2 * r, 0, 0], [0, 0, 2 * r], ink, OPACITY.floor * dim);
  pen.shadow([walls.x, y - r, z - r], [0, 2 * r, 0], [0, 0, 2 * r], ink, OPACITY.wall * dim);
  pen.shadow([x - r, y - r, walls.z], [2 * r, 0, 0], [0, 2 * r, 0], ink, OPACITY.wall * dim);
}

function drawStem(pen: Pen, { weight }: Picture, { place, colour }: PmPoint): void {
  pen.mark(place, [place[0], 0, place[2]], { colour: rgb(colour), width: weight, opacity: OPACITY.stem });
}

function drawTrail(
  pen: Pen,
  { frame, projection, scale, weight }: Picture,
  { pm, place, colour }: PmPoint,
): void {
  const trail = frame.trailOf(pm);
  const hours = trail.length;
  const style = { colour: rgb(colour), width: 1.5 * weight };
  const opacity = (i: number): number =>
    OPACITY.trailFrom + ((OPACITY.trailTo - OPACITY.trailFrom) * i) / hours;
  let from: Vec3 | null = null;
  trail.forEach((past, i) => {
    const to = keepInView(projection, toScene(past), 4 * scale);
    if (from !== null) pen.mark(from, to, { ...style, opacity: opacity(i - 1), opacityTo: opacity(i) });
    from = to;
  });
  if (from !== null)
    pen.mark(from, place, { ...style, opacity: opacity(hours - 1), opacityTo: opacity(hours) });
}

/** From the threshold's plane to the point, and the same on the floor. */
function drawExcess(pen: Pen, picture: Picture, { place, over }: PmPoint): void {
  const red: Rgb = rgb(picture.palette.over);
  for (const resource of over) {
    const back = onThreshold(place, resource, picture.threshold);
    const style = { colour: red, width: 3 * picture.weight };
    pen.mark(back, place, style);
    if (resource !== 2) pen.mark([back[0], 0, back[2]], [place[0], 0, place[2]], style);
  }
}

function onThreshold([x, y, z]: Vec3, resource: ResourceIndex, threshold: number): Vec3 {
  if (resource === 0) return [threshold, y, z];
  return resource === 1 ? [x, y, threshold] : [x, threshold, z];
}
