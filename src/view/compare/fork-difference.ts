/**
 * How a fork differs from the run that it left, PM by PM.
 * Differences are this minus that, and are written with their sign.
 */

import type { ResourceIndex } from "../../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../../base/resources.ts";
import { TOLERANCE } from "../../base/tolerance.ts";
import { resourceAt } from "../../base/vector.ts";

/** The resource on which a PM differs most, and by how much. */
export interface PmDifference {
  readonly resource: ResourceIndex;
  readonly by: number;
}

/**
 * Null where the PM is as it was, to two decimals, or was not there.
 * @param utilization `3 * pms` figures
 * @param original the same of the original, which may have fewer PMs
 */
export function pmDifference(
  utilization: Float64Array,
  original: Float64Array,
  pm: number,
): PmDifference | null {
  if ((pm + 1) * RESOURCE_COUNT > original.length) return null;
  let most: PmDifference | null = null;
  for (const resource of RESOURCE_INDICES) {
    const by = resourceAt(utilization, pm, resource) - resourceAt(original, pm, resource);
    if (Math.abs(by) < LEAST - TOLERANCE) continue;
    if (most === null || Math.abs(by) > Math.abs(most.by) + TOLERANCE) most = { resource, by };
  }
  return most;
}

/** What rounds to a hundredth. */
const LEAST = 0.005;

/** "+2", "−1", "0": a figure that `format` has written, with a true minus sign. */
export function signed(value: number, format: (value: number) => string): string {
  const text = format(Math.abs(value));
  if (Number(text) === 0) return text;
  return value > 0 ? `+${text}` : `−${text}`;
}
