/**
 * How large a scenario may be, whatever it is read from. What is larger would freeze a page, or not
 * fit at all; each reader refuses it with an error before anything is allocated.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";

/** Sizes that a browser and a terminal can hold: a run keeps 8 bytes for each of 3 figures per PM and step. */
export const MOST_FIGURES = 100_000_000;

/** The largest fleet that is offered: 72 steps of it are a record of 170 MB. */
export const MOST_PMS = 100_000;

/** The most that one VM may demand, in PMs. More is no fraction of a PM but a figure of another unit, such as MB. */
export const MOST_DEMAND = 100;

/** The figures of a demand table, or of a run's utilization, whichever are more. */
export const figuresOf = (size: {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
}): number => size.steps * Math.max(size.pms, size.vms) * RESOURCE_COUNT;

/** The most PMs that a scenario of so many steps may be given. */
export const mostPms = (steps: number): number =>
  Math.min(MOST_PMS, Math.floor(MOST_FIGURES / (steps * RESOURCE_COUNT)));
