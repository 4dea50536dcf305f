/**
 * The one camera that all lanes look through. Setting it tells every lane at once; easing to a pose
 * takes 400 ms of the page's animation frames and none outside of that. It turns only when it is told to, never
 * because something was chosen; turning by hand always wins: it ends an easing.
 */

import { easeCubicInOut } from "d3-ease";
import { assertFigures } from "../base/assert.ts";
import type { FrameClock } from "../view/frame-source.ts";
import { mix, vec3 } from "../view/picture/scene-vector.ts";
import type { CameraPose } from "../view/picture/space-projection.ts";
import {
  DEFAULT_CAMERA,
  ELEVATION_RANGE,
  isSamePose,
  TARGET_RANGE,
  ZOOM_RANGE,
} from "../view/picture/space-projection.ts";

const EASING_MS = 400;

export interface CameraLink {
  get(): CameraPose;
  /** The reader's own turn: takes effect at once. Figures out of range are brought into it. */
  set(pose: Partial<CameraPose>): void;
  /** Turns to a pose, which is within range; eased unless motion is to be reduced. */
  turnTo(pose: CameraPose, reducedMotion: boolean): void;
  /** Back to the default pose, in the same way. */
  reset(reducedMotion: boolean): void;
  /** The pose that it has, or is on its way to. */
  goal(): CameraPose;
  /** Whether `reset` would change anything. */
  isDefault(): boolean;
  subscribe(listener: () => void): () => void;
}

interface Easing {
  readonly from: CameraPose;
  readonly to: CameraPose;
  /** Since its first frame; null before that. */
  readonly ms: number | null;
}

export function createCameraLink(clock: FrameClock, initial: CameraPose = DEFAULT_CAMERA): CameraLink {
  let pose = inRange(initial);
  let goal = pose;
  let easing: Easing | null = null;
  const listeners = new Set<() => void>();

  clock.onTick((elapsed) => {
    if (easing === null) return false;
    const { from, to } = easing;
    const ms = easing.ms === null ? 0 : easing.ms + elapsed;
    easing = ms < EASING_MS ? { from, to, ms } : null;
    show(easing === null ? to : between(from, to, easeCubicInOut(ms / EASING_MS)));
    return easing !== null;
  });

  function show(next: CameraPose): void {
    pose = next;
    for (const listener of listeners) listener();
  }

  function easeTo(next: CameraPose, reducedMotion: boolean): void {
    if (isSamePose(next, goal)) return;
    goal = next;
    if (reducedMotion) {
      easing = null;
      show(next);
      return;
    }
    easing = { from: { ...pose, azimuth: nearestTurn(pose.azimuth, next.azimuth) }, to: next, ms: null };
    clock.request();
  }

  return {
    get: () => pose,
    set(change) {
      easing = null;
      goal = inRange({ ...pose, ...change });
      show(goal);
    },
    turnTo: easeTo,
    reset: (reducedMotion) => easeTo(DEFAULT_CAMERA, reducedMotion),
    goal: () => goal,
    isDefault: () => isSamePose(goal, DEFAULT_CAMERA),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const clamp = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));

/** Azimuths lie in (-180, 180]. */
function inRange({ azimuth, elevation, zoom, target: { x, y, z } }: CameraPose): CameraPose {
  assertFigures([azimuth, elevation, zoom, x, y, z], "the camera's pose");
  return {
    azimuth: 180 - ((((180 - azimuth) % 360) + 360) % 360),
    elevation: clamp(elevation, ELEVATION_RANGE),
    zoom: clamp(zoom, ZOOM_RANGE),
    target: vec3(clamp(x, TARGET_RANGE), clamp(y, TARGET_RANGE), clamp(z, TARGET_RANGE)),
  };
}

/** `from` or its equal a full turn away, whichever is nearer to `to`. */
const nearestTurn = (from: number, to: number): number => from + 360 * Math.round((to - from) / 360);

const between = (a: CameraPose, b: CameraPose, t: number): CameraPose => ({
  azimuth: a.azimuth + (b.azimuth - a.azimuth) * t,
  elevation: a.elevation + (b.elevation - a.elevation) * t,
  zoom: a.zoom * (b.zoom / a.zoom) ** t,
  target: mix(a.target, b.target, t),
});
