/**
 * Where the points of a fork would be without it: hollow places of the original run, tied to the
 * points that have left them. Of a large fleet only the chosen one and those over.
 */

import { RESOURCE_INDICES } from "../../base/resources.ts";
import { vectorAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import type { Fleet } from "./fleet.ts";
import type { PictureText } from "./picture-text.ts";
import type { Sketch, SketchDot, SketchLine } from "./sketch.ts";
import { NO_SKETCH } from "./sketch.ts";

/** A point that is nearer than this on every resource is the same point, to the eye. */
export const GHOST_APART = 0.005;

export function forkGhost(
  { ghost, positions, utilization, isUp }: LaneFrame,
  { crowd, singledOut }: Fleet,
  text: PictureText,
): Sketch {
  if (ghost === null) return NO_SKETCH;
  const dots: SketchDot[] = [];
  const lines: SketchLine[] = [];
  const pms =
    crowd === null
      ? Array.from({ length: ghost.length / 3 }, (_, pm) => pm)
      : singledOut.filter(({ chosen, over }) => chosen || over.length > 0).map(({ pm }) => pm);
  for (const pm of pms) {
    if (3 * pm >= ghost.length) continue; // added by the fork
    const place = vectorAt(ghost, pm);
    const now = vectorAt(utilization, pm);
    if (RESOURCE_INDICES.every((r) => Math.abs(place[r] - now[r]) <= GHOST_APART)) continue;
    dots.push({ pm, of: "ghost", place });
    const line = { id: `ghost ${pm}`, style: "quiet", over: false, end: "plain", from: place } as const;
    if (isUp(pm)) lines.push({ ...line, to: vectorAt(positions, pm), label: null });
    else lines.push({ ...line, to: place, label: { text: text.pm(pm), detail: null, at: "middle" } });
  }
  return dots.length === 0 ? NO_SKETCH : { ...NO_SKETCH, dots, lines };
}
