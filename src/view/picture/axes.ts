/**
 * Which resource runs along which axis: in the space, and on each of its projections. Everywhere else
 * vectors are cpu, net, mem; here, and only here, they become places of the scene. The types keep the
 * two apart: one is a triple, the other has an x, a y and a z.
 */

import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import type { ReadonlyColumn } from "../../base/vector.ts";
import { resourceAt } from "../../base/vector.ts";
import type { SpaceRange } from "./axis-range.ts";
import { placeOn } from "./axis-range.ts";
import type { SceneAxis, Vec3 } from "./scene-vector.ts";
import { vec3 } from "./scene-vector.ts";

/** Cpu to the right, mem up, net towards the viewer: see docs/design.md#space. */
export const RESOURCE_ON = { x: 0, y: 2, z: 1 } as const satisfies Record<SceneAxis, ResourceIndex>;

const AXIS_OF: readonly [cpu: SceneAxis, net: SceneAxis, mem: SceneAxis] = ["x", "z", "y"];

export const axisOf = (resource: ResourceIndex): SceneAxis => AXIS_OF[resource];

export const toScene = (utilization: ResourceVector, range: SpaceRange): Vec3 =>
  vec3(
    placeOn(range[RESOURCE_ON.x], utilization[RESOURCE_ON.x]),
    placeOn(range[RESOURCE_ON.y], utilization[RESOURCE_ON.y]),
    placeOn(range[RESOURCE_ON.z], utilization[RESOURCE_ON.z]),
  );

/** A machine's place on one axis of the scene, without an object for it. */
export const alongAxis = (
  column: ReadonlyColumn,
  machine: number,
  axis: SceneAxis,
  range: SpaceRange,
): number => placeOn(range[RESOURCE_ON[axis]], resourceAt(column, machine, RESOURCE_ON[axis]));

/** The resources to the right and up on a projection. */
export type PlaneAxes = readonly [across: ResourceIndex, up: ResourceIndex];

export const PLANES = {
  "cpu-net": [0, 1],
  "cpu-mem": [0, 2],
  "net-mem": [1, 2],
} as const satisfies Record<string, PlaneAxes>;

export type PlaneName = keyof typeof PLANES;
