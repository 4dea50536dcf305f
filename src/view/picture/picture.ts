/**
 * What a picture of the utilization space shows at a frame, in the space itself and on its projections:
 * points with their states and trails, lines, hollow places, what is to be named. Worked out once, in
 * utilizations, and read by drawing and labelling alike, so that a name can never say something else
 * than the point it stands at. A crowd has no objects: it is the frame's positions, in the fleet's states and order.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { vectorAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import type { Ink } from "../marks/ink.ts";
import type { SeenShape } from "../sight/seen-shapes.ts";
import type { SightReader } from "../sight/sight-reader.ts";
import { createSightReader } from "../sight/sight-reader.ts";
import type { EventGeometry } from "./event-geometry.ts";
import { eventGeometry } from "./event-geometry.ts";
import type { Fleet, FleetReader } from "./fleet.ts";
import { createFleetReader } from "./fleet.ts";
import type { LineWords, PictureLine } from "./picture-lines.ts";
import { chainLines, eventLines, sketchLines } from "./picture-lines.ts";
import type { PictureSketchInput } from "./picture-sketch.ts";
import type { PmState } from "./pm-state.ts";
import { lineWeight } from "./pm-state.ts";
import type { Sketch, SketchDot } from "./sketch.ts";
import { involvedIn, shownChain, sketchOf, withGhost } from "./sketcher.ts";

export interface PictureInput extends PictureSketchInput, LineWords {
  readonly pms: number;
  readonly scenarioPms: number;
  /** A VM whose vector is set off, or null. */
  readonly selectedVm: number | null;
  /** How much of the chain has been unfolded, 0..1. */
  readonly unfolded: number;
  /** Whether what the policy sees is shown. */
  readonly showsSight: boolean;
  /** Whether an event is drawn beside the chain of a PM, or gives way to it. */
  readonly eventBesideChain: boolean;
  /** 1 on screens, 2 when presenting. */
  readonly scale: number;
}

export interface PicturePoint extends PmState {
  /** Where it is drawn. */
  readonly place: ResourceVector;
  /** Where it has been, oldest first; empty where that is not shown. */
  readonly trail: readonly ResourceVector[];
}

/** A place where no point is: one that a point has left, or where it would be. */
export interface HollowPlace {
  /** Which point is not there: one that has left it, one of the original of a fork, one that is only thought of. */
  readonly of: "left" | SketchDot["of"];
  readonly place: ResourceVector;
  /** Px. */
  readonly radius: number;
  readonly ink: Ink;
}

export interface Picture {
  readonly frame: LaneFrame;
  readonly fleet: Fleet;
  /** The PMs that are singled out, in the fleet's order. */
  readonly points: readonly PicturePoint[];
  /** From the back to the front: the event's, the chain's, the sketch's. */
  readonly lines: readonly PictureLine[];
  readonly hollows: readonly HollowPlace[];
  /** What the policy sees, if that is shown: behind everything else. */
  readonly seen: readonly SeenShape[];
  /** Written after the names of these PMs. */
  readonly figures: ReadonlyMap<number, string>;
  readonly hovered: number | null;
  /** At which PM the one control of a large fleet stands: the chosen one, or the one that is aimed at. */
  readonly meant: number | null;
  readonly text: PictureInput["text"];
  readonly scale: number;
  /** Lines grow with the type, but less. */
  readonly weight: number;
}

/** Px, at scale 1, of the hollow place of a sketch. */
const HOLLOW_RADIUS = 5;
/** Px that the outline of a place adds to it, so that it is as large as the point was. */
const HALF_OUTLINE = 0.5;

/** What a picture is read with: each keeps what it can give again with the next picture of the same lane. */
export interface PictureReaders {
  readonly fleets: FleetReader;
  readonly sights: SightReader;
}

export const createPictureReaders = (): PictureReaders => ({
  fleets: createFleetReader(),
  sights: createSightReader(),
});

/** @param later called once there is more to draw than could be drawn now */
export function readPicture(
  input: PictureInput,
  { fleets, sights }: PictureReaders,
  later: () => void,
): Picture {
  const { frame, unfoldedPm, handling, hovered, text, scale } = input;
  const showsEvent = handling === null && (unfoldedPm === null || input.eventBesideChain);
  const event = showsEvent ? eventGeometry(frame) : null;
  const reasons = sketchOf(input, later);
  const involved = involvedIn(frame, reasons, event !== null);
  const fleet = fleets.read({
    ...input,
    threshold: frame.threshold,
    selected: unfoldedPm,
    positions: frame.positions,
    isUp: frame.isUp,
    event: involved,
  });
  const sketch = withGhost(reasons, frame, fleet, text);
  const points = fleet.singledOut.map((state): PicturePoint => {
    const trail = state.trailed ? frame.trailOf(state.pm) : [];
    return { ...state, place: vectorAt(frame.positions, state.pm), trail };
  });
  const chain = shownChain({ ...input, sketch });
  const chained = points.find(({ pm }) => pm === chain?.pm);
  return {
    frame,
    fleet,
    points,
    lines: [
      ...(event === null ? [] : eventLines(event, input)),
      ...(chain === null || chained === undefined ? [] : chainLines(chain, chained.ink, text)),
      ...sketchLines(sketch.lines, input.settled),
    ],
    hollows: [...vacated(event, points, scale), ...imagined(sketch, scale)],
    seen: sights.read(
      {
        ...input,
        isShown: input.showsSight,
        involved,
        drawsEvent: event !== null,
        chosen: unfoldedPm,
      },
      later,
    ),
    figures: sketch.figures,
    hovered,
    meant: (handling === null ? null : hovered) ?? unfoldedPm,
    text,
    scale,
    weight: lineWeight(scale),
  };
}

/** Of points that are drawn: their colour says whose place it was. */
const vacated = (
  event: EventGeometry | null,
  points: readonly PicturePoint[],
  scale: number,
): HollowPlace[] =>
  (event?.vacated ?? []).flatMap(({ pm, place }) => {
    const point = points.find((each) => each.pm === pm);
    if (point === undefined) return [];
    return [{ of: "left", place, radius: point.radius - HALF_OUTLINE * lineWeight(scale), ink: point.ink }];
  });

const imagined = ({ dots }: Sketch, scale: number): HollowPlace[] =>
  dots.map(({ of, place }) => ({ of, place, radius: HOLLOW_RADIUS * scale, ink: "ghost" }));
