/**
 * What takes the focus: a button per PM in a small fleet; in a large one a single control that
 * stands at the chosen PM. Each is moved with its point and named after what it stands at. The DOM
 * is written to only where something has changed.
 */

import { DOWN } from "../view/picture/fleet.ts";
import type { Picture } from "../view/picture/picture.ts";
import type { PictureText } from "../view/picture/picture-text.ts";
import type { PlacedPicture, Spot } from "../view/picture/placed-picture.ts";
import { pmFigures } from "../view/text/pm-name.ts";

/** The element that stands for a PM, or, in a large fleet, for the choice among all (null). */
export type HandleOf = (pm: number | null) => HTMLElement | null;

export interface Handles {
  /** @param height of the panel, px */
  place(placed: PlacedPicture<Spot>, height: number): void;
}

interface Shown {
  transform: string;
  /** What its name tells of: whose figures, of which run and moment, in what words. */
  pm: number | null;
  run: Float64Array | null;
  moment: string;
  text: PictureText | null;
}

/** Px from the panel's corner to the control of a large fleet while nothing is chosen. */
const CORNER = 14;

export function createHandles(handleOf: HandleOf): Handles {
  const known = new WeakMap<HTMLElement, Shown>();
  return {
    place({ picture, points }, height) {
      const { fleet, meant } = picture;
      if (fleet.crowd === null) {
        for (let pm = 0; pm < fleet.pms; pm++) hideWhereDown(handleOf(pm), fleet.states[pm] === DOWN);
        for (const { pm, x, y } of points) placeOne(handleOf(pm), pm, x, y, picture);
        return;
      }
      const { x, y } = points.find(({ pm }) => pm === meant) ?? { x: CORNER, y: height - CORNER };
      placeOne(handleOf(null), meant, x, y, picture);
    },
  };

  function placeOne(
    handle: HTMLElement | null,
    pm: number | null,
    x: number,
    y: number,
    { frame, text }: Picture,
  ): void {
    if (handle === null) return;
    const shown = known.get(handle) ?? { transform: "", pm: null, run: null, moment: "", text: null };
    known.set(handle, shown);
    const transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    if (shown.transform !== transform) {
      shown.transform = transform;
      handle.style.transform = transform;
    }
    const moment = `${frame.step} ${frame.action}`;
    const isSame = shown.pm === pm && shown.run === frame.utilization;
    if (isSame && shown.moment === moment && shown.text === text) return;
    Object.assign(shown, { pm, run: frame.utilization, moment, text });
    handle.setAttribute(
      "aria-label",
      pm === null ? text.byLoad : pmFigures(pm, frame.utilization, frame.threshold, text),
    );
  }
}

/** A PM that is not there has nothing to choose. */
function hideWhereDown(handle: HTMLElement | null, isDown: boolean): void {
  if (handle !== null && handle.hidden !== isDown) handle.hidden = isDown;
}
