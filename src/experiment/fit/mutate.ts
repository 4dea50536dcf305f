/**
 * The moves of the search. Each proposes new profiles for one or two VMs, always within the ranges
 * of D1 and D2 and to the four decimals that the file keeps, so that what was evaluated is what is
 * written.
 */

import { present } from "../../base/assert.ts";
import { wholeAt } from "../../base/columns.ts";
import type { RandomStream } from "../../base/random.ts";
import { drawNormal } from "../../base/random.ts";
import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import type { Pattern, VmProfile } from "../../scenario/patterns.ts";
import { patternLevel } from "../../scenario/patterns.ts";
import type { Range } from "../../scenario/profile-ranges.ts";
import { drawPattern, PROFILE_RANGES, rangesOfUse, toFourDecimals } from "../../scenario/profile-ranges.ts";
import { TABLE_3_HOUR, table3At } from "../paper-tables.ts";
import type { Guide } from "./evaluator.ts";

/** VMs with their new profiles. */
export type Proposal = readonly (readonly [vm: number, profile: VmProfile])[];

export function propose(profiles: readonly VmProfile[], guide: Guide, stream: RandomStream): Proposal {
  const kind = stream();
  if (kind < 0.3) return tweakUse(profiles, stream);
  if (kind < 0.55) return steer(profiles, guide, stream);
  if (kind < 0.7) return transfer(profiles, stream);
  if (kind < 0.92) return tweakPattern(profiles, stream);
  return exchange(profiles, stream);
}

const pick = (count: number, stream: RandomStream): number => Math.floor(count * stream());
const pickResource = (stream: RandomStream): ResourceIndex => pick(3, stream) as ResourceIndex;
const profileOf = (profiles: readonly VmProfile[], vm: number): VmProfile =>
  present(profiles[vm], "a profile");

/** Steps of all sizes, from a two-hundredth of the range to a third of it. */
const stepSize = ([min, max]: Range, stream: RandomStream): number =>
  (max - min) * Math.exp(Math.log(0.005) + stream() * Math.log(60)) * drawNormal(stream);

const within = (value: number, [min, max]: Range): number =>
  toFourDecimals(Math.min(max, Math.max(min, value)));

type Use = "base" | "amplitude";

/** The profile with one figure changed, kept within its range. */
function withUse(profile: VmProfile, use: Use, r: ResourceIndex, value: number): VmProfile {
  const range = rangesOfUse({ main: profile.main, pattern: profile.pattern.kind })[r][use];
  const vector: [number, number, number] = [...profile[use]];
  vector[r] = within(value, range);
  return { ...profile, [use]: vector satisfies ResourceVector };
}

const pickUse = (profile: VmProfile, stream: RandomStream): Use =>
  profile.pattern.kind === "steady" || stream() < 0.4 ? "base" : "amplitude";

/** One figure of one VM. */
function tweakUse(profiles: readonly VmProfile[], stream: RandomStream): Proposal {
  const vm = pick(profiles.length, stream);
  const profile = profileOf(profiles, vm);
  const r = pickResource(stream);
  const use = pickUse(profile, stream);
  const range = rangesOfUse({ main: profile.main, pattern: profile.pattern.kind })[r][use];
  return [[vm, withUse(profile, use, r, profile[use][r] + stepSize(range, stream))]];
}

/** Lowers what Table 3 says is too high at hour 34, and raises what is too low: of a few VMs, the one that counts most. */
function steer(profiles: readonly VmProfile[], guide: Guide, stream: RandomStream): Proposal {
  let [vm, r, error]: [number, ResourceIndex, number] = [0, 0, 0];
  for (let i = 0; i < 3; i++) {
    const candidate = pick(profiles.length, stream);
    const resource = pickResource(stream);
    const theirs = errorAt(guide, candidate, resource);
    if (Math.abs(theirs) >= Math.abs(error)) [vm, r, error] = [candidate, resource, theirs];
  }
  const profile = profileOf(profiles, vm);
  const level = patternLevel(profile.pattern, TABLE_3_HOUR);
  const change = -error * 0.5 * stream();
  if (level > 0.2 && stream() < 0.6)
    return [[vm, withUse(profile, "amplitude", r, profile.amplitude[r] + change / level)]];
  return [[vm, withUse(profile, "base", r, profile.base[r] + change)]];
}

/** By how much the two PMs that run `vm` at hour 34 exceed Table 3, together. */
function errorAt({ scoa, sandpiper }: Guide, vm: number, r: ResourceIndex): number {
  const hosts = [wholeAt(scoa.placement, vm), wholeAt(sandpiper.placement, vm)] as const;
  return (
    resourceAt(scoa.utilization, hosts[0], r) -
    table3At("scoa", hosts[0])[r] +
    resourceAt(sandpiper.utilization, hosts[1], r) -
    table3At("sandpiper-2008", hosts[1])[r]
  );
}

/** One VM takes from another; the fleet's sum stays about the same. */
function transfer(profiles: readonly VmProfile[], stream: RandomStream): Proposal {
  const [a, b] = [pick(profiles.length, stream), pick(profiles.length, stream)];
  if (a === b) return tweakUse(profiles, stream);
  const r = pickResource(stream);
  const [giver, taker] = [profileOf(profiles, a), profileOf(profiles, b)];
  const [from, to] = [pickUse(giver, stream), pickUse(taker, stream)];
  const amount = stepSize([0, 0.1], stream);
  return [
    [a, withUse(giver, from, r, giver[from][r] - amount)],
    [b, withUse(taker, to, r, taker[to][r] + amount)],
  ];
}

/** When a VM is high. */
function tweakPattern(profiles: readonly VmProfile[], stream: RandomStream): Proposal {
  const vm = pick(profiles.length, stream);
  const profile = profileOf(profiles, vm);
  if (profile.pattern.kind === "steady") return tweakUse(profiles, stream);
  const pattern = stream() < 0.1 ? drawPattern(profile.pattern.kind, stream) : nudge(profile.pattern, stream);
  return [[vm, { ...profile, pattern }]];
}

function nudge(pattern: Pattern, stream: RandomStream): Pattern {
  const { normal, ramp } = PROFILE_RANGES;
  switch (pattern.kind) {
    case "normal":
      return stream() < 0.5
        ? { ...pattern, peak: within(pattern.peak + stepSize(normal.peak, stream), normal.peak) }
        : { ...pattern, width: within(pattern.width + stepSize(normal.width, stream), normal.width) };
    case "ramp": {
      const by = stream() < 0.5 ? -1 : 1;
      return stream() < 0.5
        ? { ...pattern, start: within(pattern.start + by, ramp.start) }
        : { ...pattern, hours: within(pattern.hours + by, ramp.hours) };
    }
    case "steady":
      return pattern;
  }
}

/** Two VMs of the same line of Table 1 exchange their profiles. */
function exchange(profiles: readonly VmProfile[], stream: RandomStream): Proposal {
  const [a, b] = [pick(profiles.length, stream), pick(profiles.length, stream)];
  const [first, second] = [profileOf(profiles, a), profileOf(profiles, b)];
  const alike =
    a !== b && first.pattern.kind === second.pattern.kind && first.main.join() === second.main.join();
  if (!alike) return tweakUse(profiles, stream);
  return [
    [a, second],
    [b, first],
  ];
}
