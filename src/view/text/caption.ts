/**
 * A lane's sentence as data: what has just happened there, with the figures that the words need.
 * Taken from the frame alone; the words themselves belong to the message catalogues.
 */

import type { Step } from "../../base/ids.ts";
import { stepOf } from "../../base/ids.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { resourceAt } from "../../base/vector.ts";
import type { Purpose } from "../../engine/decision.ts";
import { isAnyOver, resourcesOver } from "../../engine/metrics.ts";
import type { RunRecord } from "../../engine/record.ts";
import { overloadedCount } from "../../engine/record.ts";
import type { LaneFrame } from "../lane-frame.ts";

/** In a step of more events than this a sentence each is not read. */
export const READ_ONE_BY_ONE = 12;

/** A PM that is, or was, over the threshold, and on what. */
export interface Overload {
  readonly pm: number;
  readonly over: readonly { readonly resource: ResourceIndex; readonly value: number }[];
}

/** What kind of trouble it is where too many PMs are over for each to be named. */
export interface OverloadOfMany {
  readonly count: number;
  /** How many are over on each resource that any is over on; a PM may be over on several. */
  readonly resources: readonly { readonly resource: ResourceIndex; readonly count: number }[];
  /** The PM that is over the farthest. */
  readonly most: { readonly pm: number; readonly resource: ResourceIndex; readonly value: number };
}

/** From so many on they are counted. */
const MANY = 4;

export type Caption =
  /** Nothing is over, and nothing was done in this hour so far. */
  | { readonly kind: "calm" }
  /** The hour has begun; these PMs are over, and nobody has acted yet. */
  | { readonly kind: "overloaded"; readonly pms: readonly Overload[] }
  | {
      readonly kind: "migration";
      /** A person moved it, or a PM was evacuated: whether the source was over is beside the point. */
      readonly byHand: boolean;
      /** Whether it answers an overload: not where a policy acts for something else on a PM that is not over (C2). */
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
      /** Where it is no relief of the source, nobody need be over. */
      readonly purpose: Purpose;
      readonly shown: number;
      readonly of: number;
    }
  /** So many PMs are over that they are counted: nobody has acted yet, or all that was done has left them over. */
  | { readonly kind: "many-over"; readonly many: OverloadOfMany }
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
  if (last.how === "gave-up") return { kind: "reasoning", source: last.source, purpose: "relief", shown, of };
  return {
    kind: "reasoning",
    source: last.action.from,
    purpose: last.purpose,
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
    if (pms.length === 0) return { kind: "calm" };
    return pms.length < MANY ? { kind: "overloaded", pms } : { kind: "many-over", many: countedOf(pms) };
  }
  if (frame.action === frame.actions && frame.actions > READ_ONE_BY_ONE) {
    const left = overloads(frame);
    if (left.length >= MANY) return { kind: "many-over", many: countedOf(left) };
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

/** @param pms at least one */
function countedOf(pms: readonly Overload[]): OverloadOfMany {
  const parts = pms.flatMap(({ pm, over }) => over.map((part) => ({ pm, ...part })));
  return {
    count: pms.length,
    resources: RESOURCE_INDICES.map((resource) => ({
      resource,
      count: parts.filter((part) => part.resource === resource).length,
    })).filter(({ count }) => count > 0),
    most: parts.reduce((most, part) => (isOver(part.value, most.value) ? part : most)),
  };
}

/**
 * The first step of those, without a gap up to and including `step`, whose actions left so many PMs over;
 * null where the step before left fewer, so that it is new.
 */
export function manyOverSince(record: RunRecord, step: Step): Step | null {
  let first = step - 1;
  while (first >= 0 && overloadedCount(record, stepOf(first)) >= MANY) first--;
  return first + 1 === step ? null : stepOf(first + 1);
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
