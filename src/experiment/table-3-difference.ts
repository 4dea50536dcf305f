/** How far utilizations are from the paper's Table 3 (R2), for one policy's half of it. */

import { at } from "../base/vector.ts";
import type { PaperPolicy } from "./paper-tables.ts";
import { PAPER_POLICIES, TABLE_3 } from "./paper-tables.ts";

/** Whether the paper has figures for a policy of the registry. */
export const isPaperPolicy = (policy: string): policy is PaperPolicy =>
  PAPER_POLICIES.some((known) => known === policy);

export interface TableDifference {
  /** Mean absolute difference. */
  readonly mean: number;
  readonly largest: number;
}

/** @param utilization `3 * 6` figures, at the hour of Table 3 */
export function table3Difference(policy: PaperPolicy, utilization: Float64Array): TableDifference {
  const differences = TABLE_3[policy].flat().map((paper, i) => Math.abs(at(utilization, i) - paper));
  return {
    mean: differences.reduce((sum, difference) => sum + difference, 0) / differences.length,
    largest: Math.max(...differences),
  };
}
