/**
 * The PMs on a projection: trail, point with halo, ring where it is over, and the excess beyond the
 * threshold in red. What is over is judged by what is drawn. What is seen and what takes focus are
 * separate nodes, one of each per PM: overloaded points come to the front without a focused one
 * losing its focus.
 */

import { resourceAt } from "../base/vector.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import type { PlacedPm, PmState } from "../view/pm-state.ts";
import { lineWeight, pmStates } from "../view/pm-state.ts";
import { pmVariable } from "./colours.ts";
import type { Plane } from "./projection-plane.ts";
import type { Group } from "./svg.ts";

/** A PM as a projection shows it. */
export interface PmPoint extends PlacedPm {
  /** As CSS has it. */
  readonly colour: string;
}

export interface PointOptions {
  readonly pms: number;
  readonly threshold: number;
  readonly selected: number | null;
  readonly scale: number;
}

/** Px that a point beyond the plane stays within it. */
const INSET = 4;

export const pmPoints = (frame: LaneFrame, plane: Plane, options: PointOptions): PmPoint[] =>
  pmStates({ ...options, positions: frame.positions, event: frame.event }).map((state) => ({
    ...state,
    ...placeOn(plane, frame.positions, state.pm),
    colour: colourOf(state, options.pms),
  }));

const colourOf = ({ pm, ink }: PmState, pms: number): string =>
  ink === "own" ? pmVariable(pm, pms) : `var(--${ink})`;

/** Where machine `i` of a column stands on the plane; one beyond it stops at its edge. */
function placeOn(plane: Plane, column: Float64Array, i: number): { x: number; y: number } {
  const [x, y] = plane.pair.map((r) => resourceAt(column, i, r));
  return {
    x: within(plane.x(x ?? 0), plane.left, plane.side),
    y: within(plane.y(y ?? 0), plane.top, plane.side),
  };
}

/** Inset at the far ends only: a PM that runs nothing stands on the axes. */
const within = (at: number, start: number, side: number): number =>
  Math.min(start + side - (at > start + side ? INSET : 0), Math.max(start + (at < start ? INSET : 0), at));

export interface Points {
  draw(points: readonly PmPoint[], frame: LaneFrame, plane: Plane, options: PointOptions): void;
  setNames(names: readonly string[]): void;
}

interface PmNode {
  readonly trail: Group;
  readonly mark: Group;
  /** Takes pointer and keyboard. */
  readonly target: Group;
}

export interface PointLayers {
  readonly trails: Group;
  readonly marks: Group;
  readonly targets: Group;
}

const TRAIL = { oldest: 0.18, newest: 0.68 };

export function createPoints(layers: PointLayers, pms: number, select: (pm: number) => void): Points {
  const nodes = Array.from({ length: pms }, (_, pm) => createNode(layers, () => select(pm)));
  let front = "";
  return {
    setNames(names) {
      nodes.forEach(({ target }, pm) => {
        target.attr("aria-label", names[pm] ?? "");
      });
    },
    draw(points, frame, plane, options) {
      for (const point of points) {
        const node = nodes[point.pm];
        if (node === undefined) continue;
        drawPoint(node, point, plane, options);
        drawTrail(node.trail, point, frame, plane);
      }
      const order = points.toSorted((a, b) => depth(a) - depth(b));
      const next = order.map(({ pm }) => pm).join();
      if (next === front) return;
      front = next;
      for (const { pm } of order) nodes[pm]?.mark.raise();
    },
  };
}

/** The chosen PM before the others, the overloaded ones before all. */
const depth = ({ over, chosen }: PmState): number => (over.length > 0 ? 2 : chosen ? 1 : 0);

function createNode({ trails, marks, targets }: PointLayers, select: () => void): PmNode {
  const mark = marks.append("g").attr("class", "chart-point");
  mark.append("path").attr("class", "chart-excess");
  mark.append("circle").attr("class", "chart-ring");
  mark.append("circle").attr("class", "chart-point-dot");
  const target = targets
    .append("g")
    .attr("class", "chart-target")
    .attr("role", "button")
    .attr("tabindex", 0)
    .on("click", (event: MouseEvent) => {
      event.stopPropagation();
      select();
    })
    .on("keydown", (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      select();
    });
  target.append("circle").attr("class", "chart-reach");
  target.append("circle").attr("class", "chart-focus");
  return { trail: trails.append("g").attr("class", "chart-trail"), mark, target };
}

function drawPoint(
  { mark, target }: PmNode,
  point: PmPoint,
  plane: Plane,
  { threshold, scale }: PointOptions,
): void {
  const { x, y, radius, over, colour, chosen, faded } = point;
  const weight = lineWeight(scale);
  const circle = (node: Group, name: string, r: number): void => {
    node.select(`.chart-${name}`).attr("cx", x).attr("cy", y).attr("r", r);
  };
  mark
    .style("--chart-pm", colour)
    .classed("chart-is-over", over.length > 0)
    .classed("chart-is-faded", faded && over.length === 0);
  circle(mark, "ring", radius + 4.5 * weight);
  circle(mark, "point-dot", radius);
  mark.select(".chart-excess").attr("d", excess(point, plane, threshold));
  target.attr("aria-pressed", String(chosen));
  circle(target, "reach", Math.max(12, radius + 6));
  circle(target, "focus", radius + (over.length > 0 ? 9 : 4) * weight);
}

/** From the threshold to the point, along each axis that is over. */
function excess({ x, y, over }: PmPoint, plane: Plane, threshold: number): string {
  const along = over.includes(plane.pair[0])
    ? `M${plane.x(threshold).toFixed(1)},${y.toFixed(1)}H${x.toFixed(1)}`
    : "";
  const up = over.includes(plane.pair[1])
    ? `M${x.toFixed(1)},${plane.y(threshold).toFixed(1)}V${y.toFixed(1)}`
    : "";
  return along + up;
}

function drawTrail(
  node: Group,
  { pm, x, y, colour, trailed }: PmPoint,
  frame: LaneFrame,
  plane: Plane,
): void {
  const places = trailed ? [...frame.trail.map((column) => placeOn(plane, column, pm)), { x, y }] : [];
  const pieces = places.slice(1).map((to, i) => ({ from: places[i] ?? to, to }));
  node.style("--chart-pm", colour);
  node
    .selectAll<SVGLineElement, (typeof pieces)[number]>("line")
    .data(pieces)
    .join("line")
    .attr("x1", ({ from }) => from.x)
    .attr("y1", ({ from }) => from.y)
    .attr("x2", ({ to }) => to.x)
    .attr("y2", ({ to }) => to.y)
    .attr("stroke-opacity", (_, i) =>
      (TRAIL.oldest + ((TRAIL.newest - TRAIL.oldest) * (i + 1)) / pieces.length).toFixed(2),
    );
}
