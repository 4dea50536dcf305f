/**
 * What a PM draws, by the share of its cpu that is used (docs/rules.md#tm5): the two models that
 * CloudSim's experiments use, in the order of operations of CloudSim 3.0.3, since its comparisons are
 * exact and the last digit may decide.
 *
 * A growth of power is what CloudSim compares: power with what the plan has put on a PM, less power
 * *before the plan*. For the linear model it is reckoned from what is added, not as a difference of two
 * sums, so that what is equal is equal in the last digit, too.
 */

const TENTHS = 10;

export interface WattTable {
  /** At 0, 10, ... 100 % cpu, as SPECpower measured them. */
  readonly watts: Float64Array;
  /** `[from][to]`: the least by which they rise per share of a PM, in the tenths from one to another. */
  readonly slowestRise: Float64Array;
}

function tableFrom(measured: readonly number[]): WattTable {
  const watts = Float64Array.from(measured);
  const slowestRise = new Float64Array(TENTHS * TENTHS);
  for (let from = 0; from < TENTHS; from++) {
    let least = Number.POSITIVE_INFINITY;
    for (let to = from; to < TENTHS; to++) {
      least = Math.min(least, ((watts[to + 1] as number) - (watts[to] as number)) * TENTHS);
      slowestRise[from * TENTHS + to] = least;
    }
  }
  return { watts, slowestRise };
}

/** The smaller server of CloudSim's experiments. */
export const XEON_3040 = tableFrom([86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117]);
/** The larger one. */
export const XEON_3075 = tableFrom([93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135]);

/** A PM with more cpu than the reference PM (P3) is taken for the larger server. */
export const tableOf = (cpuCapacity: number): WattTable => (cpuCapacity > 1 ? XEON_3075 : XEON_3040);

/**
 * Watts of a PM that uses `used` of its cpu: straight lines between the measured tenths. What is left of a
 * subtraction below 0 is nothing; beyond a full PM, which may be shown but takes nobody, there is no more.
 * (CloudSim takes figures at a whole tenth from the table as they are, which comes to the same.)
 */
export function wattsInTable({ watts }: WattTable, used: number): number {
  const share = Math.min(1, Math.max(0, used));
  const below = Math.floor(share * TENTHS);
  const least = watts[below] as number;
  const perPoint = ((watts[Math.ceil(share * TENTHS)] as number) - least) / TENTHS;
  return least + perPoint * (share - below / TENTHS) * 100;
}

/** `before` and `now` are shares of a PM's cpu: what was used before the plan, and with what the plan has put there. */
export interface PowerModel {
  /** What was drawn before the plan, in watts. */
  drawn(cpuCapacity: number, before: number): number;
  /** By how much power seems to have grown by the plan, in watts, where more is going to come. */
  handicap(cpuCapacity: number, drawn: number, before: number, now: number): number;
  /** By how much power seems to grow with `added` on top, in watts. */
  growth(cpuCapacity: number, drawn: number, before: number, now: number, added: number): number;
  /** No PM of the range has less; whether one may have exactly this is told by {@link isTight}. */
  leastGrowth(range: GrowthRange, added: number): number;
  /** Whether those of the range with the least handicap have exactly {@link leastGrowth}, if they are the largest. */
  isTight(range: GrowthRange, added: number): boolean;
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
    drawn: (_, before) => (before === 0 ? 0 : idle + rise * before),
    handicap: (_cpu, _drawn, before, now) => handicap(before, now),
    growth: (_cpu, _drawn, before, now, added) =>
      now + added === 0 ? 0 : handicap(before, now) + rise * added,
    leastGrowth: ({ leastHandicap }, added) => (added === 0 ? 0 : leastHandicap + rise * added),
    isTight: () => true,
  };
}

/** More than rounding can do to watts. */
export const HAIR = 1e-6;

export const tablePower: PowerModel = {
  drawn: (cpuCapacity, before) => wattsInTable(tableOf(cpuCapacity), before),
  handicap: (cpuCapacity, drawn, _, now) => wattsInTable(tableOf(cpuCapacity), now) - drawn,
  growth: (cpuCapacity, drawn, _, now, added) => wattsInTable(tableOf(cpuCapacity), now + added) - drawn,
  leastGrowth({ smallest, largest, leastHandicap, low, high }, added) {
    if (added === 0) return leastHandicap;
    if (areAlike(smallest, largest, high)) return idleGrowth(tableOf(largest), added);
    const from = tenthOf(low - HAIR);
    const to = tenthOf(high + added + HAIR);
    const ofLargest = tableOf(largest).slowestRise[from * TENTHS + to] as number;
    const ofSmallest = tableOf(smallest).slowestRise[from * TENTHS + to] as number;
    return leastHandicap + Math.min(ofLargest, ofSmallest) * added - HAIR;
  },
  isTight: ({ smallest, largest, high }, added) => added === 0 || areAlike(smallest, largest, high),
};

/** PMs of one size that are all idle: there may be very many, and they all cost the same. */
const areAlike = (smallest: number, largest: number, high: number): boolean =>
  high === 0 && smallest === largest;

const idleGrowth = (table: WattTable, added: number): number =>
  wattsInTable(table, added) - wattsInTable(table, 0);

const tenthOf = (share: number): number => Math.min(TENTHS - 1, Math.max(0, Math.floor(share * TENTHS)));
