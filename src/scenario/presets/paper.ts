/**
 * The paper's experiment: 36 VMs on 6 PMs for 72 hours. The demands were never published; they are
 * a reconstruction (D3), made from the parameters that the fit (`npm run fit`) last wrote. The
 * input is fixed, the figures are always computed.
 */

import type { PatternDemand } from "../patterns.ts";
import type { Scenario } from "../scenario.ts";
import { createEvenScenario } from "../scenario.ts";
import { TABLE_1_VMS } from "../table-1.ts";
import parameters from "./paper.parameters.json";
import { readPaperParameters } from "./paper-parameters.ts";

const PMS = 6;
/** The parameters were fitted to the noise of these streams. */
export const PAPER_STREAMS = 1;

/** P1-P7 around any demands: what the fit tries and what the preset is. PM p runs VMs 6p..6p+5 (P6). */
export const createPaperScenarioFrom = (patterns: PatternDemand, seed: number): Scenario =>
  createEvenScenario({
    name: "paper",
    pms: PMS,
    vms: TABLE_1_VMS,
    steps: 72,
    seed,
    streams: PAPER_STREAMS,
    demand: { kind: "patterns", patterns },
  });

/** @param seed of the policies' own streams; the demands are those of the parameters file */
export const createPaperScenario = (seed: number): Scenario =>
  createPaperScenarioFrom(readPaperParameters(parameters).demand, seed);
