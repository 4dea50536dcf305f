/**
 * Walking through a large fleet by key, at the one control that it has: from the most loaded PM on, one
 * at a time. While a VM is moved by hand the arrows only aim, and Enter lets it go there.
 */

import { RESOURCE_COUNT } from "../../base/resources.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { createLoadOrder } from "./load-order.ts";

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
  const pm = walk(key, frame.utilization, handling ? (aimed ?? selected) : selected);
  if (pm === undefined || (pm !== null && !frame.isUp(pm))) return undefined;
  if (!handling) return { kind: "choose", pm };
  return pm === null ? undefined : { kind: "aim", pm };
}

/** Where a key leads from `chosen`: to a PM, to none (null), or nowhere (undefined). At either end the choice stays. */
function walk(key: string, utilization: Float64Array, chosen: number | null): number | null | undefined {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return onRank((rank) => rank + 1);
    case "ArrowUp":
    case "ArrowLeft":
      return onRank((rank) => Math.max(0, rank - 1));
    case "Home":
      return onRank(() => 0);
    case "Enter":
    case "Escape":
      return chosen === null ? undefined : null;
    default:
      return undefined;
  }

  function onRank(next: (rank: number) => number): number | null {
    const order = createLoadOrder(utilization.length / RESOURCE_COUNT);
    order.read(utilization);
    const rank = chosen === null ? 0 : next(order.rankOf(chosen));
    return order.ranks(rank, rank + 1)[0] ?? chosen;
  }
}
