/**
 * What a solver of placements is asked: who may run where, what that comes to, and from where it would have
 * to move. Plain data that crosses between threads. Figures of a placement are always worked out here, VM
 * by VM, whatever a solver says of it.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { pmId, vmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";

/** The name under which it is asked (`engine/decider.ts`). */
export const PLACEMENT_SOLVER = "placement";

/** What is asked for, and what there is: a cluster view is one, too. */
export interface Demands<Column extends ReadonlyColumn = ReadonlyColumn> {
  readonly pms: number;
  readonly vms: number;
  readonly threshold: number;
  /** `3 * vms` figures, in units of the reference PM. */
  readonly demand: Column;
  /** `3 * pms` figures, in units of the reference PM. */
  readonly capacity: Column;
}

export interface PlacementProblem extends Demands<Float64Array> {
  /** `vms` PM indices: the present placement. */
  readonly hosts: Int32Array;
  /** `vms * pms`, by VM: 1 where the VM may run. Where it runs it may stay. */
  readonly mayRun: Uint8Array;
  /** How long it may take, in seconds. */
  readonly seconds: number;
}

/** What is asked of a cluster as it stands now. */
export function placementProblem(view: ClusterView, seconds: number): PlacementProblem {
  const { pms, vms, threshold } = view;
  const hosts = Int32Array.from({ length: vms }, (_, vm) => view.hostOf(vmId(vm)));
  const mayRun = new Uint8Array(vms * pms);
  for (let vm = 0; vm < vms; vm++)
    for (let pm = 0; pm < pms; pm++) {
      const isFree = hosts[vm] === pm || view.refusalOf(vmId(vm), pmId(pm)) === null;
      mayRun[vm * pms + pm] = Number(isFree);
    }
  const [demand, capacity] = [copyOf(view.demand), copyOf(view.capacity)];
  return { pms, vms, threshold, demand, capacity, hosts, mayRun, seconds };
}

const copyOf = (column: ReadonlyColumn): Float64Array =>
  Float64Array.from({ length: column.length }, (_, i) => at(column, i));

/** Whether `vm` may run on `pm`. */
export const mayRunOn = ({ pms, mayRun }: PlacementProblem, vm: number, pm: number): boolean =>
  mayRun[vm * pms + pm] === 1;

/** What `vm` would take of `pm`, of one resource: a fraction of what that has. */
export const shareOf = (
  { demand, capacity }: Demands,
  vm: number,
  pm: number,
  resource: ResourceIndex,
): number => resourceAt(demand, vm, resource) / resourceAt(capacity, pm, resource);

/** Adds `factor` times `vm` to what `pm` is asked for; `loads` are `3 * pms` figures, fractions of each PM. */
export function addTo(
  loads: Float64Array,
  problem: PlacementProblem,
  vm: number,
  pm: number,
  factor: 1 | -1,
): void {
  for (const r of RESOURCE_INDICES) {
    const i = pm * RESOURCE_COUNT + r;
    loads[i] = at(loads, i) + factor * shareOf(problem, vm, pm, r);
  }
}

/** What each PM is asked for: `3 * pms` figures, fractions of each PM, summed in the order of the VMs. */
export function loadsOf(problem: PlacementProblem, hosts: Int32Array): Float64Array {
  const loads = new Float64Array(problem.pms * RESOURCE_COUNT);
  for (const [vm, pm] of hosts.entries()) addTo(loads, problem, vm, pm, 1);
  return loads;
}

/** OP2: how far `pm` is over, all resources together. */
export function excessOn(loads: Float64Array, pm: number, threshold: number): number {
  let sum = 0;
  for (const r of RESOURCE_INDICES) {
    const load = resourceAt(loads, pm, r);
    if (isOver(load, threshold)) sum += load - threshold;
  }
  return sum;
}

/** OP2, over all PMs. */
export function excessOf(
  loads: Float64Array,
  { pms, threshold }: Pick<Demands, "pms" | "threshold">,
): number {
  let sum = 0;
  for (let pm = 0; pm < pms; pm++) sum += excessOn(loads, pm, threshold);
  return sum;
}

/** OP4. */
export const peakOf = (loads: Float64Array): number => loads.reduce((most, load) => Math.max(most, load), 0);

/** OP2-OP4: what a placement is judged by, the first before the second before the third. */
export interface PlacementFigures {
  /** Over all PMs and resources, in PMs' worth. */
  readonly excess: number;
  /** VMs that are not where they are now. */
  readonly moves: number;
  /** The highest utilization of any PM on any resource. */
  readonly peak: number;
}

export function figuresOf(problem: PlacementProblem, hosts: Int32Array): PlacementFigures {
  const loads = loadsOf(problem, hosts);
  return {
    excess: excessOf(loads, problem),
    moves: hosts.reduce((moves, pm, vm) => moves + Number(pm !== problem.hosts[vm]), 0),
    peak: peakOf(loads),
  };
}

/** A VM that is to be somewhere else. */
export interface PlannedMove {
  readonly vm: VmId;
  readonly to: PmId;
}

/** How to get from the present placement to `hosts`, by VM. */
export const movesTo = (problem: PlacementProblem, hosts: Int32Array): PlannedMove[] =>
  [...hosts].flatMap((pm, vm) => (pm === problem.hosts[vm] ? [] : { vm: vmId(vm), to: pmId(pm) }));
