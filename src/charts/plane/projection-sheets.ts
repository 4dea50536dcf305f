/**
 * What a projection is drawn on: the plane at the back, a canvas for the crowd of a large fleet,
 * and in front all that is drawn one by one. The front one bears the accessible name.
 */

import { select } from "d3-selection";
import { lineWeight } from "../../view/picture/pm-state.ts";
import type { Group, Svg } from "../marks/svg.ts";
import { createSvg, group } from "../marks/svg.ts";
import type { Plane } from "./projection-plane.ts";

export interface Sheets {
  /** The front. */
  readonly svg: Svg;
  /** Made when it is asked for: a small fleet has no crowd. */
  readonly canvas: () => HTMLCanvasElement;
  readonly planeLayer: Group;
  readonly trails: Group;
  readonly lines: Group;
  lay(width: number, height: number, label: string, scale: number): void;
  /** Keeps trails and lines within the plane; labels and points may stand over its edge. */
  clip(plane: Plane): void;
  remove(): void;
}

let clips = 0;

export function createSheets(container: Element, label: string): Sheets {
  const stack = select(container).append("div").attr("class", "chart-stack");
  const place = stack.node() ?? container;
  const back = createSvg(place, "chart-projection-plane", "").attr("aria-hidden", "true");
  back.attr("aria-label", null).attr("role", null);
  const svg = createSvg(place, "chart-projection", label, "group");
  let crowd: HTMLCanvasElement | null = null;
  const trails = group(svg, "chart-trails").attr("aria-hidden", "true");
  const lines = group(svg, "chart-event").attr("aria-hidden", "true");
  return {
    svg,
    canvas() {
      crowd ??= place.insertBefore(document.createElement("canvas"), svg.node());
      return crowd;
    },
    planeLayer: group(back, "chart-plane"),
    trails,
    lines,
    lay(width, height, name, scale) {
      for (const sheet of [back, svg]) {
        sheet
          .attr("width", width)
          .attr("height", height)
          .attr("viewBox", `0 0 ${width} ${height}`)
          .style("--chart-scale", scale)
          .style("--chart-weight", lineWeight(scale));
      }
      svg.attr("aria-label", name);
    },
    clip: clipTo(svg, [trails, lines]),
    remove: () => stack.remove(),
  };
}

function clipTo(svg: Svg, groups: readonly Group[]): (plane: Plane) => void {
  const id = `chart-clip-${clips++}`;
  const rect = svg.append("defs").append("clipPath").attr("id", id).append("rect");
  for (const clipped of groups) clipped.attr("clip-path", `url(#${id})`);
  return ({ left, top, side }) => {
    rect
      .attr("x", left - 6)
      .attr("y", top)
      .attr("width", side + 6)
      .attr("height", side + 6);
  };
}
