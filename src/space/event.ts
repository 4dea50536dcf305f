/** Draws the event that is shown: see `view/picture/event-geometry.ts` for what and when, docs/design.md#space for how. */

import { gapAtTip } from "../view/picture/pm-state.ts";
import { keepInView, mix, project, type Vec3 } from "../view/picture/space-projection.ts";
import { type Picture, pointOf, type SceneEvent } from "./picture.ts";
import { rgb } from "./rgb.ts";
import type { Pen } from "./stage.ts";

const ORIGIN: Vec3 = [0, 0, 0];
const HEAD = 8;

export function drawEvent(pen: Pen, picture: Picture, event: SceneEvent): void {
  const { palette, weight } = picture;
  if (event.origin.opacity > 0) {
    pen.mark(ORIGIN, mix(ORIGIN, event.source, event.origin.drawn), {
      colour: rgb(palette.ink2),
      width: 1.4 * weight,
      opacity: event.origin.opacity,
    });
  }
  if (event.target !== null && event.distance.drawn > 0) {
    pen.mark(event.source, mix(event.source, event.target, event.distance.drawn), {
      colour: rgb(palette.ink),
      width: 1.4 * weight,
      ...(event.refused ? { dash: [2 * weight, 3.5 * weight] as const } : {}),
    });
  }
  for (const vm of event.moving) {
    const joining = vm.kind === "joining";
    pen.mark(vm.from, vm.to, {
      colour: rgb(joining ? palette.ink : palette.ghost),
      width: (joining ? 2.6 : 1.6) * weight,
      head: (joining ? HEAD : 6) * weight,
      trim: [0, clearOfPoint(picture, vm.to)],
    });
  }
}

/** Hollow dashed circles where points were. Below the points, so drawn before them. */
export function drawVacated(pen: Pen, picture: Picture, event: SceneEvent): void {
  const { palette, projection, scale, weight } = picture;
  for (const { pm, place } of event.vacated) {
    const point = pointOf(picture, pm);
    if (point === undefined) continue;
    pen.dot(keepInView(projection, place, 7 * scale), {
      radius: point.radius - 0.5 * weight,
      fill: rgb(palette.bg),
      outline: rgb(point.colour),
      outlineWidth: 1.4 * weight,
      dash: 2 * weight,
      halo: 0.8 * scale,
    });
  }
}

/** Px to leave free at an arrow's tip, when a point stands there. */
export function clearOfPoint({ points, projection, scale }: Picture, tip: Vec3): number {
  const { x, y } = project(projection, tip);
  return gapAtTip(points, x, y, scale);
}
