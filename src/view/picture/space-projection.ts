/**
 * Where a point of the utilization space lands in a viewport. The camera looks at `target` from {@link CAMERA_DISTANCE} box widths away; the focal
 * length fits the box, at whatever azimuth, into the viewport within its margins, so turning never
 * makes the box swell. The labels (in the page) and the lines (on the GPU) use these same figures.
 */

import type { Column } from "../../base/vector.ts";
import { at } from "../../base/vector.ts";
import type { Vec3 } from "./scene-vector.ts";
import { add, dot, isSamePlace, mix, vec3 } from "./scene-vector.ts";
import type { Room } from "./shared-room.ts";

/** How the lanes look at the space; shared by all of them. */
export interface CameraPose {
  /** Degrees from the net axis towards the cpu axis. */
  readonly azimuth: number;
  /** Degrees above the floor, within {@link ELEVATION_RANGE}. */
  readonly elevation: number;
  /** 1 fits the box to the viewport. */
  readonly zoom: number;
  /** What stands in the middle of the viewport. */
  readonly target: Vec3;
}

/** From the target to the eye, box widths. */
export const CAMERA_DISTANCE = 4;
export const ELEVATION_RANGE: readonly [number, number] = [2, 88];
export const ZOOM_RANGE: readonly [number, number] = [0.6, 8];
/** How far, in box widths, the middle of the viewport may lie from the origin, on each axis. */
export const TARGET_RANGE: readonly [number, number] = [-20, 20];
const CENTRE: Vec3 = vec3(0.5, 0.47, 0.5);

/** Found by a sweep over busy states: the largest smallest gap between points; see docs/design.md#space. */
export const DEFAULT_CAMERA: CameraPose = { azimuth: 35, elevation: 14, zoom: 1, target: CENTRE };
/** From the origin's side: every VM vector runs to the right, so a chain of them never folds. */
export const ORIGIN_CAMERA: CameraPose = { azimuth: -38, elevation: 16, zoom: 1, target: CENTRE };

export const isSamePose = (a: CameraPose, b: CameraPose): boolean =>
  a.azimuth === b.azimuth &&
  a.elevation === b.elevation &&
  a.zoom === b.zoom &&
  isSamePlace(a.target, b.target);

/** The place that is drawn in, in CSS px, and the margins that are kept for ticks and names. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
  /** Distance from the eye along the line of sight, in box widths. */
  readonly depth: number;
}

export interface Projection {
  readonly pose: CameraPose;
  readonly viewport: Viewport;
  /** CSS px per box width at distance 1. */
  readonly focal: number;
  /** CSS px from the lowest corner of the box to its highest, as it looks at its widest and at zoom 1. */
  readonly box: number;
  /** Where the target stands, in CSS px. */
  readonly x: number;
  readonly y: number;
  /** The camera's own axes in the scene; `back` points from the target to the eye. */
  readonly right: Vec3;
  readonly up: Vec3;
  readonly back: Vec3;
}

/** What a viewport's margins leave. */
export const roomIn = ({ width, height, left, right, top, bottom }: Viewport): Room => ({
  width: Math.max(40, width - left - right),
  height: Math.max(40, height - top - bottom),
});

/** @param room that the box is to fit into, in the middle of what the viewport has: no larger than that */
export function createProjection(
  pose: CameraPose,
  viewport: Viewport,
  room: Room = roomIn(viewport),
): Projection {
  const fit = fitBox(pose.elevation, viewport, room);
  return { pose, viewport, ...fit, focal: fit.focal * pose.zoom, ...axes(pose.azimuth, pose.elevation) };
}

export function project(projection: Projection, point: Vec3): ScreenPoint {
  const offset = add(point, projection.pose.target, -1);
  const depth = CAMERA_DISTANCE - dot(projection.back, offset);
  const scale = projection.focal / depth;
  return {
    x: projection.x + dot(projection.right, offset) * scale,
    y: projection.y - dot(projection.up, offset) * scale,
    depth,
  };
}

/**
 * The same for many points, without an object each: x, y, z at every `stride`-th figure of `places`;
 * px go to `xs` and `ys`.
 */
export function projectColumn(
  { pose: { target }, focal, x: left, y: top, right, up, back }: Projection,
  places: Column,
  stride: number,
  count: number,
  xs: Float32Array,
  ys: Float32Array,
): void {
  for (let i = 0, o = 0; i < count; i++, o += stride) {
    const x = at(places, o) - target.x;
    const y = at(places, o + 1) - target.y;
    const z = at(places, o + 2) - target.z;
    const scale = focal / (CAMERA_DISTANCE - (back.x * x + back.y * y + back.z * z));
    xs[i] = left + (right.x * x + right.y * y + right.z * z) * scale;
    ys[i] = top - (up.x * x + up.y * y + up.z * z) * scale;
  }
}

/**
 * Where `point` is drawn. Demand beyond 1 lies outside the box and may fall off the viewport: such a
 * point stops `inset` px before the viewport's edge, on the straight way out of the box.
 */
export function keepInView(projection: Projection, point: Vec3, inset: number): Vec3 {
  const inside = vec3(Math.min(point.x, 1), Math.min(point.y, 1), Math.min(point.z, 1));
  const isSeen = ({ x, y, z }: Vec3): boolean => isInView(projection, x, y, z, inset);
  const fits = (t: number): boolean => isSeen(mix(inside, point, t));
  if (isSeen(point) || !fits(0)) return point;
  let [low, high] = [0, 1];
  for (let i = 0; i < 8; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return mix(inside, point, low);
}

/** Whether a place is drawn in the viewport, `inset` px or more from its edge. */
export function isInView(projection: Projection, x: number, y: number, z: number, inset: number): boolean {
  const { right, up, back, focal } = projection;
  const { width, height } = projection.viewport;
  const { target } = projection.pose;
  const [dx, dy, dz] = [x - target.x, y - target.y, z - target.z];
  const scale = focal / (CAMERA_DISTANCE - (back.x * dx + back.y * dy + back.z * dz));
  const px = projection.x + (right.x * dx + right.y * dy + right.z * dz) * scale;
  const py = projection.y - (up.x * dx + up.y * dy + up.z * dz) * scale;
  return px >= inset && px <= width - inset && py >= inset && py <= height - inset;
}

/** The pose after the scene was dragged by (dx, dy) px. */
export function panned(projection: Projection, dx: number, dy: number): CameraPose {
  const perPixel = CAMERA_DISTANCE / projection.focal;
  const moved = add(
    add(projection.pose.target, projection.right, -dx * perPixel),
    projection.up,
    dy * perPixel,
  );
  const near = (value: number): number => Math.min(1.5, Math.max(-0.5, value));
  return { ...projection.pose, target: vec3(near(moved.x), near(moved.y), near(moved.z)) };
}

/** The pose after zooming by `factor`, what lies under (x, y) staying there. */
export function zoomed(projection: Projection, factor: number, x: number, y: number): CameraPose {
  const zoom = Math.min(ZOOM_RANGE[1], Math.max(ZOOM_RANGE[0], projection.pose.zoom * factor));
  const kept = zoom / projection.pose.zoom - 1;
  const { target } = panned(
    { ...projection, focal: (projection.focal * zoom) / projection.pose.zoom },
    (projection.x - x) * kept,
    (projection.y - y) * kept,
  );
  return { ...projection.pose, zoom, target };
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function axes(azimuth: number, elevation: number): { right: Vec3; up: Vec3; back: Vec3 } {
  const [sa, ca] = [Math.sin(radians(azimuth)), Math.cos(radians(azimuth))];
  const [se, ce] = [Math.sin(radians(elevation)), Math.cos(radians(elevation))];
  return {
    right: vec3(ca, 0, -sa),
    up: vec3(-sa * se, ce, -ca * se),
    back: vec3(sa * ce, se, ca * ce),
  };
}

/** Fits the box as it looks at its widest, edge-on at 45 degrees; as far from the top as in any other lane. */
function fitBox(
  elevation: number,
  viewport: Viewport,
  room: Room,
): Pick<Projection, "focal" | "box" | "x" | "y"> {
  const { right, up, back } = axes(45, elevation);
  let [left, far, low, high] = [0, 0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    const offset = add(vec3(corner & 1, (corner >> 1) & 1, corner >> 2), CENTRE, -1);
    const depth = CAMERA_DISTANCE - dot(back, offset);
    left = Math.min(left, dot(right, offset) / depth);
    far = Math.max(far, dot(right, offset) / depth);
    low = Math.min(low, dot(up, offset) / depth);
    high = Math.max(high, dot(up, offset) / depth);
  }
  const { width } = roomIn(viewport);
  const focal = Math.min(room.width / (far - left), room.height / (high - low));
  return {
    focal,
    box: focal * (high - low),
    x: viewport.left + width / 2 - (focal * (left + far)) / 2,
    y: viewport.top + room.height / 2 + (focal * (low + high)) / 2,
  };
}
