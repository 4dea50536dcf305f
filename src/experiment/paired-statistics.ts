/** Distributions of samples, and comparisons of samples that were taken on the same workloads. */

import { assert } from "../base/assert.ts";

export interface Distribution {
  readonly mean: number;
  readonly min: number;
  /** Quantiles, interpolated linearly. */
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  readonly max: number;
}

export interface Pairing {
  /** Mean of (one - other) over the same workloads. */
  readonly meanDifference: number;
  /** 95 % interval of that mean: 1.96 standard errors to each side. */
  readonly interval: readonly [low: number, high: number];
  /** Shares of the workloads on which the one is lower than the other, equal to it, higher. */
  readonly lower: number;
  readonly equal: number;
  readonly higher: number;
}

/** @param samples at least one */
export function describeDistribution(samples: readonly number[]): Distribution {
  const sorted = Float64Array.from(samples).sort();
  return {
    mean: meanOf(samples),
    min: quantile(sorted, 0),
    p5: quantile(sorted, 0.05),
    p25: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    p75: quantile(sorted, 0.75),
    p95: quantile(sorted, 0.95),
    max: quantile(sorted, 1),
  };
}

/** @param one, other samples of the same workloads in the same order */
export function pairSamples(one: readonly number[], other: readonly number[]): Pairing {
  const differences = differencesOf(one, other);
  const mean = meanOf(differences);
  const squares = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0);
  const error = Math.sqrt(squares / Math.max(1, differences.length - 1) / differences.length);
  const share = (test: (d: number) => boolean): number =>
    differences.filter(test).length / differences.length;
  return {
    meanDifference: mean,
    interval: [mean - 1.96 * error, mean + 1.96 * error],
    lower: share((d) => d < -SAME),
    equal: share((d) => Math.abs(d) <= SAME),
    higher: share((d) => d > SAME),
  };
}

/** Differences below this are float noise. */
const SAME = 1e-9;

/** Pair by pair, one - other. */
export function differencesOf(one: readonly number[], other: readonly number[]): number[] {
  assert(one.length === other.length && one.length > 0, "samples of the same workloads");
  return one.map((figure, i) => figure - (other[i] ?? Number.NaN));
}

/** The share of samples below `figure`, those equal to it counting half. */
export function percentileOf(samples: readonly number[], figure: number): number {
  const below = samples.filter((sample) => sample < figure - SAME).length;
  const equal = samples.filter((sample) => Math.abs(sample - figure) <= SAME).length;
  return (below + equal / 2) / samples.length;
}

const meanOf = (samples: readonly number[]): number =>
  samples.reduce((sum, x) => sum + x, 0) / samples.length;

function quantile(sorted: Float64Array, q: number): number {
  const position = q * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  assert(below !== undefined && above !== undefined, "a quantile of at least one sample");
  return below + (above - below) * (position - Math.floor(position));
}
