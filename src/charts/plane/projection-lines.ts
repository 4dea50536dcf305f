/**
 * The event and the chain of a projection, drawn, and the labels of their lines: see
 * `view/picture/event-geometry.ts` for what and when, docs/design.md#space for how.
 */

import type { ResourceVector } from "../../base/resources.ts";
import type { EventGeometry, MovingVm } from "../../view/picture/event-geometry.ts";
import type { Segment } from "../../view/picture/label-layout.ts";
import { chainLabelId } from "../../view/picture/picking.ts";
import type { LineLabel } from "../../view/picture/picture-labels.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import type { PlacedPm } from "../../view/picture/pm-state.ts";
import { gapAtTip, lineWeight } from "../../view/picture/pm-state.ts";
import type { ShownChain } from "../../view/picture/vm-chain.ts";
import { formatFigure } from "../../view/text/figures.ts";
import type { Group } from "../marks/svg.ts";
import { drawLine } from "../marks/svg.ts";
import type { Plane } from "./projection-plane.ts";
import type { PmPoint } from "./projection-points.ts";

export interface Arrow extends Segment {
  readonly className: string;
  /** Length of the head, px. */
  readonly head: number;
}

/** A vector of the space on the plane. */
export const onPlane = (plane: Plane, from: ResourceVector, to: ResourceVector): Segment => ({
  x1: plane.x(from[plane.pair[0]]),
  y1: plane.y(from[plane.pair[1]]),
  x2: plane.x(to[plane.pair[0]]),
  y2: plane.y(to[plane.pair[1]]),
});

export function drawEvent(
  parent: Group,
  plane: Plane,
  event: EventGeometry,
  points: readonly PmPoint[],
  scale: number,
): void {
  for (const { pm, place } of event.vacated) {
    const point = points.find((each) => each.pm === pm);
    const { x1, y1 } = onPlane(plane, place, place);
    parent
      .append("circle")
      .attr("class", "chart-vacated")
      .style("--chart-pm", point?.colour ?? "")
      .attr("cx", x1)
      .attr("cy", y1)
      .attr("r", (point?.radius ?? 5.5 * scale) - 0.5);
  }
  const { origin, distance, source, target } = event;
  if (origin.drawn > 0 && origin.opacity > 0) {
    const line = partOf(onPlane(plane, [0, 0, 0], source), origin.drawn);
    drawLine(parent, "chart-origin-line", line.x1, line.y1, line.x2, line.y2).attr("opacity", origin.opacity);
  }
  if (target !== null && distance.drawn > 0) {
    const line = partOf(onPlane(plane, source, target), distance.drawn);
    const name = event.refused ? "chart-distance-line chart-is-refused" : "chart-distance-line";
    drawLine(parent, name, line.x1, line.y1, line.x2, line.y2);
  }
  for (const moving of event.moving) drawArrow(parent, movingArrow(moving, plane, scale), points, scale);
}

/** The VMs that join, and D where the policy goes by it. */
export function eventLabels(
  plane: Plane,
  event: EventGeometry,
  distances: boolean,
  text: PictureText,
): LineLabel[] {
  const labels: LineLabel[] = event.moving
    .filter(({ kind }) => kind === "joining")
    .map(({ vm, from, to }) => ({
      id: `moving ${vm}`,
      line: onPlane(plane, from, to),
      text: text.vm(vm),
      style: "line",
    }));
  if (!distances || event.refused || event.target === null || event.distance.drawn < 1) return labels;
  const line = onPlane(plane, event.source, event.target);
  const figure = `D ${formatFigure(event.distance.length)}`;
  return [...labels, { id: "distance", line, text: figure, style: "line" }];
}

/** Draws a PM's VMs end to end; returns their labels. */
export function drawChain(
  parent: Group,
  plane: Plane,
  { links, lit }: ShownChain,
  { colour, points, text, scale }: ChainOptions,
): (LineLabel & { readonly vm: number })[] {
  const colours = parent.append("g").style("--chart-pm", colour);
  return links.map(({ vm, from, to }) => {
    const line = onPlane(plane, from, to);
    const className = vm === lit ? "chart-vector" : "chart-chain";
    drawArrow(colours, { ...line, className, head: vm === lit ? 8 : 6 }, points, scale);
    return { vm, id: chainLabelId(vm), line, text: text.vm(vm), style: vm === lit ? "lit" : "line" };
  });
}

interface ChainOptions {
  readonly colour: string;
  readonly points: readonly PmPoint[];
  readonly text: PictureText;
  readonly scale: number;
}

const movingArrow = (moving: MovingVm, plane: Plane, scale: number): Arrow => ({
  ...onPlane(plane, moving.from, moving.to),
  className: moving.kind === "joining" ? "chart-vector" : "chart-vector-leaving",
  head: (moving.kind === "joining" ? 8 : 6) * lineWeight(scale),
});

/** A line with a head; it stops short of a point at its tip. */
export function drawArrow(
  parent: Group,
  arrow: Arrow,
  points: readonly PlacedPm[],
  scale: number,
): Group | null {
  const { x1, y1, x2, y2, head } = arrow;
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 0.5) return null;
  const gap = gapAtTip(points, x2, y2, scale);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const tip = length - Math.min(gap, length * 0.5);
  const size = Math.min(head, tip);
  const at = (along: number, across = 0): string =>
    `${(x1 + dx * along - dy * across).toFixed(2)},${(y1 + dy * along + dx * across).toFixed(2)}`;
  const group = parent.append("g").attr("class", arrow.className);
  group
    .append("path")
    .attr("class", "chart-shaft")
    .attr("d", `M${at(0)}L${at(Math.max(0, tip - size * 0.8))}`);
  const half = size * 0.42;
  group
    .append("path")
    .attr("class", "chart-head")
    .attr("d", `M${at(tip)}L${at(tip - size, half)}L${at(tip - size, -half)}Z`);
  return group;
}

const partOf = ({ x1, y1, x2, y2 }: Segment, t: number): Segment => ({
  x1,
  y1,
  x2: x1 + (x2 - x1) * t,
  y2: y1 + (y2 - y1) * t,
});
