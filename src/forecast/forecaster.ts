/**
 * What a policy that forecasts offers to whoever wants to see it: the figure that it expects after those
 * that are known, and the band that it seldom leaves. Nobody needs to know how it comes to them.
 */

import type { ResourceIndex } from "../base/resources.ts";

export interface Expected {
  value: number;
  /** The band about it. */
  low: number;
  high: number;
}

export interface Forecaster {
  /** Whose figures: a PM's utilization, as a fraction of what it has, or a VM's demand, in units of the reference PM. */
  readonly of: "pm" | "vm";
  readonly resources: readonly ResourceIndex[];
  /** How many of the last figures it reads at most. */
  readonly looksBack: number;
  /** Of the errors so far so many lie in the band: a share. */
  readonly within: number;
  /**
   * What is expected after `figures[from]` up to `figures[to - 1]`, a figure for each step.
   * @returns whether there are enough of them; if not, nothing is written
   */
  expect(figures: Float64Array, from: number, to: number, into: Expected): boolean;
}
