/**
 * What one picture of the space shows, worked out once and read by the drawing and the labelling
 * alike, so that a name can never say something else than the point it stands at. Everything in it
 * is on the scene's axes: here is where places are turned from cpu, net, mem into them.
 */

import type { LaneFrame } from "../view/lane-frame.ts";
import type { Palette } from "../view/palette.ts";
import { pmColour } from "../view/palette.ts";
import type { EventGeometry } from "../view/picture/event-geometry.ts";
import { eventGeometry, mapEvent } from "../view/picture/event-geometry.ts";
import type { Fleet, FleetReader } from "../view/picture/fleet.ts";
import type { PictureSketchInput } from "../view/picture/picture-sketch.ts";
import type { PictureText } from "../view/picture/picture-text.ts";
import type { PlacedPm, PmState } from "../view/picture/pm-state.ts";
import { lineWeight } from "../view/picture/pm-state.ts";
import type { Sketch } from "../view/picture/sketch.ts";
import { mapSketch } from "../view/picture/sketch.ts";
import { involvedIn, shownChain, sketchOf, withGhost } from "../view/picture/sketcher.ts";
import type { Projection, Vec3 } from "../view/picture/space-projection.ts";
import { keepInView, project, scenePoint, toScene } from "../view/picture/space-projection.ts";
import type { ShownChain } from "../view/picture/vm-chain.ts";
import { mapChain } from "../view/picture/vm-chain.ts";

/** What the empty space looks like. */
export interface SceneryInput {
  /** That holds at the moment. */
  readonly threshold: number;
  readonly limit: number;
  readonly palette: Palette;
  readonly text: PictureText;
  /** Phone and present mode: fewer ticks. */
  readonly dense: boolean;
  /** 1 on screens, 2 when presenting. */
  readonly scale: number;
}

export interface PictureInput extends SceneryInput, Omit<PictureSketchInput, "text"> {
  readonly frame: LaneFrame;
  readonly pms: number;
  readonly scenarioPms: number;
  /** Draws once more, when there is more to draw than there was. */
  readonly redraw: () => void;
  /** A VM whose vector is set off, or null. */
  readonly selectedVm: number | null;
  /** Whether D, the distance between source and target, is what the policy goes by. */
  readonly distances: boolean;
  /** Whether the event stands long enough for its words to be read. */
  readonly settled: boolean;
  /** How much of the chain has been unfolded, 0..1. */
  readonly unfolded: number;
}

export interface PmPoint extends PlacedPm {
  /** Where it is drawn. */
  readonly place: Vec3;
  /** From the eye, box widths. */
  readonly depth: number;
  readonly colour: string;
}

/** Px that a point beyond the panel keeps from its edge, besides its radius. */
export const EDGE = 7;

export type SceneEvent = EventGeometry<Vec3>;
export type SceneSketch = Sketch<Vec3>;

export type SceneChain = ShownChain<Vec3>;

export interface Scenery extends SceneryInput {
  readonly projection: Projection;
  /** Lines grow with the type, but less. */
  readonly weight: number;
}

export interface Picture extends Scenery, PictureInput {
  readonly fleet: Fleet;
  /** The PMs that are singled out, in the fleet's order. */
  readonly points: readonly PmPoint[];
  /** Null too while a PM's chain, or a VM in somebody's hand, takes the event's place. */
  readonly event: SceneEvent | null;
  readonly chain: SceneChain | null;
  readonly sketch: SceneSketch;
}

export const createScenery = (input: SceneryInput, projection: Projection): Scenery => ({
  ...input,
  projection,
  weight: lineWeight(input.scale),
});

export function createPicture(input: PictureInput, projection: Projection, fleets: FleetReader): Picture {
  const { frame, unfoldedPm, handling, text } = input;
  const event = unfoldedPm === null && handling === null ? eventGeometry(frame) : null;
  const sketch = sketchOf(input, input.redraw);
  const chain = shownChain({ ...input, sketch });
  const fleet = fleets.read({
    ...input,
    selected: unfoldedPm,
    positions: frame.positions,
    isUp: frame.isUp,
    event: involvedIn(frame, sketch, event !== null),
  });
  return {
    ...input,
    ...createScenery(input, projection),
    fleet,
    points: fleet.singledOut.map((state) => pmPoint(state, input, projection)),
    event: event === null ? null : mapEvent(event, toScene),
    chain: chain === null ? null : { ...chain, links: mapChain(chain.links, toScene) },
    sketch: mapSketch(withGhost(sketch, frame, fleet, text), toScene),
  };
}

/** The point of a PM that is singled out. */
export const pointOf = ({ points }: Picture, pm: number | null): PmPoint | undefined =>
  points.find((point) => point.pm === pm);

function pmPoint(state: PmState, input: PictureInput, projection: Projection): PmPoint {
  const { frame, scenarioPms, palette, scale } = input;
  const { pm, ink, radius } = state;
  const place = keepInView(projection, scenePoint(frame.positions, pm), radius + EDGE * scale);
  const colour = ink === "own" ? pmColour(palette, pm, scenarioPms) : palette[ink];
  return { ...state, place, ...project(projection, place), colour };
}
