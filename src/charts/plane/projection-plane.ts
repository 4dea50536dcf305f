/**
 * The plane that a projection is drawn on: a square with equal scales on both axes (a distance is a
 * distance in any direction), tinted between threshold and limit and beyond it, with ticks, names
 * and the two bounds written at their ticks. Drawn once per size.
 */

import { range, tickStep } from "d3-array";
import type { ResourceIndex } from "../../base/resources.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import { formatFigure, formatThreshold, formatTick } from "../../view/text/figures.ts";
import type { Group, Text } from "../marks/svg.ts";
import { crisp, drawLine, drawText, FONT } from "../marks/svg.ts";

export interface Plane {
  readonly left: number;
  readonly top: number;
  /** Side of the square, px. */
  readonly side: number;
  /** The figures at the near and far edges. */
  readonly least: number;
  readonly most: number;
  readonly pair: readonly [x: ResourceIndex, y: ResourceIndex];
  x(value: number): number;
  y(value: number): number;
}

export interface PlaneOptions {
  readonly width: number;
  readonly height: number;
  readonly pair: readonly [x: ResourceIndex, y: ResourceIndex];
  /** 0, or more to look into the loaded corner where points crowd; the same in every lane. */
  readonly least?: number;
  /** 1, or more where the run goes beyond; the same in every lane. */
  readonly most: number;
  readonly threshold: number;
  readonly limit: number;
  /** Fewer ticks, and figures alone at the bounds. */
  readonly dense: boolean;
  /** Type relative to a screen's. */
  readonly scale: number;
  readonly text: PictureText;
}

const MARGIN = { left: 94, denseLeft: 48, right: 16, top: 12, bottom: 40 };

export function createPlane(options: Omit<PlaneOptions, "threshold">): Plane {
  const { width, height, least = 0, most, pair, dense, scale } = options;
  const room = (dense ? MARGIN.denseLeft : MARGIN.left) * scale;
  const side = Math.max(
    40,
    Math.min(width - room - MARGIN.right * scale, height - (MARGIN.top + MARGIN.bottom) * scale),
  );
  const left = Math.max(room, (width - side) / 2);
  const top = MARGIN.top * scale;
  return {
    left,
    top,
    side,
    least,
    most,
    pair,
    x: (value) => left + ((value - least) / (most - least)) * side,
    y: (value) => top + side - ((value - least) / (most - least)) * side,
  };
}

/** Px that a point beyond the plane stays within it. */
const INSET = 4;

/** Where a point beyond the plane stops. Inset at the far ends only: a PM that runs nothing stands on the axes. */
export const keepOnPlane = (at: number, start: number, side: number): number =>
  Math.min(start + side - (at > start + side ? INSET : 0), Math.max(start + (at < start ? INSET : 0), at));

/** Draws the plane and returns the boxes that its texts take. */
export function drawPlane(
  parent: Group,
  plane: Plane,
  options: PlaneOptions,
  measure: (text: Text) => number,
): Box[] {
  const { threshold, limit, most, dense } = options;
  const { least } = plane;
  const square = (className: string, upTo: number): void => {
    const edge = Math.max(least, Math.min(upTo, most));
    parent
      .append("rect")
      .attr("class", className)
      .attr("x", plane.left)
      .attr("y", plane.y(edge))
      .attr("width", plane.x(edge) - plane.left)
      .attr("height", plane.top + plane.side - plane.y(edge));
  };
  square("chart-zone2", most);
  square("chart-zone1", limit);
  square("chart-wall", threshold);
  const [left, right, top, bottom] = [plane.left, plane.left + plane.side, plane.top, plane.top + plane.side];
  for (const tick of quarters(least, most)) {
    if (tick === least) continue;
    drawLine(parent, "chart-grid", crisp(plane.x(tick)), top, crisp(plane.x(tick)), bottom);
    drawLine(parent, "chart-grid", left, crisp(plane.y(tick)), right, crisp(plane.y(tick)));
  }
  drawBound(parent, "chart-limit", plane, limit);
  drawBound(parent, "chart-threshold", plane, threshold);
  drawLine(parent, "chart-plane-axis", crisp(left), top, crisp(left), bottom);
  drawLine(parent, "chart-plane-axis", left, crisp(bottom), right, crisp(bottom));
  const ticks = dense ? [0, 0.5, 1].filter((tick) => tick >= least && tick <= most) : quarters(least, most);
  const texts = drawTicks(parent, plane, options, ticks);
  return texts.map((text) => boxOf(text, measure(text), FONT * options.scale));
}

/** More quarters than this cannot be told apart. */
const MOST_QUARTERS = 16;

/**
 * Every quarter; every tenth where only a corner is looked into, and rounder figures where PMs are many
 * times over. The near edges always have a tick.
 */
function quarters(least: number, most: number): number[] {
  const span = most - least;
  const quarter = span > 0.7 ? 0.25 : 0.1;
  const step = span > MOST_QUARTERS * 0.25 ? tickStep(0, span, MOST_QUARTERS / 2) : quarter;
  const first = Math.ceil(least / step + 0.3) * step;
  return [least, ...range(first, most + step * 0.01, step)];
}

/** The two sides of the box within which both resources are below `bound`. */
function drawBound(parent: Group, className: string, plane: Plane, bound: number): void {
  if (bound >= plane.most || bound <= plane.least) return;
  const [x, y] = [crisp(plane.x(bound)), crisp(plane.y(bound))];
  parent
    .append("path")
    .attr("class", `${className} chart-bound`)
    .attr("d", `M${plane.left},${y}H${x}V${plane.top + plane.side}`);
}

/** Figures along both axes. One that stands too near to a bound's gives way to it. */
function drawTicks(parent: Group, plane: Plane, options: PlaneOptions, ticks: readonly number[]): Text[] {
  const { threshold, limit, text, dense, scale, pair } = options;
  const font = FONT * scale;
  const bottom = plane.top + plane.side;
  const isClear = (tick: number, bound: number, apart: number): boolean =>
    Math.abs(tick - bound) * (plane.side / (plane.most - plane.least)) >= apart * scale;
  const tickLine = (x1: number, y1: number, x2: number, y2: number): void => {
    drawLine(parent, "chart-plane-tick", x1, y1, x2, y2);
  };
  const texts: Text[] = [];
  const along = (value: number, label: string, className: string): void => {
    const x = plane.x(value);
    tickLine(crisp(x), bottom, crisp(x), bottom + 4);
    texts.push(drawText(parent, className, label, x, bottom + 4 + font * 0.85, "middle", font));
  };
  const up = (value: number, label: string, className: string): void => {
    const y = plane.y(value);
    tickLine(plane.left - 4, crisp(y), plane.left, crisp(y));
    texts.push(drawText(parent, className, label, plane.left - 7, y, "end", font));
  };
  for (const tick of ticks) {
    if (isClear(tick, threshold, 30)) along(tick, formatTick(tick), "chart-text");
    const limitNamed = !dense && isClear(limit, threshold, 14);
    const clear = isClear(tick, threshold, 14) && (!limitNamed || isClear(tick, limit, 13));
    if (clear) up(tick, formatTick(tick), "chart-text");
  }
  along(threshold, formatThreshold(threshold), "chart-text chart-tick-strong");
  const thresholdName = dense
    ? formatThreshold(threshold)
    : `${text.threshold} ${formatThreshold(threshold)}`;
  up(threshold, thresholdName, "chart-text chart-tick-strong");
  if (!dense && isClear(limit, threshold, 14))
    up(limit, `${text.limit} ${formatFigure(limit)}`, "chart-text");
  const [first, second] = [text.axes[pair[0]], text.axes[pair[1]]];
  const name = 14 * scale;
  texts.push(
    drawText(
      parent,
      "chart-name chart-axis-name",
      first,
      plane.left + plane.side * 0.375,
      bottom + 4 + font * 2.2,
      "middle",
      name,
    ),
    drawText(
      parent,
      "chart-name chart-axis-name",
      second,
      plane.left - 30 * scale,
      nameHeight(plane, [threshold, limit]),
      "end",
      name,
    ),
  );
  return texts;
}

/** Where the name of the upright axis stands: a third from the top, or lower where a bound is named there. */
function nameHeight(plane: Plane, bounds: readonly number[]): number {
  const heights = [0.375, 0.5, 0.62, 0.75].map((share) => plane.top + plane.side * share);
  const isFree = (at: number): boolean => bounds.every((bound) => Math.abs(plane.y(bound) - at) > 22);
  return heights.find(isFree) ?? plane.top + plane.side * 0.375;
}

function boxOf(text: Text, width: number, height: number): Box {
  const [x, y] = [Number(text.attr("x")), Number(text.attr("y"))];
  const anchor = text.attr("text-anchor");
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return { x: left, y: y - height * 0.86, width, height };
}
