/**
 * Why not, answered with figures: the smallest change that would have let a refused action through.
 * Two kinds of change are reckoned for each refusal: machines that demand less (the other VMs of the
 * target; for a swap the partner, too), and a higher threshold. Everything is taken from the decision
 * as it was recorded; only how large the two VMs are must be asked for, since nobody can demand less
 * than nothing. Figures are exact; {@link statedFigure} rounds them up to what can be told and still
 * suffices, the tolerance of P9 included.
 *
 * Everything that was asked of an action is among its comparisons, so that what would have let it
 * through follows from them, whatever the policy asks. Where a policy says that no figure of one
 * decision tells what a change would have come to (`tellsRemedy`), only the threshold at which the PM
 * is not over at all is known.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isOver, TOLERANCE } from "../base/tolerance.ts";
import { length } from "../base/vector.ts";
import type { Comparison, Deliberation, Migrate, Swap, Weighed } from "./decision.ts";
import { isWeighed } from "./decision.ts";

export type WeighedMove = Weighed<Migrate> | Weighed<Swap>;

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

const NO_REMEDY: Remedy = { room: null, raise: null };

/** What would have let a refused action through. Nothing helps against what is forbidden, and of figures that are no utilization nothing is known. */
export function remedyOf(decision: WeighedMove, weighing: Weighing): Remedy {
  const { verdict, comparisons } = decision;
  if (verdict?.kind !== "failed") return NO_REMEDY;
  if (comparisons.some((one) => !one.holds && !isOfSpace(one))) return NO_REMEDY;
  return isWeighed(decision, "migrate")
    ? remedyOfMigration(decision, weighing)
    : remedyOfSwap(decision, weighing);
}

/** Whether it is about a utilization, or about the load ||U||. */
const isOfSpace = ({ criterion }: Comparison): boolean =>
  typeof criterion === "number" || criterion === "norm";

function remedyOfMigration(
  { action: { vm, to }, changes, comparisons }: Weighed<Migrate>,
  { source, shareOf }: Weighing,
): Remedy {
  if (changes === null) return NO_REMEDY;
  const { after } = changes.target;
  const ofTarget = comparisons.filter(({ subject }) => subject === "target");
  const load = ofTarget.find(({ criterion }) => criterion === "norm");
  const allowed = nearestWithin(after, shareOf(vm, to), boundsOf(ofTarget), load?.bound ?? null);
  const isRaisable = comparisons.every(({ against, holds }) => against === "threshold" || holds);
  return {
    room: allowed === null ? null : roomOf(minus(after, allowed), NOTHING),
    raise: isRaisable ? raiseTo(Math.max(...valuesOf(comparisons)), source) : null,
  };
}

/** Up to what each resource may be used; infinite where nothing is asked. */
const boundsOf = (comparisons: readonly Comparison[]): ResourceVector =>
  map(UNBOUNDED, (most, r) =>
    comparisons.reduce((least, one) => (one.criterion === r ? Math.min(least, highest(one)) : least), most),
  );

const UNBOUNDED: ResourceVector = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
];

/** "Below" means by more than the tolerance. */
const highest = ({ relation, bound }: Comparison): number =>
  relation === "below" ? bound - 2 * TOLERANCE : bound;

/** What is compared with the threshold. */
const valuesOf = (comparisons: readonly Comparison[]): number[] =>
  comparisons.filter(({ against }) => against === "threshold").map(({ value }) => value);

/**
 * The point nearest to `a` with every figure from that of `least` to that of `most` and, where there is a bound, a
 * length within it: the projection onto box and ball, which is lambda of `a` kept within the box.
 * Null where there is no such point.
 */
function nearestWithin(
  a: ResourceVector,
  least: ResourceVector,
  most: ResourceVector,
  bound: number | null,
): ResourceVector | null {
  const at = (lambda: number): ResourceVector =>
    map(a, (figure, r) => Math.min(most[r], Math.max(least[r], lambda * figure)));
  if (RESOURCE_INDICES.some((r) => isOver(least[r], most[r]))) return null;
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

/**
 * The partner leaves the target: if it demanded less, the target would be as full after the swap as
 * before that change, and only the source less.
 */
function remedyOfSwap({ action, changes, comparisons }: Weighed<Swap>, { shareOf }: Weighing): Remedy {
  const { from, with: partner, to } = action;
  if (changes === null || partner === null) return NO_REMEDY;
  const { source, target } = changes;
  const ofSource = comparisons.filter(({ subject }) => subject === "source");
  const ofTarget = comparisons.filter(({ subject }) => subject === "target");
  const onTarget = excessOver(target.after, boundsOf(ofTarget));
  const ofPartner = excessOver(source.after, boundsOf(ofSource));
  const staying = minus(target.before, shareOf(partner, to));
  const isPossible = within(onTarget, staying) && within(ofPartner, shareOf(partner, from));
  // Under a threshold that is not below what a resource would have, that resource is not over, and need not be lowered.
  const rising = ofSource.filter((one) =>
    one.relation === "below" ? !one.holds : isRaised(one, source.before),
  );
  return {
    room: isPossible ? roomOf(onTarget, ofPartner) : null,
    raise: raiseTo(Math.max(...valuesOf(ofTarget), ...rising.map(({ value }) => value)), source.before),
  };
}

const isRaised = ({ criterion, value }: Comparison, before: ResourceVector): boolean =>
  typeof criterion === "number" && isOver(value, before[criterion]);

const excessOver = (after: ResourceVector, most: ResourceVector): ResourceVector =>
  map(after, (figure, r) => Math.max(0, figure - most[r]));

function raiseTo(value: number, source: ResourceVector): Raise | null {
  const stated = statedFigure(value);
  if (stated > MOST_THRESHOLD) return null;
  return { value, stillOver: source.some((figure) => isOver(figure, stated)) };
}

/** The least that would have let something through, and which action that would have been. */
export interface LeastRemedy {
  /** Whether room and raise could be told: not where something led to it, and the policy's figures do not tell. */
  readonly isTold: boolean;
  readonly room: { readonly decision: WeighedMove; readonly needed: Room } | null;
  readonly raise: { readonly decision: WeighedMove; readonly needed: Raise } | null;
  /** The lowest threshold at which the source is not over at all; null where it demands more than there is. */
  readonly relief: number | null;
}

/**
 * Of everything that was weighed for the source of a no-solution; null for any other deliberation.
 * @param tells whether the figures of the policy that weighed it tell what would have helped
 */
export function leastRemedy(
  { decisions, threshold }: Deliberation,
  tells: boolean,
  shareOf: Weighing["shareOf"],
): LeastRemedy | null {
  const last = decisions.at(-1);
  if (last?.kind !== "ended" || last.how !== "gave-up") return null;
  const weighing = { threshold, source: last.utilization, shareOf };
  let least: LeastRemedy = {
    isTold: tells || decisions.length === 1, // nothing led to it
    room: null,
    raise: null,
    relief: reliefOf(last.utilization),
  };
  if (!tells) return least;
  for (const decision of decisions) {
    if (!isWeighed(decision, "migrate") && !isWeighed(decision, "swap")) continue;
    if (decision.action.from !== last.source) continue;
    const { room, raise } = remedyOf(decision, weighing);
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
