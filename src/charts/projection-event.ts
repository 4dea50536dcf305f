/**
 * The event that a frame shows, as lines between points of the utilization space: from the origin
 * to the source, D to the target, each VM's vector leaving one point and joining the other. When
 * each is drawn is `EVENT_PHASES`' matter; the figures are the frame's own.
 */

import type { ResourceVector } from "../base/resources.ts";
import { at } from "../base/vector.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import { EVENT_PHASES } from "../view/lane-frame.ts";

export interface MovingVm {
  readonly kind: "leaving" | "joining";
  readonly vm: number;
  readonly from: ResourceVector;
  readonly to: ResourceVector;
}

export interface ShownEvent {
  /** Where the two stood before. */
  readonly source: ResourceVector;
  readonly target: ResourceVector | null;
  readonly refused: boolean;
  /** How much of the line from the origin shows, 0..1; it goes when the VM leaves. */
  readonly origin: number;
  /** How much of D shows, 0..1. */
  readonly distance: number;
  /** D in the space, all three resources. */
  readonly length: number;
  readonly moving: readonly MovingVm[];
  /** Places that points have left. */
  readonly vacated: readonly { readonly pm: number; readonly place: ResourceVector }[];
}

export function shownEvent(frame: LaneFrame): ShownEvent | null {
  const { event, eventProgress: progress, before } = frame;
  if (event === null) return null;
  const source = vectorAt(before, event.from);
  const target = event.to === null ? null : vectorAt(before, event.to);
  const left = part(progress, EVENT_PHASES.targetShown, EVENT_PHASES.left);
  const joined = part(progress, EVENT_PHASES.left, EVENT_PHASES.joined);
  const moved = event.kind !== "no-solution";
  return {
    source,
    target,
    refused: !moved,
    origin: left > 0 || progress === 1 ? 0 : part(progress, 0, EVENT_PHASES.sourceShown),
    distance: part(progress, EVENT_PHASES.sourceShown, EVENT_PHASES.targetShown),
    length: target === null ? 0 : Math.hypot(...combine(target, source, -1)),
    moving: movingVms(frame, source, target, left, joined),
    vacated: [
      ...(moved && left > 0 ? [{ pm: event.from as number, place: source }] : []),
      ...(moved && joined > 0 && target !== null ? [{ pm: event.to as number, place: target }] : []),
    ],
  };
}

function movingVms(
  frame: LaneFrame,
  source: ResourceVector,
  target: ResourceVector | null,
  left: number,
  joined: number,
): MovingVm[] {
  const { event } = frame;
  if (event === null || event.kind === "no-solution" || target === null) return [];
  const moving: MovingVm[] = [];
  const grow = (
    kind: MovingVm["kind"],
    vm: number,
    from: ResourceVector,
    by: ResourceVector,
    t: number,
  ): void => {
    if (t > 0) moving.push({ kind, vm, from, to: combine(from, by, t) });
  };
  const leaving = vmOn(frame, event.vm, event.from);
  const arriving = vmOn(frame, event.vm, event.to);
  grow("leaving", event.vm, source, negative(leaving), left);
  if (event.kind === "migration") {
    grow("joining", event.vm, target, arriving, joined);
    return moving;
  }
  const returning = vmOn(frame, event.with, event.to);
  grow("leaving", event.with, target, negative(returning), left);
  grow("joining", event.with, combine(source, leaving, -1), vmOn(frame, event.with, event.from), joined);
  grow("joining", event.vm, combine(target, returning, -1), arriving, joined);
  return moving;
}

/** The VMs of `pm` end to end from the origin, the largest first; their sum is the PM's point. */
export function chainOf(
  frame: LaneFrame,
  pm: number,
): { vm: number; from: ResourceVector; to: ResourceVector }[] {
  const vms = [...frame.placement].flatMap((host, vm) =>
    host === pm ? [{ vm, vector: vmOn(frame, vm, pm, frame.positions) }] : [],
  );
  vms.sort((a, b) => Math.hypot(...b.vector) - Math.hypot(...a.vector) || a.vm - b.vm);
  let from: ResourceVector = [0, 0, 0];
  return vms.map(({ vm, vector }) => {
    const link = { vm, from, to: combine(from, vector, 1) };
    from = link.to;
    return link;
  });
}

/** What `vm` adds to `pm`: its demand, in the ratio in which the demands placed there came to what `reached` says. */
function vmOn(frame: LaneFrame, vm: number, pm: number, reached = frame.utilization): ResourceVector {
  const [cpu, net, mem] = vectorAt(frame.demand, vm);
  const sums: [number, number, number] = [0, 0, 0];
  frame.placement.forEach((host, other) => {
    if (host !== pm) return;
    const [c, n, m] = vectorAt(frame.demand, other);
    sums[0] += c;
    sums[1] += n;
    sums[2] += m;
  });
  const [a, b, c] = vectorAt(reached, pm);
  return [cpu * ratio(a, sums[0]), net * ratio(b, sums[1]), mem * ratio(c, sums[2])];
}

const ratio = (reached: number, sum: number): number => (sum > 0 ? reached / sum : 1);

export const vectorAt = (column: Float64Array, i: number): ResourceVector => [
  at(column, 3 * i),
  at(column, 3 * i + 1),
  at(column, 3 * i + 2),
];

export const combine = (a: ResourceVector, b: ResourceVector, times: number): ResourceVector => [
  a[0] + b[0] * times,
  a[1] + b[1] * times,
  a[2] + b[2] * times,
];

const negative = (a: ResourceVector): ResourceVector => [-a[0], -a[1], -a[2]];

const part = (progress: number, start: number, end: number): number =>
  Math.min(1, Math.max(0, (progress - start) / (end - start)));
