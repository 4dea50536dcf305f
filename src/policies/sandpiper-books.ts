/**
 * The books of a plan of Sandpiper's: what leaves a PM takes with it what it demands now, what comes is
 * booked with what it is taken to need (SP3). A VM moves at most once, so that nothing that was booked as
 * a need ever leaves again.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { MEM, RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isLowered, isOver } from "../base/tolerance.ts";
import { at, resourceAt, vectorAt } from "../base/vector.ts";
import type { Change } from "../engine/decision.ts";
import type { SandpiperStart } from "./sandpiper-start.ts";

/** A VM that goes, and those that come back for it; nobody where it just moves. */
export interface Exchange {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
  readonly partners: readonly VmId[];
}

export class SandpiperBooks {
  /** `3 * pms` utilizations. */
  readonly used: Float64Array;
  readonly #start: SandpiperStart;
  readonly #moved = new Set<VmId>();
  /** By PM, whether it is over: where nearly all are, nobody has to look at their figures. */
  readonly #isOver: Uint8Array;
  /** What an exchange would bring the source to, but for the VM that leaves, and the target. */
  readonly #come = new Float64Array(RESOURCE_COUNT);
  readonly #go = new Float64Array(RESOURCE_COUNT);

  constructor(start: SandpiperStart) {
    this.#start = start;
    this.used = start.used.slice();
    this.#isOver = new Uint8Array(start.view.pms);
    for (const pm of start.hosts) this.#note(pm);
  }

  hasMoved(vm: VmId): boolean {
    return this.#moved.has(vm);
  }

  isOver(pm: PmId): boolean {
    return this.#isOver[pm] === 1;
  }

  /** Whether `pm` is under with so much more, in units of the reference PM. */
  hasRoom(pm: PmId, need: ResourceVector): boolean {
    if (this.isOver(pm)) return false;
    const { threshold, view } = this.#start;
    for (const r of RESOURCE_INDICES) {
      const share = need[r] / resourceAt(view.capacity, pm, r);
      if (isOver(resourceAt(this.used, pm, r) + share, threshold)) return false;
    }
    return true;
  }

  /** Memory that `pm` has left, in units of the reference PM. */
  memoryLeft(pm: PmId): number {
    return (1 - resourceAt(this.used, pm, MEM)) * resourceAt(this.#start.view.capacity, pm, MEM);
  }

  changes({ vm, from, to, partners }: Exchange): { readonly source: Change; readonly target: Change } {
    return {
      source: { before: vectorAt(this.used, from), after: this.#with(from, partners, [vm]) },
      target: { before: vectorAt(this.used, to), after: this.#with(to, [vm], partners) },
    };
  }

  book(exchange: Exchange): void {
    const { source, target } = this.changes(exchange);
    this.used.set(source.after, exchange.from * RESOURCE_COUNT);
    this.used.set(target.after, exchange.to * RESOURCE_COUNT);
    this.#note(exchange.from);
    this.#note(exchange.to);
    this.#moved.add(exchange.vm);
    for (const vm of exchange.partners) this.#moved.add(vm);
  }

  /** SP6: whether `source` is lowered where it is over, and not over elsewhere. */
  helps({ before, after }: Change): boolean {
    return RESOURCE_INDICES.every((r) => this.#isHelped(before[r], after[r]));
  }

  /**
   * SP6: whether with any of the first partners, one more at a time, the source is helped and the target has
   * room. It is what is asked of each of these exchanges, without making a vector of any.
   */
  mayExchange({ vm, from, to, partners }: Exchange): boolean {
    const { view, needs, threshold } = this.#start;
    const [come, go] = [this.#come, this.#go];
    for (const r of RESOURCE_INDICES) {
      come[r] = resourceAt(this.used, from, r);
      go[r] = resourceAt(this.used, to, r) + needs.ofResource(vm, r) / resourceAt(view.capacity, to, r);
    }
    for (const partner of partners) {
      let fits = true;
      for (const r of RESOURCE_INDICES) {
        come[r] = at(come, r) + needs.ofResource(partner, r) / resourceAt(view.capacity, from, r);
        go[r] = at(go, r) - view.shareOf(partner, to, r);
        if (!this.#isHelped(resourceAt(this.used, from, r), at(come, r) - view.shareOf(vm, from, r)))
          return false;
        fits &&= !isOver(at(go, r), threshold);
      }
      if (fits) return true;
    }
    return false;
  }

  #isHelped(before: number, after: number): boolean {
    const { threshold } = this.#start;
    return isOver(before, threshold) ? isLowered(before, after) : !isOver(after, threshold);
  }

  #note(pm: PmId): void {
    const isHot = RESOURCE_INDICES.some((r) => isOver(resourceAt(this.used, pm, r), this.#start.threshold));
    this.#isOver[pm] = isHot ? 1 : 0;
  }

  #with(pm: PmId, coming: readonly VmId[], leaving: readonly VmId[]): ResourceVector {
    const { view, needs } = this.#start;
    const after = (r: ResourceIndex): number => {
      let share = resourceAt(this.used, pm, r);
      for (const vm of coming) share += needs.ofResource(vm, r) / resourceAt(view.capacity, pm, r);
      for (const vm of leaving) share -= view.shareOf(vm, pm, r);
      return share;
    };
    return [after(0), after(1), after(2)];
  }
}
