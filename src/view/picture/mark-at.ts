/**
 * What of a picture stands at a place of its panel, for who points there and asks what it is: whatever is
 * drawn in front comes first. It is asked of the picture that was drawn last, and changes nothing.
 */

import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import { formatFigure, formatThreshold, formatUtilization } from "../text/figures.ts";
import type { Segment } from "./label-layout.ts";
import { distanceToSegment } from "./label-layout.ts";
import type { Asked, MarkHit, PictureMarkName } from "./picture-marks.ts";
import type { PlacedLine, PlacedPicture, PlacedPoint, PlacedShape, Placing, Spot } from "./placed-picture.ts";

/** Px, at scale 1, by which a pointer may miss. */
const REACH = { point: 2, ring: 4, hollow: 3, line: 5, trail: 4, shadow: 7, crowd: 3 };

export function markAt<S extends Spot>(
  placed: Omit<PlacedPicture<S>, "drawn">,
  placing: Placing<S>,
  { limit, inCrowd }: Asked,
  x: number,
  y: number,
): MarkHit | null {
  const { picture, points, lines, hollows, labels, seen } = placed;
  const { scale, frame } = picture;
  const away = (spot: Spot): number => Math.hypot(spot.x - x, spot.y - y);
  const isOn = (segment: Segment, reach: number): boolean =>
    distanceToSegment(segment, x, y) <= reach * scale;
  const join = (a: Spot, b: Spot): Segment => ({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
  const hit = (mark: PictureMarkName, figure: string | null = null): MarkHit => ({
    mark,
    figure,
    written: null,
  });

  const point = nearestPoint();
  if (point !== null) {
    const written = labels.find(({ pms }) => pms.includes(point.pm)) ?? null;
    const excess = overOf(point);
    return { ...(excess === null ? hit("point") : hit("over", excess)), written };
  }
  const hollow = hollows.find(({ spot, radius }) => away(spot) <= radius + REACH.hollow * scale);
  if (hollow !== undefined) return hit(hollow.of === "left" ? "before" : hollow.of);
  const line = lines.findLast(({ start, tip }) => isOn(join(start, tip), REACH.line));
  if (line !== undefined) return lineHit(line);
  if (points.some((each) => trailOf(each).some((part) => isOn(part, REACH.trail)))) return hit("trail");
  if (inCrowd(x, y, REACH.crowd * scale) !== null) return hit("crowd");
  if (points.some((each) => excessOf(each).some((part) => isOn(part, REACH.line)))) return hit("over");
  if (points.some(isOnGround)) return hit("wall");
  if (placing.bound(frame.threshold).some((edge) => isOn(edge, REACH.line)))
    return hit("threshold", formatThreshold(frame.threshold));
  const shape = seen.find(({ curves }) => curves.some(isAlong));
  if (shape !== undefined) return hit(shape.mark, shape.figure);
  return isOnRim() ? hit("limit", formatThreshold(limit)) : null;

  /** On a curve that stands out: the mesh between them is everywhere. */
  function isAlong({ weight, spots }: PlacedShape<S>["curves"][number]): boolean {
    if (weight === "mesh") return false;
    return spots.some((spot, i) => {
      const before = spots[i - 1];
      return before !== undefined && isOn(join(before, spot), REACH.trail);
    });
  }

  function nearestPoint(): PlacedPoint<S> | null {
    const reached = points.filter(
      (each) =>
        away(each) <=
        (each.ring === null ? each.radius + REACH.point * scale : each.ring + REACH.ring * scale),
    );
    return reached.length === 0 ? null : reached.reduce((a, b) => (away(b) < away(a) ? b : a));
  }

  /** How far a PM is over that has a ring, on the resource on which it is farthest. */
  function overOf({ pm, ring, over: [first, ...others] }: PlacedPoint<S>): string | null {
    if (ring === null || first === undefined) return null;
    const usedOf = (resource: ResourceIndex): number => resourceAt(frame.utilization, pm, resource);
    const farthest = others.reduce((most, each) => (usedOf(each) > usedOf(most) ? each : most), first);
    return `${picture.text.axes[farthest]} ${formatUtilization(usedOf(farthest), frame.threshold)}`;
  }

  function lineHit({ of, style, id, from, to }: PlacedLine<S>): MarkHit {
    if (of === "chain") return hit("chain");
    if (of === "sketch") return hit(id.startsWith("sketch ghost ") ? "ghost" : "weighed");
    if (style === "origin") return hit("origin", formatFigure(lengthOf(from, to)));
    return id === "distance" ? hit("distance", formatFigure(lengthOf(from, to))) : hit("moving");
  }

  function trailOf({ past, spot }: PlacedPoint<S>): Segment[] {
    return past.map((place, i) => join(place, past[i + 1] ?? spot));
  }

  /** From the threshold to the point, on every resource on which it is over. */
  function excessOf({ place, spot, over, grounded }: PlacedPoint<S>): Segment[] {
    return grounded ? over.map((r) => join(placing.keep(replaced(place, r, frame.threshold), 0), spot)) : [];
  }

  function isOnGround({ place, spot, grounded, faded }: PlacedPoint<S>): boolean {
    if (!grounded) return false;
    const stem = faded ? null : placing.stem(spot);
    return (
      (stem !== null && isOn(stem, REACH.hollow)) ||
      placing.shadows(place).some((shadow) => away(shadow) <= REACH.shadow * scale)
    );
  }

  function isOnRim(): boolean {
    const within = placing.walls(limit);
    return placing
      .walls(Number.POSITIVE_INFINITY)
      .some((wall, i) => isInside(wall, x, y) && !isInside(within[i] ?? [], x, y));
  }
}

const lengthOf = (from: ResourceVector, to: ResourceVector): number =>
  Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);

const replaced = ([cpu, net, mem]: ResourceVector, resource: ResourceIndex, by: number): ResourceVector => [
  resource === 0 ? by : cpu,
  resource === 1 ? by : net,
  resource === 2 ? by : mem,
];

/** Whether a place is within a convex outline: on the same side of all of its edges. */
function isInside(outline: readonly Spot[], x: number, y: number): boolean {
  const sides = outline.map((from, i) => {
    const to = outline[(i + 1) % outline.length] ?? from;
    return Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));
  });
  return sides.length > 0 && sides.every((side) => side === sides[0] && side !== 0);
}
