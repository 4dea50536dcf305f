/**
 * Everything that one picture sketches: the reasons of the event to come, a decision that is
 * pointed at, a VM in somebody's hand. The same in the space and on its projections.
 * Fetched with the first sketch: see `view/picture/sketcher.ts`.
 */

import { findHost } from "../find-host.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { isReasoning } from "./event-geometry.ts";
import { type Handling, handSketch } from "./hand-geometry.ts";
import type { PictureText } from "./picture-text.ts";
import { decisionSketch, reasoningSketch } from "./reason-geometry.ts";
import type { Sketch } from "./sketch.ts";
import { merged, NO_SKETCH } from "./sketch.ts";

export interface PictureSketchInput {
  readonly frame: LaneFrame;
  readonly text: PictureText;
  /** A VM of this lane that somebody is moving by hand. */
  readonly handling: Handling | null;
  /** The PM that is hovered or, while a VM is moved, has the focus. */
  readonly hovered: number | null;
  /** A VM whose vector is hovered. */
  readonly hoveredVm: number | null;
  /** The PM whose VMs are drawn one by one. */
  readonly unfoldedPm: number | null;
}

export function pictureSketch(input: PictureSketchInput): Sketch {
  const { frame, text, handling, hovered, hoveredVm, unfoldedPm } = input;
  let sketch: Sketch = NO_SKETCH;
  const { reasoning, pointedAt } = frame;
  if (handling !== null) {
    const host = findHost(frame, handling.vm, unfoldedPm);
    const partner = hoveredVm === null ? null : findHost(frame, hoveredVm, unfoldedPm);
    const aimedVm = hoveredVm === null || partner === null ? null : { vm: hoveredVm, host: partner };
    if (host !== null) sketch = handSketch({ frame, handling, host, aimedPm: hovered, aimedVm, text });
  }
  if (pointedAt !== null) {
    const places = isReasoning(frame) ? frame.utilization : frame.before;
    sketch = merged(sketch, decisionSketch(pointedAt, { frame, places, text }));
  } else if (isReasoning(frame) && reasoning !== null) {
    const shown = reasoning.deliberation.decisions.slice(0, reasoning.shown);
    sketch = merged(sketch, reasoningSketch(shown, { frame, places: frame.utilization, text }));
  }
  return sketch;
}
