/**
 * What a key does at the one control of a large fleet: it chooses, as in `choice-by-key.ts`; while
 * a VM is moved by hand the arrows only aim, and Enter lets it go there.
 */

import type { LaneFrame } from "../lane-frame.ts";
import { choiceByKey } from "./choice-by-key.ts";

export type CrowdKey =
  | { readonly kind: "choose"; readonly pm: number | null }
  | { readonly kind: "aim"; readonly pm: number };

export interface CrowdKeyInput {
  readonly frame: LaneFrame;
  readonly selected: number | null;
  readonly handling: boolean;
  /** The PM that was last aimed at. */
  readonly aimed: number | null;
}

/** Undefined: the key is not for the control. */
export function crowdKey(
  key: string,
  { frame, selected, handling, aimed }: CrowdKeyInput,
): CrowdKey | undefined {
  if (handling && key === "Enter") return aimed === null ? undefined : { kind: "choose", pm: aimed };
  if (handling && key === "Escape") return undefined; // lets go of the VM, which is the page's affair
  const pm = choiceByKey(key, frame.utilization, handling ? (aimed ?? selected) : selected);
  if (pm === undefined || (pm !== null && !frame.isUp(pm))) return undefined;
  if (!handling) return { kind: "choose", pm };
  return pm === null ? undefined : { kind: "aim", pm };
}
