/** Who answers what policies ask, outside the engine and in a time of its own. No policy asks anybody yet. */

import type { Question } from "../engine/decider.ts";

/** Answers with plain data; rejects on abort, and where it cannot answer. */
export type Solve = (question: Question, signal: AbortSignal) => Promise<unknown>;

export const solve: Solve = ({ solver }) =>
  Promise.reject(new Error(`assertion failed: there is a solver "${solver}"`));
