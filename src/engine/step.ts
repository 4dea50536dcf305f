/**
 * One step of a run (P4), as it is simulated and as it is replayed: the policy acts until it is
 * content or stuck, and where a person intervenes it is interrupted, the change is made, and it is
 * asked again (I1-I5).
 */

import type { PmId, Step, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import { onGrid } from "../base/tolerance.ts";
import { norm } from "../base/vector.ts";
import type { ActingStream } from "./acting-stream.ts";
import { conditionsAfter, countBefore, dueIn } from "./changes.ts";
import type { Cluster } from "./cluster.ts";
import type { Relocate } from "./decision.ts";
import type { Workload } from "./workload.ts";

export interface Actors {
  readonly workload: Workload;
  readonly cluster: Cluster;
  readonly stream: ActingStream;
  readonly relocate: Relocate;
}

/** Everything that happens in a step once its demands are loaded. */
export function act(actors: Actors, step: Step): void {
  const { workload, cluster, stream, relocate } = actors;
  stream.beginStep();
  if (workload.interventions.length > 0) {
    let count = countBefore(workload, step);
    for (const made of dueIn(workload, step)) {
      stream.until(made.after, () => relocate(cluster, stream));
      stream.noteIntervention();
      const wasUp = made.kind === "pm-down" && cluster.isUp(made.pm);
      cluster.hold(conditionsAfter(workload, ++count));
      if (made.kind === "move") moveByHand(actors, made.vm, made.to);
      if (made.kind === "swap") swapByHand(actors, made.vm, made.with);
      if (made.kind === "pm-down" && wasUp && !cluster.isUp(made.pm)) evacuate(actors, made.pm);
    }
  }
  relocate(cluster, stream);
}

function moveByHand({ cluster, stream }: Actors, vm: VmId, to: PmId): void {
  if (cluster.hostOf(vm) !== to && cluster.isUp(to)) stream.migrate(vm, to, true);
}

function swapByHand({ cluster, stream }: Actors, vm: VmId, other: VmId): void {
  if (cluster.hostOf(vm) !== cluster.hostOf(other)) stream.swap(vm, other, true);
}

/** I3: the VM that demands most first, each to the PM nearest to the origin. */
function evacuate({ cluster, stream }: Actors, pm: PmId): void {
  const largestFirst = cluster
    .vmsOn(pm)
    .map((vm) => ({ vm, key: onGrid(norm(cluster.demand, vm)) }))
    .sort((a, b) => b.key - a.key || a.vm - b.vm);
  for (const { vm } of largestFirst) stream.migrate(vm, nearestToOrigin(cluster), true);
}

/** Of the PMs that are up, a tie to the lower id (P9). */
function nearestToOrigin(cluster: Cluster): PmId {
  let nearest = NOBODY;
  let least = Number.POSITIVE_INFINITY;
  for (let pm = 0; pm < cluster.pms; pm++) {
    if (!cluster.isUp(pmId(pm))) continue;
    const key = onGrid(norm(cluster.utilization, pm));
    if (key < least) [nearest, least] = [pm, key];
  }
  return pmId(nearest);
}
