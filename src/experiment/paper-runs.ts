/**
 * The runs behind the paper's tables: one workload under Sandpiper, under SCOA and left alone, by
 * the engine and the policies with their defaults.
 */

import { assert } from "../base/assert.ts";
import { simulate } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { deciderOf, resolvePolicy } from "../policies/registry.ts";
import type { PaperRuns } from "./compare-tables.ts";

/** A policy of the registry with its default parameters; an unknown id is a bug. */
export function withDefaults(policy: string): PolicyChoice {
  const choice = resolvePolicy(policy);
  assert(choice.kind === "ok", `policy ${policy} is in the registry`);
  return choice.value;
}

/** @param workload of the paper's size: 6 PMs and 72 steps */
export const runPaperPolicies = (workload: Workload): PaperRuns => ({
  records: {
    "sandpiper-2008": simulate(workload, deciderOf(withDefaults("sandpiper-2008"))),
    scoa: simulate(workload, deciderOf(withDefaults("scoa"))),
  },
  unmoved: simulate(workload, deciderOf(withDefaults("none"))),
  threshold: workload.threshold,
});
