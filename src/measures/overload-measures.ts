/**
 * Figures of PMs over their threshold (P5, P9), judged by what held at the moment: the threshold, and
 * the PMs that were there (I3). A PM that is down runs nothing, so that it is never over.
 */

import type { Step } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { conditionsAt } from "../engine/changes.ts";
import { isAnyOver } from "../engine/metrics.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventCount, overloadedCount, utilizationAfter, utilizationAt } from "../engine/record.ts";
import type { MeasuredRun, StepReader } from "./measure.ts";

/** PMs over after the actions. */
export const overloaded =
  ({ record }: MeasuredRun): StepReader =>
  (step) =>
    overloadedCount(record, step);

/**
 * By how much PMs are over after the actions: the excess of each on its most utilized resource, summed
 * over the PMs. It passes over all of them: the column is indexed in place, as in `engine/summary.ts`.
 */
export const excess =
  ({ record, workload }: MeasuredRun): StepReader =>
  (step) => {
    const { threshold } = conditionsAt(workload, record, step, eventCount(record, step));
    const utilization = utilizationAfter(record, step);
    let sum = 0;
    for (let i = 0; i < utilization.length; i += RESOURCE_COUNT) {
      const cpu = utilization[i] as number;
      const net = utilization[i + 1] as number;
      const mem = utilization[i + 2] as number;
      const worst = cpu > net ? (cpu > mem ? cpu : mem) : net > mem ? net : mem;
      if (isOver(worst, threshold)) sum += worst - threshold;
    }
    return sum;
  };

/** PMs that are over once the demands of the step have changed. */
export const found =
  (run: MeasuredRun): StepReader =>
  (step) =>
    findingOf(run, step).found;

/** Those of them that are not over any more when the step ends. */
export const resolved =
  (run: MeasuredRun): StepReader =>
  (step) =>
    findingOf(run, step).resolved;

interface Finding {
  readonly found: number;
  readonly resolved: number;
}

/** What was found in a run, as far as anybody has asked: two measures ask for the same. */
interface Findings {
  readonly byStep: Finding[];
  /** Utilization when a step begins; used again by the next. */
  readonly start: Float64Array;
}

/** Records only ever grow: a step is judged once. */
const known = new WeakMap<RunRecord, Findings>();

function findingOf(run: MeasuredRun, step: Step): Finding {
  const { record } = run;
  const findings = known.get(record) ?? {
    byStep: [],
    start: new Float64Array(record.pms * RESOURCE_COUNT),
  };
  known.set(record, findings);
  const finding = findings.byStep[step] ?? judge(run, step, findings.start);
  findings.byStep[step] = finding;
  return finding;
}

/** @param start is overwritten */
function judge({ record, workload }: MeasuredRun, step: Step, start: Float64Array): Finding {
  utilizationAt(record, step, 0, start);
  const before = conditionsAt(workload, record, step, 0);
  const over: number[] = [];
  for (let pm = 0; pm < record.pms; pm++)
    if (isAnyOver(start, pm, before.threshold) && before.isUp(pm)) over.push(pm);
  if (over.length === 0) return NOTHING_FOUND;
  const after = conditionsAt(workload, record, step, eventCount(record, step));
  const end = utilizationAfter(record, step);
  const left = over.filter((pm) => isAnyOver(end, pm, after.threshold) && after.isUp(pm));
  return { found: over.length, resolved: over.length - left.length };
}

const NOTHING_FOUND: Finding = { found: 0, resolved: 0 };
