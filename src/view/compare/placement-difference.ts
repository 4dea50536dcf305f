/**
 * Where, and by how much, runs on the same demands differ: after every step, the VMs that do not run
 * on the same PM in all of them, and how far the deviation across PMs is apart. A step costs its
 * events, not its VMs; while runs grow the comparison goes on from where it left off.
 */

import { present } from "../../base/assert.ts";
import { NOBODY, stepOf } from "../../base/ids.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";
import type { RunRecord } from "../../engine/record.ts";
import { completedSteps, deviationAfter, eventRange, partOfStep } from "../../engine/record.ts";

export interface PlacementDifference {
  /** Per step that all runs have done: VMs placed differently after its actions. */
  readonly vms: Uint32Array;
  /** Per step: the largest deviation across PMs less the smallest, on each resource. */
  readonly deviation: readonly [cpu: Float64Array, net: Float64Array, mem: Float64Array];
}

export interface Comparison {
  /** As far as all runs are done. */
  read(): PlacementDifference;
}

/** Null where there is nothing to compare: fewer than two runs. */
export function comparePlacements(records: readonly RunRecord[]): Comparison | null {
  const [first, ...others] = records;
  if (first === undefined || others.length === 0) return null;
  const { steps, vms } = first;
  const counts = new Uint32Array(steps);
  const apart = RESOURCE_INDICES.map(() => new Float64Array(steps));
  const differs = new Uint8Array(vms);
  /** Where every VM runs in each run, after the steps that are compared; one placement for all until they part. */
  let hosts: readonly Int32Array[] = [];
  let next = 0;
  let count = 0;

  function judge(vm: number): void {
    const host = hosts[0]?.[vm];
    const now = hosts.some((column) => column[vm] !== host) ? 1 : 0;
    count += now - at(differs, vm);
    differs[vm] = now;
  }

  /** A fork shares its first parts with its original: the same object, so what happens there happens once. */
  function areOne(step: number): boolean {
    const part = partOfStep(present(first, "the first run"), step);
    return hosts.length === 1 && others.every((other) => partOfStep(other, step) === part);
  }

  function compareStep(step: number): void {
    if (areOne(step)) {
      moveAll(present(first, "the first run"), step, present(hosts[0], "a placement"));
      return; // and both columns stay 0
    }
    const [shared] = hosts;
    if (hosts.length === 1 && shared !== undefined) hosts = records.map(() => shared.slice());
    const moved = records.flatMap((record, run) => moveAll(record, step, present(hosts[run], "a placement")));
    for (const vm of moved) judge(vm);
    counts[step] = count;
    const deviations = records.map((record) => deviationAfter(record, stepOf(step)));
    for (const r of RESOURCE_INDICES) {
      const figures = deviations.map((deviation) => at(deviation, r));
      present(apart[r], "the column of a resource")[step] = Math.max(...figures) - Math.min(...figures);
    }
  }

  return {
    read() {
      const done = Math.min(...records.map(completedSteps));
      if (next === 0 && done > 0) hosts = [firstPlacement(first)]; // every run of a workload begins with it
      for (; next < done; next++) compareStep(next);
      const [cpu, net, mem] = apart.map((column) => column.subarray(0, done));
      const empty = new Float64Array(0);
      return { vms: counts.subarray(0, done), deviation: [cpu ?? empty, net ?? empty, mem ?? empty] };
    },
  };
}

const firstPlacement = (record: RunRecord): Int32Array =>
  present(partOfStep(record, 0).checkpoint, "the first placement").slice();

/** Carries out the moves of a step in `hosts`; the VMs that moved. */
function moveAll(record: RunRecord, step: number, hosts: Int32Array): number[] {
  const { part, start, end } = eventRange(record, step);
  const moved: number[] = [];
  const move = (vm: number, to: number): void => {
    if (vm === NOBODY) return;
    hosts[vm] = to;
    moved.push(vm);
  };
  for (let e = start; e < end; e++) {
    move(part.eventVm[e] ?? NOBODY, part.eventTo[e] ?? NOBODY);
    move(part.eventWith[e] ?? NOBODY, part.eventFrom[e] ?? NOBODY);
  }
  return moved;
}

/** The largest figure of a series, and the first step that has it. */
export function greatest(values: ArrayLike<number>): { readonly value: number; readonly step: number } {
  let [value, step] = [0, 0];
  for (let s = 0; s < values.length; s++) {
    const here = at(values, s);
    if (here > value) [value, step] = [here, s];
  }
  return { value, step };
}

/** How many figures of a series are above 0. */
export function countAbove0(values: ArrayLike<number>): number {
  let count = 0;
  for (let s = 0; s < values.length; s++) if (at(values, s) > 0) count++;
  return count;
}
