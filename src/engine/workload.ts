/**
 * A workload is everything a run needs besides a policy: machines, capacities, the first placement
 * and the demand. Every lane of a comparison runs on the same workload object, which nothing
 * mutates; that is what makes "same demands" a guarantee.
 */

import { assert } from "../base/assert.ts";
import type { Step, VmId } from "../base/ids.ts";
import type { StreamDerivation } from "../base/random.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Column } from "../base/vector.ts";
import { vectorAt } from "../base/vector.ts";
import type { Intervention } from "./intervention.ts";
import type { MigrationTerms } from "./migration-cost.ts";

/** Demand as a function of (VM, step), whatever stands behind it: a table or a procedure. */
export interface Demand {
  readonly vms: number;
  readonly steps: number;
  /**
   * The demand of every VM at `step`: `3 * vms` figures laid out cpu, net, mem per VM, as fractions
   * of one reference PM (P1). The same step always gives the same figures. A procedure writes them
   * into `into` and returns it; a table returns a window on itself, which costs nothing: read what
   * is returned, never write it, and only until the next call.
   */
  load(step: Step, into: Float64Array): Column;
  /** The demand of one VM at `step`: the same figures, to the bit, without asking for the others. */
  of(vm: VmId, step: Step): ResourceVector;
}

export interface Workload {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
  /** `3 * pms` figures: capacity of each PM in units of the reference PM; all 1 in the paper (P3). */
  readonly capacity: Float64Array;
  /** `vms` PM indices: where each VM runs before the first action (P6). */
  readonly initialPlacement: Int32Array;
  readonly demand: Demand;
  /** A PM is overloaded when any resource is above this fraction of its capacity (P5). */
  readonly threshold: number;
  /** The hardware limit; drawn, never acted on (P5). */
  readonly limit: number;
  /** What moves cost (MC2). */
  readonly migration: MigrationTerms;
  /** How long a step is: whoever weighs what lasts against what takes seconds goes by it. */
  readonly stepMinutes: number;
  /** Of the random streams that policies draw from (see `base/random.ts`). */
  readonly seed: number;
  readonly streams: StreamDerivation;
  /** What a person changes in every run on this workload (see `changes.ts`); mostly nothing. */
  readonly interventions: readonly Intervention[];
}

/** Demand from a table laid out `[step][vm][resource]`. The table is not copied. */
export function createTableDemand(vms: number, steps: number, table: Column): Demand {
  const stride = vms * RESOURCE_COUNT;
  assert(table.length === steps * stride, `a demand table of ${steps} x ${vms} x 3 figures`);
  return {
    vms,
    steps,
    load: (step) => table.subarray(step * stride, (step + 1) * stride),
    of: (vm, step) => vectorAt(table, step * vms + vm),
  };
}

/** Capacity columns for a homogeneous fleet (P3). */
export const uniformCapacity = (pms: number): Float64Array => new Float64Array(pms * RESOURCE_COUNT).fill(1);
