/**
 * What a PM draws, by the share of its cpu that is used (docs/rules.md#tm5): the two models that
 * CloudSim's experiments use, in the order of operations of CloudSim 3.0.3, since its comparisons are
 * exact and the last digit may decide.
 *
 * A growth of power is what CloudSim compares: power with what the plan has put on a PM, less power
 * *before the plan*. For the linear model it is reckoned from what is added, not as a difference of two
 * sums, so that what is equal is equal in the last digit, too.
 */

import { present } from "../base/assert.ts";

/** Watts at 0, 10, ... 100 % cpu, as SPECpower measured them. */
export type WattTable = readonly number[];

/** Xeon 3040, the smaller server of CloudSim's experiments. */
export const XEON_3040: WattTable = [86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117];
/** Xeon 3075, the larger one. */
export const XEON_3075: WattTable = [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135];

/** A PM with more cpu than the reference PM (P3) is taken for the larger server. */
export const tableOf = (cpuCapacity: number): WattTable => (cpuCapacity > 1 ? XEON_3075 : XEON_3040);

const TENTHS = 10;

/**
 * Watts of a PM that uses `used` of its cpu: straight lines between the measured tenths. What is left of a
 * subtraction below 0 is nothing; beyond a full PM, which may be shown but takes nobody, there is no more.
 */
export function wattsInTable(table: WattTable, used: number): number {
  const share = Math.min(1, Math.max(0, used));
  if (share % 0.1 === 0) return tenth(table, Math.trunc(share * TENTHS));
  const below = Math.floor(share * TENTHS);
  const least = tenth(table, below);
  const perPoint = (tenth(table, Math.ceil(share * TENTHS)) - least) / TENTHS;
  return least + perPoint * (share - below / TENTHS) * 100;
}

const tenth = (table: WattTable, index: number): number => present(table[index], "a tenth of the load");

/** `before` and `now` are shares of a PM's cpu: what was used before the plan, and with what the plan has put there. */
export interface PowerModel {
  /** By how much power seems to have grown by the plan, in watts, where more is going to come. */
  handicap(cpuCapacity: number, before: number, now: number): number;
  /** By how much power seems to grow with `added` on top, in watts. */
  growth(cpuCapacity: number, before: number, now: number, added: number): number;
  /** No PM of the range has less; whether one may have exactly this is told by {@link isTight}. */
  leastGrowth(range: GrowthRange, added: number): number;
  /** Whether PMs of one size and handicap have exactly {@link leastGrowth}, so that a tie is one. */
  isTight(added: number): boolean;
}

/** PMs that are looked at together. */
export interface GrowthRange {
  /** Least and most cpu that any of them has (P3). */
  readonly smallest: number;
  readonly largest: number;
  readonly leastHandicap: number;
  /** Least and most that is used now. */
  readonly low: number;
  readonly high: number;
}

/** Nothing when idle; otherwise `idleShare` of `maxWatts`, and the rest of them in proportion to what is used. */
export function linearPower(maxWatts: number, idleShare: number): PowerModel {
  const idle = maxWatts * idleShare;
  const rise = maxWatts - idle;
  const handicap = (before: number, now: number): number => (before === 0 ? idle : 0) + rise * (now - before);
  return {
    handicap: (_, before, now) => handicap(before, now),
    growth: (_, before, now, added) => (now + added === 0 ? 0 : handicap(before, now) + rise * added),
    leastGrowth: ({ leastHandicap }, added) => (added === 0 ? 0 : leastHandicap + rise * added),
    isTight: () => true,
  };
}

/** More than rounding can do to watts. */
export const HAIR = 1e-6;

export const tablePower: PowerModel = {
  handicap(cpuCapacity, before, now) {
    return this.growth(cpuCapacity, before, now, 0);
  },
  growth(cpuCapacity, before, now, added) {
    const table = tableOf(cpuCapacity);
    return wattsInTable(table, now + added) - wattsInTable(table, before);
  },
  leastGrowth({ smallest, largest, leastHandicap, low, high }, added) {
    if (added === 0) return leastHandicap;
    const from = Math.floor(low * TENTHS - HAIR);
    const to = Math.floor((high + added) * TENTHS + HAIR);
    const ofLargest = slowestRise(tableOf(largest), from, to);
    const ofSmallest =
      tableOf(smallest) === tableOf(largest) ? ofLargest : slowestRise(tableOf(smallest), from, to);
    return leastHandicap + Math.min(ofLargest, ofSmallest) * added - HAIR;
  },
  isTight: (added) => added === 0,
};

/** Per share of a PM, over whole tenths `from` to `to`. */
function slowestRise(table: WattTable, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = Math.min(Math.max(0, from), TENTHS - 1); i <= Math.min(TENTHS - 1, to); i++)
    least = Math.min(least, (tenth(table, i + 1) - tenth(table, i)) * TENTHS);
  return least;
}
