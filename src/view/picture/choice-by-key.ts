/** Walking through a large fleet by key: from the most loaded PM on, one at a time. */

import { RESOURCE_COUNT } from "../../base/resources.ts";
import { createLoadOrder } from "./load-order.ts";

/** What a key chooses: a PM, none (null), or nothing at all (undefined). At either end the choice stays. */
export function choiceByKey(
  key: string,
  utilization: Float64Array,
  chosen: number | null,
): number | null | undefined {
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
