/**
 * The focusable points: one button per PM, moved with its point and named after what it stands at.
 * The DOM is written to only where something has changed.
 */

import { RESOURCE_INDICES } from "../base/resources.ts";
import { resourceAt } from "../base/vector.ts";
import { formatUtilization } from "../view/figures.ts";
import type { PictureText } from "../view/picture-text.ts";
import type { Picture, PmPoint } from "./picture.ts";

export interface Handles {
  place(picture: Picture): void;
}

interface Shown {
  transform: string;
  /** Of which run and moment its name tells the figures, and in what words. */
  run: Float64Array | null;
  moment: string;
  text: PictureText | null;
}

export function createHandles(handleOf: (pm: number) => HTMLElement | null): Handles {
  const known = new WeakMap<HTMLElement, Shown>();
  return {
    place(picture) {
      const moment = `${picture.frame.step} ${picture.frame.action}`;
      for (const point of picture.points) {
        const handle = handleOf(point.pm);
        if (handle === null) continue;
        if (handle.hidden === point.named) handle.hidden = !point.named;
        if (point.named) placeOne(handle, point, picture, moment);
      }
    },
  };

  function placeOne(handle: HTMLElement, point: PmPoint, picture: Picture, moment: string): void {
    const shown = known.get(handle) ?? { transform: "", run: null, moment: "", text: null };
    known.set(handle, shown);
    const transform = `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px)`;
    if (shown.transform !== transform) {
      shown.transform = transform;
      handle.style.transform = transform;
    }
    const { frame, text } = picture;
    if (shown.run === frame.utilization && shown.moment === moment && shown.text === text) return;
    Object.assign(shown, { run: frame.utilization, moment, text });
    handle.setAttribute("aria-label", nameOf(point.pm, picture));
  }
}

function nameOf(pm: number, { frame, text, threshold }: Picture): string {
  const figures = RESOURCE_INDICES.map(
    (r) => `${text.axes[r]} ${formatUtilization(resourceAt(frame.utilization, pm, r), threshold)}`,
  );
  return `${text.pm(pm)}: ${figures.join(", ")}`;
}
