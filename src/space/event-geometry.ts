/**
 * The event that is shown, as lines in the space: from the origin to the source, D to the target,
 * each VM's vector leaving one point and joining the other. Vectors come from the record's own
 * figures: VM demands over the PM's capacity, which is what turned demand into utilization.
 */

import { easeCubicInOut } from "d3-ease";
import { at } from "../base/vector.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import { EVENT_PHASES } from "../view/lane-frame.ts";
import { add, mix, scenePoint, type Vec3 } from "../view/space-projection.ts";

interface VmVector {
  readonly vm: number;
  readonly from: Vec3;
  readonly to: Vec3;
  readonly kind: "leaving" | "joining";
}

export interface EventGeometry {
  /** Where the two points stood before. */
  readonly source: Vec3;
  readonly target: Vec3 | null;
  /** The source was asked about and found nothing. */
  readonly refused: boolean;
  /** How far the line from the origin has been drawn, and how much of it is left. */
  readonly origin: { readonly drawn: number; readonly opacity: number };
  /** How much of D is drawn, 0..1, and its length in the space. */
  readonly distance: { readonly drawn: number; readonly length: number };
  readonly vectors: readonly VmVector[];
  /** Points that have left the place where they were. */
  readonly vacated: readonly { readonly pm: number; readonly place: Vec3 }[];
}

export function eventGeometry(frame: LaneFrame): EventGeometry | null {
  const { event, eventProgress: progress, before } = frame;
  if (event === null) return null;
  const source = scenePoint(before, event.from);
  const target = event.to === null ? null : scenePoint(before, event.to);
  // eased as the points are, so that an arrow's tip and the point that follows it stay together
  const leaving = easeCubicInOut(part(progress, EVENT_PHASES.targetShown, EVENT_PHASES.left));
  const joining = easeCubicInOut(part(progress, EVENT_PHASES.left, EVENT_PHASES.joined));
  const gap = target === null ? ([0, 0, 0] as const) : add(target, source, -1);
  return {
    source,
    target,
    refused: event.kind === "no-solution",
    origin: { drawn: part(progress, 0, EVENT_PHASES.sourceShown), opacity: 1 - leaving },
    distance: {
      drawn: part(progress, EVENT_PHASES.sourceShown, EVENT_PHASES.targetShown),
      length: Math.hypot(...gap),
    },
    vectors: vmVectors(frame, source, target, leaving, joining),
    vacated: vacatedPlaces(frame, leaving, joining),
  };
}

const part = (progress: number, start: number, end: number): number =>
  Math.min(1, Math.max(0, (progress - start) / (end - start)));

function vmVectors(
  frame: LaneFrame,
  source: Vec3,
  target: Vec3 | null,
  leaving: number,
  joining: number,
): VmVector[] {
  const { event } = frame;
  if (event === null || event.kind === "no-solution" || target === null) return [];
  const onSource = vmOnPm(frame, event.vm, event.from);
  const onTarget = vmOnPm(frame, event.vm, event.to);
  const vectors: VmVector[] = [];
  if (event.kind === "migration") {
    grow("leaving", event.vm, source, add(source, onSource, -1), leaving);
    grow("joining", event.vm, target, add(target, onTarget), joining);
    return vectors;
  }
  const otherOnSource = vmOnPm(frame, event.with, event.from);
  const otherOnTarget = vmOnPm(frame, event.with, event.to);
  const sourceWithout = add(source, onSource, -1);
  const targetWithout = add(target, otherOnTarget, -1);
  grow("leaving", event.vm, source, sourceWithout, leaving);
  grow("leaving", event.with, target, targetWithout, leaving);
  grow("joining", event.with, sourceWithout, add(sourceWithout, otherOnSource), joining);
  grow("joining", event.vm, targetWithout, add(targetWithout, onTarget), joining);
  return vectors;

  function grow(kind: VmVector["kind"], vm: number, from: Vec3, to: Vec3, t: number): void {
    if (t > 0) vectors.push({ kind, vm, from, to: mix(from, to, t) });
  }
}

function vacatedPlaces(frame: LaneFrame, leaving: number, joining: number): { pm: number; place: Vec3 }[] {
  const { event, before } = frame;
  if (event === null || event.kind === "no-solution") return [];
  const places: { pm: number; place: Vec3 }[] = [];
  if (leaving > 0) places.push({ pm: event.from, place: scenePoint(before, event.from) });
  if (joining > 0) places.push({ pm: event.to, place: scenePoint(before, event.to) });
  return places;
}

function vmOnPm(frame: LaneFrame, vm: number, pm: number): Vec3 {
  const [cpu, mem, net] = scenePoint(frame.demand, vm);
  const [x, y, z] = perDemand(frame, pm, frame.utilization);
  return [cpu * x, mem * y, net * z];
}

/** What a unit of demand comes to on `pm`, per resource: `reached` over the sum of the demands placed there. */
export function perDemand(frame: LaneFrame, pm: number, reached: Float64Array): Vec3 {
  const sums = [0, 0, 0];
  frame.placement.forEach((host, vm) => {
    if (host !== pm) return;
    for (let r = 0; r < 3; r++) sums[r] = (sums[r] ?? 0) + at(frame.demand, vm * 3 + r);
  });
  const ratio = (r: number): number => ((sums[r] ?? 0) > 0 ? at(reached, pm * 3 + r) / (sums[r] ?? 1) : 1);
  return [ratio(0), ratio(2), ratio(1)];
}
