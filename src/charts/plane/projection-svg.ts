/**
 * A projection as the text of an SVG file: the same marks as in the page, in the colours of one palette.
 * It needs no DOM. Texts are as wide as `view/text/text-extent.ts` reckons, so that labels may stand a
 * little farther apart than in the page; points, rings and lines stand where they do there.
 */

import type { Mark } from "../../view/marks/marks.ts";
import type { Palette } from "../../view/palette.ts";
import type { Picture } from "../../view/picture/picture.ts";
import type { MeasureRun } from "../../view/picture/picture-labels.ts";
import { RUN_FONT } from "../../view/picture/picture-labels.ts";
import { placePicture } from "../../view/picture/placed-picture.ts";
import { textExtent } from "../../view/text/text-extent.ts";
import { marksToString } from "../marks/marks-to-string.ts";
import type { Plane, PlaneSize } from "./plane.ts";
import { createPlane, createPlanePlacing } from "./plane.ts";
import { planeMarks } from "./plane-marks.ts";
import { planeScenery } from "./plane-scenery.ts";
import { placeCrowd } from "./projection-crowd.ts";

export interface ProjectionFigure extends PlaneSize {
  readonly limit: number;
  readonly palette: Palette;
  /** What the figure is called, and what can be seen in it, for those who do not see it. */
  readonly title: string;
  readonly description: string;
}

export function projectionToString(picture: Picture, figure: ProjectionFigure): string {
  const { text, frame } = picture;
  const plane = createPlane(figure);
  const { marks, taken } = planeScenery(plane, { ...figure, text, threshold: frame.threshold });
  const measure: MeasureRun = (words, style) => textExtent(words) * RUN_FONT[style].size * figure.scale;
  const placed = placePicture(picture, createPlanePlacing(plane, figure), {
    slots: new Map(),
    taken,
    measure,
  });
  return marksToString(
    [
      { kind: "group", name: "plane", marks },
      { kind: "group", name: "crowd", marks: crowdMarks(picture, plane) },
      { kind: "group", name: "picture", marks: planeMarks(placed, plane, measure) },
    ],
    figure,
  );
}

/** Those over come last, each with its ring. */
function crowdMarks({ fleet, frame }: Picture, plane: Plane): Mark[] {
  const look = fleet.crowd;
  if (look === null) return [];
  const { xs, ys } = placeCrowd(fleet, frame.positions, plane, {
    xs: new Float32Array(0),
    ys: new Float32Array(0),
  });
  const below = fleet.upPms - fleet.overPms;
  return Array.from({ length: fleet.upPms }, (_, place): Mark[] => {
    const dot = {
      kind: "circle",
      x: xs[place] as number,
      y: ys[place] as number,
      radius: look.radius,
    } as const;
    if (place < below) return [{ ...dot, fill: "ink2", opacity: look.opacity }];
    return [{ ...dot, radius: look.overRadius, fill: "over" }];
  }).flat();
}
