/**
 * The empty space: three walls behind the data, their tints beyond threshold and limit, the grid,
 * the threshold's and the limit's boxes. Which walls stand behind the data depends on the camera
 * alone, and so do the edges that carry the ticks.
 */

import type { Palette } from "../view/palette.ts";
import type { Projection, Vec3 } from "../view/picture/space-projection.ts";
import type { Scenery } from "./picture.ts";
import { rgb } from "./rgb.ts";
import type { Pen } from "./stage.ts";
import type { StrokeStyle } from "./strokes.ts";

/** 0 or 1: where the two upright walls stand. The floor is always at 0. */
export interface Walls {
  readonly x: 0 | 1;
  readonly z: 0 | 1;
}

export const wallsBehind = ({ back }: Projection): Walls => ({
  x: back[0] >= 0 ? 0 : 1,
  z: back[2] >= 0 ? 0 : 1,
});

const GRID = [0.25, 0.5, 0.75];
const FACE_OPACITY = 0.022;
const ON_WALL_OPACITY = 0.55;
const UPRIGHT_OPACITY = 0.6;

/** A wall as a map from its own two coordinates to the scene. */
type Plane = (u: number, v: number) => Vec3;

export function drawBox(pen: Pen, scenery: Scenery): void {
  const walls = wallsBehind(scenery.projection);
  const { palette, weight, threshold, limit } = scenery;
  const planes: readonly Plane[] = [
    (u, v) => [u, 0, v],
    (u, v) => [walls.x, v, u],
    (u, v) => [u, v, walls.z],
  ];
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
      difference(plane(side, 0), plane(0, 0)),
      difference(plane(0, side), plane(0, 0)),
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
  const corners = [plane(0, 0), plane(1, 0), plane(1, 1), plane(0, 1)];
  corners.forEach((corner, i) => {
    pen.line(corner, corners[(i + 1) % 4] ?? corner, style);
  });
}

/** The three axes, from the origin. */
function drawAxes(pen: Pen, palette: Palette, weight: number): void {
  const style: StrokeStyle = { colour: rgb(palette.ink2), width: 1.2 * weight };
  for (const end of [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const)
    pen.line([0, 0, 0], end, style);
}

/** The faces of the threshold's box that are turned to the reader, hardly there. */
function drawFaces(pen: Pen, walls: Walls, { threshold: t, palette }: Scenery): void {
  const [x, z] = [walls.x === 0 ? t : 0, walls.z === 0 ? t : 0];
  const ink = rgb(palette.ink);
  pen.wall([0, t, 0], [t, 0, 0], [0, 0, t], ink, FACE_OPACITY);
  pen.wall([x, 0, 0], [0, t, 0], [0, 0, t], ink, FACE_OPACITY);
  pen.wall([0, 0, z], [t, 0, 0], [0, t, 0], ink, FACE_OPACITY);
}

/** The edges of the box from the origin to (t, t, t), without those on the axes; softer on the walls and upright. */
function drawCorner(pen: Pen, walls: Walls, t: number, style: StrokeStyle): void {
  const edges: readonly (readonly [Vec3, Vec3])[] = [
    [
      [0, t, 0],
      [t, t, 0],
    ],
    [
      [0, t, 0],
      [0, t, t],
    ],
    [
      [t, t, 0],
      [t, t, t],
    ],
    [
      [0, t, t],
      [t, t, t],
    ],
    [
      [t, 0, 0],
      [t, t, 0],
    ],
    [
      [0, 0, t],
      [0, t, t],
    ],
    [
      [t, 0, t],
      [t, t, t],
    ],
    [
      [t, 0, 0],
      [t, 0, t],
    ],
    [
      [0, 0, t],
      [t, 0, t],
    ],
  ];
  for (const [from, to] of edges) {
    const onWall =
      (from[1] === 0 && to[1] === 0) ||
      (from[0] === walls.x && to[0] === walls.x) ||
      (from[2] === walls.z && to[2] === walls.z);
    const upright = from[1] !== to[1];
    pen.line(from, to, { ...style, opacity: onWall ? ON_WALL_OPACITY : upright ? UPRIGHT_OPACITY : 1 });
  }
}

const difference = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
