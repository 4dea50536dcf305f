/**
 * The PMs that a projection draws one by one: trail, point with halo, ring where it is over, and the
 * excess beyond the threshold in red. What is over is judged by what is drawn. What is seen and what
 * takes focus are separate nodes, one of each per PM: overloaded points come to the front without a
 * focused one losing its focus. In a large fleet nobody has a node to focus, but all share one.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { vectorAt } from "../../base/vector.ts";
import type { LaneFrame } from "../../view/lane-frame.ts";
import type { Fleet } from "../../view/picture/fleet.ts";
import type { PlacedPm, PmState } from "../../view/picture/pm-state.ts";
import { lineWeight } from "../../view/picture/pm-state.ts";
import { pmVariable } from "../marks/colours.ts";
import type { Group } from "../marks/svg.ts";
import type { Plane } from "./projection-plane.ts";
import { keepOnPlane } from "./projection-plane.ts";

/** A PM as a projection shows it. */
export interface PmPoint extends PlacedPm {
  /** As CSS has it. */
  readonly colour: string;
}

/** Those that are singled out, in the fleet's order. */
export const pmPoints = (fleet: Fleet, scenarioPms: number, frame: LaneFrame, plane: Plane): PmPoint[] =>
  fleet.singledOut.map((state) => ({
    ...state,
    ...placeOn(plane, vectorAt(frame.positions, state.pm)),
    colour: state.ink === "own" ? pmVariable(state.pm, scenarioPms) : `var(--${state.ink})`,
  }));

/** Where a utilization stands on the plane; one beyond it stops at its edge. */
function placeOn(plane: Plane, utilization: ResourceVector): { x: number; y: number } {
  const [x, y] = plane.pair.map((r) => utilization[r]);
  return {
    x: keepOnPlane(plane.x(x ?? 0), plane.left, plane.side),
    y: keepOnPlane(plane.y(y ?? 0), plane.top, plane.side),
  };
}

export interface PointOptions {
  /** A VM is being moved by hand, and a point is where it may go. */
  readonly isHandling: boolean;
  readonly scale: number;
}

export interface Points {
  draw(points: readonly PmPoint[], frame: LaneFrame, plane: Plane, options: PointOptions): void;
  /** Names have changed. */
  rename(): void;
  clear(): void;
}

interface PmNode {
  readonly trail: Group;
  readonly mark: Group;
  /** Takes pointer and keyboard; null in a large fleet. */
  readonly target: Group | null;
}

export interface PointLayers {
  readonly trails: Group;
  readonly marks: Group;
  readonly targets: Group;
}

/** What the nodes that take focus are called, and what they do. */
export interface PointTargets {
  readonly nameOf: (pm: number) => string;
  readonly select: (pm: number) => void;
  /** Which one has the focus. */
  readonly aim: (pm: number | null) => void;
}

const TRAIL = { oldest: 0.18, newest: 0.68 };

/** @param targets null where PMs take no focus of their own */
export function createPoints(layers: PointLayers, targets: PointTargets | null): Points {
  const isCrowd = targets === null;
  const nodes = new Map<number, PmNode>();
  let front = "";

  function remove(pm: number, { trail, mark, target }: PmNode): void {
    for (const group of [trail, mark, target]) group?.remove();
    nodes.delete(pm);
  }

  return {
    rename() {
      for (const [pm, { target }] of nodes) target?.attr("aria-label", targets?.nameOf(pm) ?? "");
    },
    clear() {
      for (const [pm, node] of nodes) remove(pm, node);
      front = "";
    },
    draw(points, frame, plane, options) {
      const shown = new Set(points.map(({ pm }) => pm));
      for (const [pm, node] of nodes) if (!shown.has(pm)) remove(pm, node);
      for (const point of points) {
        const node = nodes.get(point.pm) ?? createNode(layers, point.pm, targets);
        nodes.set(point.pm, node);
        drawPoint(node, point, frame.threshold, plane, options);
        drawTrail(node.trail, point, frame, plane);
      }
      const order = points.toSorted((a, b) => depth(a, isCrowd) - depth(b, isCrowd));
      const next = order.map(({ pm }) => pm).join();
      if (next === front) return;
      front = next;
      for (const { pm } of order) nodes.get(pm)?.mark.raise();
    },
  };
}

/** The chosen PM before the others, the overloaded ones before all; in a crowd the chosen one before these, too. */
const depth = ({ over, chosen }: PmState, isCrowd: boolean): number =>
  isCrowd && chosen ? 3 : over.length > 0 ? 2 : chosen ? 1 : 0;

function createNode({ trails, marks, targets }: PointLayers, pm: number, own: PointTargets | null): PmNode {
  const trail = trails.append("g").attr("class", "chart-trail");
  const mark = marks.append("g").attr("class", "chart-point");
  mark.append("path").attr("class", "chart-excess");
  mark.append("circle").attr("class", "chart-ring");
  mark.append("circle").attr("class", "chart-point-dot");
  if (own === null) return { trail, mark, target: null };
  const select = (event: Event): void => {
    event.stopPropagation();
    own.select(pm);
  };
  const target = targets
    .append("g")
    .attr("class", "chart-target")
    .attr("role", "button")
    .attr("tabindex", 0)
    .attr("aria-label", own.nameOf(pm))
    .on("click", select)
    .on("keydown", (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      select(event);
    })
    .on("focus", () => own.aim(pm))
    .on("blur", () => own.aim(null));
  target.append("circle").attr("class", "chart-reach");
  target.append("circle").attr("class", "chart-focus");
  return { trail, mark, target };
}

function drawPoint(
  { mark, target }: PmNode,
  point: PmPoint,
  threshold: number,
  plane: Plane,
  { isHandling, scale }: PointOptions,
): void {
  const { x, y, radius, over, colour, chosen, faded, grounded } = point;
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
  mark.select(".chart-excess").attr("d", grounded ? excess(point, plane, threshold) : "");
  if (target === null) return;
  target.attr("aria-pressed", String(chosen)).style("cursor", isHandling ? "crosshair" : "pointer");
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
  const places = trailed ? [...frame.trailOf(pm).map((past) => placeOn(plane, past)), { x, y }] : [];
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
