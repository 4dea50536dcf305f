/**
 * The score of OpenStack Watcher's workload stabilization (WS1, WS3): the deviations across hosts, after a
 * move, added up. As the source works it out (RM4) each takes a look at every host. Sums that are kept tell
 * it nearly, and by how much they may be off: so it is worked out only where that does not decide.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate } from "../engine/decision.ts";
import type { Ledger } from "./ledger.ts";
import { deviationOf, meanOf } from "./spread.ts";

/** WS1: every metric weighs 1. */
export function scoreOf(deviations: readonly number[]): number {
  let score = 0;
  for (const deviation of deviations) score += deviation;
  return score;
}

/** What a move comes to nearly: its score, the least of its deviations, and by how much each may be off. */
export interface Near {
  score: number;
  least: number;
  error: number;
}

/** What sums over all hosts lose, in a deviation that is not nearly gone; and in one that is. */
const LOST = 1e-10;
const MOST_LOST = 1e-6;
/** Of the deviations that there are so much has to be left for the first to hold. */
const NEARLY_GONE = 1 / 100;

/** By how much a host has to be used more than another to be passed over for it: a VM that asks for much needs less. */
const APART = [2 ** -20, 2 ** -12, 2 ** -6, 2 ** -3];

/** The hosts' use by a ledger that changes with every move that is booked. */
export class Scores {
  readonly near: Near = { score: 0, least: 0, error: 0 };
  readonly #view: ClusterView;
  readonly #ledger: Ledger;
  readonly #metrics: readonly Metric[];
  /** By PM: its place among the hosts. */
  readonly #places: Int32Array;
  /** By how far apart; of what there was before the first move. */
  readonly #ladders = new Map<number, readonly PmId[]>();

  constructor(view: ClusterView, ledger: Ledger, metrics: readonly ResourceIndex[]) {
    this.#view = view;
    this.#ledger = ledger;
    this.#places = new Int32Array(view.pms);
    for (const [place, pm] of ledger.hosts.entries()) this.#places[pm] = place;
    this.#metrics = metrics.map((r) => {
      const shares = Float64Array.from(ledger.hosts, (pm) => ledger.share(pm, r));
      const mean = meanOf(shares);
      const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
      const sizes = ledger.hosts.map((pm) => resourceAt(view.capacity, pm, r));
      return {
        r,
        shares,
        mean,
        squares,
        first: 0,
        variance: squares / shares.length,
        most: shares.reduce((most, share) => Math.max(most, share), 0),
        least: shares.reduce((least, share) => Math.min(least, share), Number.POSITIVE_INFINITY),
        size: {
          most: sizes.reduce((most, size) => Math.max(most, size), 0),
          least: sizes.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY),
        },
      };
    });
  }

  /** As it is now, and stays. */
  copy(): Scores {
    return new Scores(
      this.#view,
      this.#ledger.copy(),
      this.#metrics.map(({ r }) => r),
    );
  }

  now(): number[] {
    return this.#metrics.map(({ shares }) => deviationOf(shares));
  }

  /** With the VM taken off the host where the move has it, wherever it is by now. */
  after({ vm, from, to }: Migrate): number[] {
    const [source, target] = [at(this.#places, from), at(this.#places, to)];
    return this.#metrics.map(({ r, shares }) => {
      const [left, came] = [at(shares, source), at(shares, target)];
      const demand = resourceAt(this.#view.demand, vm, r);
      shares[source] = this.#shareWith(from, r, -demand);
      shares[target] = this.#shareWith(to, r, demand);
      const deviation = deviationOf(shares);
      shares[source] = left;
      shares[target] = came;
      return deviation;
    });
  }

  /** Nearly, without a look at the other hosts. What it comes to stands in `near` until the next look. */
  look(vm: VmId, from: PmId, to: PmId): Near {
    const { demand, capacity } = this.#view;
    const [source, target] = [at(this.#places, from), at(this.#places, to)];
    const { near } = this;
    near.score = 0;
    near.least = Number.POSITIVE_INFINITY;
    near.error = 0;
    for (const { r, shares, mean, squares, first, variance } of this.#metrics) {
      const asked = resourceAt(demand, vm, r);
      const [gone, come] = [asked / resourceAt(capacity, from, r), asked / resourceAt(capacity, to, r)];
      const [left, came] = [at(shares, source) - mean, at(shares, target) - mean];
      const all = squares + gone * (gone - 2 * left) + come * (come + 2 * came);
      const shift = (first + come - gone) / shares.length;
      const after = Math.max(0, all / shares.length - shift * shift);
      const deviation = Math.sqrt(after);
      near.score += deviation;
      near.least = Math.min(near.least, deviation);
      near.error += (after < NEARLY_GONE * variance ? MOST_LOST : LOST) * (1 + Math.sqrt(variance));
    }
    return near;
  }

  /**
   * The hosts among which are all that have a lower score than every host before them, by id. One is left out
   * where another of its size before it is used so much less on each metric that its score is lower, by more
   * than what looks may be off.
   */
  targetsOf(vm: VmId, from: PmId): readonly PmId[] {
    const { hosts } = this.#ledger;
    const enough = Math.min(...this.#metrics.map((metric) => this.#apartFor(metric, vm, from)));
    const apart = APART.find((width) => width >= enough);
    if (apart === undefined) return hosts;
    let ladder = this.#ladders.get(apart);
    if (ladder === undefined) {
      ladder = this.#climb(apart);
      this.#ladders.set(apart, ladder);
    }
    // The others are left out for these: so the VM has to be able to go to each of them.
    const isWhole = ladder.every((to) => to !== from && this.#view.refusalOf(vm, to) === null);
    return isWhole ? ladder : hosts;
  }

  /** How far apart two hosts are at least whose deviations differ by more than looks at both may be off; not a number where those may be off by much. */
  #apartFor({ r, shares, mean, squares, variance, most, least, size }: Metric, vm: VmId, from: PmId): number {
    const asked = resourceAt(this.#view.demand, vm, r);
    const gone = asked / resourceAt(this.#view.capacity, from, r);
    const without = squares + gone * (gone - 2 * (at(shares, at(this.#places, from)) - mean));
    const [some, much] = [asked / size.most, asked / size.least];
    const shift = Math.max(gone, much) / shares.length;
    const lowest = (without - 2 * much * (mean - least)) / shares.length - shift * shift;
    if (lowest < NEARLY_GONE * variance) return Number.NaN;
    const highest = Math.sqrt((without + much * (much + 2 * (most - mean))) / shares.length);
    const lost = 4 * this.#metrics.length * LOST * (1 + Math.sqrt(variance));
    return (lost * shares.length * highest) / some;
  }

  #climb(apart: number): readonly PmId[] {
    const { hosts } = this.#ledger;
    const ladder: PmId[] = [];
    for (const pm of hosts) {
      const isInstead = (other: PmId): boolean =>
        this.#metrics.every(
          ({ r, shares }) =>
            resourceAt(this.#view.capacity, other, r) === resourceAt(this.#view.capacity, pm, r) &&
            at(shares, at(this.#places, pm)) - at(shares, at(this.#places, other)) >= apart,
        );
      if (!ladder.some(isInstead)) ladder.push(pm);
    }
    return ladder;
  }

  /** Books a move. No targets are asked for afterwards. */
  move(move: Migrate): void {
    this.#ledger.move(move.vm, move.from, move.to);
    for (const metric of this.#metrics)
      for (const pm of [move.from, move.to]) {
        const place = at(this.#places, pm);
        const [before, after] = [at(metric.shares, place), this.#ledger.share(pm, metric.r)];
        metric.shares[place] = after;
        metric.squares += (after - metric.mean) ** 2 - (before - metric.mean) ** 2;
        metric.first += after - before;
      }
  }

  #shareWith(pm: PmId, r: ResourceIndex, more: number): number {
    return (this.#ledger.used(pm, r) + more) / resourceAt(this.#view.capacity, pm, r);
  }
}

interface Metric {
  readonly r: ResourceIndex;
  /** In the order of hosts. */
  readonly shares: Float64Array;
  /** As it was at first: what follows is about it. */
  readonly mean: number;
  squares: number;
  first: number;
  readonly variance: number;
  /** Of all shares, and of what hosts have. */
  readonly most: number;
  readonly least: number;
  readonly size: { readonly most: number; readonly least: number };
}
