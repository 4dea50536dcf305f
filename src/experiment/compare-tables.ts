/**
 * The paper's claims R1-R4 beside what the engine computes, as data: the objective of the fit, the
 * command line, the page and the tests all read this one comparison. Nothing here is stored; every
 * figure comes out of the records that are handed in.
 */

import { assert } from "../base/assert.ts";
import { stepOf } from "../base/ids.ts";
import type { Resource, ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES, RESOURCES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { Counters } from "../engine/metrics.ts";
import { overloadedAfter, totalCounters } from "../engine/metrics.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventsOf, utilizationAfter } from "../engine/record.ts";
import type { PaperPolicy } from "./paper-tables.ts";
import {
  FIRST_DAY_HOURS,
  FIRST_DAY_OVER,
  NO_SOLUTION_PM,
  PAPER_POLICIES,
  TABLE_2,
  TABLE_3,
  TABLE_3_HOUR,
  TABLE_3_TOLERANCE,
} from "./paper-tables.ts";
import { peakDeviation } from "./peak-deviation.ts";

/** The runs that the paper's figures are read off: one workload under each policy, and unmoved. */
export interface PaperRuns {
  readonly records: Readonly<Record<PaperPolicy, RunRecord>>;
  /** The same workload under `none`: utilization before any move (R3). */
  readonly unmoved: RunRecord;
  readonly threshold: number;
}

export interface TablesComparison {
  readonly table2: Table2Comparison;
  readonly table3: Table3Comparison;
  readonly firstDay: FirstDayComparison;
  readonly deviation: DeviationComparison;
  /** R1-R4. The change of R4 is reported, not held against it. */
  readonly holds: { readonly r1: boolean; readonly r2: boolean; readonly r3: boolean; readonly r4: boolean };
}

/** R1. */
export interface Table2Comparison {
  readonly rows: readonly {
    readonly policy: PaperPolicy;
    readonly paper: Counters;
    readonly computed: Counters;
  }[];
  readonly equal: boolean;
}

/** R2. */
export interface Table3Comparison {
  readonly hour: number;
  /** 12 rows, Sandpiper's first as in the paper; differences are computed - paper. */
  readonly rows: readonly {
    readonly policy: PaperPolicy;
    readonly pm: number;
    readonly paper: ResourceVector;
    readonly computed: ResourceVector;
    readonly difference: ResourceVector;
  }[];
  readonly meanDifference: number;
  readonly largestDifference: number;
  /** Sandpiper has a no-solution on PM 0 at this hour and leaves it over on cpu alone. */
  readonly sandpiperStuck: boolean;
  /** PMs that SCOA leaves over at this hour. */
  readonly scoaOver: readonly number[];
}

/** R3. */
export interface FirstDayComparison {
  /** PMs and resources that go over before any move, ascending. */
  readonly over: readonly { readonly pm: number; readonly resource: Resource; readonly highest: number }[];
  readonly asInPaper: boolean;
}

/** R4: cpu's standard deviation across PMs in the peak hours after the first day. */
export interface DeviationComparison {
  readonly rows: readonly {
    readonly policy: PaperPolicy;
    readonly mean: number;
    /** Mean absolute change from one peak hour to the next. */
    readonly change: number;
  }[];
  readonly scoaLower: boolean;
  readonly scoaSteadier: boolean;
}

/** @param runs 72 steps on 6 PMs */
export function compareTables(runs: PaperRuns): TablesComparison {
  assert(runs.unmoved.pms === 6 && runs.unmoved.steps > TABLE_3_HOUR, "the size of the paper's experiment");
  const table2 = compareTable2(runs);
  const table3 = compareTable3(runs);
  const firstDay = compareFirstDay(runs);
  const deviation = compareDeviation(runs);
  const withinTolerance =
    table3.meanDifference <= TABLE_3_TOLERANCE.mean && table3.largestDifference <= TABLE_3_TOLERANCE.largest;
  return {
    table2,
    table3,
    firstDay,
    deviation,
    holds: {
      r1: table2.equal,
      r2: withinTolerance && table3.sandpiperStuck && table3.scoaOver.length === 0,
      r3: firstDay.asInPaper,
      r4: deviation.scoaLower,
    },
  };
}

function compareTable2({ records }: PaperRuns): Table2Comparison {
  const rows = PAPER_POLICIES.map((policy) => ({
    policy,
    paper: TABLE_2[policy],
    computed: totalCounters(records[policy]),
  }));
  const equal = rows.every(({ paper, computed }) =>
    (["overload", "migration", "swap", "noSolution"] as const).every((key) => paper[key] === computed[key]),
  );
  return { rows, equal };
}

function compareTable3({ records, threshold }: PaperRuns): Table3Comparison {
  const hour = stepOf(TABLE_3_HOUR);
  const rows = PAPER_POLICIES.flatMap((policy) => {
    const utilization = utilizationAfter(records[policy], hour);
    return TABLE_3[policy].map((paper, pm) => {
      const computed = vectorAt(utilization, pm);
      const difference: ResourceVector = [
        computed[0] - paper[0],
        computed[1] - paper[1],
        computed[2] - paper[2],
      ];
      return { policy, pm, paper, computed, difference };
    });
  });
  const differences = rows.flatMap(({ difference }) => difference.map(Math.abs));
  const stuck = utilizationAfter(records["sandpiper-2008"], hour);
  const gaveUp = eventsOf(records["sandpiper-2008"], hour).some(
    (event) => event.kind === "no-solution" && event.from === NO_SOLUTION_PM,
  );
  return {
    hour: TABLE_3_HOUR,
    rows,
    meanDifference: differences.reduce((sum, d) => sum + d, 0) / differences.length,
    largestDifference: Math.max(...differences),
    sandpiperStuck:
      gaveUp &&
      RESOURCE_INDICES.every((r) => isOver(resourceAt(stuck, NO_SOLUTION_PM, r), threshold) === (r === 0)),
    scoaOver: overloadedAfter(records.scoa, hour, threshold),
  };
}

function compareFirstDay({ unmoved, threshold }: PaperRuns): FirstDayComparison {
  const over: { pm: number; resource: Resource; highest: number }[] = [];
  for (let pm = 0; pm < unmoved.pms; pm++) {
    for (const r of RESOURCE_INDICES) {
      const highest = highestOfFirstDay(unmoved, pm, r);
      if (isOver(highest, threshold)) over.push({ pm, resource: RESOURCES[r], highest });
    }
  }
  const asInPaper =
    over.length === FIRST_DAY_OVER.length &&
    FIRST_DAY_OVER.every((claim) => over.some((o) => o.pm === claim.pm && o.resource === claim.resource));
  return { over, asInPaper };
}

function highestOfFirstDay(unmoved: RunRecord, pm: number, r: ResourceIndex): number {
  let highest = 0;
  for (let step = 0; step < FIRST_DAY_HOURS; step++)
    highest = Math.max(highest, resourceAt(utilizationAfter(unmoved, stepOf(step)), pm, r));
  return highest;
}

function compareDeviation({ records }: PaperRuns): DeviationComparison {
  const sandpiper = { policy: "sandpiper-2008", ...peakDeviation(records["sandpiper-2008"]) } as const;
  const scoa = { policy: "scoa", ...peakDeviation(records.scoa) } as const;
  return {
    rows: [sandpiper, scoa],
    scoaLower: scoa.mean < sandpiper.mean,
    scoaSteadier: scoa.change < sandpiper.change,
  };
}
