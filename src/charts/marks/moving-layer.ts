/**
 * What moves with the clock over a drawing that stands still: a layer of its own, as large as what
 * is drawn in it, and placed by a transform. A transform is no business of layout's, while moving a
 * node within a drawing lays the drawing out, its texts included. A text that changes lays out its
 * own layer and nothing else.
 */

import { select } from "d3-selection";
import type { Svg, Text } from "./svg.ts";

/** A layer over a drawing. Its (0, 0) is where it is moved to, in pixels of the drawing. */
export interface MovingLayer {
  readonly svg: Svg;
  moveTo(x: number, y: number): void;
  show(shown: boolean): void;
}

/** @param place holds the drawing at its upper left corner, and is what `position` refers to */
export function createMovingLayer(place: Element, className: string): MovingLayer {
  const svg = select(place)
    .append("svg")
    .attr("class", `chart chart-mark ${className}`)
    .attr("aria-hidden", "true");
  const node = svg.node();
  let at = "";
  let visible = true;
  return {
    svg,
    moveTo(x, y) {
      const next = `translate(${x}px,${y}px)`;
      if (next === at) return;
      at = next;
      node?.style.setProperty("transform", next);
    },
    show(shown) {
      if (shown !== visible) svg.classed("chart-hidden", !shown);
      visible = shown;
    },
  };
}

/** A layer that stands still above those that move, and is laid out by itself. */
export const createStillLayer = (place: Element, className: string): Svg =>
  select(place).append("svg").attr("class", `chart chart-over ${className}`).attr("aria-hidden", "true");

/** Changes what a text says, within its text node: one that is replaced is laid out twice. */
export function say(text: Text, words: string): void {
  const node = text.node();
  const written = node?.firstChild;
  if (written === null || written === undefined) text.text(words);
  else if (written.nodeValue !== words) written.nodeValue = words;
}
