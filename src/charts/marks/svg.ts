/**
 * The few things that every chart does to the DOM: its own svg that may draw labels outside the
 * plot, texts set by baseline, one listener for pointers. No timers, no frames, no state.
 */

import type { Selection } from "d3-selection";
import { pointer, select } from "d3-selection";
import { present } from "../../base/assert.ts";
import { textExtent } from "../../view/text/text-extent.ts";
import type { MarkLayer } from "./marks-to-dom.ts";
import { createMarkLayer } from "./marks-to-dom.ts";

export type Svg = Selection<SVGSVGElement, unknown, null, undefined>;
export type Group = Selection<SVGGElement, unknown, null, undefined>;
export type Line = Selection<SVGLineElement, unknown, null, undefined>;
export type Text = Selection<SVGTextElement, unknown, null, undefined>;
export type Path = Selection<SVGPathElement, unknown, null, undefined>;

/** Size of secondary text (px); everything but names is set in it. */
export const FONT = 12;
/** From the middle of a line of text down to its baseline, in font sizes. */
const BASELINE = 0.36;

export function createSvg(container: Element, className: string, label: string, role = "img"): Svg {
  return select(container)
    .append("svg")
    .attr("class", `chart ${className}`)
    .attr("role", role)
    .attr("aria-label", label);
}

export const group = (parent: Svg | Group, className: string): Group =>
  parent.append("g").attr("class", className);

/** Marks in a selected element, which holds nothing else. */
export const markLayer = (parent: Svg | Group): MarkLayer =>
  createMarkLayer(present(parent.node(), "what marks are drawn in"));

/** A text whose middle, vertically, is at `y`. */
export function drawText(
  parent: Svg | Group,
  className: string,
  text: string,
  x: number,
  y: number,
  anchor: "start" | "middle" | "end" = "start",
  font = FONT,
): Text {
  return parent
    .append("text")
    .attr("class", className)
    .attr("text-anchor", anchor)
    .attr("x", x)
    .attr("y", middleOf(y, font))
    .text(text);
}

export const drawLine = (
  parent: Svg | Group,
  className: string,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): Line =>
  parent.append("line").attr("class", className).attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2);

export const middleOf = (y: number, font = FONT): number => y + font * BASELINE;
/** Px, reckoned (see `text-extent.ts`). */
export const textWidth = (text: string, font = FONT): number => textExtent(text) * font;

/** A text that must stay within `width`: cut short with an ellipsis where it would not. */
export function fitText(text: string, width: number, font = FONT): string {
  if (textWidth(text, font) <= width) return text;
  let kept = text.length - 1;
  while (kept > 1 && textWidth(`${text.slice(0, kept)}\u2026`, font) > width) kept--;
  return `${text.slice(0, kept).trimEnd()}\u2026`;
}

/** The first of some names, the longest first, that stays within `width`; the last is cut where none does. */
export const fittingName = (names: readonly [string, ...string[]], width: number, font = FONT): string =>
  names.find((name) => textWidth(name, font) <= width) ?? fitText(names.at(-1) ?? names[0], width, font);

/** Hairlines sit on half pixels. */
export const crisp = (at: number): number => Math.round(at - 0.5) + 0.5;

export interface PointerHandlers {
  /** Pointer at `x`, `y`, in the svg's pixels; null when it has left. */
  readonly move: (x: number | null, y: number) => void;
  /** `isTouch`: by a finger, which is not as sure of its place. */
  readonly press: (x: number, y: number, isTouch: boolean) => void;
}

/** Listens on `surface` for a pointer that hovers and clicks. Returns the way out. */
export function listen(surface: SVGElement, handlers: PointerHandlers): () => void {
  const over = (event: PointerEvent): void => handlers.move(...pointer(event, surface));
  const out = (): void => handlers.move(null, 0);
  const press = (event: MouseEvent): void =>
    handlers.press(
      ...pointer(event, surface),
      event instanceof PointerEvent && event.pointerType === "touch",
    );
  surface.addEventListener("pointermove", over);
  surface.addEventListener("pointerleave", out);
  surface.addEventListener("click", press);
  return () => {
    surface.removeEventListener("pointermove", over);
    surface.removeEventListener("pointerleave", out);
    surface.removeEventListener("click", press);
  };
}
