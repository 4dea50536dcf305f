/** What every way of changing a lane's future is given: the lane at the moment shown, and the way to change it. */

import type { ResourceIndex } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import { resourceAt } from "../../../base/vector.ts";
import type { Intervention } from "../../../engine/intervention.ts";
import type { Lane } from "../../../state/lane.ts";
import type { ShownRun } from "../../../state/run.ts";
import { findHost } from "../../../view/find-host.ts";
import { vmsBySize } from "../../../view/hand-moves.ts";
import type { LaneFrame } from "../../../view/lane-frame.ts";
import { overloads } from "../../../view/text/caption.ts";
import { useAppState } from "../../app-context.tsx";

export interface Changing {
  readonly lane: Lane;
  readonly run: ShownRun;
  readonly frame: LaneFrame;
  readonly chosen: ChosenMachines;
  readonly intervene: (made: Intervention) => void;
}

/** The PM and the VM of it that are changed. */
export interface ChosenMachines {
  readonly pm: number;
  /** Null where the PM runs none. */
  readonly vm: number | null;
  /** The VMs of the PM, the largest first. */
  readonly vms: readonly number[];
}

/**
 * What is chosen on the page, as far as it is there in this lane; else the PM that is most pressing
 * and its VM that weighs most on the resource in question.
 */
export function useChosenMachines(run: ShownRun, frame: LaneFrame): ChosenMachines {
  const { selectedPm, selectedVm } = useAppState((state) => ({
    selectedPm: state.selectedPm,
    selectedVm: state.selectedVm,
  }));
  const isThere = selectedPm !== null && selectedPm < run.record.pms && frame.isUp(selectedPm);
  const pm = isThere ? selectedPm : mostPressing(frame);
  const vms = vmsBySize(frame, pm, heaviestResource(frame, pm)).map(({ vm }) => vm);
  const vm = selectedVm !== null && vms.includes(selectedVm) ? selectedVm : (vms[0] ?? null);
  return { pm, vm, vms };
}

/** The VM that is moved, and where it runs then; null where none is, or where that is not known. */
export function hostAfter(
  made: Intervention,
  frame: LaneFrame,
): { readonly vm: number; readonly pm: number } | null {
  if (made.kind === "move") return { vm: made.vm, pm: made.to };
  const pm = made.kind === "swap" ? findHost(frame, made.with) : null;
  return made.kind !== "swap" || pm === null ? null : { vm: made.vm, pm };
}

/** The first PM that is over; else the one that the last event was about; else the first that is up. */
export function mostPressing(frame: Pick<LaneFrame, "utilization" | "threshold" | "isUp" | "event">): number {
  const [over] = overloads(frame);
  if (over !== undefined) return over.pm;
  const { event } = frame;
  if (event !== null && frame.isUp(event.from)) return event.from;
  let pm = 0;
  while (!frame.isUp(pm)) pm++;
  return pm;
}

/** The resource on which the PM is fullest. */
const heaviestResource = (frame: LaneFrame, pm: number): ResourceIndex =>
  RESOURCE_INDICES.reduce((most, r) =>
    resourceAt(frame.utilization, pm, r) > resourceAt(frame.utilization, pm, most) ? r : most,
  );
