/**
 * Tables 2 and 3 of the paper, and the figures of R1-R4, as data. They are what computed figures
 * are held against and never stand in for one. Table 1 is input: `scenario/table-1.ts`.
 */

import { present } from "../base/assert.ts";
import type { ResourceVector } from "../base/resources.ts";
import type { Counters } from "../engine/metrics.ts";

/** The two policies that the paper compares, by the ids of the registry. */
export const PAPER_POLICIES = ["sandpiper-2008", "scoa"] as const;
export type PaperPolicy = (typeof PAPER_POLICIES)[number];

/** Something for each of the two; null where one of them has none. */
export function perPaperPolicy<T>(of: (policy: PaperPolicy) => T | null): Record<PaperPolicy, T> | null {
  const [sandpiper, scoa] = [of("sandpiper-2008"), of("scoa")];
  return sandpiper === null || scoa === null ? null : { "sandpiper-2008": sandpiper, scoa };
}

/** Table 2: what happened in 72 hours. */
export const TABLE_2: Readonly<Record<PaperPolicy, Counters>> = {
  "sandpiper-2008": { overload: 22, migration: 14, swap: 8, noSolution: 2 },
  scoa: { overload: 23, migration: 17, swap: 6, noSolution: 0 },
};

/** The hour that Table 3 shows, 0-based like the steps. */
export const TABLE_3_HOUR = 34;

/** Table 3: utilization of PM 0..5 after the actions of {@link TABLE_3_HOUR}, as printed (two decimals). */
export const TABLE_3: Readonly<Record<PaperPolicy, readonly ResourceVector[]>> = {
  "sandpiper-2008": [
    [0.94, 0.37, 0.3],
    [0.75, 0.77, 0.61],
    [0.78, 0.58, 0.61],
    [0.66, 0.54, 0.37],
    [0.7, 0.64, 0.53],
    [0.73, 0.73, 0.69],
  ],
  scoa: [
    [0.79, 0.4, 0.39],
    [0.76, 0.65, 0.51],
    [0.77, 0.51, 0.47],
    [0.72, 0.65, 0.51],
    [0.74, 0.71, 0.59],
    [0.78, 0.7, 0.66],
  ],
};

/** A PM's row of {@link TABLE_3}. */
export const table3At = (policy: PaperPolicy, pm: number): ResourceVector =>
  present(TABLE_3[policy][pm], "a row of Table 3");

/** R2: how far the computed Table 3 may be from the printed one. */
export const TABLE_3_TOLERANCE = { mean: 0.03, largest: 0.12 } as const;

/** R2: the PM for which Sandpiper finds no solution at {@link TABLE_3_HOUR}; it is over on cpu. */
export const NO_SOLUTION_PM = 0;

/** R3, from the text on Fig. 6: what goes over before any move. */
export const FIRST_DAY_OVER = [
  { pm: 0, resource: "cpu" },
  { pm: 1, resource: "net" },
  { pm: 3, resource: "cpu" },
] as const;

/** R3: the first day is steps 0..23. */
export const FIRST_DAY_HOURS = 24;

/** R4: hours of the day, both included, over which Fig. 8's deviation is averaged. */
export const PEAK_HOURS = { first: 9, last: 17 } as const;
