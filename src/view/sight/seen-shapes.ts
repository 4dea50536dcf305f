/**
 * What a policy sees at a moment, with its words, ready to be drawn on whatever there is. Fetched when it is
 * wanted first: see `view/sight/sight-reader.ts`.
 */

import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import type { Shape, ShapeName, ShapeWord, Sight, Standing } from "../../engine/sight.ts";
import type { SpaceRange } from "../picture/axis-range.ts";
import type { PictureMarkName } from "../picture/picture-marks.ts";
import type { PictureText } from "../picture/picture-text.ts";
import { criterionWord } from "../picture/picture-text.ts";
import { formatCriterion, formatFigure } from "../text/figures.ts";
import { acrossPlane } from "./level-curve.ts";
import type { Cut, Outline } from "./outlines.ts";
import { outlinesOf } from "./outlines.ts";
import { shapeLabels } from "./shape-labels.ts";
import type { StandingInput } from "./standing.ts";
import { standingOf } from "./standing.ts";

export interface SeenShape {
  readonly id: string;
  readonly shape: Shape;
  /** What explains it. */
  readonly mark: PictureMarkName;
  /** "equal volume", and its figure. */
  readonly name: string;
  readonly figure: string;
  /** Where a plane cuts it; null where that makes no difference to it. */
  readonly section: (cut: Cut) => string | null;
  /** Worked out once for each plane and range. */
  readonly outlines: (cut: Cut, range: SpaceRange) => readonly Outline[];
  /** Where the names of such shapes are asked for: the same of all, and here because it comes with them. */
  readonly labels: typeof shapeLabels;
}

export const shapesSeen = (sight: Sight, standing: Standing): readonly Shape[] =>
  sight.geometry.flatMap((geometry) => geometry.of(standing) ?? []);

export const seenAt = (input: StandingInput, text: PictureText): readonly SeenShape[] =>
  shapesSeen(input.sight, standingOf(input)).map((shape, i) => ({
    id: `seen ${i}`,
    shape,
    mark: markOf(shape),
    name: nameOf(shape.name, text),
    figure: figureOf(shape, text),
    section: (cut) => sectionOf(shape, cut, text),
    outlines: remembered(shape),
    labels: shapeLabels,
  }));

const MARKS: Readonly<Record<ShapeWord, PictureMarkName>> = {
  mean: "spread",
  below: "spread",
  above: "spread",
  spread: "spread",
  range: "spread",
  ideal: "ideal",
  "anti-ideal": "ideal",
  angle: "angle",
};

const markOf = ({ kind, name }: Shape): PictureMarkName =>
  "word" in name ? MARKS[name.word] : kind === "sphere" ? "sphere" : "surface";

const nameOf = (name: ShapeName, text: PictureText): string =>
  "word" in name ? text.shapes[name.word] : text.equal(criterionWord(name.criterion, text));

function figureOf(shape: Shape, { formats }: PictureText): string {
  switch (shape.kind) {
    case "surface":
      return "criterion" in shape.name
        ? formatCriterion(shape.name.criterion, shape.level, formats)
        : formatFigure(shape.level);
    case "sphere":
      return formatFigure(shape.radius);
    case "box":
      return shape.figures.map(formatFigure).join(" \u00b7 ");
    case "place":
      return shape.at.map(formatFigure).join(" \u00b7 ");
    case "angle":
      return `${Math.round(shape.degrees)}\u00b0`;
  }
}

function sectionOf(shape: Shape, cut: Cut, text: PictureText): string | null {
  if (cut === null) return null;
  const resource = acrossPlane(cut);
  const through = throughOf(shape, resource);
  if (through === null) return null;
  return text.section(resource, formatFigure(through[resource]));
}

/** The place through which sections of a shape run; null of what is the same wherever it is cut. */
function throughOf(shape: Shape, resource: ResourceIndex): ResourceVector | null {
  switch (shape.kind) {
    case "surface":
      return shape.resources.includes(resource) ? shape.through : null;
    case "sphere":
      return shape.centre;
    case "box":
    case "place":
    case "angle":
      return null;
  }
}

/** A turn of the space draws the same curves, lane by lane and frame by frame. */
function remembered(shape: Shape): SeenShape["outlines"] {
  let last: { readonly cut: Cut; readonly range: SpaceRange; readonly outlines: readonly Outline[] } | null =
    null;
  return (cut, range) => {
    if (last?.cut !== cut || last.range !== range)
      last = { cut, range, outlines: outlinesOf(shape, cut, range) };
    return last.outlines;
  };
}
