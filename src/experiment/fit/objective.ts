/**
 * What the fit minimizes: R1-R4 as one smooth-ish figure, 0 for a perfect reconstruction. It is a
 * function of a handful of figures of the two runs, whoever computed them, so the search's
 * evaluation and the final verdict are judged by the same words. A policy's part can only grow
 * while its run goes on, which is what lets the search stop a hopeless run early.
 */

import type { ResourceIndex } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";
import type { Counters } from "../../engine/metrics.ts";
import type { PaperPolicy } from "../paper-tables.ts";
import { FIRST_DAY_OVER, TABLE_2, table3At } from "../paper-tables.ts";
import type { PeakDeviation } from "../peak-deviation.ts";

/** Of one counter that is off by one. */
const PER_COUNT = 1;
/** Of utilization that a no-solution too many leaves above the threshold. */
const PER_UNRESOLVED = 40;
/** R2: Sandpiper finds a solution for PM 0 after all, or SCOA leaves a PM over. */
const NO_DEADLOCK = 8;
const PER_EXCESS = 10;
/** R2: of the mean difference from Table 3, and of every difference beyond what is aimed at. */
const PER_MEAN_DIFFERENCE = 60;
const PER_LARGE_DIFFERENCE = 20;
const LARGE_DIFFERENCE = 0.03;
/** R3: of a PM that misses its side of the threshold, by this much to spare. */
const PER_FIRST_DAY = 100;
const FIRST_DAY_MARGIN = 0.01;
/** Not the paper's, but plausible: no PM is asked for much more than it has, of anything. */
const PLAUSIBLE_PEAK = 1.2;
const PER_IMPLAUSIBLE = 5;
/** R4: of SCOA's deviation (and of its hour-to-hour change) above Sandpiper's less the margin. */
const PER_DEVIATION = 60;
const DEVIATION_MARGIN = 0.005;
const PER_CHANGE = 100;
const CHANGE_MARGIN = 0.002;

export type CountersLike = Pick<Counters, "migration" | "swap" | "noSolution">;

/** R1: how far the counters are from Table 2. */
export function countersPart(policy: PaperPolicy, counts: CountersLike): number {
  const paper = TABLE_2[policy];
  return (
    PER_COUNT *
    (Math.abs(counts.migration - paper.migration) +
      Math.abs(counts.swap - paper.swap) +
      Math.abs(counts.noSolution - paper.noSolution))
  );
}

/** R1: the least that {@link countersPart} can still become, counters only growing. */
export function countersFloor(policy: PaperPolicy, counts: CountersLike): number {
  const paper = TABLE_2[policy];
  return (
    PER_COUNT *
    (Math.max(0, counts.migration - paper.migration) +
      Math.max(0, counts.swap - paper.swap) +
      Math.max(0, counts.noSolution - paper.noSolution))
  );
}

/**
 * R1, what no counter tells: how far from resolved the overloads without a solution are that are
 * too many. It shows the search the way to one fewer.
 * @param excesses utilization above the threshold that each no-solution left on its PM
 */
export function unresolvedPart(policy: PaperPolicy, excesses: readonly number[]): number {
  const tooMany = [...excesses].sort((a, b) => b - a).slice(TABLE_2[policy].noSolution);
  return PER_UNRESOLVED * tooMany.reduce((sum, excess) => sum + excess, 0);
}

/** The excess of one PM over all resources. @param utilization `[pm][resource]`, from `offset` on */
export function excessAt(utilization: Float64Array, offset: number, threshold: number): number {
  let excess = 0;
  for (let i = offset; i < offset + 3; i++) excess += Math.max(0, at(utilization, i) - threshold);
  return excess;
}

/** R2, Sandpiper at hour 34. @param cpu PM 0's, after the actions */
export const deadlockPart = (gaveUpPm0: boolean, cpu: number, threshold: number): number =>
  gaveUpPm0 && cpu > threshold ? 0 : NO_DEADLOCK + PER_EXCESS * Math.max(0, threshold - cpu);

/** R2, SCOA at hour 34. @param utilization `[pm][resource]` after the actions */
export function leftOverPart(utilization: Float64Array, threshold: number): number {
  let part = 0;
  for (const u of utilization) if (u > threshold + 1e-9) part += 1 + PER_EXCESS * (u - threshold);
  return part;
}

/** R2: one policy's half of Table 3. @param utilization `[pm][resource]` at hour 34 */
export function table3Part(policy: PaperPolicy, utilization: Float64Array): number {
  let sum = 0;
  let large = 0;
  for (let i = 0; i < utilization.length; i++) {
    const printed = table3At(policy, Math.floor(i / 3))[(i % 3) as ResourceIndex];
    const difference = Math.abs(at(utilization, i) - printed);
    sum += difference;
    large += Math.max(0, difference - LARGE_DIFFERENCE);
  }
  return (PER_MEAN_DIFFERENCE * sum) / (2 * utilization.length) + PER_LARGE_DIFFERENCE * large;
}

/** R3. @param peaks `[pm][resource]`: the highest of the first day, nothing having been moved */
export function firstDayPart(peaks: Float64Array, threshold: number): number {
  let part = 0;
  for (let i = 0; i < peaks.length; i++) {
    const peak = at(peaks, i);
    const aim = MUST_GO_OVER[i] === true ? 1 : -1;
    part += PER_FIRST_DAY * Math.max(0, FIRST_DAY_MARGIN - aim * (peak - threshold));
    part += PER_IMPLAUSIBLE * Math.max(0, peak - PLAUSIBLE_PEAK);
  }
  return part;
}

const MUST_GO_OVER: readonly boolean[] = Array.from({ length: 18 }, (_, i) =>
  FIRST_DAY_OVER.some(
    ({ pm, resource }) => pm === Math.floor(i / 3) && resource === ["cpu", "net", "mem"][i % 3],
  ),
);

/** R4. */
export function deviationPart(scoa: PeakDeviation, sandpiper: PeakDeviation): number {
  return (
    PER_DEVIATION * Math.max(0, scoa.mean - sandpiper.mean + DEVIATION_MARGIN) +
    PER_CHANGE * Math.max(0, scoa.change - sandpiper.change + CHANGE_MARGIN)
  );
}
