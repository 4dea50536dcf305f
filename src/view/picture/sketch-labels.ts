/**
 * What a sketch asks of the labelling: words at its lines, the places that no word may cover, and
 * the lines that are better not covered. Lines are in px: the drawing says where they land.
 */

import type { Dot, Segment } from "./label-layout.ts";
import type { SketchedLabel } from "./picture-labels.ts";
import type { Sketch } from "./sketch.ts";
import { SKETCH_CROSS } from "./sketch.ts";

export interface SketchLabels {
  readonly labels: readonly SketchedLabel[];
  readonly hollow: readonly Dot[];
  readonly others: readonly Segment[];
}

const NOTHING: SketchLabels = { labels: [], hollow: [], others: [] };

/** Px, at scale 1, of a hollow place. */
export const SKETCH_DOT = 5;

/** @param worded whether it stands long enough for its words to be read */
export function sketchLabels<Place>(
  { lines, dots }: Sketch<Place>,
  segment: (from: Place, to: Place) => Segment,
  scale: number,
  worded: boolean,
): SketchLabels {
  if (lines.length === 0 && dots.length === 0) return NOTHING;
  const labels: SketchedLabel[] = [];
  const hollow: Dot[] = [];
  const others: Segment[] = [];
  for (const { id, from, to, end, label } of lines) {
    const line = segment(from, to);
    const tip: Segment = { ...line, x1: line.x2, y1: line.y2 };
    others.push(line);
    if (end === "cross")
      hollow.push({ x: tip.x1, y: tip.y1, radius: (SKETCH_CROSS + 1) * scale, hollow: true });
    if (label === null || !worded) continue;
    const { text, detail, at } = label;
    labels.push({ id: `sketch ${id}`, line: at === "tip" ? tip : line, text, detail, style: "line" });
  }
  for (const { place } of dots) {
    const { x1: x, y1: y } = segment(place, place);
    hollow.push({ x, y, radius: (SKETCH_DOT + 1) * scale, hollow: true });
  }
  return { labels, hollow, others };
}
