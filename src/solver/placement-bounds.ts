/** What no placement can be better than, by counting. */

import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { resourceAt } from "../base/vector.ts";
import type { Demands, PlacementProblem } from "./placement-problem.ts";
import { figuresOf, loadsOf, shareOf } from "./placement-problem.ts";

/**
 * OP2, from two sides. What is asked for beyond what all PMs up to the threshold have is over somewhere, the
 * less the larger the PM. And a VM that fits nowhere by itself is over wherever it runs, and two on one PM by
 * more than both.
 * @param mayRun whether a VM may run on a PM
 */
export function leastExcess(
  demands: Demands,
  mayRun: (vm: number, pm: number) => boolean,
  isUp: (pm: number) => boolean,
): number {
  let alone = 0;
  for (let vm = 0; vm < demands.vms; vm++) {
    let least = Number.POSITIVE_INFINITY;
    for (let pm = 0; pm < demands.pms && least > 0; pm++)
      if (mayRun(vm, pm)) least = Math.min(least, excessAlone(demands, vm, pm));
    alone += least;
  }
  const together = RESOURCE_INDICES.reduce<number>((sum, r) => sum + excessOfAll(demands, r, isUp), 0);
  return Math.max(alone, together);
}

function excessAlone(demands: Demands, vm: number, pm: number): number {
  let sum = 0;
  for (const r of RESOURCE_INDICES) {
    const share = shareOf(demands, vm, pm, r);
    if (isOver(share, demands.threshold)) sum += share - demands.threshold;
  }
  return sum;
}

function excessOfAll(
  { pms, vms, threshold, demand, capacity }: Demands,
  resource: ResourceIndex,
  isUp: (pm: number) => boolean,
): number {
  let [asked, there, largest] = [0, 0, 0];
  for (let vm = 0; vm < vms; vm++) asked += resourceAt(demand, vm, resource);
  for (let pm = 0; pm < pms; pm++) {
    if (!isUp(pm)) continue;
    const has = resourceAt(capacity, pm, resource);
    there += has;
    largest = Math.max(largest, has);
  }
  const beyond = (asked - threshold * there) / largest;
  return isOver(beyond, 0) ? beyond : 0;
}

/**
 * OP3: where nobody is to be over any more, each PM that is now has to give as many VMs as it takes of its
 * largest; and somebody has to move wherever the excess is to be less.
 * @param excess what is to be left
 */
export function fewestMoves(problem: PlacementProblem, excess: number): number {
  if (excess > 0) return Number(isOver(figuresOf(problem, problem.hosts).excess, excess));
  const loads = loadsOf(problem, problem.hosts);
  let moves = 0;
  for (let pm = 0; pm < problem.pms; pm++)
    moves += Math.max(...RESOURCE_INDICES.map((resource) => leavingFor(problem, loads, pm, resource)));
  return moves;
}

/** How many VMs have to leave `pm` so that it is not over on `resource`. */
function leavingFor(
  problem: PlacementProblem,
  loads: Float64Array,
  pm: number,
  resource: ResourceIndex,
): number {
  let load = resourceAt(loads, pm, resource);
  if (!isOver(load, problem.threshold)) return 0;
  const shares = [...problem.hosts]
    .flatMap((host, vm) => (host === pm ? shareOf(problem, vm, pm, resource) : []))
    .sort((a, b) => b - a);
  let leaving = 0;
  for (const share of shares) {
    if (!isOver(load, problem.threshold)) break;
    load -= share;
    leaving++;
  }
  return leaving;
}
