/**
 * Sandpiper's one figure of how full a machine is (W1), and how such figures are compared: by their
 * logarithm, on the grid of P9.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { onGrid, TOLERANCE } from "../base/tolerance.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { CriterionFormat } from "../engine/decision.ts";
import { equalAtSource } from "./geometry.ts";

/** A saturated PM's is beyond any figure worth reading. */
export const VOLUME: CriterionFormat = { decimals: 1, wholeFrom: 1000, most: 9999 };

/** W1: 1 / ((1-cpu)(1-net)(1-mem)), a utilization above 1 - 1e-9 counting as 1 - 1e-9. */
export function volume(cpu: number, net: number, mem: number): number {
  return 1 / (headroom(cpu) * headroom(net) * headroom(mem));
}

const headroom = (u: number): number => 1 - Math.min(u, 1 - TOLERANCE);

/**
 * Volumes are compared by their logarithm: a saturated PM's is 1e9 and more, where the noise of
 * summation is far above the grid of P9; on the logarithm the grid is a relative one.
 */
export const magnitude = (figure: number): number => Math.log(figure);

/** What volumes are compared by (P9). */
export const keyOf = (figure: number): number => onGrid(magnitude(figure));

/** All places as full as the source, by this figure. */
export const EQUAL_VOLUME = equalAtSource("volume", ([cpu, net, mem]) => volume(cpu, net, mem));

/** W1 for a PM. */
export function volumeOfPm(utilization: ReadonlyColumn, pm: number): number {
  return volume(
    resourceAt(utilization, pm, 0),
    resourceAt(utilization, pm, 1),
    resourceAt(utilization, pm, 2),
  );
}

/** W1 for a VM, as a share of the PM that runs it. */
export const volumeOfVm = (cluster: ClusterView, pm: PmId, vm: VmId): number =>
  volume(cluster.shareOf(vm, pm, 0), cluster.shareOf(vm, pm, 1), cluster.shareOf(vm, pm, 2));
