/**
 * SCOA, rules S1-S6 and P10, in its plain form: after each action everything is looked at and sorted
 * afresh, as the rules say, and every test stands as the rules have it. It shares no code with
 * `src/policies`, which must do the same, action by action and reason by reason.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceIndex } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isOver, TOLERANCE } from "../../src/base/tolerance.ts";
import { distance, dominantResource, length, norm, vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Decider, Effect } from "../../src/engine/decider.ts";
import type { Comparison, Reasons, Verdict } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";
import {
  atMost,
  belowBefore,
  bothSides,
  bothSidesOfMove,
  firstOf,
  forbidden,
  loadWith,
  underOnTarget,
} from "./plain-moves.ts";
import { largestFirst, smallestFirst } from "./plain-orders.ts";
import { decideInRounds } from "./plain-rounds.ts";

export const plainScoa = ({ sourceLoad }: Parameters): Decider =>
  plainDecider((cluster, reasons) =>
    decideInRounds(cluster, reasons, {
      // S1: the overloaded PM farthest from the origin
      sources: {
        rule: "S1",
        order: (overloaded) => ({
          criterion: "norm",
          ranked: largestFirst(overloaded, (pm) => norm(cluster.utilization, pm)),
        }),
      },
      // S2: the PM farthest from the source
      targets: {
        rule: "S2",
        order: (others, source) => ({
          criterion: "distance",
          ranked: largestFirst(others, (pm) => distance(cluster.utilization, source, pm)),
        }),
      },
      relieve: (source, target) => relieve({ cluster, reasons, source, target, sourceLoad }),
    }),
  );

interface Pair {
  readonly cluster: ClusterView;
  readonly reasons: Reasons;
  readonly source: PmId;
  readonly target: PmId;
  readonly sourceLoad: string | number | undefined;
}

/**
 * S3: the source's VMs, those first that demand most of its most utilized resource; P10: only those that
 * demand more than 1e-9 of it. The first that may migrate (S4) or be swapped (S5) is taken.
 */
function relieve(pair: Pair): Effect | null {
  const { cluster, reasons, source, target } = pair;
  const main = dominantResource(cluster.utilization, source);
  const ofMain = (vm: VmId): number => cluster.shareOf(vm, source, main);
  const useful = cluster.vmsOn(source).filter((vm) => ofMain(vm) > TOLERANCE);
  const candidates = largestFirst(useful, ofMain);
  reasons.explain?.({
    kind: "ranked",
    rule: "S3",
    role: "candidates",
    pm: source,
    order: { criterion: main, ranked: candidates },
  });
  for (const { id: vm } of candidates) {
    if (mayMigrate(pair, vm)) {
      return { kind: "migrate", vm, to: target };
    }
    const partner = partnerOn(pair, main);
    if (maySwap(pair, vm, partner, main) && partner !== null) {
      return { kind: "swap", vm, with: partner };
    }
  }
  return null;
}

/**
 * S4: not if the target would then be over the threshold on any resource, and not if its load ||U||
 * would exceed the source's, taken before or after the move.
 */
function mayMigrate({ cluster, reasons, source, target, sourceLoad }: Pair, vm: VmId): boolean {
  const targetAfter = loadWith(cluster, target, { coming: vm });
  const sourceThen =
    sourceLoad === "before"
      ? vectorAt(cluster.utilization, source)
      : loadWith(cluster, source, { leaving: vm });
  const comparisons = [
    ...underOnTarget(cluster, targetAfter),
    atMost("target", "norm", length(targetAfter), "source", length(sourceThen)),
  ];
  const verdict = firstOf(forbidden(cluster, vm, target), comparisons);
  const action = { kind: "migrate", vm, from: source, to: target } as const;
  const changes = bothSidesOfMove(cluster, source, vm, target);
  reasons.explain?.({ kind: "weighed", rule: "S4", action, changes, comparisons, verdict });
  return verdict === null;
}

/**
 * S5: where source and target have the same dominant resource, the target's VM that demands least of it;
 * where they differ, the target's VM that demands most of the target's.
 */
function partnerOn({ cluster, target }: Pair, main: ResourceIndex): VmId | null {
  const theirs = dominantResource(cluster.utilization, target);
  const order = theirs === main ? smallestFirst : largestFirst;
  return order(cluster.vmsOn(target), (vm) => cluster.shareOf(vm, target, theirs))[0]?.id ?? null;
}

function maySwap(pair: Pair, vm: VmId, partner: VmId | null, main: ResourceIndex): boolean {
  const { cluster, reasons, source, target } = pair;
  const comparisons = partner === null ? [] : asksOfSwap(pair, vm, partner, main);
  const veto: Verdict =
    partner === null
      ? { kind: "forbidden", by: "no-partner" }
      : (forbidden(cluster, vm, target) ?? forbidden(cluster, partner, source));
  const verdict = firstOf(veto, comparisons);
  const action = { kind: "swap", vm, from: source, with: partner, to: target } as const;
  const changes = partner === null ? null : bothSides(cluster, source, vm, target, partner);
  reasons.explain?.({ kind: "weighed", rule: "S5", action, changes, comparisons, verdict });
  return verdict === null;
}

/**
 * S5: a swap is allowed if it leaves the target at or under the threshold on every resource, lowers the
 * source's utilization of its dominant resource, and leaves each other resource of the source at or
 * under the threshold or no higher than it was; so that the source's excess falls with it.
 */
function asksOfSwap(
  { cluster, source, target }: Pair,
  vm: VmId,
  partner: VmId,
  main: ResourceIndex,
): Comparison[] {
  const sides = bothSides(cluster, source, vm, target, partner);
  const { before, after } = sides.source;
  const { threshold } = cluster;
  const asked = [
    ...underOnTarget(cluster, sides.target.after),
    belowBefore("source", main, after[main], before[main]),
  ];
  for (const r of RESOURCE_INDICES) {
    if (r === main) continue;
    asked.push(
      isOver(before[r], threshold)
        ? atMost("source", r, after[r], "before", before[r])
        : atMost("source", r, after[r], "threshold", threshold),
    );
  }
  const excessOf = (u: readonly number[]): number =>
    u.reduce((sum, figure) => sum + Math.max(0, figure - threshold), 0);
  const excess = belowBefore("source", "excess", excessOf(after), excessOf(before));
  const isForbidden = forbidden(cluster, vm, target) !== null || forbidden(cluster, partner, source) !== null;
  return isForbidden || asked.some(({ holds }) => !holds) ? asked : [...asked, excess];
}
