/** Draws on a projection what is only weighed, imagined or remembered: see `view/picture/sketch.ts` for what and how. */

import type { ResourceVector } from "../../base/resources.ts";
import type { Segment } from "../../view/picture/label-layout.ts";
import { lineWeight } from "../../view/picture/pm-state.ts";
import { SKETCH_CROSS, SKETCH_HEAD, SKETCH_STROKES, type Sketch } from "../../view/picture/sketch.ts";
import { SKETCH_DOT } from "../../view/picture/sketch-labels.ts";
import type { Group } from "../marks/svg.ts";
import { drawLine } from "../marks/svg.ts";
import { drawArrow, onPlane } from "./projection-lines.ts";
import type { Plane } from "./projection-plane.ts";
import { keepOnPlane } from "./projection-plane.ts";
import type { PmPoint } from "./projection-points.ts";

/** A line of a sketch on the plane: what is demanded beyond its edge stops there. */
export function sketchOnPlane(plane: Plane, from: ResourceVector, to: ResourceVector): Segment {
  const { x1, y1, x2, y2 } = onPlane(plane, from, to);
  const x = (at: number): number => keepOnPlane(at, plane.left, plane.side);
  const y = (at: number): number => keepOnPlane(at, plane.top, plane.side);
  return { x1: x(x1), y1: y(y1), x2: x(x2), y2: y(y2) };
}

export function drawSketch(
  parent: Group,
  plane: Plane,
  { lines, dots }: Sketch,
  points: readonly PmPoint[],
  scale: number,
): void {
  const weight = lineWeight(scale);
  for (const { place } of dots) {
    const { x1, y1 } = sketchOnPlane(plane, place, place);
    const dot = parent.append("circle").attr("class", "chart-vacated").style("--chart-pm", "var(--ghost)");
    dot
      .attr("cx", x1)
      .attr("cy", y1)
      .attr("r", SKETCH_DOT * scale);
  }
  for (const { style, over, end, from, to } of lines) {
    const line = sketchOnPlane(plane, from, to);
    const { ink, width, dash } = SKETCH_STROKES[style];
    const colour = over ? "var(--over)" : `var(--${ink})`;
    const head = end === "arrow" ? SKETCH_HEAD * weight : 0;
    const group = drawArrow(parent, { ...line, className: "chart-sketch", head }, points, scale);
    group
      ?.select(".chart-shaft")
      .style("stroke", colour)
      .style("stroke-width", `${width * weight}px`)
      .style("stroke-dasharray", dash === null ? "none" : dash.map((px) => px * weight).join(" "));
    group?.select(".chart-head").style("fill", colour);
    if (end === "cross") drawCross(parent, line.x2, line.y2, weight);
  }
}

function drawCross(parent: Group, x: number, y: number, weight: number): void {
  const half = SKETCH_CROSS * weight;
  for (const slant of [1, -1]) {
    drawLine(parent, "chart-cross", x - half, y - half * slant, x + half, y + half * slant)
      .style("stroke", "var(--ink)")
      .style("stroke-width", `${2.2 * weight}px`);
  }
}
