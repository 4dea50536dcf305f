/** Which PM runs a VM at the moment of a frame. A frame knows the VMs of each PM and not the PM of each VM: it is searched for. */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { LaneFrame } from "./lane-frame.ts";

/** The PM that runs `vm`; `likely` is asked first. Null for a number that no VM has. */
export function findHost(
  { vmsOn, positions }: Pick<LaneFrame, "vmsOn" | "positions">,
  vm: number,
  likely: number | null = null,
): number | null {
  if (likely !== null && vmsOn(likely).includes(vm)) return likely;
  for (let pm = 0; pm < positions.length / RESOURCE_COUNT; pm++) if (vmsOn(pm).includes(vm)) return pm;
  return null;
}
