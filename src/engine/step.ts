/**
 * One step of a run (P4), as it is simulated and as it is replayed: the policy acts until it is
 * content or stuck, and where a person intervenes it is interrupted, the change is made, and it is
 * asked again (I1-I5).
 */

import type { PmId, Step } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import { onGrid } from "../base/tolerance.ts";
import { norm } from "../base/vector.ts";
import type { ActingStream } from "./acting-stream.ts";
import type { Cluster } from "./cluster.ts";
import { canGoDown, conditionsAfter, countBefore, dueIn } from "./conditions.ts";
import type { Relocate } from "./decision.ts";
import type { MomentIntervention } from "./intervention.ts";
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
  const due = dueIn(workload, step);
  const begun = due.length === 0 ? 0 : countBefore(workload, step);
  let next = 0;

  /** The next change that applies, of those due after so many events; the others are passed over (I1). */
  const changeDue = (events: number): MomentIntervention | null => {
    for (; next < due.length; next++) {
      const made = due[next];
      if (made === undefined || made.after > events) return null;
      if (applies(actors, made)) return made;
      stream.noteIntervention(false);
    }
    return null;
  };

  for (;;) {
    const isDone = stream.unless(
      () => changeDue(stream.events) !== null,
      () => relocate(cluster, stream),
    );
    const made = changeDue(isDone ? Number.POSITIVE_INFINITY : stream.events);
    if (made === null) return;
    stream.noteIntervention(true);
    next++;
    cluster.hold(conditionsAfter(workload, begun + next));
    carryOut(actors, made);
  }
}

/** Whether a change would change anything. */
function applies({ workload, cluster }: Actors, made: MomentIntervention): boolean {
  switch (made.kind) {
    case "move":
      return cluster.hostOf(made.vm) !== made.to && cluster.isUp(made.to);
    case "swap":
      return cluster.hostOf(made.vm) !== cluster.hostOf(made.with);
    case "threshold":
      return made.value !== cluster.threshold;
    case "pm-down":
      return canGoDown(cluster, made.pm, workload.pms);
    case "pm-added":
      return true;
  }
}

/** The conditions that come with it hold already. */
function carryOut(actors: Actors, made: MomentIntervention): void {
  if (made.kind === "move") actors.stream.migrate(made.vm, made.to, true);
  if (made.kind === "swap") actors.stream.swap(made.vm, made.with, true);
  if (made.kind === "pm-down") evacuate(actors, made.pm);
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
