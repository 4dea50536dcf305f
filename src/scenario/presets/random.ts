/**
 * A random workload within D1 and D2: Table 1's mix of main resources and patterns, every other
 * parameter drawn from the ordinary ranges. Each VM's profile comes from a stream of its own, so
 * a larger fleet begins with the same VMs.
 */

import type { StreamDerivation } from "../../base/random.ts";
import { createStream, NEWEST_STREAMS } from "../../base/random.ts";
import { drawProfile, drawWithin, PROFILE_RANGES } from "../profile-ranges.ts";
import type { Scenario } from "../scenario.ts";
import { createEvenScenario } from "../scenario.ts";
import { loadClassOf } from "../table-1.ts";

export interface RandomSize {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
}

/** The size of the paper's experiment. */
const PAPER_SIZE: RandomSize = { pms: 6, vms: 36, steps: 72 };

/** @param seed any 32-bit integer; the same seed gives the same workload */
export function createRandomScenario(
  seed: number,
  { pms, vms, steps }: RandomSize = PAPER_SIZE,
  streams: StreamDerivation = NEWEST_STREAMS,
): Scenario {
  const profiles = Array.from({ length: vms }, (_, vm) =>
    drawProfile(loadClassOf(vm), createStream(seed, `profile/vm/${vm}`, streams)),
  );
  const noise = drawWithin(PROFILE_RANGES.noise, createStream(seed, "profile/noise", streams));
  return createEvenScenario({
    name: "random",
    pms,
    vms,
    steps,
    seed,
    streams,
    demand: { kind: "patterns", patterns: { profiles, noise, seed } },
  });
}
