/**
 * The runs behind the paper's tables: one workload under Sandpiper, under SCOA and left alone, by
 * the engine and the policies with their defaults.
 */

import { simulate } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import { BASELINE } from "../policies/defaults.ts";
import { deciderOf, withDefaults } from "../policies/registry.ts";
import type { PaperRuns } from "./compare-tables.ts";

/** @param workload of the paper's size: 6 PMs and 72 steps */
export const runPaperPolicies = (workload: Workload): PaperRuns => ({
  records: {
    "sandpiper-2008": simulate(workload, deciderOf(withDefaults("sandpiper-2008"))),
    scoa: simulate(workload, deciderOf(withDefaults("scoa"))),
  },
  unmoved: simulate(workload, deciderOf(BASELINE)),
  threshold: workload.threshold,
});
