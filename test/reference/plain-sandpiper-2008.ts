/**
 * Sandpiper as the 2008 paper has it, rules W1-W4, in its plain form: after each action everything is
 * looked at and sorted afresh, as the rules say, and every pair is weighed. It shares no code with
 * `src/policies`, which must do the same, action by action and reason by reason.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Decider, Effect } from "../../src/engine/decider.ts";
import type { Comparison, Reasons } from "../../src/engine/decision.ts";
import { plainDecider } from "./plain-decider.ts";
import {
  atMost,
  belowBefore,
  bothSides,
  bothSidesOfMove,
  firstOf,
  forbidden,
  underOnTarget,
} from "./plain-moves.ts";
import type { Placed } from "./plain-orders.ts";
import { largestFirst, smallestFirst } from "./plain-orders.ts";
import { decideInRounds } from "./plain-rounds.ts";

export const plainSandpiper2008 = (): Decider =>
  plainDecider((cluster, reasons) => {
    const volumeOf = (pm: PmId): number => volume(vectorAt(cluster.utilization, pm));
    return decideInRounds(cluster, reasons, {
      // W2: the overloaded PM with the largest volume
      sources: {
        rule: "W2",
        order: (overloaded) => ({
          criterion: "volume",
          ranked: largestFirst(overloaded, volumeOf, Math.log),
        }),
      },
      // W2: the PM with the smallest volume, and only that one
      targets: {
        rule: "W2",
        order: (others) => ({ criterion: "volume", ranked: smallestFirst(others, volumeOf, Math.log) }),
      },
      relieve: (source, target) => relieve({ cluster, reasons, source, target }),
    });
  });

/**
 * W1: 1 / ((1-cpu)(1-net)(1-mem)), a utilization above 1 - 1e-9 counting as 1 - 1e-9. Volumes are
 * compared by their logarithm, since that of a saturated PM is beyond the grid of P9.
 */
function volume(u: readonly number[]): number {
  const [cpu = 0, net = 0, mem = 0] = u.map((figure) => 1 - Math.min(figure, 1 - 1e-9));
  return 1 / (cpu * net * mem);
}

interface Pair {
  readonly cluster: ClusterView;
  readonly reasons: Reasons;
  readonly source: PmId;
  readonly target: PmId;
}

/** W1 for the VMs of a PM, as shares of it. */
const volumesOn =
  (cluster: ClusterView, pm: PmId) =>
  (vm: VmId): number =>
    volume(RESOURCE_INDICES.map((r) => cluster.shareOf(vm, pm, r)));

/** W3: the first VM that fits migrates; if none does, the first pair that helps is swapped. */
function relieve(pair: Pair): Effect | null {
  const { cluster, source } = pair;
  const candidates = largestFirst(cluster.vmsOn(source), volumesOn(cluster, source), Math.log);
  tellOrder(pair, "candidates", source, candidates);
  return migrateFirst(pair, candidates) ?? swapFirst(pair, candidates);
}

function tellOrder(
  { reasons }: Pair,
  role: "candidates" | "partners",
  pm: PmId,
  ranked: readonly Placed<VmId>[],
): void {
  reasons.explain?.({ kind: "ranked", rule: "W3", role, pm, order: { criterion: "volume", ranked } });
}

/** W3: source VMs in descending volume; the first that leaves nothing above the threshold on the target. */
function migrateFirst(pair: Pair, candidates: readonly Placed<VmId>[]): Effect | null {
  const { cluster, reasons, source, target } = pair;
  for (const { id: vm } of candidates) {
    const changes = bothSidesOfMove(cluster, source, vm, target);
    const comparisons = underOnTarget(cluster, changes.target.after);
    const verdict = firstOf(forbidden(cluster, vm, target), comparisons);
    const action = { kind: "migrate", vm, from: source, to: target } as const;
    reasons.explain?.({ kind: "weighed", rule: "W3", action, changes, comparisons, verdict });
    if (verdict === null) {
      return { kind: "migrate", vm, to: target };
    }
  }
  return null;
}

/** W3: source VMs in descending volume against target VMs in ascending volume; the first pair that passes. */
function swapFirst(pair: Pair, candidates: readonly Placed<VmId>[]): Effect | null {
  const { cluster, reasons, source, target } = pair;
  const partners = smallestFirst(cluster.vmsOn(target), volumesOn(cluster, target), Math.log);
  tellOrder(pair, "partners", target, partners);
  for (const { id: vm } of candidates) {
    for (const { id: partner } of partners) {
      const comparisons = asksOfSwap(pair, vm, partner);
      const veto = forbidden(cluster, vm, target) ?? forbidden(cluster, partner, source);
      const verdict = firstOf(veto, comparisons);
      const action = { kind: "swap", vm, from: source, with: partner, to: target } as const;
      const changes = bothSides(cluster, source, vm, target, partner);
      reasons.explain?.({ kind: "weighed", rule: "W3", action, changes, comparisons, verdict });
      if (verdict === null) {
        return { kind: "swap", vm, with: partner };
      }
    }
  }
  return null;
}

/**
 * W3: a swap leaves the target at or under the threshold, lowers every overloaded resource of the source,
 * and leaves its other resources at or under the threshold.
 */
function asksOfSwap({ cluster, source, target }: Pair, vm: VmId, partner: VmId): Comparison[] {
  const sides = bothSides(cluster, source, vm, target, partner);
  const { before, after } = sides.source;
  const { threshold } = cluster;
  return [
    ...underOnTarget(cluster, sides.target.after),
    ...RESOURCE_INDICES.map((r) =>
      isOver(before[r], threshold)
        ? belowBefore("source", r, after[r], before[r])
        : atMost("source", r, after[r], "threshold", threshold),
    ),
  ];
}
