/** OP2-OP4 by trying every placement there is: for a handful of VMs on a few PMs. */

import { pmId, vmId } from "../../src/base/ids.ts";
import { isOver } from "../../src/base/tolerance.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";

/** What a placement comes to. */
export interface PlainFigures {
  readonly excess: number;
  readonly moves: number;
  readonly peak: number;
}

/** Of the cluster as it would be if its VMs ran on `hosts`. */
export function plainFigures(view: ClusterView, hosts: readonly number[]): PlainFigures {
  let [excess, peak] = [0, 0];
  for (let pm = 0; pm < view.pms; pm++)
    for (const r of [0, 1, 2] as const) {
      const load = hosts.reduce(
        (sum, host, vm) => (host === pm ? sum + view.shareOf(vmId(vm), pmId(pm), r) : sum),
        0,
      );
      if (isOver(load, view.threshold)) excess += load - view.threshold;
      peak = Math.max(peak, load);
    }
  return { excess, peak, moves: hosts.filter((host, vm) => host !== view.hostOf(vmId(vm))).length };
}

/** The figures of the best placement: there may be several. */
export function plainOptimum(view: ClusterView): PlainFigures {
  let best = plainFigures(
    view,
    Array.from({ length: view.vms }, (_, vm) => view.hostOf(vmId(vm))),
  );
  const hosts: number[] = [];
  const tryAll = (): void => {
    const vm = vmId(hosts.length);
    if (vm === view.vms) {
      const figures = plainFigures(view, hosts);
      if (isBetter(figures, best)) best = figures;
      return;
    }
    for (let pm = 0; pm < view.pms; pm++) {
      if (view.hostOf(vm) !== pm && view.refusalOf(vm, pmId(pm)) !== null) continue;
      hosts.push(pm);
      tryAll();
      hosts.pop();
    }
  };
  tryAll();
  return best;
}

function isBetter(a: PlainFigures, b: PlainFigures): boolean {
  if (isOver(a.excess, b.excess) || isOver(b.excess, a.excess)) return a.excess < b.excess;
  return a.moves === b.moves ? a.peak < b.peak : a.moves < b.moves;
}
