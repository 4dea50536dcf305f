/**
 * Greedy placement of names beside points. Labels are placed in the order given, each in the
 * cheapest of 16 directions and 7 distances (three more for what must be read). What is promised:
 * no two boxes overlap, none covers a point or leaves the panel, and none is nearer to another
 * point than to its own. A label that has no such place is left out; better that than a wrong one.
 */

import { at } from "../../base/vector.ts";

export interface Box {
  /** Left. */
  readonly x: number;
  /** Top. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** A place that a point has left: not to be covered, but no name could be taken for its. */
  readonly hollow?: boolean;
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * How far a label may go from what it names: `beside` it, with a short leader at most that runs over nothing else; `near`
 * it; or `far`, as it must be read: rather than vanish it may even stand nearer to another dot, with a leader.
 */
export type LabelReach = "beside" | "near" | "far";

export interface LabelRequest {
  readonly id: string;
  /** What it names: a point's centre, or the middle of a line. */
  readonly x: number;
  readonly y: number;
  /** Px kept free around (x, y). */
  readonly clearance: number;
  readonly width: number;
  readonly height: number;
  /** The dots that it names, as positions in `dots`; none for the label of a line. */
  readonly own: readonly number[];
  readonly reach: LabelReach;
  /** The slot that it had in the last frame; kept unless another is clearly better. */
  readonly previous?: number | undefined;
}

export interface PlacedLabel extends Box {
  readonly id: string;
  readonly slot: number;
  /** From what is named to the label, when they stand apart. */
  readonly leader: Segment | null;
}

export interface LabelField {
  readonly width: number;
  readonly height: number;
  /** Everything that is drawn as a point. */
  readonly dots: readonly Dot[];
  /** Text that stands already: ticks, axis names. */
  readonly taken: readonly Box[];
  /** Lines that are better not covered. */
  readonly lines: readonly Segment[];
  /** 1 on screens, 2 at the back of a lecture hall. */
  readonly scale: number;
}

const DIRECTIONS = 16;
const DISTANCES = [0, 5, 10, 16, 24, 34, 46, 64, 86, 112];
/** How many of the distances each reach may take. */
const DISTANCES_OF: Readonly<Record<LabelReach, number>> = { beside: 5, near: 7, far: DISTANCES.length };
/** Px between a name and its point from which a leader joins them. */
export const LEADER_FROM = 14;
const GAP = 2;
/** Px that a name with a leader keeps from points that are not its own. */
const APART = 9;
/** Px by which a name without a leader is nearer to its own point than to any other: less is seen by nobody. */
const CLEARLY = 2;
/** Tried in this order: nearest to its own point; with a leader, well away from all others; wherever it covers nothing. */
const RULES = ["nearest", "apart", "anywhere"] as const;
type Rule = (typeof RULES)[number];
/** Costs, in px of distance that one would rather go. */
const COST = { line: 9, leaderOverDot: 30, leaderOverText: 30, vertical: 7, leftwards: 2, kept: 8 };

export function placeLabels(requests: readonly LabelRequest[], field: LabelField): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const request of requests) {
    const label = firstOf(request.reach === "far" ? RULES : RULES.slice(0, 1), (rule) =>
      bestPlace(request, field, placed, rule),
    );
    if (label !== null) placed.push(label);
  }
  return placed;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

function bestPlace(
  request: LabelRequest,
  field: LabelField,
  placed: readonly PlacedLabel[],
  rule: Rule,
): PlacedLabel | null {
  const distances = DISTANCES_OF[request.reach];
  let best: PlacedLabel | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < distances * DIRECTIONS; slot++) {
    const kept = slot === request.previous ? COST.kept : 0;
    const base = slotCost(slot) * field.scale - kept;
    if (base >= lowest) continue;
    const box = boxAt(request, slot, field.scale);
    if (!isFree(box, request, field, placed, rule)) continue;
    const leader = leaderTo(box, request, slotDistance(slot) >= LEADER_FROM || rule !== "nearest");
    const overOthers = leader === null ? 0 : leaderCost(leader, request, field, placed);
    if (overOthers > 0 && request.reach === "beside") continue;
    const cost = base + (lineCost(box, field) + overOthers) * field.scale;
    if (cost < lowest) {
      lowest = cost;
      best = { ...box, id: request.id, slot, leader };
    }
  }
  return best;
}

const slotDistance = (slot: number): number => at(DISTANCES, Math.floor(slot / DIRECTIONS));
const slotAngle = (slot: number): number => ((slot % DIRECTIONS) * 2 * Math.PI) / DIRECTIONS;

/** To the right is read most easily, then to the left, then above and below. */
function slotCost(slot: number): number {
  const angle = slotAngle(slot);
  const leftwards = Math.cos(angle) < -0.1 ? COST.leftwards : 0;
  return slotDistance(slot) + COST.vertical * Math.abs(Math.sin(angle)) + leftwards;
}

/** The box whose near side or corner lies in the slot's direction, at its distance. */
function boxAt(request: LabelRequest, slot: number, scale: number): Box {
  const { width, height } = request;
  const [dx, dy] = [Math.cos(slotAngle(slot)), Math.sin(slotAngle(slot))];
  const reach = request.clearance + slotDistance(slot) * scale;
  const full = (t: number): number => Math.max(-1, Math.min(1, t * 1.42)); // corners touch from 45 degrees on
  return {
    x: request.x + dx * reach + (full(dx) * width) / 2 - width / 2,
    y: request.y + dy * reach + (full(dy) * height) / 2 - height / 2,
    width,
    height,
  };
}

function isFree(
  box: Box,
  request: LabelRequest,
  field: LabelField,
  placed: readonly Box[],
  rule: Rule,
): boolean {
  if (box.x < 0 || box.y < 0) return false;
  if (box.x + box.width > field.width || box.y + box.height > field.height) return false;
  if (placed.some((other) => boxesOverlap(box, other, GAP))) return false;
  if (field.taken.some((other) => boxesOverlap(box, other, GAP))) return false;
  if (field.dots.some((dot) => distanceToBox(box, dot.x, dot.y) < dot.radius)) return false;
  if (rule === "anywhere" || request.own.length === 0) return true;
  const own = distanceToBox(box, request.x, request.y);
  return field.dots.every((dot, i) => {
    if (dot.hollow === true || request.own.includes(i)) return true;
    const other = distanceToBox(box, dot.x, dot.y);
    return rule === "nearest"
      ? other > own + CLEARLY * field.scale
      : other > dot.radius + APART * field.scale;
  });
}

function lineCost(box: Box, { lines }: LabelField): number {
  let cost = 0;
  for (const line of lines) if (segmentMeetsBox(line, box)) cost += COST.line;
  return cost;
}

function leaderCost(
  leader: Segment,
  request: LabelRequest,
  field: LabelField,
  placed: readonly Box[],
): number {
  let cost = 0;
  field.dots.forEach((dot, i) => {
    const near = distanceToSegment(leader, dot.x, dot.y) < dot.radius;
    if (near && !request.own.includes(i)) cost += COST.leaderOverDot;
  });
  for (const other of placed) if (segmentMeetsBox(leader, other)) cost += COST.leaderOverText;
  return cost;
}

function leaderTo(box: Box, request: LabelRequest, wanted: boolean): Segment | null {
  if (!wanted) return null;
  const x2 = Math.max(box.x, Math.min(box.x + box.width, request.x));
  const y2 = Math.max(box.y, Math.min(box.y + box.height, request.y));
  const length = Math.hypot(x2 - request.x, y2 - request.y);
  if (length <= request.clearance) return null;
  const t = request.own.length === 0 ? 0 : (request.clearance - 1) / length;
  return { x1: request.x + (x2 - request.x) * t, y1: request.y + (y2 - request.y) * t, x2, y2 };
}

export const boxesOverlap = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap;

/** 0 inside. */
export const distanceToBox = (box: Box, x: number, y: number): number =>
  Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height));

export function distanceToSegment({ x1, y1, x2, y2 }: Segment, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / square));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

/** Liang and Barsky's clipping: whether anything of the segment is left inside the box. */
export function segmentMeetsBox({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const sides: readonly (readonly [number, number])[] = [
    [x1 - x2, x1 - box.x],
    [x2 - x1, box.x + box.width - x1],
    [y1 - y2, y1 - box.y],
    [y2 - y1, box.y + box.height - y1],
  ];
  for (const [towards, room] of sides) {
    if (towards === 0) {
      if (room < 0) return false;
    } else if (towards < 0) enter = Math.max(enter, room / towards);
    else leave = Math.min(leave, room / towards);
  }
  return enter <= leave;
}
