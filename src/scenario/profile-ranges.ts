/**
 * The ordinary ranges of D1 and D2: where the random preset draws profiles from and what the fit
 * may not leave. They are chosen so that a profile looks like Fig. 5 and Table 1 whatever is drawn:
 * business hours, a ramp of a few hours, and a main resource that at its height is above the
 * "little of the others" that every VM uses (the smallest main height, 0.12, is the largest other).
 */

import { assert } from "../base/assert.ts";
import type { RandomStream } from "../base/random.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCES } from "../base/resources.ts";
import type { Pattern, VmProfile } from "./patterns.ts";
import type { LoadClass } from "./table-1.ts";

/** Inclusive. */
export type Range = readonly [min: number, max: number];

/** Base and amplitude of one resource of one VM, in fractions of a PM. */
export interface UseRange {
  readonly base: Range;
  readonly amplitude: Range;
}

export const PROFILE_RANGES = {
  /** D1: hour of the day at which a normal VM peaks, and the standard deviation of its bell in hours. */
  normal: { peak: [9, 16], width: [1.5, 5] },
  /** D1: first hour of a ramp and how many hours it lasts; whole hours. */
  ramp: { start: [6, 18], hours: [2, 6] },
  /** Standard deviation of the noise, as a fraction of the demand. */
  noise: [0.01, 0.04],
  /** D2: use of the one main resource, by pattern. A steady VM has no amplitude. */
  single: {
    normal: { base: [0.03, 0.1], amplitude: [0.09, 0.24] },
    ramp: { base: [0.03, 0.1], amplitude: [0.1, 0.28] },
    steady: { base: [0.12, 0.22], amplitude: [0, 0] },
  },
  /** D2: use of each of several main resources. */
  shared: { base: [0.03, 0.1], amplitude: [0.09, 0.18] },
  /** Steady VMs with several main resources: Table 1 has none, a generated fleet may. */
  sharedSteady: { base: [0.1, 0.17], amplitude: [0, 0] },
  /** D2: "a little of the others". */
  other: { base: [0.01, 0.07], amplitude: [0, 0.05] },
  otherSteady: { base: [0.01, 0.07], amplitude: [0, 0] },
} as const satisfies Record<string, unknown>;

/** The ranges of each resource of a VM of this class, in the order cpu, net, mem. */
export function rangesOfUse({ main, pattern }: LoadClass): readonly [UseRange, UseRange, UseRange] {
  const isSteady = pattern === "steady";
  const shared = isSteady ? PROFILE_RANGES.sharedSteady : PROFILE_RANGES.shared;
  const mainRange = main.length > 1 ? shared : PROFILE_RANGES.single[pattern];
  const otherRange = isSteady ? PROFILE_RANGES.otherSteady : PROFILE_RANGES.other;
  const [cpu, net, mem] = RESOURCES.map((resource) => (main.includes(resource) ? mainRange : otherRange));
  assert(cpu !== undefined && net !== undefined && mem !== undefined, "three resources");
  return [cpu, net, mem];
}

/** Draws a profile of this class, uniformly within the ranges. */
export function drawProfile(load: LoadClass, stream: RandomStream): VmProfile {
  const [cpu, net, mem] = rangesOfUse(load);
  const draw = (kind: keyof UseRange): ResourceVector => [
    drawWithin(cpu[kind], stream),
    drawWithin(net[kind], stream),
    drawWithin(mem[kind], stream),
  ];
  return {
    main: load.main,
    pattern: drawPattern(load.pattern, stream),
    base: draw("base"),
    amplitude: draw("amplitude"),
  };
}

/** Uniform in the range, to the four decimals that scenario files keep. */
export const drawWithin = ([min, max]: Range, stream: RandomStream): number =>
  toFourDecimals(min + (max - min) * stream());

/** A whole number of the range. */
const drawWhole = ([min, max]: Range, stream: RandomStream): number =>
  min + Math.floor((max - min + 1) * stream());

export const toFourDecimals = (value: number): number => Math.round(value * 1e4) / 1e4;

export function drawPattern(kind: Pattern["kind"], stream: RandomStream): Pattern {
  const { normal, ramp } = PROFILE_RANGES;
  switch (kind) {
    case "normal":
      return { kind, peak: drawWithin(normal.peak, stream), width: drawWithin(normal.width, stream) };
    case "steady":
      return { kind };
    case "ramp":
      return { kind, start: drawWhole(ramp.start, stream), hours: drawWhole(ramp.hours, stream) };
  }
}

/** What of a profile lies outside the ranges of its class; empty when it is an ordinary one. */
export function rangeViolations(profile: VmProfile): string[] {
  const load = { main: profile.main, pattern: profile.pattern.kind };
  const found: string[] = [];
  const check = (what: string, value: number, [min, max]: Range): void => {
    if (!(value >= min && value <= max)) found.push(`${what} ${value} is not within ${min}..${max}`);
  };
  rangesOfUse(load).forEach((range, r) => {
    check(`base ${RESOURCES[r]}`, profile.base[r] ?? Number.NaN, range.base);
    check(`amplitude ${RESOURCES[r]}`, profile.amplitude[r] ?? Number.NaN, range.amplitude);
  });
  if (profile.pattern.kind === "normal") {
    check("peak", profile.pattern.peak, PROFILE_RANGES.normal.peak);
    check("width", profile.pattern.width, PROFILE_RANGES.normal.width);
  }
  if (profile.pattern.kind === "ramp") {
    check("start", profile.pattern.start, PROFILE_RANGES.ramp.start);
    check("hours", profile.pattern.hours, PROFILE_RANGES.ramp.hours);
  }
  return found;
}
