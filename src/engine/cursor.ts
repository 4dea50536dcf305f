/**
 * A cursor stands at one moment of a run: step s after its first `action` events. Seeking restores
 * the nearest checkpoint and replays, with the very operations that the simulation used, so going
 * forward, back or straight there ends in the same bits.
 */

import { assert } from "../base/assert.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import { Cluster } from "./cluster.ts";
import type { RunEvent, RunRecord } from "./record.ts";
import { eventAt, eventCount, eventsOf } from "./record.ts";
import type { Workload } from "./workload.ts";

export interface Cursor {
  /** The state at the moment last sought; valid until the next seek. */
  readonly cluster: Cluster;
  /** Moves to `step` after its first `action` events, 0..eventCount. */
  seek(step: Step, action: number): void;
}

export function createCursor(workload: Workload, record: RunRecord): Cursor {
  const cluster = new Cluster(workload);
  let now: { step: Step; action: number } | null = null;
  return {
    cluster,
    seek(step, action) {
      assert(step >= 0 && step < record.steps, `step ${step} of ${record.steps}`);
      assert(action >= 0 && action <= eventCount(record, step), `action ${action} of step ${step}`);
      if (now === null || now.step !== step || now.action > action) {
        restore(cluster, record, step);
        cluster.beginStep(step);
        now = { step, action: 0 };
      }
      for (; now.action < action; now.action++) replay(cluster, eventAt(record, step, now.action));
    },
  };
}

/** Puts every VM where it ran at the start of `step`, before its actions. */
export function restore(cluster: Cluster, record: RunRecord, step: Step): void {
  const checkpoint = Math.floor(step / record.checkpointEvery);
  cluster.place(record.checkpoints.subarray(checkpoint * record.vms, (checkpoint + 1) * record.vms));
  for (let s = checkpoint * record.checkpointEvery; s < step; s++) {
    for (const event of eventsOf(record, stepOf(s))) {
      if (event.kind === "no-solution") continue;
      cluster.relink(event.vm, event.to);
      if (event.kind === "swap") cluster.relink(event.with, event.from);
    }
  }
}

function replay(cluster: Cluster, event: RunEvent): void {
  if (event.kind === "no-solution") return;
  cluster.move(event.vm, event.to);
  if (event.kind === "swap") cluster.move(event.with, event.from);
}
