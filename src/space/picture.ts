/**
 * What one picture of the space shows, worked out once and read by the drawing and the labelling
 * alike, so that a name can never say something else than the point it stands at. Everything in it
 * is on the scene's axes: here is where places are turned from cpu, net, mem into them.
 */

import type { EventGeometry } from "../view/event-geometry.ts";
import { eventGeometry, mapEvent } from "../view/event-geometry.ts";
import type { Fleet, FleetReader } from "../view/fleet.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import type { Palette } from "../view/palette.ts";
import { pmColour } from "../view/palette.ts";
import type { PictureText } from "../view/picture-text.ts";
import type { PlacedPm, PmState } from "../view/pm-state.ts";
import { lineWeight } from "../view/pm-state.ts";
import type { Projection, Vec3 } from "../view/space-projection.ts";
import { keepOnPanel, project, scenePoint, toScene } from "../view/space-projection.ts";
import type { ChainLink } from "../view/vm-chain.ts";
import { mapChain, vmChain } from "../view/vm-chain.ts";

/** What the empty space looks like. */
export interface SceneryInput {
  readonly threshold: number;
  readonly limit: number;
  readonly palette: Palette;
  readonly text: PictureText;
  /** Phone and present mode: fewer ticks. */
  readonly dense: boolean;
  /** 1 on screens, 2 when presenting. */
  readonly scale: number;
}

export interface PictureInput extends SceneryInput {
  readonly frame: LaneFrame;
  readonly pms: number;
  readonly selected: number | null;
  readonly hovered: number | null;
  /** A VM of the selected PM whose vector is set off, or null. */
  readonly selectedVm: number | null;
  /** Whether D, the distance between source and target, is what the policy goes by. */
  readonly distances: boolean;
  /** Whether the event stands long enough for its words to be read. */
  readonly settled: boolean;
  /** How much of the selected PM's chain has been unfolded, 0..1. */
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
export type SceneLink = ChainLink<Vec3>;

export interface Scenery extends SceneryInput {
  readonly projection: Projection;
  /** Lines grow with the type, but less. */
  readonly weight: number;
}

export interface Picture extends Scenery, PictureInput {
  readonly fleet: Fleet;
  /** The PMs that are singled out, in the fleet's order. */
  readonly points: readonly PmPoint[];
  /** Null too while a PM is chosen: its chain takes the event's place. */
  readonly event: SceneEvent | null;
  /** Of the chosen PM. */
  readonly chain: readonly SceneLink[];
}

export const createScenery = (input: SceneryInput, projection: Projection): Scenery => ({
  ...input,
  projection,
  weight: lineWeight(input.scale),
});

export function createPicture(input: PictureInput, projection: Projection, fleets: FleetReader): Picture {
  const { frame, selected, unfolded } = input;
  const event = selected === null ? eventGeometry(frame) : null;
  const fleet = fleets.read({
    ...input,
    positions: frame.positions,
    event: event === null ? null : frame.event,
  });
  return {
    ...input,
    ...createScenery(input, projection),
    fleet,
    points: fleet.singledOut.map((state) => pmPoint(state, input, projection)),
    event: event === null ? null : mapEvent(event, toScene),
    chain: selected === null ? [] : mapChain(vmChain(frame, selected, unfolded), toScene),
  };
}

/** The point of a PM that is singled out. */
export const pointOf = ({ points }: Picture, pm: number | null): PmPoint | undefined =>
  points.find((point) => point.pm === pm);

function pmPoint(state: PmState, input: PictureInput, projection: Projection): PmPoint {
  const { frame, pms, palette, scale } = input;
  const { pm, ink, radius } = state;
  const place = keepOnPanel(projection, scenePoint(frame.positions, pm), radius + EDGE * scale);
  const colour = ink === "own" ? pmColour(palette, pm, pms) : palette[ink];
  return { ...state, place, ...project(projection, place), colour };
}
