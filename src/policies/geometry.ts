/**
 * What policies see, in the forms that several of them share. Each is worked out from the utilizations of a
 * moment with the policy's own arithmetic, so that what is drawn is what it goes by. Those of the fleet as a whole are in `spread-geometry.ts`.
 */

import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { distance, vectorAt } from "../base/vector.ts";
import type { Criterion } from "../engine/decision.ts";
import type { Geometry, ShapeName, Surface } from "../engine/sight.ts";

const ORIGIN: ResourceVector = [0, 0, 0];

/** The places where a figure is what it is at the source. @param figureAt grows, or stays, with each resource */
export const equalAtSource = (
  criterion: Criterion,
  figureAt: (utilization: ResourceVector) => number,
): Geometry => ({
  kind: "surface",
  of({ utilization, source }) {
    if (source === null) return null;
    return surfaceThrough({ criterion }, vectorAt(utilization, source), figureAt);
  },
});

/** The places where a figure is what it is at one of them. @param figureAt grows, or stays, with each resource */
export const surfaceThrough = (
  name: ShapeName,
  through: ResourceVector,
  figureAt: (utilization: ResourceVector) => number,
): Surface => ({
  kind: "surface",
  name,
  level: figureAt(through),
  through,
  around: ORIGIN,
  figureAt,
  resources: RESOURCE_INDICES,
  isFilled: true,
});

/** The places that are as far from the source as its target, or, while there is none, as the farthest PM. */
export const EQUAL_DISTANCE: Geometry = {
  kind: "sphere",
  of({ utilization, hosts, source, target }) {
    if (source === null) return null;
    const far = (pm: number): number => distance(utilization, source, pm);
    const radius = target === null ? hosts.reduce((most, pm) => Math.max(most, far(pm)), 0) : far(target);
    if (radius === 0) return null;
    return { kind: "sphere", name: { criterion: "distance" }, centre: vectorAt(utilization, source), radius };
  },
};
