/**
 * The empty space: three walls behind the data, their tints beyond threshold and limit, the grid,
 * the threshold's and the limit's boxes, and, where axes reach beyond what a PM has, where that ends. Which
 * walls stand behind the data depends on the camera alone, and so do the edges that carry the ticks.
 */

import { pairs } from "d3-array";
import type { Palette } from "../view/palette.ts";
import { RESOURCE_ON, toScene } from "../view/picture/axes.ts";
import { axisSteps, isBroken, placeOn } from "../view/picture/axis-range.ts";
import type { SceneAxis, Vec3 } from "../view/picture/scene-vector.ts";
import { add, vec3 } from "../view/picture/scene-vector.ts";
import { rgb } from "./rgb.ts";
import type { Scenery } from "./scenery.ts";
import type { Pen } from "./stage.ts";
import type { StrokeStyle } from "./strokes.ts";
import type { Plane, Walls } from "./walls.ts";
import { cornerEdges, wallPlanes, wallsBehind, within } from "./walls.ts";

const FACE_OPACITY = 0.022;
const ON_WALL_OPACITY = 0.55;
const UPRIGHT_OPACITY = 0.6;
/** Box widths between the two lines where an axis is broken. */
const BREAK = 0.012;

export function drawBox(pen: Pen, scenery: Scenery): void {
  const walls = wallsBehind(scenery.projection);
  const { palette, weight, threshold, limit, range } = scenery;
  const planes = wallPlanes(walls);
  const cornerOf = (bound: number): Vec3 => toScene([bound, bound, bound], range);
  for (const plane of planes) drawWall(pen, plane, scenery, cornerOf(threshold), cornerOf(limit));
  for (const plane of planes) drawGrid(pen, plane, scenery);
  drawFaces(pen, walls, cornerOf(threshold), palette);
  drawCorner(pen, walls, cornerOf(limit), { colour: rgb(palette.edge), width: weight });
  for (const plane of planes) drawEnds(pen, plane, scenery);
  for (const plane of planes) drawFrame(pen, plane, palette, weight);
  drawAxes(pen, palette, weight);
  drawCorner(pen, walls, cornerOf(threshold), {
    colour: rgb(palette.ink2),
    width: 1.3 * weight,
    dash: [4 * weight, 3 * weight],
  });
}

function drawWall(
  pen: Pen,
  { at, axes: [u, v] }: Plane,
  { palette, threshold, limit, range }: Scenery,
  thresholdAt: Vec3,
  limitAt: Vec3,
): void {
  /** The most that the wall shows of either resource. */
  const most = Math.max(range[RESOURCE_ON[u]].end, range[RESOURCE_ON[v]].end);
  fill(vec3(1, 1, 1), palette.zone2);
  if (limit < Math.max(1, most)) fill(limitAt, palette.zone1);
  if (threshold < Math.max(1, most)) fill(thresholdAt, palette.wall);

  function fill(bound: Vec3, colour: string): void {
    const origin = at(0, 0);
    const [along, up] = [at(within(bound[u]), 0), at(0, within(bound[v]))];
    pen.wall(origin, add(along, origin, -1), add(up, origin, -1), rgb(colour));
  }
}

function drawGrid(pen: Pen, { at, axes: [u, v] }: Plane, { palette, weight, range }: Scenery): void {
  const style: StrokeStyle = { colour: rgb(palette.grid), width: weight };
  for (const place of gridOf(u)) pen.line(at(place, 0), at(place, 1), style);
  for (const place of gridOf(v)) pen.line(at(0, place), at(1, place), style);

  function gridOf(axis: SceneAxis): number[] {
    const reach = range[RESOURCE_ON[axis]];
    return axisSteps(reach).map((step) => placeOn(reach, step));
  }
}

/** Where what a PM has ends, if an axis reaches beyond; two lines where the axis is broken, there or before. */
function drawEnds(pen: Pen, { at, axes: [u, v] }: Plane, { palette, weight, range }: Scenery): void {
  const style: StrokeStyle = { colour: rgb(palette.ink2), width: weight, opacity: UPRIGHT_OPACITY };
  for (const place of endsOf(u)) pen.line(at(place, 0), at(place, 1), style);
  for (const place of endsOf(v)) pen.line(at(0, place), at(1, place), style);

  function endsOf(axis: SceneAxis): number[] {
    const reach = range[RESOURCE_ON[axis]];
    if (reach.full === reach.end) return [];
    const place = placeOn(reach, reach.full);
    return isBroken(reach) ? [place, place + BREAK] : [place];
  }
}

function drawFrame(pen: Pen, { at }: Plane, palette: Palette, weight: number): void {
  const style: StrokeStyle = { colour: rgb(palette.edge), width: weight };
  const around = [at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)];
  for (const [from, to] of pairs(around)) pen.line(from, to, style);
}

/** The three axes, from the origin. */
function drawAxes(pen: Pen, palette: Palette, weight: number): void {
  const style: StrokeStyle = { colour: rgb(palette.ink2), width: 1.2 * weight };
  for (const end of [vec3(1, 0, 0), vec3(0, 1, 0), vec3(0, 0, 1)]) pen.line(vec3(0, 0, 0), end, style);
}

/** The faces of the threshold's box that are turned to the reader, hardly there. */
function drawFaces(pen: Pen, walls: Walls, bound: Vec3, palette: Palette): void {
  const [tx, ty, tz] = [within(bound.x), within(bound.y), within(bound.z)];
  const [x, z] = [walls.x === 0 ? tx : 0, walls.z === 0 ? tz : 0];
  const ink = rgb(palette.ink);
  const [across, up, deep] = [vec3(tx, 0, 0), vec3(0, ty, 0), vec3(0, 0, tz)];
  if (bound.y <= 1) pen.wall(vec3(0, ty, 0), across, deep, ink, FACE_OPACITY);
  if (x === 0 || bound.x <= 1) pen.wall(vec3(x, 0, 0), up, deep, ink, FACE_OPACITY);
  if (z === 0 || bound.z <= 1) pen.wall(vec3(0, 0, z), across, up, ink, FACE_OPACITY);
}

/** The edges of a box; softer on the walls and upright. */
function drawCorner(pen: Pen, walls: Walls, bound: Vec3, style: StrokeStyle): void {
  for (const [from, to] of cornerEdges(bound)) {
    const onWall =
      (from.y === 0 && to.y === 0) ||
      (from.x === walls.x && to.x === walls.x) ||
      (from.z === walls.z && to.z === walls.z);
    const upright = from.y !== to.y;
    pen.line(from, to, { ...style, opacity: onWall ? ON_WALL_OPACITY : upright ? UPRIGHT_OPACITY : 1 });
  }
}
