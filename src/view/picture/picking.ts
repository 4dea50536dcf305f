/**
 * What stands at a place of a picture, and what choosing it does, in 3D and in the plane: a VM of
 * the unfolded chain by its name, a PM by its point, a VM by its vector, in this order. What is found
 * is what was drawn last.
 */

import type { Handling } from "./hand-geometry.ts";
import type { Box, Segment } from "./label-layout.ts";
import { distanceToBox, distanceToSegment } from "./label-layout.ts";
import { chainLineId } from "./picture-lines.ts";
import type { Asked, MarkHit, PictureMark } from "./picture-marks.ts";
import type { PlacedPm } from "./pm-state.ts";

export type Picked =
  | { readonly kind: "pm"; readonly pm: number }
  | { readonly kind: "vm"; readonly vm: number };

/** A VM's vector as it was drawn, px. */
export interface DrawnVm {
  readonly vm: number;
  readonly line: Segment;
}

/** What stands on the panel. */
export interface Drawn {
  /** The PMs that are singled out: they stand before the crowd. */
  readonly points: readonly PlacedPm[];
  readonly vms: readonly DrawnVm[];
  readonly labels: readonly (Box & { readonly id: string })[];
  /** What of it has to be explained; worked out when somebody asks. @param limit of the scenario */
  readonly marks: (limit: number) => readonly PictureMark[];
  readonly markAt: (asked: Asked, x: number, y: number) => MarkHit | null;
}

export const NOTHING_DRAWN: Drawn = {
  points: [],
  vms: [],
  labels: [],
  marks: () => [],
  markAt: () => null,
};

/** The PM of the crowd nearest to (x, y) within `reach`. */
type InCrowd = (x: number, y: number, reach: number) => number | null;

/** Px within which a point and a vector are found. */
const REACH = { point: 14, vector: 7 };

export function pickAt(
  { points, vms, labels }: Drawn,
  inCrowd: InCrowd,
  x: number,
  y: number,
): Picked | null {
  const named = vms.find(({ vm }) =>
    labels.some((label) => label.id === chainLineId(vm) && distanceToBox(label, x, y) === 0),
  );
  if (named !== undefined) return { kind: "vm", vm: named.vm };
  const point = nearest(points, (each) => Math.hypot(each.x - x, each.y - y) - each.radius, REACH.point);
  if (point !== null && point.distance <= 0) return { kind: "pm", pm: point.of.pm };
  const vector = nearest(vms, ({ line }) => distanceToSegment(line, x, y), REACH.vector);
  if (vector !== null && point === null) return { kind: "vm", vm: vector.of.vm };
  const pm = inCrowd(x, y, point?.distance ?? REACH.point) ?? point?.of.pm;
  return pm === undefined ? null : { kind: "pm", pm };
}

/** Null when none is within reach. */
function nearest<T>(
  all: readonly T[],
  distanceTo: (each: T) => number,
  reach: number,
): { readonly of: T; readonly distance: number } | null {
  let best: { readonly of: T; readonly distance: number } | null = null;
  for (const of of all) {
    const distance = distanceTo(of);
    if (distance <= reach && (best === null || distance < best.distance)) best = { of, distance };
  }
  return best;
}

export const isSamePick = (a: Picked | null, b: Picked | null): boolean =>
  a === b ||
  (a?.kind === "pm" && b?.kind === "pm" && a.pm === b.pm) ||
  (a?.kind === "vm" && b?.kind === "vm" && a.vm === b.vm);

interface Choosing {
  readonly selected: number | null;
  readonly selectedVm: number | null;
  readonly handling: Handling | null;
  readonly onSelect: (pm: number | null) => void;
  readonly onSelectVm: (vm: number | null) => void;
}

/** Chooses what was picked, or lets go of it; while a VM is moved by hand nothing is let go. */
export function choosePicked(picked: Picked | null, choosing: Choosing): void {
  const { selected, selectedVm, handling, onSelect, onSelectVm } = choosing;
  if (handling !== null) {
    if (picked?.kind === "vm") onSelectVm(picked.vm);
    else if (picked !== null) onSelect(picked.pm);
  } else if (picked?.kind === "vm") onSelectVm(picked.vm === selectedVm ? null : picked.vm);
  else if (picked !== null) onSelect(picked.pm === selected ? null : picked.pm);
  else if (selected === null && selectedVm !== null) onSelectVm(null);
  else onSelect(null);
}
