/**
 * Where the empty space's walls stand, and what lies on them: which two upright walls are behind the data
 * depends on the camera alone; the floor is always there. What is drawn of them and what is found of them
 * when somebody points there is worked out here, once.
 */

import type { Vec3 } from "../view/picture/scene-vector.ts";
import { vec3 } from "../view/picture/scene-vector.ts";
import type { Projection } from "../view/picture/space-projection.ts";

/** 0 or 1: where the two upright walls stand. The floor is always at 0. */
export interface Walls {
  readonly x: 0 | 1;
  readonly z: 0 | 1;
}

export const wallsBehind = ({ back }: Pick<Projection, "back">): Walls => ({
  x: back.x >= 0 ? 0 : 1,
  z: back.z >= 0 ? 0 : 1,
});

/** A wall as a map from its own two coordinates to the scene. */
export type Plane = (u: number, v: number) => Vec3;

/** Floor, and the two upright walls. */
export const wallPlanes = (walls: Walls): readonly [Plane, Plane, Plane] => [
  (u, v) => vec3(u, 0, v),
  (u, v) => vec3(walls.x, v, u),
  (u, v) => vec3(u, v, walls.z),
];

/** Where the shadows of a place fall: on the floor and the two upright walls. */
export const shadowsOf = ({ x, y, z }: Vec3, walls: Walls): readonly [Vec3, Vec3, Vec3] => [
  vec3(x, 0, z),
  vec3(walls.x, y, z),
  vec3(x, y, walls.z),
];

/** The edges of the box from the origin to (t, t, t), without those on the axes. */
export const cornerEdges = (t: number): readonly (readonly [Vec3, Vec3])[] => [
  [vec3(0, t, 0), vec3(t, t, 0)],
  [vec3(0, t, 0), vec3(0, t, t)],
  [vec3(t, t, 0), vec3(t, t, t)],
  [vec3(0, t, t), vec3(t, t, t)],
  [vec3(t, 0, 0), vec3(t, t, 0)],
  [vec3(0, 0, t), vec3(0, t, t)],
  [vec3(t, 0, t), vec3(t, t, t)],
  [vec3(t, 0, 0), vec3(t, 0, t)],
  [vec3(0, 0, t), vec3(t, 0, t)],
];
