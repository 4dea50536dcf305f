/** Where a utilization lands on the panel of a space, and in its scene. */

import { toScene } from "../view/picture/axes.ts";
import type { SpaceRange } from "../view/picture/axis-range.ts";
import type { Placing, Spot } from "../view/picture/placed-picture.ts";
import type { Vec3 } from "../view/picture/scene-vector.ts";
import { vec3 } from "../view/picture/scene-vector.ts";
import type { Projection } from "../view/picture/space-projection.ts";
import { keepInView, project } from "../view/picture/space-projection.ts";
import { cornerEdges, shadowsOf, wallPlanes, wallsBehind, within } from "./walls.ts";

export interface SceneSpot extends Spot {
  readonly scene: Vec3;
  /** From the eye, box widths. */
  readonly depth: number;
}

/** Px between the panel's lower right corner and what is counted there, and its line: above, points beyond the box would stand behind it. */
const [INSET, LINE] = [4, 15];

/** The foot of a stem, below a place on the floor. */
export const footOf = ({ x, z }: Vec3): Vec3 => vec3(x, 0, z);

export function createScenePlacing(
  projection: Projection,
  range: SpaceRange,
  scale: number,
): Placing<SceneSpot> {
  const { width, height } = projection.viewport;
  const behind = wallsBehind(projection);
  const spotOf = (scene: Vec3): SceneSpot => ({ ...project(projection, scene), scene });
  return {
    range,
    cut: null,
    width,
    height,
    corner: { right: width - INSET * scale, top: height - (INSET + LINE) * scale },
    place: (utilization) => spotOf(toScene(utilization, range)),
    keep: (utilization, extent) => spotOf(keepInView(projection, toScene(utilization, range), extent)),
    stem({ x, y, scene }) {
      const foot = project(projection, footOf(scene));
      return { x1: x, y1: y, x2: foot.x, y2: foot.y };
    },
    shadows: (utilization) => shadowsOf(toScene(utilization, range), behind).map(spotOf),
    bound: (level) =>
      cornerEdges(toScene([level, level, level], range)).map(([from, to]) => {
        const [a, b] = [project(projection, from), project(projection, to)];
        return { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
      }),
    walls: (level) =>
      wallPlanes(behind).map(({ at, axes }) => {
        const corner = toScene([level, level, level], range);
        const [u, v] = axes.map((axis) => within(corner[axis])) as [number, number];
        return [at(0, 0), at(u, 0), at(u, v), at(0, v)].map(spotOf);
      }),
  };
}
