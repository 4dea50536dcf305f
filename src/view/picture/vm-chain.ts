/**
 * A PM's point is the sum of its VMs' vectors: laid end to end from the origin, the largest first,
 * the last one ends in the point. While the point is in motion the chain stretches with it. A chain
 * that shows in which order a policy considers VMs begins with those.
 */

import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { between, ORIGIN, plus } from "./utilization-vector.ts";

export interface ChainLink {
  readonly vm: number;
  readonly from: ResourceVector;
  readonly to: ResourceVector;
}

/** A PM's chain as a picture shows it. */
export interface ShownChain {
  readonly pm: number;
  readonly links: readonly ChainLink[];
  /** The VM that is set off. */
  readonly lit: number | null;
}

/**
 * @param unfolded how much of the chain shows, 0..1, in links: the last one may be under way
 * @param order VMs that come first, in this order
 */
export function vmChain(
  frame: LaneFrame,
  pm: number,
  unfolded = 1,
  order: readonly number[] = [],
): ChainLink[] {
  const vectors: { readonly vm: number; readonly vector: ResourceVector; readonly length: number }[] = [];
  const [cpu, net, mem] = [stretch(frame, pm, 0), stretch(frame, pm, 1), stretch(frame, pm, 2)];
  for (const vm of frame.vmsOn(pm)) {
    const share = frame.shareOf(vm, pm);
    const vector: ResourceVector = [share[0] * cpu, share[1] * net, share[2] * mem];
    vectors.push({ vm, vector, length: Math.hypot(...vector) });
  }
  const ranks = new Map(order.map((vm, rank) => [vm, rank]));
  const rankOf = (vm: number): number => ranks.get(vm) ?? order.length;
  vectors.sort((a, b) => rankOf(a.vm) - rankOf(b.vm) || b.length - a.length || a.vm - b.vm);
  const links: ChainLink[] = [];
  let from = ORIGIN;
  vectors.forEach(({ vm, vector }, i) => {
    const grown = Math.min(1, unfolded * vectors.length - i);
    const to = plus(from, vector);
    if (grown > 0) links.push({ vm, from, to: between(from, to, grown) });
    from = to;
  });
  return links;
}

/** Where the point is drawn against where it comes to rest: 1 while nothing moves. */
function stretch({ positions, utilization }: LaneFrame, pm: number, resource: ResourceIndex): number {
  const rest = resourceAt(utilization, pm, resource);
  return rest > 0 ? resourceAt(positions, pm, resource) / rest : 1;
}
