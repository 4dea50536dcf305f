/**
 * Where the empty space's walls stand, and what lies on them: which two upright walls are behind the data
 * depends on the camera alone; the floor is always there. What is drawn of them and what is found of them
 * when somebody points there is worked out here, once.
 */

import type { SceneAxis, Vec3 } from "../view/picture/scene-vector.ts";
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

/** A wall as a map from its own two coordinates to the scene, and the axes that they run along. */
export interface Plane {
  readonly at: (u: number, v: number) => Vec3;
  readonly axes: readonly [u: SceneAxis, v: SceneAxis];
}

/** Floor, and the two upright walls. */
export const wallPlanes = (walls: Walls): readonly [Plane, Plane, Plane] => [
  { at: (u, v) => vec3(u, 0, v), axes: ["x", "z"] },
  { at: (u, v) => vec3(walls.x, v, u), axes: ["z", "y"] },
  { at: (u, v) => vec3(u, v, walls.z), axes: ["x", "y"] },
];

/** As much of a place on an axis as the space has. */
export const within = (place: number): number => Math.min(1, place);

/** Where the shadows of a place fall: on the floor and the two upright walls. */
export const shadowsOf = ({ x, y, z }: Vec3, walls: Walls): readonly [Vec3, Vec3, Vec3] => [
  vec3(x, 0, z),
  vec3(walls.x, y, z),
  vec3(x, y, walls.z),
];

/**
 * The edges of the box from the origin to a corner, without those on the axes. Where an axis ends before the
 * corner, the box is open.
 */
export function cornerEdges(bound: Vec3): readonly (readonly [Vec3, Vec3])[] {
  const { x, y, z } = vec3(within(bound.x), within(bound.y), within(bound.z));
  const edges: readonly (readonly [Vec3, Vec3])[] = [
    [vec3(0, y, 0), vec3(x, y, 0)],
    [vec3(0, y, 0), vec3(0, y, z)],
    [vec3(x, y, 0), vec3(x, y, z)],
    [vec3(0, y, z), vec3(x, y, z)],
    [vec3(x, 0, 0), vec3(x, y, 0)],
    [vec3(0, 0, z), vec3(0, y, z)],
    [vec3(x, 0, z), vec3(x, y, z)],
    [vec3(x, 0, 0), vec3(x, 0, z)],
    [vec3(0, 0, z), vec3(x, 0, z)],
  ];
  return edges.filter(([from, to]) =>
    SCENE_AXES.every((axis) => bound[axis] <= 1 || from[axis] !== to[axis] || from[axis] === 0),
  );
}

const SCENE_AXES = ["x", "y", "z"] as const satisfies readonly SceneAxis[];
