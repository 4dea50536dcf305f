/** The VMs of one PM at a moment as rows of a list, and the orders that it can have. */

import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import type { LaneFrame } from "./lane-frame.ts";
import type { PmHistory } from "./over-time/pm-history.ts";

export interface VmRow {
  readonly vm: number;
  /** What it adds to the PM, in fractions of its capacity. */
  readonly share: ResourceVector;
  /** The moment at which it came; null for one that has been there since the start. */
  readonly since: { readonly step: number; readonly action: number } | null;
}

export interface VmOrder {
  readonly by: "vm" | ResourceIndex | "since";
  /** The other way round than usual: resources smallest first, numbers largest first, the latest first. */
  readonly reversed: boolean;
}

/** Equal ones stand by number. */
export function vmRows(
  frame: Pick<LaneFrame, "step" | "action" | "vmsOn" | "shareOf">,
  pm: number,
  history: PmHistory,
  { by, reversed }: VmOrder,
): readonly VmRow[] {
  const rows = frame
    .vmsOn(pm)
    .map((vm): VmRow => ({ vm, share: frame.shareOf(vm, pm), since: history.since(vm, frame) }));
  const direction = reversed ? -1 : 1;
  return rows.sort((a, b) => direction * compare(a, b, by) || a.vm - b.vm);
}

function compare(a: VmRow, b: VmRow, by: VmOrder["by"]): number {
  if (by === "vm") return a.vm - b.vm;
  if (by !== "since") return b.share[by] - a.share[by];
  const [first, second] = [a.since ?? START, b.since ?? START];
  return first.step - second.step || first.action - second.action;
}

const START = { step: -1, action: 0 };
