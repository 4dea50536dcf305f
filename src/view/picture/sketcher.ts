/**
 * The sketch of a picture, as far as there is one: most frames have none, and pay nothing. What makes
 * sketches is fetched with the first of them; a first visit does not need it.
 */

import { createPart } from "../../base/part.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { isReasoning } from "./event-geometry.ts";
import type { Fleet } from "./fleet.ts";
import type { PictureSketchInput } from "./picture-sketch.ts";
import type { PictureText } from "./picture-text.ts";
import type { PmStateInput } from "./pm-state.ts";
import type { Sketch } from "./sketch.ts";
import { merged, NO_SKETCH } from "./sketch.ts";
import type { ShownChain } from "./vm-chain.ts";
import { vmChain } from "./vm-chain.ts";

interface Makers {
  readonly pictureSketch: (input: PictureSketchInput) => Sketch;
  readonly forkGhost: (frame: LaneFrame, fleet: Fleet, text: PictureText) => Sketch;
}

/** There once it has been fetched. */
let makers: Makers | null = null;

const SKETCH = createPart(
  () => import("./picture-sketch.ts"),
  (module) => module.pictureSketch,
);
const GHOST = createPart(
  () => import("./fork-ghost.ts"),
  (module) => module.forkGhost,
);

/** Who is to be told once they have come: they are asked for once, however many frames want them. */
const waiting = new Set<() => void>();

/** Waits for what does not come. */
async function fetchMakers(): Promise<void> {
  const [pictureSketch, forkGhost] = await Promise.all([SKETCH.load(), GHOST.load()]);
  makers = { pictureSketch, forkGhost };
  for (const later of waiting) later();
  waiting.clear();
}

/** @param later called once there is more to draw than could be drawn now */
export function sketchOf(input: PictureSketchInput, later: () => void): Sketch {
  const { reasoning, pointedAt, ghost } = input.frame;
  if (reasoning === null && pointedAt === null && ghost === null && input.handling === null) return NO_SKETCH;
  if (makers === null) {
    if (waiting.size === 0) void fetchMakers();
    waiting.add(later);
  }
  return makers?.pictureSketch(input) ?? NO_SKETCH;
}

/** With the ghost of a fork, if the frame is of one. */
export const withGhost = (sketch: Sketch, frame: LaneFrame, fleet: Fleet, text: PictureText): Sketch =>
  frame.ghost === null || makers === null ? sketch : merged(sketch, makers.forkGhost(frame, fleet, text));

/** Source and target: of what is sketched, or of the event that is drawn. */
export const involvedIn = (frame: LaneFrame, sketch: Sketch, drawsEvent: boolean): PmStateInput["event"] =>
  sketch.involved ?? (drawsEvent ? frame.event : null);

interface ShownChainInput {
  readonly frame: LaneFrame;
  readonly sketch: Sketch;
  /** The chosen PM, or the one that runs the chosen VM. */
  readonly unfoldedPm: number | null;
  readonly unfolded: number;
  readonly selectedVm: number | null;
}

/** Of the PM whose VMs are being ordered, or of the chosen one, unless reasons take its place. */
export function shownChain(input: ShownChainInput): ShownChain | null {
  const { frame, sketch, unfoldedPm, unfolded, selectedVm } = input;
  if (sketch.chain !== null) {
    const { pm, vms } = sketch.chain;
    return { pm, links: vmChain(frame, pm, 1, vms), lit: vms[0] ?? null };
  }
  if (unfoldedPm === null || isReasoning(frame)) return null;
  return { pm: unfoldedPm, links: vmChain(frame, unfoldedPm, unfolded), lit: selectedVm };
}
