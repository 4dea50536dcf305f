/**
 * The empty space: three walls behind the data, their tints beyond threshold and limit, the grid,
 * the threshold's and the limit's boxes. Which walls stand behind the data depends on the camera
 * alone, and so do the edges that carry the ticks.
 */

import { pairs } from "d3-array";
import type { Palette } from "../view/palette.ts";
import { add, vec3 } from "../view/picture/scene-vector.ts";
import { rgb } from "./rgb.ts";
import type { Scenery } from "./scenery.ts";
import type { Pen } from "./stage.ts";
import type { StrokeStyle } from "./strokes.ts";
import type { Plane, Walls } from "./walls.ts";
import { cornerEdges, wallPlanes, wallsBehind } from "./walls.ts";

const GRID = [0.25, 0.5, 0.75];
const FACE_OPACITY = 0.022;
const ON_WALL_OPACITY = 0.55;
const UPRIGHT_OPACITY = 0.6;

export function drawBox(pen: Pen, scenery: Scenery): void {
  const walls = wallsBehind(scenery.projection);
  const { palette, weight, threshold, limit } = scenery;
  const planes = wallPlanes(walls);
  for (const plane of planes) drawWall(pen, plane, scenery);
  for (const plane of planes) drawGrid(pen, plane, palette, weight);
  drawFaces(pen, walls, scenery);
  drawCorner(pen, walls, limit, { colour: rgb(palette.edge), width: weight });
  for (const plane of planes) drawFrame(pen, plane, palette, weight);
  drawAxes(pen, palette, weight);
  drawCorner(pen, walls, threshold, {
    colour: rgb(palette.ink2),
    width: 1.3 * weight,
    dash: [4 * weight, 3 * weight],
  });
}

function drawWall(pen: Pen, plane: Plane, { palette, threshold, limit }: Scenery): void {
  fill(1, palette.zone2);
  if (limit < 1) fill(limit, palette.zone1);
  if (threshold < 1) fill(threshold, palette.wall);

  function fill(side: number, colour: string): void {
    pen.wall(
      plane(0, 0),
      add(plane(side, 0), plane(0, 0), -1),
      add(plane(0, side), plane(0, 0), -1),
      rgb(colour),
    );
  }
}

function drawGrid(pen: Pen, plane: Plane, palette: Palette, weight: number): void {
  const style: StrokeStyle = { colour: rgb(palette.grid), width: weight };
  for (const at of GRID) {
    pen.line(plane(at, 0), plane(at, 1), style);
    pen.line(plane(0, at), plane(1, at), style);
  }
}

function drawFrame(pen: Pen, plane: Plane, palette: Palette, weight: number): void {
  const style: StrokeStyle = { colour: rgb(palette.edge), width: weight };
  const around = [plane(0, 0), plane(1, 0), plane(1, 1), plane(0, 1), plane(0, 0)];
  for (const [from, to] of pairs(around)) pen.line(from, to, style);
}

/** The three axes, from the origin. */
function drawAxes(pen: Pen, palette: Palette, weight: number): void {
  const style: StrokeStyle = { colour: rgb(palette.ink2), width: 1.2 * weight };
  for (const end of [vec3(1, 0, 0), vec3(0, 1, 0), vec3(0, 0, 1)]) pen.line(vec3(0, 0, 0), end, style);
}

/** The faces of the threshold's box that are turned to the reader, hardly there. */
function drawFaces(pen: Pen, walls: Walls, { threshold: t, palette }: Scenery): void {
  const [x, z] = [walls.x === 0 ? t : 0, walls.z === 0 ? t : 0];
  const ink = rgb(palette.ink);
  pen.wall(vec3(0, t, 0), vec3(t, 0, 0), vec3(0, 0, t), ink, FACE_OPACITY);
  pen.wall(vec3(x, 0, 0), vec3(0, t, 0), vec3(0, 0, t), ink, FACE_OPACITY);
  pen.wall(vec3(0, 0, z), vec3(t, 0, 0), vec3(0, t, 0), ink, FACE_OPACITY);
}

/** The edges of a box; softer on the walls and upright. */
function drawCorner(pen: Pen, walls: Walls, t: number, style: StrokeStyle): void {
  for (const [from, to] of cornerEdges(t)) {
    const onWall =
      (from.y === 0 && to.y === 0) ||
      (from.x === walls.x && to.x === walls.x) ||
      (from.z === walls.z && to.z === walls.z);
    const upright = from.y !== to.y;
    pen.line(from, to, { ...style, opacity: onWall ? ON_WALL_OPACITY : upright ? UPRIGHT_OPACITY : 1 });
  }
}
