/**
 * The demand patterns of the paper (Fig. 5, Table 1; D1, D2): normal rises gradually through
 * business hours and falls again once a day, steady is constant, ramp jumps at a given hour of the
 * day and stays high for a few hours. A VM demands a base of each resource all the time, and more
 * of it as its pattern says; small noise keeps steps apart.
 * Patterns follow the time of day: of longer or shorter steps a day has fewer or more.
 */

import type { StreamDerivation } from "../base/random.ts";
import { createStream, drawNormal } from "../base/random.ts";
import type { Resource, ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import type { StepTime } from "../base/step-time.ts";
import { HOURLY, isWhole, MINUTES_A_DAY, MINUTES_AN_HOUR, minuteOfDay } from "../base/step-time.ts";
import type { Column } from "../base/vector.ts";
import { at } from "../base/vector.ts";
import { createTableColumn } from "./limits.ts";

export type Pattern =
  /** Peaks at hour `peak` of each day; `width` is the standard deviation of the bell in hours. */
  | { readonly kind: "normal"; readonly peak: number; readonly width: number }
  | { readonly kind: "steady" }
  /** High from hour `start` of each day for `hours` hours. */
  | { readonly kind: "ramp"; readonly start: number; readonly hours: number };

/** One VM's demand in the terms of D1 and D2. */
export interface VmProfile {
  /** The resources that Table 1 names as its main load. */
  readonly main: readonly Resource[];
  readonly pattern: Pattern;
  /** Demand outside the pattern's high time, as fractions of a PM. */
  readonly base: ResourceVector;
  /** What the pattern adds at its height. */
  readonly amplitude: ResourceVector;
}

export interface PatternDemand {
  readonly profiles: readonly VmProfile[];
  /** Standard deviation of the noise, as a fraction of the demand it falls on. */
  readonly noise: number;
  /** Seed of the demand streams, one per VM. */
  readonly seed: number;
}

const HOURS_A_DAY = 24;

/** How high the pattern stands at `hour`, which may be a fraction, counted from any midnight: 0 its base, 1 its height. */
export function patternLevel(pattern: Pattern, hour: number): number {
  const hourOfDay = hour % HOURS_A_DAY;
  switch (pattern.kind) {
    case "normal": {
      const apart = Math.abs(hourOfDay - pattern.peak);
      const around = Math.min(apart, HOURS_A_DAY - apart); // the bell wraps at midnight
      return Math.exp(-(around * around) / (2 * pattern.width * pattern.width));
    }
    case "steady":
      return 0;
    case "ramp":
      return (hourOfDay - pattern.start + HOURS_A_DAY) % HOURS_A_DAY < pattern.hours ? 1 : 0;
  }
}

/** A year of hours: a longer step is as flat. */
const MOST_SAMPLES = 8760;

/**
 * How high a pattern stands during a step. Up to an hour that is its level when the step begins, as
 * the paper's hours have it (P4); a longer step has the mean of as many levels, evenly spread, as it
 * has hours, so that a day's step knows of the whole day.
 */
export function stepLevel(pattern: Pattern, step: number, time: StepTime): number {
  const hour = minuteOfDay(step, time) / MINUTES_AN_HOUR;
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(time.stepMinutes / MINUTES_AN_HOUR)));
  if (samples === 1) return patternLevel(pattern, hour);
  const apart = time.stepMinutes / MINUTES_AN_HOUR / samples;
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += patternLevel(pattern, hour + i * apart);
  return sum / samples;
}

/** After so many steps the times of day come again, if that is ever; else as many as there are. */
function dailySteps({ stepMinutes }: StepTime, steps: number): number {
  const days = Array.from({ length: MOST_DAYS }, (_, i) => i + 1);
  const whole = days.find((day) => isWhole((day * MINUTES_A_DAY) / stepMinutes));
  return whole === undefined ? steps : Math.min(steps, Math.round((whole * MINUTES_A_DAY) / stepMinutes));
}

/** 7 minutes come again after 7 days. */
const MOST_DAYS = 60;

/**
 * The demand of every VM at every step, `[step][vm][resource]`. Never negative; doubles, but for
 * tables too large for that (see `limits.ts`).
 */
export function patternTable(
  demand: PatternDemand,
  steps: number,
  streams: StreamDerivation,
  time: StepTime = HOURLY,
): Column {
  const vms = demand.profiles.length;
  const table = createTableColumn(steps * vms * RESOURCE_COUNT);
  demand.profiles.forEach((profile, vm) => {
    writeVmDemand(table, vms, vm, profile, demand.noise, drawVmNoise(demand.seed, vm, steps, streams), time);
  });
  return table;
}

/** The noise of one VM before it is scaled: `[step][resource]`, standard normal, from the VM's own stream. */
export function drawVmNoise(
  seed: number,
  vm: number,
  steps: number,
  streams: StreamDerivation,
): Float64Array {
  const stream = createStream(seed, `demand/vm/${vm}`, streams);
  return Float64Array.from({ length: steps * RESOURCE_COUNT }, () => drawNormal(stream));
}

/**
 * Writes one VM's demand into a table laid out `[step][vm][resource]`: a search that changes one
 * profile need not build the rest again.
 * @param noise standard deviation of the noise, as a fraction of the demand it falls on
 * @param draws `[step][resource]`, from {@link drawVmNoise}
 */
export function writeVmDemand(
  table: Column,
  vms: number,
  vm: number,
  profile: VmProfile,
  noise: number,
  draws: Float64Array,
  time: StepTime = HOURLY,
): void {
  const steps = draws.length / RESOURCE_COUNT;
  const period = dailySteps(time, steps);
  const levels = Float64Array.from({ length: period }, (_, step) => stepLevel(profile.pattern, step, time));
  for (let step = 0; step < steps; step++) {
    const level = at(levels, step % period);
    const row = (step * vms + vm) * RESOURCE_COUNT;
    for (const r of RESOURCE_INDICES) {
      const quiet = profile.base[r] + profile.amplitude[r] * level;
      table[row + r] = Math.max(0, quiet * (1 + noise * at(draws, step * RESOURCE_COUNT + r)));
    }
  }
}
