/**
 * The three questions about a placement as models (OP2-OP4). A column for each VM and each PM that it may
 * run on: 1 where it does. What an earlier question was answered with is a row of the later ones.
 */

import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { TOLERANCE } from "../base/tolerance.ts";
import { at } from "../base/vector.ts";
import type { Entry, LinearModel } from "./linear-model.ts";
import { LinearModelBuilder } from "./linear-model.ts";
import type { PlacementProblem } from "./placement-problem.ts";
import { loadsOf, mayRunOn, peakOf, shareOf } from "./placement-problem.ts";

/** What is least, and what it may not cost. */
export type Aim =
  | { readonly kind: "excess" }
  | { readonly kind: "moves"; readonly excess: number }
  | { readonly kind: "peak"; readonly excess: number; readonly moves: number };

export interface PlacementModel {
  readonly model: LinearModel;
  /** The columns of a placement: a solution to begin with. */
  columnsOf(hosts: Int32Array): number[];
  /** The placement that columns stand for. */
  hostsOf(values: ArrayLike<number>): Int32Array;
}

/** Half of the tolerance of P9 is the solver's. */
const SLACK = TOLERANCE / 2;

export function placementModel(problem: PlacementProblem, aim: Aim): PlacementModel {
  const { pms, vms, hosts, threshold } = problem;
  const builder = new LinearModelBuilder();
  const runs = new Int32Array(vms * pms).fill(NONE);
  for (let vm = 0; vm < vms; vm++) {
    const entries: Entry[] = [];
    for (let pm = 0; pm < pms; pm++) {
      if (!mayRunOn(problem, vm, pm)) continue;
      const cost = aim.kind === "moves" && pm !== hosts[vm] ? 1 : 0;
      const column = builder.column({ cost, upper: 1, isWhole: true });
      runs[vm * pms + pm] = column;
      entries.push([column, 1]);
    }
    builder.row(1, 1, entries);
  }

  const loadOf = (pm: number, resource: ResourceIndex): Entry[] =>
    Array.from({ length: vms }, (_, vm) => vm).flatMap((vm): Entry[] => {
      const column = at(runs, vm * pms + pm);
      return column === NONE ? [] : [[column, shareOf(problem, vm, pm, resource)]];
    });
  const allows = aim.kind === "excess" || aim.excess > 0;
  const excess = new Int32Array(pms * RESOURCE_COUNT).fill(NONE);
  for (let pm = 0; pm < pms; pm++)
    for (const r of RESOURCE_INDICES) {
      const entries = loadOf(pm, r);
      if (allows) {
        const column = builder.column({ cost: aim.kind === "excess" ? 1 : 0 });
        excess[pm * RESOURCE_COUNT + r] = column;
        entries.push([column, -1]);
      }
      builder.atMost(threshold + SLACK, entries);
    }
  if (allows && aim.kind !== "excess")
    builder.atMost(
      aim.excess + SLACK,
      [...excess].map((column): Entry => [column, 1]),
    );

  let peak = NONE;
  if (aim.kind === "peak") {
    const stays = [...hosts].map((pm, vm): Entry => [at(runs, vm * pms + pm), 1]);
    builder.row(vms - aim.moves, vms, stays);
    peak = builder.column({ cost: 1 });
    for (let pm = 0; pm < pms; pm++)
      for (const r of RESOURCE_INDICES) builder.atMost(0, [...loadOf(pm, r), [peak, -1]]);
  }
  const model = builder.build();

  return {
    model,
    columnsOf(placement) {
      const values = new Array<number>(model.cost.length).fill(0);
      for (const [vm, pm] of placement.entries()) values[at(runs, vm * pms + pm)] = 1;
      const loads = loadsOf(problem, placement);
      for (const [i, column] of excess.entries())
        if (column !== NONE) values[column] = Math.max(0, at(loads, i) - threshold);
      if (peak !== NONE) values[peak] = peakOf(loads);
      return values;
    },
    hostsOf: (values) =>
      Int32Array.from({ length: vms }, (_, vm) => {
        let most = at(hosts, vm);
        for (let pm = 0; pm < pms; pm++) {
          const [column, known] = [at(runs, vm * pms + pm), at(runs, vm * pms + most)];
          if (column !== NONE && (values[column] as number) > (values[known] as number)) most = pm;
        }
        return most;
      }),
  };
}

/** Of a VM and a PM where it may not run, and of what a model does not have. */
const NONE = -1;
