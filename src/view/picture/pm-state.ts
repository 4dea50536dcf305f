/**
 * How a PM that is drawn by itself is shown: what it is over on, its part in the event, its point with
 * halo and ring, whether it is named, trailed or stands back. The same in the space and on its projections. What is over is
 * judged by what is drawn: a ring goes when its point has visibly left the threshold behind. Which
 * PMs are drawn by themselves, and how the others are, says `view/picture/fleet.ts`.
 */

import type { ResourceIndex } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import { resourcesOver } from "../../engine/metrics.ts";
import type { Ink } from "../marks/ink.ts";
import { pmInk } from "../marks/ink.ts";
import { PM_COLOURS } from "../palette.ts";

export interface PmState {
  readonly pm: number;
  /** The resources over the threshold, the worst first. */
  readonly over: readonly ResourceIndex[];
  readonly role: "source" | "target" | null;
  /** Its own colour in a small fleet; a state's colour in a large one. */
  readonly ink: Ink;
  /** Px. */
  readonly radius: number;
  /** Px of paper around it. */
  readonly halo: number;
  /** Px from its centre to the middle of the ring around it; null where it is not over. */
  readonly ring: number | null;
  readonly opacity: number;
  /** Points of a higher rank stand before those of a lower one. */
  readonly rank: number;
  readonly chosen: boolean;
  /** Somebody else is chosen. */
  readonly faded: boolean;
  /** Has its name written beside it. */
  readonly named: boolean;
  /** Has its place in the space shown: shadows on the walls, a stem to the floor, its excess over the threshold. */
  readonly grounded: boolean;
  /** Has its last hours drawn. */
  readonly trailed: boolean;
}

/** A PM's point in its place on the panel, px. */
export interface PlacedPm extends PmState {
  readonly x: number;
  readonly y: number;
}

export interface PmStateInput {
  readonly pms: number;
  /** PMs of the scenario: where they are few each has a colour of its own, and keeps it beside those that a fork adds. */
  readonly scenarioPms: number;
  /** `3 * pms`: where the points are drawn. */
  readonly positions: Float64Array;
  /** Source and target of the event that is drawn, if one is. */
  readonly event: { readonly from: number; readonly to: number | null } | null;
  /**
   * Whether the event stands long enough to be read. In a large fleet hundreds may pass in an hour,
   * and names that come and go with them would only flicker.
   */
  readonly settled: boolean;
  readonly threshold: number;
  readonly selected: number | null;
  readonly hovered: number | null;
  /** Type and points relative to a screen's: 2 in present mode. */
  readonly scale: number;
}

/** Fleets larger than this are named only where something is the matter. */
export const NAMED_PMS = 12;
const RADIUS = 5.5;
const CROWD_RADIUS = 4;
/** Px around a point: its halo, or its ring, which is as wide as {@link RING_WIDTH}. */
const HALO = 1.6;
const RING = 5.6;
/** Px. */
export const RING_WIDTH = 2.2;
const FADED = 0.5;
/** Between an arrow's tip and the point that it reaches, px. */
const TIP_GAP = 3;

/** Lines grow with the type, but less. */
export const lineWeight = (scale: number): number => Math.sqrt(scale);

export function pmState(pm: number, input: PmStateInput): PmState {
  const { pms, scenarioPms, positions, event, settled, threshold, selected, hovered, scale } = input;
  const over = resourcesOver(positions, pm, threshold).sort(
    (a, b) => resourceAt(positions, pm, b) - resourceAt(positions, pm, a),
  );
  const role = pm === event?.to ? "target" : pm === event?.from ? "source" : null;
  const chosen = pm === selected;
  const matters = pms <= NAMED_PMS || chosen || pm === hovered || (role !== null && settled);
  const faded = selected !== null && !chosen;
  const isColoured = scenarioPms <= PM_COLOURS && pm < PM_COLOURS;
  const isSetOff = chosen && pms > NAMED_PMS; // red could not be told from the red around it; its ring says that it is over
  const isOver = over.length > 0;
  const radius = (pms > NAMED_PMS && !chosen ? CROWD_RADIUS : RADIUS) * scale;
  return {
    pm,
    over,
    role,
    ink: isColoured ? pmInk(pm, scenarioPms) : isOver && !isSetOff ? "over" : chosen ? "ink" : "ink2",
    radius,
    halo: HALO * scale,
    ring: isOver ? radius + (RING - RING_WIDTH / 2) * lineWeight(scale) : null,
    opacity: faded && !isOver ? FADED : 1,
    rank: isSetOff ? 3 : isOver ? 2 : chosen ? 1 : 0,
    chosen,
    faded,
    named: matters || isOver,
    grounded: matters,
    trailed: matters && !faded,
  };
}

/** Px that a point takes up with its halo or ring. */
export const outerRadius = ({ radius, ring, halo }: PmState, scale: number): number =>
  radius + (ring === null ? halo : RING * lineWeight(scale));

/** Px to leave free at the tip of an arrow that ends at (x, y), where a point stands. */
export function gapAtTip(points: readonly PlacedPm[], x: number, y: number, scale: number): number {
  const hit = points.find((point) => Math.hypot(point.x - x, point.y - y) < 2);
  if (hit === undefined) return 0;
  return hit.radius + ((hit.ring === null ? 0 : RING) + TIP_GAP) * lineWeight(scale);
}
