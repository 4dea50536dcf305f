/** The scenarios that come with the program, by name. */

import { unreachable } from "../../base/assert.ts";
import type { StreamDerivation } from "../../base/random.ts";
import type { Scenario } from "../scenario.ts";
import { createPaperScenario } from "./paper.ts";
import { createPaperHour34Scenario } from "./paper-hour-34.ts";
import { createRandomScenario } from "./random.ts";
import { createXenTestbedScenario } from "./xen-testbed.ts";

export type PresetName = "paper" | "paper-hour-34" | "xen-testbed" | "random";

/** In the order in which pickers list them. */
export const presetNames: readonly PresetName[] = ["paper", "paper-hour-34", "xen-testbed", "random"];

/**
 * @param seed any 32-bit integer. The demands of "random" follow from it; those of the
 *   others are fixed, and only the policies' own streams do.
 * @param streams how those of "random" follow from it; the newest derivation when left out
 */
export function createPreset(name: PresetName, seed = 1, streams?: StreamDerivation): Scenario {
  switch (name) {
    case "paper":
      return createPaperScenario(seed);
    case "paper-hour-34":
      return createPaperHour34Scenario(seed);
    case "xen-testbed":
      return createXenTestbedScenario(seed);
    case "random":
      return createRandomScenario(seed, undefined, streams);
    default:
      return unreachable(name);
  }
}
