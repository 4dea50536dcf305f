/**
 * Whole runs at once in tests, of policies that ask a solver, too: HiGHS answers them in the test's own thread.
 * Nothing in here needs Node.
 */

import type { Decider } from "../src/engine/decider.ts";
import type { RunRecord } from "../src/engine/record.ts";
import type { RecordOptions } from "../src/engine/record-builder.ts";
import { simulate as simulateWith } from "../src/engine/simulate.ts";
import type { Workload } from "../src/engine/workload.ts";
import { createAnswer } from "../src/solver/answer.ts";
import { createHighs } from "../src/solver/highs.ts";

export const solve = await createHighs();
export const answer = createAnswer(solve, () => performance.now() / 1000);

export const simulate = (workload: Workload, decider: Decider, options?: Partial<RecordOptions>): RunRecord =>
  simulateWith(workload, decider, options, answer);
