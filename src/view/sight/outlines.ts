/**
 * Shapes as curves of the utilization space, within as much of it as is drawn. On a plane a surface is where
 * the plane cuts it, through the place that it is about; in the space it is three such sections, one along
 * each pair of axes, and fainter ones at the grid's figures. So a projection and the space show the same
 * curves, and every place of them is one of the shape.
 */

import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { Angle, Box, Shape, Surface } from "../../engine/sight.ts";
import type { PlaneAxes } from "../picture/axes.ts";
import { PLANES } from "../picture/axes.ts";
import type { SpaceRange } from "../picture/axis-range.ts";
import { axisSteps, utilizationAt } from "../picture/axis-range.ts";
import { between, plus } from "../picture/utilization-vector.ts";
import type { Curve } from "./level-curve.ts";
import { acrossPlane, levelCurves, replaced } from "./level-curve.ts";

export interface Outline {
  /** `mesh` fills in what lies between, in the space. */
  readonly weight: "main" | "mesh";
  readonly curve: Curve;
}

/** The plane that is drawn on; null is the space itself. */
export type Cut = PlaneAxes | null;

/** Rays to a section: on a plane every few px are seen; in the space there are many sections. */
const RAYS = { plane: 144, space: 72, mesh: 48 };
/** Parts of an axis: half of a cross that marks a place; how far the arms of an angle reach, and its arc. */
const CROSS = 0.03;
const [ARM, ARC] = [0.5, 0.22];
const ARC_STEPS = 16;

export function outlinesOf(shape: Shape, cut: Cut, range: SpaceRange): readonly Outline[] {
  switch (shape.kind) {
    case "surface":
      return surfaceOutlines(shape, cut, range);
    case "sphere":
      return surfaceOutlines(sphereAsSurface(shape.centre, shape.radius), cut, range);
    case "box":
      return main(boxEdges(shape, cut, range));
    case "place":
      return main(crossAt(shape.at, cut, range));
    case "angle":
      return main(angleCurves(shape, range));
  }
}

const main = (curves: readonly Curve[]): Outline[] => curves.map((curve) => ({ weight: "main", curve }));

/** What a section needs of a surface. */
type Cuttable = Pick<Surface, "around" | "through" | "level" | "figureAt" | "isFilled">;

const sphereAsSurface = (centre: ResourceVector, radius: number): Cuttable => ({
  around: centre,
  through: centre,
  level: radius,
  isFilled: true,
  figureAt: (place) => Math.hypot(...plus(place, centre, -1)),
});

function surfaceOutlines(surface: Cuttable, cut: Cut, range: SpaceRange): Outline[] {
  const { through } = surface;
  if (cut !== null) return main(levelCurves(surface, cut, through, range, RAYS.plane));
  return Object.values(PLANES).flatMap((plane) => {
    const resource = acrossPlane(plane);
    const steps = surface.isFilled ? axisSteps(range[resource]) : [];
    const mesh = steps.flatMap((step) =>
      levelCurves(surface, plane, replaced(through, resource, step), range, RAYS.mesh),
    );
    return [
      ...mesh.map((curve): Outline => ({ weight: "mesh", curve })),
      ...main(levelCurves(surface, plane, through, range, RAYS.space)),
    ];
  });
}

/** The edges that are within the space; what is open, or ends beyond it, has none there. */
function boxEdges({ low, high }: Box, cut: Cut, range: SpaceRange): Curve[] {
  const axes = cut ?? RESOURCE_INDICES;
  const isSeen = (figure: number, r: ResourceIndex): boolean => figure >= 0 && figure <= range[r].end;
  if (axes.some((r) => low[r] > range[r].end)) return [];
  if (axes.every((r) => low[r] === high[r])) return crossAt(low, cut, range);
  const ends = (r: ResourceIndex): number[] =>
    [...new Set([low[r], high[r]])].filter((figure) => isSeen(figure, r));
  const from = (r: ResourceIndex): number => Math.max(0, low[r]);
  const to = (r: ResourceIndex): number => Math.min(range[r].end, high[r]);
  const corners = (others: readonly ResourceIndex[], place: ResourceVector): ResourceVector[] =>
    others.reduce<ResourceVector[]>(
      (found, r) => found.flatMap((each) => ends(r).map((figure) => replaced(each, r, figure))),
      [place],
    );
  return axes.flatMap((along) => {
    if (from(along) === to(along)) return [];
    return corners(
      axes.filter((r) => r !== along),
      [0, 0, 0],
    ).map((corner): Curve => [replaced(corner, along, from(along)), replaced(corner, along, to(along))]);
  });
}

/** A short line along each axis. */
function crossAt(at: ResourceVector, cut: Cut, range: SpaceRange): Curve[] {
  return (cut ?? RESOURCE_INDICES).map((r): Curve => {
    const half = CROSS * utilizationAt(range[r], 1);
    return [replaced(at, r, Math.max(0, at[r] - half)), replaced(at, r, at[r] + half)];
  });
}

/** Two arms, and an arc between them. */
function angleCurves({ apex, arms: [from, to] }: Angle, range: SpaceRange): Curve[] {
  const reach = Math.min(...RESOURCE_INDICES.map((r) => range[r].end));
  const [a, b] = [unit(from), unit(to)];
  const arm = (direction: ResourceVector): Curve => [apex, plus(apex, direction, ARM * reach)];
  const arc = Array.from({ length: ARC_STEPS + 1 }, (_, i) =>
    plus(apex, unit(between(a, b, i / ARC_STEPS)), ARC * reach),
  );
  return [arm(a), arm(b), arc];
}

const unit = (vector: ResourceVector): ResourceVector => plus([0, 0, 0], vector, 1 / Math.hypot(...vector));
