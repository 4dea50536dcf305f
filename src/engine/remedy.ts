/**
 * Why not, answered with figures: the smallest change that would have let a refused action through.
 * Two kinds of change are reckoned for each refusal: machines that demand less (the other VMs of the
 * target; for a swap the partner, too), and a higher threshold. Everything is taken from the decision
 * as it was recorded; only how large the two VMs are must be asked for, since nobody can demand less
 * than nothing. Figures are exact; {@link statedFigure} rounds them up to what can be told and still
 * suffices, the tolerance of P9 included.
 *
 * What is to be reckoned the policy says ({@link RemedyRules}). Where it cannot, since no figure of one
 * decision tells what a change would have come to, only the threshold at which the PM is not over at all
 * is known.
 */

import { assert } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isLowered, isOver, TOLERANCE } from "../base/tolerance.ts";
import { dominantResource, length } from "../base/vector.ts";
import type { Decision, Deliberation } from "./decision.ts";

export type Weighed = Extract<Decision, { readonly kind: "migration-weighed" | "swap-weighed" }>;

/** What a policy says of its refusals. */
export interface RemedyRules {
  /**
   * Of the resources on which its source is over, those that a swap has to lower; on the others it may leave it as
   * it was. Null for a policy that weighs no swaps.
   */
  readonly swapLowers: "each" | "dominant" | null;
}

/** Less demand that would have let an action through. */
export interface Room {
  /** By how much the VMs that stay on the target would have to demand less, as fractions of its capacity. */
  readonly onTarget: ResourceVector;
  /** By how much the partner of a swap would have to demand less, as fractions of the source's capacity. */
  readonly ofPartner: ResourceVector;
  /** The length of both together, by which such changes are compared. */
  readonly size: number;
}

/** A threshold that would have let an action through. */
export interface Raise {
  /** The lowest such threshold. */
  readonly value: number;
  /** Whether the source is over even that, as stated: if not, it would not be asked to give anything away. */
  readonly stillOver: boolean;
}

/** What would have helped; null for what could not have. */
export interface Remedy {
  readonly room: Room | null;
  readonly raise: Raise | null;
}

export interface Weighing {
  /** The threshold that held. */
  readonly threshold: number;
  /** Utilization of the source before the action. */
  readonly source: ResourceVector;
  /** What a VM demands, as a fraction of the capacity of a PM. */
  readonly shareOf: (vm: VmId, pm: PmId) => ResourceVector;
}

/** The digits in which changes are stated: thousandths of a PM. */
const STATED_DIGITS = 3;
const STATED = 10 ** STATED_DIGITS;
/** As many as a figure has bits. */
const HALVINGS = 53;
/** A threshold is a fraction of a PM. */
const MOST_THRESHOLD = 1;
const NOTHING: ResourceVector = [0, 0, 0];

/** A change as it is told: rounded up to thousandths, so that who makes it is let through. */
export const statedFigure = (exact: number): number =>
  Math.max(0, Math.ceil((exact - TOLERANCE / 2) * STATED)) / STATED;

/** What would have let a refused action through. Nothing helps against what is forbidden, or where there is no partner. */
export function remedyOf(decision: Weighed, rules: RemedyRules, weighing: Weighing): Remedy {
  switch (decision.verdict?.kind) {
    case undefined:
    case "forbidden":
    case "no-partner":
      return { room: null, raise: null };
    default:
      return decision.kind === "migration-weighed"
        ? remedyOfMigration(decision, weighing)
        : remedyOfSwap(decision, rules, weighing);
  }
}

type MigrationWeighed = Extract<Weighed, { readonly kind: "migration-weighed" }>;

function remedyOfMigration({ vm, to, targetAfter, load }: MigrationWeighed, weighing: Weighing): Remedy {
  const { threshold, source, shareOf } = weighing;
  const allowed = nearestWithin(targetAfter, shareOf(vm, to), threshold, load?.bound ?? null);
  const passesLoad = load === null || !isOver(load.target, load.bound);
  return {
    room: allowed === null ? null : roomOf(minus(targetAfter, allowed), NOTHING),
    raise: passesLoad ? raiseTo(Math.max(...targetAfter), source) : null,
  };
}

/**
 * The point nearest to `a` with every figure from `least` to `most` and, where there is a bound, a
 * length within it: the projection onto box and ball, which is lambda of `a` kept within the box.
 * Null where there is no such point.
 */
function nearestWithin(
  a: ResourceVector,
  least: ResourceVector,
  most: number,
  bound: number | null,
): ResourceVector | null {
  const at = (lambda: number): ResourceVector =>
    map(a, (figure, r) => Math.min(most, Math.max(least[r], lambda * figure)));
  if (least.some((figure) => isOver(figure, most))) return null;
  if (bound === null || !isOver(length(at(1)), bound)) return at(1);
  if (isOver(length(at(0)), bound)) return null;
  let [low, high] = [0, 1]; // the length grows with lambda
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (length(at(middle)) <= bound) low = middle;
    else high = middle;
  }
  return at(low);
}

type SwapWeighed = Extract<Weighed, { readonly kind: "swap-weighed" }>;

/**
 * The partner leaves the target: if it demanded less, the target would be as full after the swap as
 * before that change, and only the source less.
 */
function remedyOfSwap(decision: SwapWeighed, rules: RemedyRules, weighing: Weighing): Remedy {
  const { source, target, from, to, with: partner } = decision;
  if (source === null || target === null || partner === null) return { room: null, raise: null };
  const { threshold, shareOf } = weighing;
  const onTarget = map(target.after, (figure) => Math.max(0, figure - threshold));
  const ofPartner = map(source.after, (after, r) =>
    Math.max(0, after - sourceBound(rules, source.before, r, threshold)),
  );
  const staying = minus(target.before, shareOf(partner, to));
  const isPossible = within(onTarget, staying) && within(ofPartner, shareOf(partner, from));
  const rising = RESOURCE_INDICES.filter((r) =>
    isRelieved(rules, source.before, r)
      ? !isLowered(source.before[r], source.after[r])
      : isOver(source.after[r], source.before[r]),
  );
  return {
    room: isPossible ? roomOf(onTarget, ofPartner) : null,
    raise: raiseTo(Math.max(...target.after, ...rising.map((r) => source.after[r])), source.before),
  };
}

/**
 * What the source may have after a swap: less than before of what it is to be relieved of;
 * of the others no more than the threshold, or than before where that was more.
 */
function sourceBound(
  rules: RemedyRules,
  before: ResourceVector,
  r: ResourceIndex,
  threshold: number,
): number {
  if (!isOver(before[r], threshold)) return threshold;
  return isRelieved(rules, before, r) ? before[r] - 2 * TOLERANCE : before[r]; // "lowers" means by more than the tolerance
}

/** Whether a swap has to lower a resource that is over. */
function isRelieved({ swapLowers }: RemedyRules, before: ResourceVector, r: ResourceIndex): boolean {
  assert(swapLowers !== null, "a policy that weighs swaps says what they have to lower");
  return swapLowers === "each" || r === dominantResource(Float64Array.from(before), 0);
}

function raiseTo(value: number, source: ResourceVector): Raise | null {
  const stated = statedFigure(value);
  if (stated > MOST_THRESHOLD) return null;
  return { value, stillOver: source.some((figure) => isOver(figure, stated)) };
}

/** The least that would have let something through, and which action that would have been. */
export interface LeastRemedy {
  /** Whether room and raise could be told: not where something led to it, and the policy has no rules for that. */
  readonly isTold: boolean;
  readonly room: { readonly decision: Weighed; readonly needed: Room } | null;
  readonly raise: { readonly decision: Weighed; readonly needed: Raise } | null;
  /** The lowest threshold at which the source is not over at all; null where it demands more than there is. */
  readonly relief: number | null;
}

/**
 * Of everything that was weighed for the source of a no-solution; null for any other deliberation.
 * @param rules of the policy that weighed it; null where its figures do not tell
 */
export function leastRemedy(
  { decisions, threshold }: Deliberation,
  rules: RemedyRules | null,
  shareOf: Weighing["shareOf"],
): LeastRemedy | null {
  const last = decisions.at(-1);
  if (last?.kind !== "gave-up") return null;
  const weighing = { threshold, source: last.utilization, shareOf };
  let least: LeastRemedy = {
    isTold: rules !== null || decisions.length === 1, // nothing led to it
    room: null,
    raise: null,
    relief: reliefOf(last.utilization),
  };
  if (rules === null) return least;
  for (const decision of decisions) {
    if (decision.kind !== "migration-weighed" && decision.kind !== "swap-weighed") continue;
    if (decision.from !== last.source) continue;
    const { room, raise } = remedyOf(decision, rules, weighing);
    if (room !== null && room.size < (least.room?.needed.size ?? Number.POSITIVE_INFINITY))
      least = { ...least, room: { decision, needed: room } };
    if (raise !== null && raise.value < (least.raise?.needed.value ?? Number.POSITIVE_INFINITY))
      least = { ...least, raise: { decision, needed: raise } };
  }
  return least;
}

function reliefOf(source: ResourceVector): number | null {
  const value = Math.max(...source);
  return statedFigure(value) > MOST_THRESHOLD ? null : value;
}

const roomOf = (onTarget: ResourceVector, ofPartner: ResourceVector): Room => ({
  onTarget,
  ofPartner,
  size: Math.hypot(...onTarget, ...ofPartner),
});

/** Whether `less` can be taken from `all` on every resource. */
const within = (less: ResourceVector, all: ResourceVector): boolean =>
  RESOURCE_INDICES.every((r) => less[r] <= all[r] + TOLERANCE / 2);

const map = (v: ResourceVector, change: (figure: number, r: ResourceIndex) => number): ResourceVector => [
  change(v[0], 0),
  change(v[1], 1),
  change(v[2], 2),
];

const minus = (a: ResourceVector, b: ResourceVector): ResourceVector => map(a, (figure, r) => figure - b[r]);
