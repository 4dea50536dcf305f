/**
 * A picture on a panel: where its points, lines and hollow places land, what is written where, what can
 * be picked. The same for the space and for its projections, which differ in how they place a
 * utilization ({@link Placing}) and in how they draw what has been placed.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { vectorAt } from "../../base/vector.ts";
import type { Cut, Outline } from "../sight/outlines.ts";
import type { SeenShape } from "../sight/seen-shapes.ts";
import type { SpaceRange } from "./axis-range.ts";
import { overInCrowd } from "./fleet.ts";
import type { Box, Dot, Segment } from "./label-layout.ts";
import { CROSS } from "./line-style.ts";
import type { Drawn } from "./picking.ts";
import type { HollowPlace, Picture, PicturePoint } from "./picture.ts";
import type { Label, LabelledLine, MeasureRun } from "./picture-labels.ts";
import { layoutLabels, moreOverLabel } from "./picture-labels.ts";
import type { PictureLine } from "./picture-lines.ts";
import { gapAtTip } from "./pm-state.ts";
import type { Slots } from "./point-labels.ts";
import { between } from "./utilization-vector.ts";

/** Where something stands on the panel, px. A drawing may know more of it. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How a drawing places the utilization space on its panel. */
export interface Placing<S extends Spot> {
  /** How far its axes reach. */
  readonly range: SpaceRange;
  /** The plane that it is, which cuts what reaches beyond it; null in the space. */
  readonly cut: Cut;
  /** Px. */
  readonly width: number;
  readonly height: number;
  /** Where the count of those over that have no name ends, px. */
  readonly corner: { readonly right: number; readonly top: number };
  place(utilization: ResourceVector): S;
  /** The same, but what lies beyond the drawing stops at its edge, with room for what is `extent` px wide to either side. */
  keep(utilization: ResourceVector, extent: number): S;
  /** What joins a point with the ground that it stands on, if that is drawn. */
  stem(spot: S): Segment | null;
  /** Where a point's shadows fall, if they are drawn. */
  shadows(utilization: ResourceVector): readonly Spot[];
  /** The edges of the box within which all that is drawn is up to `level`. */
  bound(level: number): readonly Segment[];
  /** What of each wall is up to `level`, as its four corners in turn, from the empty one. */
  walls(level: number): readonly (readonly Spot[])[];
}

export interface PlacedPoint<S extends Spot> extends PicturePoint, Spot {
  readonly spot: S;
  /** The places of its trail. */
  readonly past: readonly S[];
}

export interface PlacedLine<S extends Spot> extends PictureLine {
  readonly start: S;
  /** As far as it is drawn. */
  readonly tip: S;
  /** Px to leave free at its tip, when it is an arrow and a point stands there. */
  readonly gap: number;
}

export interface PlacedHollow<S extends Spot> extends HollowPlace {
  readonly spot: S;
}

/** A shape that the policy sees: its curves, as places one after the other. */
export interface PlacedShape<S extends Spot> extends SeenShape {
  readonly curves: readonly { readonly weight: Outline["weight"]; readonly spots: readonly S[] }[];
}

export interface PlacedPicture<S extends Spot> {
  readonly picture: Picture;
  readonly points: readonly PlacedPoint<S>[];
  /** Those that can be seen at all. */
  readonly lines: readonly PlacedLine<S>[];
  readonly hollows: readonly PlacedHollow<S>[];
  readonly seen: readonly PlacedShape<S>[];
  readonly labels: readonly Label[];
  readonly drawn: Omit<Drawn, "marks" | "markAt">;
}

export interface Naming {
  readonly measure: MeasureRun;
  /** Brought up to date with every picture. */
  readonly slots: Slots;
  /** Text that stands already. */
  readonly taken: readonly Box[];
}

/** Px, at scale 1, that a point beyond the panel keeps from its edge besides its radius, and a place of its trail. */
export const EDGE = 7;
const TRAIL_EDGE = 4;
/** Px, at scale 1, around a hollow place that no word covers; and from which on a line is one. */
const CLEARANCE = 0.5;
const SHORTEST = 0.5;

export function placePicture<S extends Spot>(
  picture: Picture,
  placing: Placing<S>,
  naming: Naming,
): PlacedPicture<S> {
  const { scale } = picture;
  const points = picture.points.map((point): PlacedPoint<S> => {
    const spot = placing.keep(point.place, point.radius + EDGE * scale);
    const past = point.trail.map((place) => placing.keep(place, TRAIL_EDGE * scale));
    return { ...point, x: spot.x, y: spot.y, spot, past };
  });
  const lines = picture.lines.map((line) => placeLine(line, placing, points, scale));
  const hollows = picture.hollows.map(
    (hollow): PlacedHollow<S> => ({ ...hollow, spot: placing.keep(hollow.place, EDGE * scale) }),
  );
  const seen = picture.seen.map((shape): PlacedShape<S> => {
    const curves = shape
      .outlines(placing.cut, placing.range)
      .map(({ weight, curve }) => ({ weight, spots: curve.map(placing.place) }));
    return { ...shape, curves };
  });
  const placed = { picture, points, lines: lines.filter(isSeen), hollows, seen };
  const labels = placeLabels(placed, lines, placing, naming);
  const vms = lines.flatMap((line) =>
    line.vm === null ? [] : [{ vm: line.vm, line: wholeOf(line, placing) }],
  );
  return { ...placed, labels, drawn: { points, vms, labels } };
}

/** What happens may run off the panel; what is only weighed stops at its edge, for its figure to be read. */
function placeLine<S extends Spot>(
  line: PictureLine,
  placing: Placing<S>,
  points: readonly PlacedPoint<S>[],
  scale: number,
): PlacedLine<S> {
  const { from, to, drawn, end } = line;
  const place = (at: ResourceVector): S =>
    line.of === "sketch" ? placing.keep(at, EDGE * scale) : placing.place(at);
  const tip = place(drawn === 1 ? to : between(from, to, drawn));
  const gap = end === "arrow" ? gapAtTip(points, tip.x, tip.y, scale) : 0;
  return { ...line, start: place(from), tip, gap };
}

const isSeen = ({ start, tip, opacity }: PlacedLine<Spot>): boolean =>
  opacity > 0 && Math.hypot(tip.x - start.x, tip.y - start.y) >= SHORTEST;

const segment = (a: Spot, b: Spot): Segment => ({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });

/** Where the line will be once it has been drawn. */
const wholeOf = <S extends Spot>({ start, tip, to, drawn }: PlacedLine<S>, placing: Placing<S>): Segment =>
  segment(start, drawn === 1 ? tip : placing.place(to));

function placeLabels<S extends Spot>(
  { picture, points, hollows, seen }: Pick<PlacedPicture<S>, "picture" | "points" | "hollows" | "seen">,
  lines: readonly PlacedLine<S>[],
  placing: Placing<S>,
  naming: Naming,
): readonly Label[] {
  const { fleet, scale } = picture;
  const crowd = crowdDots(picture, placing);
  const count = (pms: number): Label | null => moreOverLabel(pms, placing.corner, { ...picture, ...naming });
  const most = crowd.length === 0 ? null : count(fleet.overPms); // as much room as the count may need
  const sketched: LabelledLine[] = [];
  const named: LabelledLine[] = [];
  const others = points.flatMap(({ grounded, faded, spot }) =>
    grounded && !faded ? stemsOf(placing, spot) : [],
  );
  const hollow = hollows.map(({ spot, radius }): Dot => hollowDot(spot, radius + CLEARANCE * scale));
  for (const line of lines.toSorted((a, b) => turn(a) - turn(b))) {
    const { id, label, of, end, style, tip } = line;
    const whole = wholeOf(line, placing);
    const isTold = named.some(({ text }) => text === label?.text); // a VM that moves and is of the chain, too
    if (end === "cross") hollow.push(hollowDot(tip, (CROSS.half + 1) * scale));
    if (label !== null && of === "sketch") sketched.push({ ...label, id, line: whole });
    if (label !== null && of !== "sketch" && !isTold) named.push({ ...label, id, line: whole });
    // The line from the origin runs through half of the picture: no name could keep clear of it.
    else if (style !== "origin") others.push(whole);
  }
  const { width, height } = placing;
  const taken = most === null ? naming.taken : [...naming.taken, most];
  const shapes = seen[0] === undefined ? [] : seen[0].labels(seen, placing, [...points, ...hollow, ...crowd]);
  const lined = { points, hollow, crowd, lines: named, sketched, shapes, others, taken, width, height };
  const labels = layoutLabels({ ...picture, ...naming, ...lined, pms: fleet.pms });
  if (fleet.crowd === null) return labels;
  const labelled = new Set(labels.flatMap(({ pms }) => pms));
  const told = points.filter(({ pm, over }) => over.length > 0 && labelled.has(pm)).length;
  const counted = count(fleet.overPms - told);
  return counted === null ? labels : [...labels, counted];
}

/** The points of the crowd that are over, as they are drawn. */
function crowdDots<S extends Spot>({ fleet, frame, scale }: Picture, placing: Placing<S>): Dot[] {
  const { crowd } = fleet;
  if (crowd === null) return [];
  const { overRadius: radius } = crowd;
  return overInCrowd(fleet).map((pm): Dot => {
    const { x, y } = placing.keep(vectorAt(frame.positions, pm), crowd.radius + EDGE * scale);
    return { x, y, radius };
  });
}

/** The lower, the sooner a line is named: VMs that move before D, and the chain last. */
const turn = ({ of, style }: PictureLine): number => (of === "chain" ? 2 : style === "distance" ? 1 : 0);

const hollowDot = ({ x, y }: Spot, radius: number): Dot => ({ x, y, radius, hollow: true });

function stemsOf<S extends Spot>(placing: Placing<S>, spot: S): Segment[] {
  const stem = placing.stem(spot);
  return stem === null ? [] : [stem];
}
