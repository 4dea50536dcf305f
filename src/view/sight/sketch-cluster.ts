/**
 * The one cluster on which small pictures show what each policy sees, so that they can be compared: five
 * PMs with two VMs each, of which the first PM is over on cpu and none looks like another.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { Sight, Standing } from "../../engine/sight.ts";
import { PLANES } from "../picture/axes.ts";
import { WHOLE_SPACE } from "../picture/axis-range.ts";
import { plus } from "../picture/utilization-vector.ts";
import type { Outline } from "./outlines.ts";
import { outlinesOf } from "./outlines.ts";
import { shapesSeen } from "./seen-shapes.ts";

const VMS: readonly (readonly [ResourceVector, ResourceVector])[] = [
  [
    [0.52, 0.15, 0.12],
    [0.34, 0.2, 0.2],
  ],
  [
    [0.12, 0.1, 0.2],
    [0.1, 0.1, 0.1],
  ],
  [
    [0.25, 0.3, 0.3],
    [0.15, 0.15, 0.32],
  ],
  [
    [0.35, 0.2, 0.3],
    [0.23, 0.1, 0.2],
  ],
  [
    [0.1, 0.2, 0.4],
    [0.08, 0.2, 0.3],
  ],
];

export const SKETCH_PMS = VMS.length;

const shares = VMS.flat();
const places = VMS.map(([first, second]) => plus(first, second));

/** The first PM is over and gives its first VM to whom a policy would ask. */
export const SKETCH_CLUSTER: Standing = {
  utilization: Float64Array.from(places.flat()),
  begun: Float64Array.from(places.flat()),
  hosts: places.map((_, pm) => pm),
  threshold: 0.79,
  source: 0,
  target: null,
  vm: 0,
  vmsOn: (pm) => [2 * pm, 2 * pm + 1],
  shareOf: (vm) => shares[vm] ?? [0, 0, 0],
};

/** On which it is drawn: what most policies look at. */
export const SKETCH_PLANE = PLANES["cpu-mem"];

/** What a policy sees of it there; empty where that is nothing that could be drawn. */
export const sketchOutlines = (sight: Sight): readonly Outline[] =>
  shapesSeen(sight, SKETCH_CLUSTER).flatMap((shape) => outlinesOf(shape, SKETCH_PLANE, WHOLE_SPACE));

/** The PMs as places, and whether each is over. */
export const sketchPoints = (): readonly { readonly place: ResourceVector; readonly isOver: boolean }[] =>
  places.map((place) => ({
    place,
    isOver: RESOURCE_INDICES.some((r) => place[r] > SKETCH_CLUSTER.threshold),
  }));
