/**
 * Labels of points and lines before they are placed: names of PMs, those that coincide on one label,
 * and what stands at the middle of a line. A label keeps the slot of the last picture where it can.
 */

import { present } from "../../base/assert.ts";
import { isOver } from "../../base/tolerance.ts";
import { resourceAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { formatUtilization } from "../text/figures.ts";
import type { LabelField, LabelReach, LabelRequest, PlacedLabel } from "./label-layout.ts";
import { placeLabels } from "./label-layout.ts";
import type { PictureText } from "./picture-text.ts";
import type { PlacedPm, PmState } from "./pm-state.ts";
import { outerRadius } from "./pm-state.ts";

/** The slots of the last picture, by label. */
export type Slots = Map<string, number>;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Points nearer than this many radii share a label. */
const COINCIDENT = 1.7;
/** Px between a label and what it names. */
const CLEARANCE = { point: 3, line: 4 };

/** The named ones of `points`, those that coincide together, in the order given. */
export function coincidentGroups(points: readonly PlacedPm[]): PlacedPm[][] {
  const groups: PlacedPm[][] = [];
  for (const point of points) {
    if (!point.named) continue;
    const near = groups.find((group) => group.some((other) => coincide(point, other)));
    if (near === undefined) groups.push([point]);
    else near.push(point);
  }
  return groups;
}

const coincide = (a: PlacedPm, b: PlacedPm): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < COINCIDENT * Math.min(a.radius, b.radius);

/** Asks for a place for the label of `group`, some of `points`, which is not empty. */
export function nameRequest(
  group: readonly PlacedPm[],
  points: readonly PlacedPm[],
  size: Size,
  reach: LabelReach,
  { slots, scale }: { readonly slots: Slots; readonly scale: number },
): LabelRequest {
  const id = `pm ${group.map(({ pm }) => pm).join(" ")}`;
  const x = group.reduce((sum, point) => sum + point.x, 0) / group.length;
  const y = group.reduce((sum, point) => sum + point.y, 0) / group.length;
  const extent = Math.max(
    ...group.map((point) => outerRadius(point, scale) + Math.hypot(point.x - x, point.y - y)),
  );
  const clearance = extent + CLEARANCE.point * scale;
  const own = group.map((point) => points.indexOf(point));
  return { id, x, y, ...size, clearance, own, reach, previous: slots.get(id) };
}

/** Asks for a place for a label at (x, y), the middle of a line. */
export const lineRequest = (
  id: string,
  { x, y }: { readonly x: number; readonly y: number },
  size: Size,
  { slots, scale }: { readonly slots: Slots; readonly scale: number },
): LabelRequest => ({
  id,
  x,
  y,
  ...size,
  clearance: CLEARANCE.line * scale,
  own: [],
  reach: "near",
  previous: slots.get(id),
});

/**
 * Places labels and brings `slots` up to date.
 * @param careful tries once more, with those first that found no place near to what they name
 */
export function placeAgain(
  requests: readonly LabelRequest[],
  field: LabelField,
  slots: Slots,
  careful: boolean,
): PlacedLabel[] {
  const first = placeLabels(requests, field);
  const placed = careful ? relieved(requests, first, field) : first;
  slots.clear();
  for (const { id, slot } of placed) slots.set(id, slot);
  return placed;
}

/** Px of leader from which a label is too far away, and what one that is left out counts. */
const STRAIN = { far: 40, missing: 150 };

function relieved(requests: readonly LabelRequest[], first: PlacedLabel[], field: LabelField): PlacedLabel[] {
  const before = strains(requests, first);
  const isStrained = ({ id }: LabelRequest): boolean =>
    present(before.get(id), "the strain of a label") > STRAIN.far * field.scale;
  const strained = requests.filter(isStrained);
  if (strained.length === 0) return first;
  const others = requests.filter((request) => !isStrained(request));
  const second = placeLabels([...strained, ...others], field);
  return sum(strains(requests, second)) < sum(before) ? second : first;
}

/** How far away from what it names each label stands. */
function strains(requests: readonly LabelRequest[], placed: readonly PlacedLabel[]): Map<string, number> {
  const leaders = new Map(placed.map(({ id, leader }) => [id, leader]));
  return new Map(
    requests.map(({ id }) => {
      const leader = leaders.get(id);
      if (leader === undefined) return [id, STRAIN.missing];
      return [id, leader === null ? 0 : Math.hypot(leader.x2 - leader.x1, leader.y2 - leader.y1)];
    }),
  );
}

const sum = (figures: ReadonlyMap<string, number>): number =>
  [...figures.values()].reduce((total, figure) => total + figure, 0);

/**
 * "PM0 cpu 0.83": every resource on which its point is over, with as many decimals as the verdict needs.
 * Figures are those of the moment, as in the tables, and not of where a point is on its way: one that only
 * comes back from above the threshold has none any more.
 */
export const overName = (
  { pm, over }: Pick<PmState, "pm" | "over">,
  { utilization, threshold }: Pick<LaneFrame, "utilization" | "threshold">,
  text: Pick<PictureText, "pm" | "axes">,
): string =>
  [
    text.pm(pm),
    ...over.map((r) => {
      const value = resourceAt(utilization, pm, r);
      return isOver(value, threshold)
        ? `${text.axes[r]} ${formatUtilization(value, threshold)}`
        : text.axes[r];
    }),
  ].join(" ");
