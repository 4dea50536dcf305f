/**
 * The PMs that are singled out: point, ring, stem, shadows on floor and walls, the excess beyond the
 * threshold in red, and the trail of the last hours. Points of one rank are drawn from the farthest to
 * the nearest, since nothing else hides anything.
 */

import { axisOf, RESOURCE_ON } from "../view/picture/axes.ts";
import { placeOn } from "../view/picture/axis-range.ts";
import { EXCESS_WIDTH, TRAIL } from "../view/picture/line-style.ts";
import type { PlacedPoint } from "../view/picture/placed-picture.ts";
import { RING_WIDTH } from "../view/picture/pm-state.ts";
import { vec3 } from "../view/picture/scene-vector.ts";
import { inkRgb } from "./rgb.ts";
import type { SceneSpot } from "./scene-placing.ts";
import { footOf } from "./scene-placing.ts";
import type { Scenery } from "./scenery.ts";
import type { Pen } from "./stage.ts";
import { shadowsOf, wallsBehind } from "./walls.ts";

const OPACITY = { floor: 0.6, wall: 0.45, stem: 0.5, faded: 0.5 };
/** Box widths: as large as a point at the usual size of a lane. */
const SHADOW_RADIUS = 0.0195;

type Point = PlacedPoint<SceneSpot>;

export function drawPoints(pen: Pen, scenery: Scenery, points: readonly Point[]): void {
  const fromFar = points.toSorted((a, b) => b.spot.depth - a.spot.depth);
  const grounded = fromFar.filter((point) => point.grounded);
  for (const point of grounded) drawShadows(pen, scenery, point); // a crowd's would hide the grid and tell nothing apart
  for (const point of fromFar) drawTrail(pen, scenery, point);
  for (const point of grounded) if (!point.faded) drawStem(pen, scenery, point);
  for (const point of grounded) drawExcess(pen, scenery, point);
  for (const point of fromFar.toSorted((a, b) => a.rank - b.rank)) drawPoint(pen, scenery, point);
}

function drawPoint(pen: Pen, { palette, weight }: Scenery, point: Point): void {
  const { spot, ring, radius, ink, opacity, halo } = point;
  if (ring !== null) {
    pen.dot(spot.scene, {
      radius: ring,
      fill: inkRgb(palette, "bg"),
      outline: inkRgb(palette, "over"),
      outlineWidth: RING_WIDTH * weight,
      halo,
    });
  }
  pen.dot(spot.scene, {
    radius,
    fill: inkRgb(palette, ink),
    fillOpacity: opacity,
    halo: ring === null ? halo : 0,
  });
}

function drawShadows(pen: Pen, { projection, palette }: Scenery, { spot, ink, faded }: Point): void {
  const walls = wallsBehind(projection);
  const dim = faded ? OPACITY.faded : 1;
  const colour = inkRgb(palette, ink);
  const r = SHADOW_RADIUS;
  const [floor, side, back] = shadowsOf(spot.scene, walls);
  const [along, up, deep] = [vec3(2 * r, 0, 0), vec3(0, 2 * r, 0), vec3(0, 0, 2 * r)];
  pen.shadow(vec3(floor.x - r, 0, floor.z - r), along, deep, colour, OPACITY.floor * dim);
  pen.shadow(vec3(side.x, side.y - r, side.z - r), up, deep, colour, OPACITY.wall * dim);
  pen.shadow(vec3(back.x - r, back.y - r, back.z), along, up, colour, OPACITY.wall * dim);
}

function drawStem(pen: Pen, { palette, weight }: Scenery, { spot: { scene }, ink }: Point): void {
  const style = { colour: inkRgb(palette, ink), width: weight, opacity: OPACITY.stem };
  pen.mark(scene, footOf(scene), style);
}

function drawTrail(pen: Pen, { palette, weight }: Scenery, { spot, past, ink }: Point): void {
  const style = { colour: inkRgb(palette, ink), width: TRAIL.width * weight };
  const opacity = (i: number): number => TRAIL.oldest + ((TRAIL.newest - TRAIL.oldest) * i) / past.length;
  past.forEach((from, i) => {
    const to = past[i + 1] ?? spot;
    pen.mark(from.scene, to.scene, { ...style, opacity: opacity(i), opacityTo: opacity(i + 1) });
  });
}

/** From the threshold's plane to the point, and the same on the floor. */
function drawExcess(
  pen: Pen,
  { palette, threshold, range, weight }: Scenery,
  { spot: { scene }, over }: Point,
): void {
  const style = { colour: inkRgb(palette, "over"), width: EXCESS_WIDTH * weight };
  for (const resource of over) {
    const back = { ...scene, [axisOf(resource)]: placeOn(range[resource], threshold) };
    pen.mark(back, scene, style);
    if (resource !== RESOURCE_ON.y) pen.mark(footOf(back), footOf(scene), style);
  }
}
