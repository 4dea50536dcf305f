/** The scenarios that come with the program, by name. */

import { unreachable } from "../../base/assert.ts";
import type { StreamDerivation } from "../../base/random.ts";
import type { Scenario } from "../scenario.ts";
import { createPaperScenario } from "./paper.ts";
import { createRandomScenario } from "./random.ts";
import { createXenTestbedScenario } from "./xen-testbed.ts";

export type PresetName = "paper" | "xen-testbed" | "random";

/** In the order in which pickers list them. */
export const presetNames: readonly PresetName[] = ["paper", "xen-testbed", "random"];

/**
 * @param seed any 32-bit integer. The demands of "random" follow from it; those of "paper" and
 *   "xen-testbed" are fixed, and only the policies' own streams do.
 * @param streams how those of "random" follow from it; the newest derivation when left out
 */
export function createPreset(name: PresetName, seed = 1, streams?: StreamDerivation): Scenario {
  switch (name) {
    case "paper":
      return createPaperScenario(seed);
    case "xen-testbed":
      return createXenTestbedScenario(seed);
    case "random":
      return createRandomScenario(seed, undefined, streams);
    default:
      return unreachable(name);
  }
}
