/**
 * The plane that a projection is drawn on: a square. Where both axes reach equally far a distance is a
 * distance in any direction. Where a utilization lands on it.
 */

import type { ResourceVector } from "../../base/resources.ts";
import type { PlaneAxes } from "../../view/picture/axes.ts";
import type { AxisRange, SpaceRange } from "../../view/picture/axis-range.ts";
import { placeOn } from "../../view/picture/axis-range.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import type { Placing, Spot } from "../../view/picture/placed-picture.ts";
import type { Room } from "../../view/picture/shared-room.ts";

export interface Plane {
  readonly left: number;
  readonly top: number;
  /** Side of the square, px. */
  readonly side: number;
  readonly axes: PlaneAxes;
  readonly across: AxisRange;
  readonly up: AxisRange;
  /** Whether it has fewer ticks, and figures alone at the bounds. */
  readonly dense: boolean;
  x(value: number): number;
  y(value: number): number;
}

export interface PlaneSize {
  readonly width: number;
  readonly height: number;
  readonly axes: PlaneAxes;
  /** How far the axes reach: the same in every lane. */
  readonly range: SpaceRange;
  /** Fewer ticks, and figures alone at the bounds; so it is on a narrow panel, too. */
  readonly dense: boolean;
  /** Type relative to a screen's. */
  readonly scale: number;
}

const MARGIN = { left: 94, denseLeft: 48, right: 16, top: 12, bottom: 40 };

/** Px, at scale 1, below which words at the bounds would take the square's room. */
const NARROW = 360;

const isDense = ({ dense, width, scale }: Pick<PlaneSize, "dense" | "width" | "scale">): boolean =>
  dense || width < NARROW * scale;

const leftMargin = (size: PlaneSize): number => (isDense(size) ? MARGIN.denseLeft : MARGIN.left) * size.scale;

/** What the figures and names around the square leave. */
export const planeRoom = (size: PlaneSize): Room => ({
  width: Math.max(40, size.width - leftMargin(size) - MARGIN.right * size.scale),
  height: Math.max(40, size.height - (MARGIN.top + MARGIN.bottom) * size.scale),
});

/** @param room that the square is to fit into: no larger than what there is */
export function createPlane(size: PlaneSize, room: Room = planeRoom(size)): Plane {
  const { width, axes, range, scale } = size;
  const [across, up] = [range[axes[0]], range[axes[1]]];
  const side = Math.min(room.width, room.height);
  const left = Math.max(leftMargin(size), (width - side) / 2);
  const top = MARGIN.top * scale;
  return {
    left,
    top,
    side,
    axes,
    across,
    up,
    dense: isDense(size),
    x: (value) => left + placeOn(across, value) * side,
    y: (value) => top + side - placeOn(up, value) * side,
  };
}

/** Px that a point beyond the plane stays within it. */
const INSET = 4;

/** Where a point beyond the plane stops. Inset at the far ends only: a PM that runs nothing stands on the axes. */
export const keepOnPlane = (at: number, start: number, side: number): number =>
  Math.min(start + side - (at > start + side ? INSET : 0), Math.max(start + (at < start ? INSET : 0), at));

/** Px by which lines and trails may stand out of it to the left and below, where points on the axes are. */
const RIM = 6;

/** What is seen of lines and trails; points and labels may stand over the edge. */
export const clipOf = ({ left, top, side }: Plane): Box => ({
  x: left - RIM,
  y: top,
  width: side + RIM,
  height: side + RIM,
});

/** Px below the plane at which the count of those over that have no name stands. */
const BELOW = 18;

export function createPlanePlacing(plane: Plane, { width, height, range, scale }: PlaneSize): Placing<Spot> {
  const { axes, left, top, side } = plane;
  const place = (utilization: ResourceVector): Spot => ({
    x: plane.x(utilization[axes[0]]),
    y: plane.y(utilization[axes[1]]),
  });
  /** Of the box within which both resources are below `level`, as far as the plane goes. */
  const cornerOf = (level: number): readonly [x: number, y: number] => [
    Math.min(left + side, plane.x(level)),
    Math.max(top, plane.y(level)),
  ];
  return {
    range,
    cut: axes,
    width,
    height,
    corner: { right: left + side, top: top + side + BELOW * scale },
    place,
    keep(utilization) {
      const { x, y } = place(utilization);
      return { x: keepOnPlane(x, left, side), y: keepOnPlane(y, top, side) };
    },
    stem: () => null,
    shadows: () => [],
    bound(level) {
      const [x, y] = cornerOf(level);
      return [
        ...(level < plane.up.end ? [{ x1: left, y1: y, x2: x, y2: y }] : []),
        ...(level < plane.across.end ? [{ x1: x, y1: y, x2: x, y2: top + side }] : []),
      ];
    },
    walls(level) {
      const [x, y] = cornerOf(level);
      const bottom = top + side;
      return [
        [
          { x: left, y: bottom },
          { x, y: bottom },
          { x, y },
          { x: left, y },
        ],
      ];
    },
  };
}
