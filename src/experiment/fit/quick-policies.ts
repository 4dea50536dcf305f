/**
 * SCOA and Sandpiper-2008 once more, for the search alone: the same rules and tie-breaking as
 * `policies/`, without reasons, without allocation and without inner functions (which tsx
 * makes dear), some ten times as fast. The policies in
 * `policies/` are the reference; `test/unit/fit.test.ts` holds these equal to them.
 */

import { isLowered, isOver, onGrid, TOLERANCE } from "../../base/tolerance.ts";
import { at, distance, dominantResource, norm } from "../../base/vector.ts";
import type { QuickCluster, VmKey } from "./quick-cluster.ts";

/** Acts at `step` until content or stuck. */
export type QuickPolicy = (cluster: QuickCluster, step: number) => void;

const NOBODY = -1;
const entry = (column: Int32Array, index: number): number => column[index] as number;

/** S1-S6, `sourceLoad` "before". */
export const quickScoa: QuickPolicy = (cluster, step) => {
  if (!cluster.anyOverloaded()) return;
  for (let setAside = 0; ; ) {
    const source = chooseSource(cluster, setAside, normOf);
    if (source === NOBODY) return;
    let target = NOBODY;
    let farthest = -1;
    for (let pm = 0; pm < cluster.pms; pm++) {
      if (pm === source) continue;
      const key = onGrid(distance(cluster.utilization, source, pm));
      if (key > farthest) [target, farthest] = [pm, key];
    }
    if (scoaRelieves(cluster, source, target)) continue;
    cluster.giveUp(step, source);
    setAside |= 1 << source;
  }
};

/** W1-W4. */
export const quickSandpiper: QuickPolicy = (cluster, step) => {
  if (!cluster.anyOverloaded()) return;
  for (let setAside = 0; ; ) {
    const source = chooseSource(cluster, setAside, volumeOfPm);
    if (source === NOBODY) return;
    let target = NOBODY;
    let smallest = Number.POSITIVE_INFINITY;
    for (let pm = 0; pm < cluster.pms; pm++) {
      if (pm === source) continue;
      const key = onGrid(volumeOfPm(cluster, pm));
      if (key < smallest) [target, smallest] = [pm, key];
    }
    if (sandpiperRelieves(cluster, source, target)) continue;
    cluster.giveUp(step, source);
    setAside |= 1 << source;
  }
};

const normOf = (cluster: QuickCluster, pm: number): number => norm(cluster.utilization, pm);

const headroom = (u: number): number => 1 - Math.min(u, 1 - TOLERANCE);

function volumeOfPm({ utilization }: QuickCluster, pm: number): number {
  const o = pm * 3;
  const [cpu, net, mem] = [at(utilization, o), at(utilization, o + 1), at(utilization, o + 2)];
  return 1 / (headroom(cpu) * headroom(net) * headroom(mem));
}

const demandOf: VmKey = (cluster, vm, resource) => cluster.demandOf(vm, resource);

/** W1 for a VM. */
const volumeOfVm: VmKey = (cluster, vm) =>
  1 /
  (headroom(cluster.demandOf(vm, 0)) * headroom(cluster.demandOf(vm, 1)) * headroom(cluster.demandOf(vm, 2)));

/** S1, W2: the overloaded PM that measures most. */
function chooseSource(
  cluster: QuickCluster,
  setAside: number,
  measure: (cluster: QuickCluster, pm: number) => number,
): number {
  let source = NOBODY;
  let most = -1;
  for (let pm = 0; pm < cluster.pms; pm++) {
    if ((setAside & (1 << pm)) !== 0 || !cluster.isOverloaded(pm)) continue;
    const key = onGrid(measure(cluster, pm));
    if (key > most) [source, most] = [pm, key];
  }
  return source;
}

/** S3-S5. */
function scoaRelieves(cluster: QuickCluster, source: number, target: number): boolean {
  if (target === NOBODY) return false;
  const dominant = dominantResource(cluster.utilization, source);
  const theirs = dominantResource(cluster.utilization, target);
  const count = cluster.sortVms(cluster.candidates, source, -1, demandOf, dominant);
  const order = theirs === dominant ? 1 : -1;
  const partners = cluster.sortVms(cluster.partners, target, order, demandOf, theirs);
  const partner = partners === 0 ? NOBODY : entry(cluster.partners, 0);
  const sourceLoad = normOf(cluster, source);
  for (let i = 0; i < count; i++) {
    const vm = entry(cluster.candidates, i);
    if (cluster.fits(target, vm, NOBODY) && !isOver(loadAfter(cluster, target, vm), sourceLoad)) {
      cluster.migrate(vm, target);
      return true;
    }
    if (partner !== NOBODY && scoaMaySwap(cluster, vm, partner, source, target, dominant)) {
      cluster.swap(vm, partner);
      return true;
    }
  }
  return false;
}

function loadAfter(cluster: QuickCluster, target: number, vm: number): number {
  const cpu = cluster.after(target, 0, vm, NOBODY);
  const net = cluster.after(target, 1, vm, NOBODY);
  const mem = cluster.after(target, 2, vm, NOBODY);
  return Math.sqrt(cpu * cpu + net * net + mem * mem);
}

/** S5. */
function scoaMaySwap(
  cluster: QuickCluster,
  vm: number,
  partner: number,
  source: number,
  target: number,
  dominant: number,
): boolean {
  if (!cluster.fits(target, vm, partner)) return false;
  const { utilization } = cluster;
  if (!isLowered(at(utilization, source * 3 + dominant), cluster.after(source, dominant, partner, vm)))
    return false;
  for (let r = 0; r < 3; r++) {
    if (r === dominant) continue;
    const after = cluster.after(source, r, partner, vm);
    if (isOver(after, cluster.threshold) && isOver(after, at(utilization, source * 3 + r))) return false;
  }
  return true;
}

/** W3. */
function sandpiperRelieves(cluster: QuickCluster, source: number, target: number): boolean {
  if (target === NOBODY) return false;
  const count = cluster.sortVms(cluster.candidates, source, -1, volumeOfVm, 0);
  for (let i = 0; i < count; i++) {
    const vm = entry(cluster.candidates, i);
    if (!cluster.fits(target, vm, NOBODY)) continue;
    cluster.migrate(vm, target);
    return true;
  }
  const partners = cluster.sortVms(cluster.partners, target, 1, volumeOfVm, 0);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < partners; j++) {
      const [vm, partner] = [entry(cluster.candidates, i), entry(cluster.partners, j)];
      if (!sandpiperMaySwap(cluster, vm, partner, source, target)) continue;
      cluster.swap(vm, partner);
      return true;
    }
  }
  return false;
}

/** W3. */
function sandpiperMaySwap(
  cluster: QuickCluster,
  vm: number,
  partner: number,
  source: number,
  target: number,
): boolean {
  if (!cluster.fits(target, vm, partner)) return false;
  for (let r = 0; r < 3; r++) {
    const before = at(cluster.utilization, source * 3 + r);
    const after = cluster.after(source, r, partner, vm);
    if (isOver(before, cluster.threshold) ? !isLowered(before, after) : isOver(after, cluster.threshold))
      return false;
  }
  return true;
}
