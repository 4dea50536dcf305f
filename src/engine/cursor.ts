/**
 * Cursors stand at one moment of a run: step s after its first `action` events. Seeking restores the
 * nearest checkpoint and replays, with the very operations that the simulation used, so going
 * forward, back or straight there ends in the same bits.
 */

import { assert, present } from "../base/assert.ts";
import { wholeAt } from "../base/columns.ts";
import type { Step } from "../base/ids.ts";
import { NOBODY, pmId, vmId } from "../base/ids.ts";
import { conditionsAt } from "./changes.ts";
import { Cluster } from "./cluster.ts";
import { Placement } from "./placement.ts";
import type { RecordPart, RunEvent, RunRecord } from "./record.ts";
import { CHECKPOINT_EVERY, completedSteps, eventAt, eventCount, eventRange, partOfStep } from "./record.ts";
import type { Workload } from "./workload.ts";

/** The whole cluster at a moment: its demands are loaded and summed. */
export interface Cursor {
  /** The state at the moment last sought; valid until the next seek. */
  readonly cluster: Cluster;
  /** Moves to `step`, which is done, after its first `action` events, 0..eventCount. */
  seek(step: Step, action: number): void;
}

export function createCursor(workload: Workload, record: RunRecord): Cursor {
  const cluster = new Cluster(workload);
  const restore = (step: Step): void => {
    restorePlacement(cluster.placement, record, step);
    cluster.beginStep(step);
  };
  const replay = (step: Step, index: number): void => replayEvent(cluster, eventAt(record, step, index));
  const seek = createSeek(record, restore, replay);
  return {
    cluster,
    seek(step, action) {
      seek(step, action);
      if (workload.interventions.length > 0) cluster.hold(conditionsAt(workload, record, step, action));
    },
  };
}

/** Only who runs where at a moment: no demand is asked for. */
export interface PlacementCursor {
  /** The placement at the moment last sought; valid until the next seek. */
  readonly placement: Placement;
  seek(step: Step, action: number): void;
}

export function createPlacementCursor(record: RunRecord): PlacementCursor {
  const placement = new Placement(record.pms, record.vms);
  const restore = (step: Step): void => restorePlacement(placement, record, step);
  const replay = (step: Step, index: number): void => {
    const { part, start } = eventRange(record, step);
    relinkEvent(placement, part, start + index);
  };
  return { placement, seek: createSeek(record, restore, replay) };
}

/** Forward within a step it only replays what lies between; from anywhere else it begins with the step. */
function createSeek(
  record: RunRecord,
  restore: (step: Step) => void,
  replay: (step: Step, index: number) => void,
): Cursor["seek"] {
  let now: { step: Step; action: number } | null = null;
  return (step, action) => {
    assert(step >= 0 && step < completedSteps(record), `step ${step} of ${completedSteps(record)}`);
    assert(action >= 0 && action <= eventCount(record, step), `action ${action} of step ${step}`);
    if (now === null || now.step !== step || now.action > action) {
      restore(step);
      now = { step, action: 0 };
    }
    for (; now.action < action; now.action++) replay(step, now.action);
  };
}

/** Puts every VM where it ran at the start of `step`, before its actions. */
export function restorePlacement(placement: Placement, record: RunRecord, step: Step): void {
  let begun = step - (step % CHECKPOINT_EVERY);
  placement.place(present(partOfStep(record, begun).checkpoint, `the checkpoint of step ${begun}`));
  for (; begun < step; begun++) {
    const { part, start, end } = eventRange(record, begun);
    for (let e = start; e < end; e++) relinkEvent(placement, part, e);
  }
}

/** Moves the VMs of event `e` of a part, whoever they are. */
function relinkEvent(placement: Placement, part: RecordPart, e: number): void {
  const [vm, other] = [wholeAt(part.eventVm, e), wholeAt(part.eventWith, e)];
  if (vm !== NOBODY) placement.move(vmId(vm), pmId(wholeAt(part.eventTo, e)));
  if (other !== NOBODY) placement.move(vmId(other), pmId(wholeAt(part.eventFrom, e)));
}

function replayEvent(cluster: Cluster, event: RunEvent): void {
  if (event.kind === "migration") cluster.move(event.vm, event.to);
  if (event.kind === "swap") cluster.swap(event.vm, event.with);
}
