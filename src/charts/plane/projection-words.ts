/** The words of a projection: placed by `view/picture/picture-labels.ts`, drawn over everything else. */

import type { LaneFrame } from "../../view/lane-frame.ts";
import type { EventGeometry } from "../../view/picture/event-geometry.ts";
import type { Fleet } from "../../view/picture/fleet.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import type { Label, LabelInput, LineLabel } from "../../view/picture/picture-labels.ts";
import { layoutLabels, moreOverLabel } from "../../view/picture/picture-labels.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import type { Slots } from "../../view/picture/point-labels.ts";
import type { Sketch } from "../../view/picture/sketch.ts";
import { sketchLabels } from "../../view/picture/sketch-labels.ts";
import { drawText, type Group } from "../marks/svg.ts";
import type { MeasureRun } from "./projection-labels.ts";
import { drawLabels } from "./projection-labels.ts";
import { onPlane } from "./projection-lines.ts";
import type { Plane } from "./projection-plane.ts";
import type { PmPoint } from "./projection-points.ts";
import { sketchOnPlane } from "./projection-sketch.ts";

export interface WordsInput {
  readonly fleet: Fleet;
  readonly frame: LaneFrame;
  readonly plane: Plane;
  readonly points: readonly PmPoint[];
  readonly event: EventGeometry | null;
  readonly sketch: Sketch;
  /** Of the event's lines, and of the chain's. */
  readonly moving: readonly LineLabel[];
  readonly chain: readonly LineLabel[];
  readonly hovered: number | null;
  readonly settled: boolean;
  readonly text: PictureText;
  /** Text that stands on the plane already. */
  readonly taken: readonly Box[];
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Brought up to date. */
  readonly slots: Slots;
  readonly measure: MeasureRun;
}

/** Returns the labels where they were drawn. */
export function drawWords(parent: Group, input: WordsInput): readonly Label<PmPoint>[] {
  const { fleet, frame, plane, points, event, moving, chain, taken, scale, measure } = input;
  const sketched = sketchLabels(
    input.sketch,
    (from, to) => sketchOnPlane(plane, from, to),
    scale,
    input.settled,
  );
  const corner = { right: plane.left + plane.side, top: plane.top + plane.side + 18 * scale };
  const counted = moreOverLabel(fleet.overInCrowd, corner, input);
  const vacated = (event?.vacated ?? []).map(({ place }) => {
    const { x1: x, y1: y } = onPlane(plane, place, place);
    return { x, y, radius: 5 * scale, hollow: true };
  });
  const labelled: LabelInput<PmPoint> = {
    ...input,
    pms: fleet.pms,
    threshold: frame.threshold,
    points,
    hollow: [...vacated, ...sketched.hollow],
    lines: [...moving, ...chain.filter(({ text }) => !moving.some((label) => label.text === text))],
    sketched: sketched.labels,
    figures: input.sketch.figures,
    others: sketched.others,
    taken: counted === null ? taken : [...taken, counted],
  };
  const labels = layoutLabels(labelled);
  drawLabels(parent, labels, measure, scale);
  if (counted === null) return labels;
  const middle = counted.y + counted.height / 2;
  drawText(parent, "chart-halo chart-run-over", counted.text, corner.right, middle, "end", 14 * scale);
  return labels;
}
