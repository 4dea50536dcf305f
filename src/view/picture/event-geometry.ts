/**
 * The event that a frame shows, as lines of the utilization space: from the origin to the source, D
 * to the target, each VM's vector leaving one point and joining the other. Places and shares are
 * the frame's own figures; what moves is eased as the frame's points are, so that an arrow's tip
 * and the point that follows it stay together.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { vectorAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { EVENT_PHASES, easedPart, partOf } from "../lane-frame.ts";
import { between, plus } from "./utilization-vector.ts";

/** A VM's vector, as far as it has been drawn. */
export interface MovingVm {
  readonly kind: "leaving" | "joining";
  readonly vm: number;
  readonly from: ResourceVector;
  readonly to: ResourceVector;
}

export interface EventGeometry {
  /** Where the two points stood before. */
  readonly source: ResourceVector;
  readonly target: ResourceVector | null;
  /** The source was asked about and found nothing. */
  readonly refused: boolean;
  /** How far the line from the origin has been drawn, 0..1, and how much of it is left. */
  readonly origin: { readonly drawn: number; readonly opacity: number };
  /** How much of D is drawn, 0..1, and its length over all three resources. */
  readonly distance: { readonly drawn: number; readonly length: number };
  readonly moving: readonly MovingVm[];
  /** Points that have left the place where they were. */
  readonly vacated: readonly { readonly pm: number; readonly place: ResourceVector }[];
}

/** Whether reasons of the event to come are shown: what came before it steps back. */
export const isReasoning = ({ reasoning }: Pick<LaneFrame, "reasoning">): boolean =>
  reasoning !== null && reasoning.shown > 0;

/** Null too while reasons of the next event are shown. A decision that is pointed at takes the place of the VMs that moved. */
export function eventGeometry(frame: LaneFrame): EventGeometry | null {
  const { event, eventProgress: progress, before, pointedAt } = frame;
  if (event === null || isReasoning(frame)) return null;
  const source = vectorAt(before, event.from);
  const target = event.to === null ? null : vectorAt(before, event.to);
  const left = easedPart(progress, EVENT_PHASES.targetShown, EVENT_PHASES.left);
  const joined = easedPart(progress, EVENT_PHASES.left, EVENT_PHASES.joined);
  const vacated: { pm: number; place: ResourceVector }[] = [];
  if (event.kind !== "no-solution" && target !== null) {
    if (left > 0) vacated.push({ pm: event.from, place: source });
    if (joined > 0) vacated.push({ pm: event.to, place: target });
  }
  return {
    source,
    target,
    refused: event.kind === "no-solution",
    origin: { drawn: partOf(progress, 0, EVENT_PHASES.sourceShown), opacity: 1 - left },
    distance: {
      drawn: partOf(progress, EVENT_PHASES.sourceShown, EVENT_PHASES.targetShown),
      length: target === null ? 0 : Math.hypot(...plus(target, source, -1)),
    },
    moving: target === null || pointedAt !== null ? [] : movingVms(frame, source, target, left, joined),
    vacated,
  };
}

function movingVms(
  { event, shareOf }: LaneFrame,
  source: ResourceVector,
  target: ResourceVector,
  left: number,
  joined: number,
): MovingVm[] {
  if (event === null || event.kind === "no-solution") return [];
  const { vm, from, to } = event;
  const moving: MovingVm[] = [];
  const grow = (kind: MovingVm["kind"], who: number, start: ResourceVector, end: ResourceVector): void => {
    const t = kind === "leaving" ? left : joined;
    if (t > 0) moving.push({ kind, vm: who, from: start, to: between(start, end, t) });
  };
  const sourceWithout = plus(source, shareOf(vm, from), -1);
  grow("leaving", vm, source, sourceWithout);
  if (event.kind === "migration") {
    grow("joining", vm, target, plus(target, shareOf(vm, to)));
    return moving;
  }
  const targetWithout = plus(target, shareOf(event.with, to), -1);
  grow("leaving", event.with, target, targetWithout);
  grow("joining", event.with, sourceWithout, plus(sourceWithout, shareOf(event.with, from)));
  grow("joining", vm, targetWithout, plus(targetWithout, shareOf(vm, to)));
  return moving;
}
