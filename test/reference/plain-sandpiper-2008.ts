/**
 * Sandpiper as the 2008 paper has it, rules W1-W4, in its plain form: after each action everything is
 * looked at and sorted afresh, as the rules say, and every pair is weighed. It shares no code with
 * `src/policies`, which must do the same, action by action and reason by reason.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isLowered, isOver } from "../../src/base/tolerance.ts";
import { vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Decider, Effect } from "../../src/engine/decider.ts";
import type { Reasons, Verdict } from "../../src/engine/decision.ts";
import { plainDecider } from "./plain-decider.ts";
import { bothSides, forbidden, loadWith, overOnTarget } from "./plain-moves.ts";
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
          measure: "volume",
          ranked: largestFirst(overloaded, volumeOf, Math.log),
        }),
      },
      // W2: the PM with the smallest volume, and only that one
      targets: {
        rule: "W2",
        order: (others) => ({ measure: "volume", ranked: smallestFirst(others, volumeOf, Math.log) }),
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
  tellOrder(pair, source, candidates);
  return migrateFirst(pair, candidates) ?? swapFirst(pair, candidates);
}

const tellOrder = ({ reasons }: Pair, pm: PmId, ranked: readonly Placed<VmId>[]): void =>
  reasons.explain?.({ kind: "candidates-ordered", rule: "W3", pm, order: { measure: "volume", ranked } });

/** W3: source VMs in descending volume; the first that leaves nothing above the threshold on the target. */
function migrateFirst(pair: Pair, candidates: readonly Placed<VmId>[]): Effect | null {
  const { cluster, reasons, source, target } = pair;
  for (const { id: vm } of candidates) {
    const targetAfter = loadWith(cluster, target, { coming: vm });
    const verdict = forbidden(cluster, vm, target) ?? overOnTarget(cluster, targetAfter);
    const weighed = { rule: "W3", vm, from: source, to: target, targetAfter, load: null, verdict };
    reasons.explain?.({ kind: "migration-weighed", ...weighed });
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
  tellOrder(pair, target, partners);
  for (const { id: vm } of candidates) {
    for (const { id: partner } of partners) {
      const verdict = weighSwap(pair, vm, partner);
      const sides = bothSides(cluster, source, vm, target, partner);
      const weighed = { rule: "W3", vm, from: source, with: partner, to: target, ...sides, verdict };
      reasons.explain?.({ kind: "swap-weighed", ...weighed });
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
function weighSwap({ cluster, source, target }: Pair, vm: VmId, partner: VmId): Verdict {
  const sides = bothSides(cluster, source, vm, target, partner);
  const { before, after } = sides.source;
  const refused =
    forbidden(cluster, vm, target) ??
    forbidden(cluster, partner, source) ??
    overOnTarget(cluster, sides.target.after);
  if (refused !== null) return refused;
  const { threshold } = cluster;
  for (const r of RESOURCE_INDICES) {
    const [was, is] = [before[r], after[r]];
    if (isOver(was, threshold) && !isLowered(was, is))
      return { kind: "source-not-lowered", resource: r, value: is, bound: was };
    if (!isOver(was, threshold) && isOver(is, threshold))
      return { kind: "source-over", resource: r, value: is, bound: threshold };
  }
  return null;
}
