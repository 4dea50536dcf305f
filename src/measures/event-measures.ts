/** Figures of what was done: read off the events of a step and the record's running totals. A person's moves count, too (I2). */

import { wholeAt } from "../base/columns.ts";
import { NOBODY, vmId } from "../base/ids.ts";
import { at } from "../base/vector.ts";
import type { Counters } from "../engine/metrics.ts";
import { countersBefore, movedVms } from "../engine/metrics.ts";
import type { MigrationCost } from "../engine/migration-cost.ts";
import { costOfMoving } from "../engine/migration-cost.ts";
import { eventRange, partOfStep } from "../engine/record.ts";
import { relievedNothingBefore } from "../engine/relief.ts";
import type { MeasuredRun, StepReader } from "./measure.ts";

/** After all events of a step, however many there are. */
const END = Number.POSITIVE_INFINITY;

/** A counter of Table 2 (C1, C2). */
export const counted =
  (counter: keyof Counters) =>
  ({ record }: MeasuredRun): StepReader =>
  (step) =>
    countersBefore(record, step, END)[counter] - countersBefore(record, step, 0)[counter];

/** VMs moved: a swap moves two. */
export function moves(run: MeasuredRun): StepReader {
  const [migrations, swaps] = [counted("migration")(run), counted("swap")(run)];
  return (step) => movedVms({ migration: migrations(step), swap: swaps(step) });
}

/** P10. */
export const relievedNothing =
  ({ record }: MeasuredRun): StepReader =>
  (step) =>
    relievedNothingBefore(record, step, END) - relievedNothingBefore(record, step, 0);

/** Memory of the VMs moved, in PMs' worth. */
export const movedMemory =
  ({ record }: MeasuredRun): StepReader =>
  (step) => {
    const part = partOfStep(record, step);
    return at(part.movedMemory, step - part.first);
  };

/** MC1: what the migrations of a step cost together; a swap is two, and moves of a person count. */
export const migrationCosts =
  (figure: Exclude<keyof MigrationCost, "converges">) =>
  ({ record, workload }: MeasuredRun): StepReader =>
  (step) => {
    const { part, start, end } = eventRange(record, step);
    let cost = 0;
    for (let e = start; e < end; e++)
      for (const vm of [wholeAt(part.eventVm, e), wholeAt(part.eventWith, e)])
        if (vm !== NOBODY) cost += costOfMoving(workload, vmId(vm), step)[figure];
    return cost;
  };

/**
 * Of the VMs that are moved in a step, the highest number of times that one of them has been moved by
 * then; 0 where none is. The largest of them so far is the most moves of one VM so far.
 */
export function mostMoves({ record }: MeasuredRun): StepReader {
  const moved = new Uint32Array(record.vms);
  const count = (vm: number): number => {
    if (vm === NOBODY) return 0;
    const times = (moved[vm] as number) + 1;
    moved[vm] = times;
    return times;
  };
  return (step) => {
    const { part, start, end } = eventRange(record, step);
    let most = 0;
    for (let e = start; e < end; e++)
      most = Math.max(most, count(part.eventVm[e] as number), count(part.eventWith[e] as number));
    return most;
  };
}
