/**
 * What a reader takes into the hand: a PM or VM that is looked at, or a VM that is about to be moved
 * or swapped. Choosing a machine finishes what was begun, where that machine can take it.
 */

import { pmId, vmId } from "../base/ids.ts";
import { conditionsAt } from "../engine/changes.ts";
import type { PlacementCursor } from "../engine/cursor.ts";
import { createPlacementCursor } from "../engine/cursor.ts";
import type { Intervention } from "../engine/intervention.ts";
import { eventCount } from "../engine/record.ts";
import type { AppState } from "./app-state.ts";
import type { HandMoment } from "./hand-moment.ts";
import type { Position } from "./playback.ts";
import { restAt } from "./playback.ts";
import type { Session } from "./session.ts";
import { findLane } from "./session.ts";
import type { AppStore } from "./store.ts";

export interface Hand {
  choose(pm: number | null, lane?: number): void;
  selectVm(vm: number | null): void;
  handle(handling: AppState["handling"]): void;
}

type Handling = NonNullable<AppState["handling"]>;

export function createHand(
  { getState: get, setState: set }: AppStore,
  intervene: (lane: number, made: Intervention) => void,
): Hand {
  /** Puts the VM down, if the machine can take it. */
  function finish(handling: Handling, make: (moment: LaneMoment) => Intervention | null): boolean {
    const { session, playback } = get();
    const moment = session === null ? null : momentOfLane(session, handling.lane, playback.at);
    const made = moment === null ? null : make(moment);
    if (made === null) return false;
    set({ handling: null });
    intervene(handling.lane, made);
    return true;
  }

  return {
    choose(pm, lane) {
      const { handling } = get();
      const isHere = handling?.kind === "move" && (lane === undefined || lane === handling.lane);
      const isMoved = pm !== null && isHere && finish(handling, (moment) => moveTo(moment, handling.vm, pm));
      // Whoever has moved a VM goes on with it, where it is now.
      set(isMoved ? { selectedPm: pm, selectedVm: handling.vm } : { selectedPm: pm });
    },
    selectVm(vm) {
      const { handling } = get();
      if (vm === null || handling?.kind !== "swap") return set({ selectedVm: vm });
      const isSwapped = finish(handling, (moment) => swapWith(moment, handling.vm, vm));
      set({ selectedVm: isSwapped ? handling.vm : vm });
    },
    handle(handling) {
      const { playback } = get();
      const isLetGo = handling === null || playback.kind !== "playing";
      // What is under the hand does not run away from it.
      set({ handling, playback: isLetGo ? playback : restAt(playback.at, playback.speed) });
    },
  };
}

/** A moment as one lane has it. */
interface LaneMoment {
  readonly at: HandMoment;
  readonly placement: PlacementCursor["placement"];
  readonly isUp: (pm: number) => boolean;
}

function momentOfLane(session: Session, id: number, { step, action }: Position): LaneMoment | null {
  const run = findLane(session, id)?.run;
  if (run === undefined || run.kind === "failed" || step >= run.completed) return null;
  const after = Math.min(action, eventCount(run.record, step));
  const cursor = createPlacementCursor(run.record);
  cursor.seek(step, after);
  return {
    at: { step, after },
    placement: cursor.placement,
    isUp: conditionsAt(run.workload, run.record, step, after).isUp,
  };
}

/** Null: it is there already, or the PM takes nobody. */
function moveTo({ at, placement, isUp }: LaneMoment, vm: number, pm: number): Intervention | null {
  if (placement.hostOf(vmId(vm)) === pm || !isUp(pm)) return null;
  return { kind: "move", ...at, vm: vmId(vm), to: pmId(pm) };
}

/** Null: both run on one PM. */
function swapWith({ at, placement }: LaneMoment, vm: number, other: number): Intervention | null {
  if (placement.hostOf(vmId(vm)) === placement.hostOf(vmId(other))) return null;
  return { kind: "swap", ...at, vm: vmId(vm), with: vmId(other) };
}
