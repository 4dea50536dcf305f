/** What is compared over time: the lanes with each other, or a single lane's fork with its original. */

import type { RunRecord } from "../../engine/record.ts";
import type { Lane } from "../../state/lane.ts";
import type { Divergence } from "../../view/compare/divergence.ts";
import { firstDivergence } from "../../view/compare/divergence.ts";

/** Whether it is a fork and its original. */
export const isForkCompared = (lanes: readonly Lane[]): boolean => lanes.length === 1;

export const recordsToCompare = (lanes: readonly Lane[]): readonly RunRecord[] =>
  lanes.flatMap(({ run, ghost }) => {
    if (run.kind === "failed") return [];
    return isForkCompared(lanes) && ghost !== null ? [ghost.record, run.record] : [run.record];
  });

/** Where what is compared first parts; null if it never does, or there is nothing to compare. */
export const divergenceOf = (lanes: readonly Lane[]): Divergence | null =>
  firstDivergence(recordsToCompare(lanes));
