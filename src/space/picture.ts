/**
 * What one picture of the space shows, worked out once and read by the drawing and the labelling
 * alike, so that a name can never say something else than the point it stands at. What is over is
 * judged by what is drawn: a ring goes when its point has visibly left the threshold behind.
 */

import { RESOURCE_INDICES, type ResourceIndex } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { resourceAt } from "../base/vector.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import { type Palette, PM_COLOURS, pmColour } from "../view/palette.ts";
import type { Projection, ScreenPoint, Vec3 } from "../view/space-projection.ts";
import { keepOnPanel, project, scenePoint } from "../view/space-projection.ts";

/** Fleets larger than this are named only where something is the matter. */
export const NAMED_PMS = 12;
const RADIUS = 5.5;
const CROWD_RADIUS = 4;

export interface PictureInput {
  readonly frame: LaneFrame;
  readonly pms: number;
  readonly threshold: number;
  readonly limit: number;
  readonly palette: Palette;
  readonly selected: number | null;
  readonly hovered: number | null;
  /** A VM of the selected PM whose vector is set off, or null. */
  readonly selectedVm: number | null;
  /** Whether D, the distance between source and target, is what the policy goes by. */
  readonly distances: boolean;
  /** How much of the selected PM's chain has been unfolded, 0..1. */
  readonly unfolded: number;
  /** 1 on screens, 2 when presenting. */
  readonly scale: number;
}

export interface PmPoint {
  readonly pm: number;
  /** Where it is drawn. */
  readonly place: Vec3;
  readonly screen: ScreenPoint;
  /** The resources over the threshold, the worst first. */
  readonly over: readonly ResourceIndex[];
  readonly role: "source" | "target" | null;
  readonly colour: string;
  readonly radius: number;
  /** Somebody else is selected. */
  readonly faded: boolean;
  /** Has its name written beside it, its stem and its shadows. */
  readonly named: boolean;
  /** Has its last hours drawn. */
  readonly trailed: boolean;
}

export interface Picture extends PictureInput {
  readonly projection: Projection;
  /** By PM. */
  readonly points: readonly PmPoint[];
  /** Lines grow with the type, but less. */
  readonly weight: number;
}

export function createPicture(input: PictureInput, projection: Projection): Picture {
  const picture = { ...input, projection, weight: Math.sqrt(input.scale) };
  return { ...picture, points: Array.from({ length: input.pms }, (_, pm) => pmPoint(pm, input, projection)) };
}

function pmPoint(pm: number, input: PictureInput, projection: Projection): PmPoint {
  const { frame, pms, palette, selected, hovered, scale } = input;
  const over = overResources(frame.positions, pm, input.threshold);
  const role = selected === null ? roleOf(pm, frame) : null; // the chosen PM's chain takes the event's place
  const radius = (pms > NAMED_PMS ? CROWD_RADIUS : RADIUS) * scale;
  const place = keepOnPanel(projection, scenePoint(frame.positions, pm), radius + 7 * scale);
  const chosen = pm === selected;
  const singledOut = pms <= NAMED_PMS || chosen || role !== null || pm === hovered;
  const faded = selected !== null && !chosen;
  return {
    pm,
    place,
    screen: project(projection, place),
    over,
    role,
    colour: colourOf(pm, input, chosen, over.length > 0),
    radius: chosen ? Math.max(radius, RADIUS * scale) : radius,
    faded,
    named: singledOut || over.length > 0,
    trailed: singledOut && !faded,
  };

  function colourOf(
    machine: number,
    { pms: fleet }: PictureInput,
    isChosen: boolean,
    isHot: boolean,
  ): string {
    if (fleet <= PM_COLOURS) return pmColour(palette, machine, fleet);
    if (isHot) return palette.over;
    return isChosen ? palette.ink : pmColour(palette, machine, fleet);
  }
}

function overResources(positions: Float64Array, pm: number, threshold: number): ResourceIndex[] {
  return RESOURCE_INDICES.filter((r) => isOver(resourceAt(positions, pm, r), threshold)).sort(
    (a, b) => resourceAt(positions, pm, b) - resourceAt(positions, pm, a),
  );
}

function roleOf(pm: number, { event }: LaneFrame): PmPoint["role"] {
  if (event === null) return null;
  if (pm === event.to) return "target";
  return pm === event.from ? "source" : null;
}
