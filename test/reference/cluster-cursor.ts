/**
 * The whole cluster at any moment of a run, replayed with the very operations that the simulation used:
 * what holds the figures of a record to account. The page needs less: who runs where (`engine/cursor.ts`)
 * and what is used (`utilizationAt`).
 */

import type { Step } from "../../src/base/ids.ts";
import { conditionsAt } from "../../src/engine/changes.ts";
import { Cluster } from "../../src/engine/cluster.ts";
import { createSeek, restorePlacement } from "../../src/engine/cursor.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import { eventAt } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";

/** The whole cluster at a moment: its demands are loaded and summed. */
export interface ClusterCursor {
  /** The state at the moment last sought; valid until the next seek. */
  readonly cluster: Cluster;
  /** Moves to `step`, which is done, after its first `action` events, 0..eventCount. */
  seek(step: Step, action: number): void;
}

export function createClusterCursor(workload: Workload, record: RunRecord): ClusterCursor {
  const cluster = new Cluster(workload);
  const restore = (step: Step): void => {
    restorePlacement(cluster.placement, record, step);
    cluster.beginStep(step);
  };
  const replay = (step: Step, index: number): void => {
    const event = eventAt(record, step, index);
    if (event.kind === "migration") cluster.move(event.vm, event.to);
    if (event.kind === "swap") cluster.swap(event.vm, event.with);
  };
  const seek = createSeek(record, restore, replay);
  return {
    cluster,
    seek(step, action) {
      seek(step, action);
      if (workload.interventions.length > 0) cluster.hold(conditionsAt(workload, record, step, action));
    },
  };
}
