/**
 * The verdict on a set of profiles: whole recorded runs, never what the search kept
 * of its own. The objective's parts come out of the same formulas, and a find must not hang on float
 * noise: with every demand shaken a little the counters stay as they are.
 */

import { stepOf } from "../../base/ids.ts";
import { createStream } from "../../base/random.ts";
import { at } from "../../base/vector.ts";
import type { RunRecord } from "../../engine/record.ts";
import { eventsOf, stepsWithEvents, utilizationAfter } from "../../engine/record.ts";
import type { Workload } from "../../engine/workload.ts";
import { createTableDemand } from "../../engine/workload.ts";
import type { PatternDemand } from "../../scenario/patterns.ts";
import { patternTable } from "../../scenario/patterns.ts";
import { createPaperScenarioFrom, PAPER_STREAMS } from "../../scenario/presets/paper.ts";
import { createWorkload } from "../../scenario/scenario.ts";
import type { PaperRuns, TablesComparison } from "../compare-tables.ts";
import { compareTables } from "../compare-tables.ts";
import { runPaperPolicies } from "../paper-runs.ts";
import { FIRST_DAY_HOURS, NO_SOLUTION_PM, PAPER_POLICIES, TABLE_3_HOUR } from "../paper-tables.ts";
import { peakDeviation } from "../peak-deviation.ts";
import {
  countersPart,
  deadlockPart,
  deviationPart,
  excessAt,
  firstDayPart,
  leftOverPart,
  table3Part,
  unresolvedPart,
} from "./objective.ts";

export interface Verdict {
  readonly comparison: TablesComparison;
  /** The objective and its parts, named after R1-R4. */
  readonly value: number;
  readonly parts: Readonly<Record<"r1" | "r1Unresolved" | "r2Stuck" | "r2Table3" | "r3" | "r4", number>>;
}

export function judge(demand: PatternDemand): Verdict {
  const runs = runPaperPolicies(createWorkload(createPaperScenarioFrom(demand, 0)));
  const parts = partsOf(runs, compareTables(runs));
  const value = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { comparison: compareTables(runs), value, parts };
}

function partsOf({ records, unmoved, threshold }: PaperRuns, { table2 }: TablesComparison): Verdict["parts"] {
  const hour = stepOf(TABLE_3_HOUR);
  const { "sandpiper-2008": sandpiper, scoa } = records;
  const [sandpiperThen, scoaThen] = [utilizationAfter(sandpiper, hour), utilizationAfter(scoa, hour)];
  const gaveUp = eventsOf(sandpiper, hour).some(
    (event) => event.kind === "no-solution" && event.from === NO_SOLUTION_PM,
  );
  return {
    r1: table2.rows.reduce((sum, { policy, computed }) => sum + countersPart(policy, computed), 0),
    r1Unresolved: PAPER_POLICIES.reduce(
      (sum, policy) => sum + unresolvedPart(policy, excessesLeft(records[policy], threshold)),
      0,
    ),
    r2Stuck: deadlockPart(gaveUp, at(sandpiperThen, 0), threshold) + leftOverPart(scoaThen, threshold),
    r2Table3: table3Part("sandpiper-2008", sandpiperThen) + table3Part("scoa", scoaThen),
    r3: firstDayPart(firstDayPeaks(unmoved), threshold),
    r4: deviationPart(peakDeviation(scoa), peakDeviation(sandpiper)),
  };
}

function excessesLeft(record: RunRecord, threshold: number): number[] {
  return stepsWithEvents(record).flatMap((step) =>
    eventsOf(record, step).flatMap((event) =>
      event.kind === "no-solution"
        ? [excessAt(utilizationAfter(record, step), event.from * 3, threshold)]
        : [],
    ),
  );
}

function firstDayPeaks(unmoved: PaperRuns["unmoved"]): Float64Array {
  const peaks = new Float64Array(unmoved.pms * 3);
  for (let step = 0; step < FIRST_DAY_HOURS; step++)
    utilizationAfter(unmoved, stepOf(step)).forEach((u, i) => {
      peaks[i] = Math.max(at(peaks, i), u);
    });
  return peaks;
}

/** R1-R4 all hold. */
export const holdsAll = ({ comparison: { holds } }: Verdict): boolean =>
  holds.r1 && holds.r2 && holds.r3 && holds.r4;

/**
 * How much shaking R1-R4 survive: of `trials` copies of the demand, each figure multiplied by
 * 1 ± `strength` at random, the share on which all still hold.
 */
export function survival(demand: PatternDemand, strength: number, trials: number): number {
  const workload = createWorkload(createPaperScenarioFrom(demand, 0));
  const table = patternTable(demand, workload.steps, PAPER_STREAMS);
  let survived = 0;
  for (let trial = 0; trial < trials; trial++) {
    const stream = createStream(demand.seed, `fit/survival/${trial}`, PAPER_STREAMS);
    const shaken = table.map((figure) => figure * (1 + strength * (2 * stream() - 1)));
    if (allHold({ ...workload, demand: createTableDemand(workload.vms, workload.steps, shaken) })) survived++;
  }
  return survived / trials;
}

function allHold(workload: Workload): boolean {
  const { holds } = compareTables(runPaperPolicies(workload));
  return holds.r1 && holds.r2 && holds.r3 && holds.r4;
}
