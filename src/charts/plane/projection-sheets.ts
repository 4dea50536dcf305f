/**
 * What a projection is drawn on: the plane at the back, a canvas for the crowd of a large fleet,
 * and in front all that is drawn one by one. The front one bears the accessible name.
 */

import { select } from "d3-selection";
import type { Svg } from "../marks/svg.ts";
import { createSvg } from "../marks/svg.ts";

export interface Sheets {
  readonly back: Svg;
  readonly front: Svg;
  /** Made when it is asked for: a small fleet has no crowd. */
  readonly canvas: () => HTMLCanvasElement;
  lay(width: number, height: number, label: string): void;
  remove(): void;
}

export function createSheets(container: Element, label: string): Sheets {
  const stack = select(container).append("div").attr("class", "chart-stack");
  const place = stack.node() ?? container;
  const back = createSvg(place, "chart-projection-plane", "").attr("aria-hidden", "true");
  back.attr("aria-label", null).attr("role", null);
  const front = createSvg(place, "chart-projection", label, "group");
  let crowd: HTMLCanvasElement | null = null;
  return {
    back,
    front,
    canvas() {
      crowd ??= place.insertBefore(document.createElement("canvas"), front.node());
      return crowd;
    },
    lay(width, height, name) {
      for (const sheet of [back, front]) {
        sheet.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
      }
      front.attr("aria-label", name);
    },
    remove: () => stack.remove(),
  };
}
