/** Which resources a plan goes by, and how far PMs may be used (docs/rules.md#tm1, TM4). */

import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import type { Comparison } from "../engine/decision.ts";
import type { PowerModel } from "./power.ts";

/** Nobody has more than there is (TM4). */
export const ALL = 1;

/** What a plan goes by. */
export interface PlaceRules {
  readonly power: PowerModel;
  /** The resources that make a PM hot (TM1). */
  readonly counted: readonly ResourceIndex[];
  /** The resources of which a VM must find enough (TM4). */
  readonly needed: readonly ResourceIndex[];
  /** Whether a PM that uses no cpu may become hot (TM4). */
  readonly excusesIdle: boolean;
}

/** Up to what each resource may be used by a PM that is excused from staying cool. */
export function roomOf({ needed }: PlaceRules): ResourceVector {
  const room = (r: ResourceIndex): number => (needed.includes(r) ? ALL : Number.POSITIVE_INFINITY);
  return [room(0), room(1), room(2)];
}

/** Up to what each resource may be used. */
export function limitsOf(rules: PlaceRules, threshold: number): ResourceVector {
  const room = roomOf(rules);
  const limit = (r: ResourceIndex): number =>
    rules.counted.includes(r) ? Math.min(threshold, room[r]) : room[r];
  return [limit(0), limit(1), limit(2)];
}

/** What is asked of a PM that uses `now`, and `then` with a VM (TM4). */
export function comparisonsOf(
  { needed, counted, excusesIdle }: PlaceRules,
  threshold: number,
  now: ResourceVector,
  then: ResourceVector,
): Comparison[] {
  const within = (r: ResourceIndex, against: "capacity" | "threshold", bound: number): Comparison => ({
    subject: "target",
    criterion: r,
    value: then[r],
    relation: "at-most",
    against,
    bound,
    holds: then[r] <= bound,
  });
  const isExcused = excusesIdle && now[0] === 0;
  return [
    ...needed.map((r) => within(r, "capacity", ALL)),
    ...(isExcused ? [] : counted.map((r) => within(r, "threshold", threshold))),
  ];
}
