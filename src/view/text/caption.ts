/**
 * A lane's sentence as data: what has just happened there, with the figures that the words need.
 * Taken from the frame alone; the words themselves belong to the message catalogues.
 */

import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_COUNT } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import { isAnyOver, resourcesOver } from "../../engine/metrics.ts";
import type { LaneFrame } from "../lane-frame.ts";

/** A PM that is, or was, over the threshold, and on what. */
export interface Overload {
  readonly pm: number;
  readonly over: readonly { readonly resource: ResourceIndex; readonly value: number }[];
}

export type Caption =
  /** Nothing is over, and nothing was done in this hour so far. */
  | { readonly kind: "calm" }
  /** The hour has begun; these PMs are over, and nobody has acted yet. */
  | { readonly kind: "overloaded"; readonly pms: readonly Overload[] }
  | {
      readonly kind: "migration";
      /** A person moved it, or a PM was evacuated: whether the source was over is beside the point. */
      readonly byHand: boolean;
      /** Whether it answers an overload: not where a policy empties a PM that is not over (C2). */
      readonly isAnswer: boolean;
      readonly source: Overload;
      readonly vm: number;
      readonly to: number;
    }
  | {
      readonly kind: "swap";
      readonly byHand: boolean;
      readonly source: Overload;
      readonly vm: number;
      readonly with: number;
      readonly to: number;
    }
  /** The next event is being reasoned out: `shown` of its `of` decisions are. */
  | {
      readonly kind: "reasoning";
      readonly source: number;
      /** Whether the source is to be emptied, and nobody need be over. */
      readonly isEvacuation: boolean;
      readonly shown: number;
      readonly of: number;
    }
  /** The step is over without the policy, which did not end: that many events were made of it. */
  | { readonly kind: "endless"; readonly events: number }
  /** `source` stays over; `asked` is the only PM that was asked for help, if one was. */
  | { readonly kind: "no-solution"; readonly source: Overload; readonly asked: number | null };

/** Null between events, and of a deliberation that did not end with one. */
function reasoningOf({ reasoning }: LaneFrame): Caption | null {
  if (reasoning === null) return null;
  const { deliberation, shown } = reasoning;
  const last = deliberation.decisions.at(-1);
  const of = deliberation.decisions.length;
  if (last?.kind !== "ended") return null;
  if (last.how === "gave-up")
    return { kind: "reasoning", source: last.source, isEvacuation: false, shown, of };
  return {
    kind: "reasoning",
    source: last.action.from,
    isEvacuation: last.purpose === "evacuation",
    shown,
    of,
  };
}

/**
 * @param made of the frame's event: whether a person made it, and whether it answers an overload (C2)
 * @param isEndless whether the policy was broken off in the frame's step
 */
export function captionOf(
  frame: LaneFrame,
  { byHand, isAnswer }: { readonly byHand: boolean; readonly isAnswer: boolean },
  isEndless: boolean,
): Caption {
  const { event, threshold } = frame;
  const reasoned = reasoningOf(frame);
  if (reasoned !== null) return reasoned;
  if (isEndless && frame.action === frame.actions) return { kind: "endless", events: frame.actions };
  if (event === null) {
    const pms = overloads(frame);
    return pms.length === 0 ? { kind: "calm" } : { kind: "overloaded", pms };
  }
  const source = overloadOf(frame.before, event.from, threshold);
  switch (event.kind) {
    case "migration":
      return { kind: "migration", byHand, isAnswer, source, vm: event.vm, to: event.to };
    case "swap":
      return { kind: "swap", byHand, source, vm: event.vm, with: event.with, to: event.to };
    case "no-solution":
      return { kind: "no-solution", source, asked: event.to };
  }
}

/** Every PM that is over the threshold, in order. One that goes down is none, though its VMs may still be leaving it. */
export function overloads({
  utilization,
  threshold,
  isUp,
}: Pick<LaneFrame, "utilization" | "threshold" | "isUp">): Overload[] {
  const found: Overload[] = [];
  for (let pm = 0; pm < utilization.length / RESOURCE_COUNT; pm++) {
    if (isAnyOver(utilization, pm, threshold) && isUp(pm)) found.push(overloadOf(utilization, pm, threshold));
  }
  return found;
}

const overloadOf = (utilization: Float64Array, pm: number, threshold: number): Overload => ({
  pm,
  over: resourcesOver(utilization, pm, threshold).map((resource) => ({
    resource,
    value: resourceAt(utilization, pm, resource),
  })),
});
