/**
 * Runs at once in tests, whole or from a part on, of policies that ask a solver, too: HiGHS answers them in the
 * test's own thread.
 * Nothing in here needs Node.
 */

import type { Step } from "../src/base/ids.ts";
import type { Decider } from "../src/engine/decider.ts";
import type { RunRecord } from "../src/engine/record.ts";
import { createRecord } from "../src/engine/record.ts";
import type { RecordOptions } from "../src/engine/record-builder.ts";
import { createSimulation, simulate as simulateWith, startAt } from "../src/engine/simulate.ts";
import type { Workload } from "../src/engine/workload.ts";
import { createAnswer } from "../src/solver/answer.ts";
import { createHighs } from "../src/solver/highs.ts";

export const solve = await createHighs();
export const answer = createAnswer(solve, () => performance.now() / 1000);

export const simulate = (workload: Workload, decider: Decider, options?: Partial<RecordOptions>): RunRecord =>
  simulateWith(workload, decider, options, answer);

/** A run that shares with `record` what comes before the part of `step`, and simulates the rest. */
export function goOn(workload: Workload, decider: Decider, record: RunRecord, step: Step): RunRecord {
  const start = startAt(record, step, decider.looksBack);
  const { record: joined, append } = createRecord(workload);
  for (const part of record.parts) if (part.first < start.step) append(part);
  const simulation = createSimulation(workload, decider, { quantiles: false, start });
  for (let stop = simulation.advance(); stop !== null; ) {
    const part = simulation.take();
    if (part !== null) append(part);
    stop = simulation.advance(stop.kind === "question" ? answer(stop.question) : undefined);
  }
  return joined;
}
