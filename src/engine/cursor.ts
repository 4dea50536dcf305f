/**
 * A cursor stands at one moment of a run: step s after its first `action` events. Seeking restores the
 * nearest checkpoint and replays what happened since, so going forward, back or straight there ends in
 * the same placement.
 */

import { assert, present } from "../base/assert.ts";
import { wholeAt } from "../base/columns.ts";
import type { Step } from "../base/ids.ts";
import { NOBODY, pmId, vmId } from "../base/ids.ts";
import { Placement } from "./placement.ts";
import type { RecordPart, RunRecord } from "./record.ts";
import { CHECKPOINT_EVERY, completedSteps, eventCount, eventRange, partOfStep } from "./record.ts";

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

/**
 * The way to a step that is done, after its first `action` events (0..eventCount): forward within a step it only
 * replays what lies between; from anywhere else it begins with the step.
 */
export function createSeek(
  record: RunRecord,
  restore: (step: Step) => void,
  replay: (step: Step, index: number) => void,
): (step: Step, action: number) => void {
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
