/**
 * One step of a run (P4), as it is simulated and as it is replayed: the policy acts until it is
 * content or stuck, and where a person intervenes it is interrupted, the change is made, and it is
 * asked again (I1-I5).
 */

import type { PmId, Step } from "../base/ids.ts";
import type { ActingStream } from "./acting-stream.ts";
import type { Cluster } from "./cluster.ts";
import { conditionsAfter, countBefore, dueIn } from "./conditions.ts";
import type { Relocate } from "./decision.ts";
import { leavingOrder, refugeOf } from "./evacuation.ts";
import type { MomentIntervention } from "./intervention.ts";
import { obstacleTo } from "./obstacles.ts";
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
      if (obstacleTo(made, cluster, workload.pms) === null) return made;
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

/** The conditions that come with it hold already. */
function carryOut(actors: Actors, made: MomentIntervention): void {
  if (made.kind === "move") actors.stream.migrate(made.vm, made.to, true);
  if (made.kind === "swap") actors.stream.swap(made.vm, made.with, true);
  if (made.kind === "pm-down") evacuate(actors, made.pm);
}

/** I3. */
function evacuate({ cluster, stream }: Actors, pm: PmId): void {
  for (const vm of leavingOrder(cluster, pm)) stream.migrate(vm, refugeOf(cluster, vm), true);
}
