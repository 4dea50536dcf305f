/**
 * Sandpiper's plan (SP4-SP7), made before anything moves: first VMs leave the hot PMs, one by one, for any
 * PM that has room; then those that are still hot exchange VMs. The same plan can be made again once its
 * moves are under way, with the reasons of one PM's turns told.
 *
 * It ends: a VM moves at most once, and a turn ends with its PM relieved or without a move.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { MEM, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver, TOLERANCE } from "../base/tolerance.ts";
import { resourceAt } from "../base/vector.ts";
import type { Change, Decision } from "../engine/decision.ts";
import type { Exchange } from "./sandpiper-books.ts";
import { SandpiperBooks } from "./sandpiper-books.ts";
import type { SandpiperStart } from "./sandpiper-start.ts";
import type { AskedPm } from "./sandpiper-turns.ts";
import { SandpiperTurns } from "./sandpiper-turns.ts";
import { VolumeOrder } from "./volume-order.ts";
import { Weighing } from "./weighing.ts";
import { askTarget } from "./what-if.ts";

export interface Planned extends Exchange {
  /** How it came to this, where that was asked of its source. */
  readonly told: readonly Decision[];
}

export class SandpiperPlan {
  readonly #start: SandpiperStart;
  readonly #books: SandpiperBooks;
  readonly #order: VolumeOrder;
  readonly #turns: SandpiperTurns;
  /** By PM, its VMs that have not moved, the least VSR first, while nothing of it moves. */
  readonly #left: (readonly VmId[] | undefined)[] = [];

  /** @param asked whose turns are told; nobody's, for who only wants the moves */
  constructor(start: SandpiperStart, asked: PmId | null) {
    this.#start = start;
    this.#books = new SandpiperBooks(start);
    this.#order = new VolumeOrder(start.hosts, this.#books.used);
    this.#turns = new SandpiperTurns(start, this.#books, asked);
  }

  *moves(): Generator<Planned, void, void> {
    for (const source of this.#start.hot) yield* this.#relieve(source);
    for (const source of this.#start.hot) yield* this.#exchange(source);
  }

  /** What was told of the PM asked about since its last move. */
  left(): readonly Decision[] {
    return this.#turns.left();
  }

  /** SP5: until it is not over on anything. */
  *#relieve(source: PmId): Generator<Planned, void, void> {
    for (const vm of this.#candidates(source)) {
      if (!this.#books.isOver(source)) return;
      this.#turns.begin(source, () => this.#candidates(source));
      const to = this.#placeFor(vm, source);
      if (to !== null) yield this.#book({ vm, from: source, to, partners: [] });
    }
  }

  /** SP6. */
  *#exchange(source: PmId): Generator<Planned, void, void> {
    while (this.#books.isOver(source)) {
      const candidates = this.#candidates(source);
      this.#turns.begin(source, () => candidates);
      const [vm] = candidates;
      const found = vm === undefined ? null : this.#exchangeFor(vm, source);
      if (found === null) return;
      yield this.#book(found);
    }
  }

  /** SP4: those that have not moved, by VSR. */
  #candidates(source: PmId): readonly VmId[] {
    return this.#start.mostFirst(source).filter((vm) => !this.#books.hasMoved(vm));
  }

  /** SP5: the PM of smallest volume that has room. */
  #placeFor(vm: VmId, source: PmId): PmId | null {
    const { view, needs, threshold } = this.#start;
    const reasons = this.#turns.reasonsFor(source);
    const need = needs.of(vm);
    const asked: AskedPm[] = [];
    const isAllowed = (pm: PmId): boolean => {
      if (reasons.explain === undefined)
        return this.#books.hasRoom(pm, need) && view.refusalOf(vm, pm) === null;
      const weighing = new Weighing(reasons, view.refusalOf(vm, pm));
      const changes = this.#books.changes({ vm, from: source, to: pm, partners: [] });
      askTarget(weighing, changes.target.after, threshold);
      asked.push({ pm, weighing });
      return weighing.isAllowed;
    };
    const found = this.#order.first((pm) => pm !== source && isAllowed(pm));
    this.#turns.tellPlaces(vm, source, asked, found);
    return found;
  }

  /** SP6: one more partner at a time, and then the next PM. */
  #exchangeFor(vm: VmId, from: PmId): Exchange | null {
    const { explain } = this.#turns.reasonsFor(from);
    for (const to of this.#order) {
      if (to === from) continue;
      const all = this.#partners(to, from);
      if (explain === undefined && !this.#books.mayExchange({ vm, from, to, partners: all })) continue;
      this.#turns.tellPartners(from, to, all);
      for (let count = 1; count <= all.length; count++) {
        const exchange = { vm, from, to, partners: all.slice(0, count) };
        const changes = this.#books.changes(exchange);
        const weighing = this.#weigh(exchange, changes);
        this.#turns.tellExchange(exchange, changes, weighing);
        if (weighing.isAllowed) return exchange;
        if (!this.#books.helps(changes.source)) break; // with one more it would help even less
      }
    }
    return null;
  }

  /** SP6: the VMs of `pm` that have not moved and may go to `source`, those of least VSR first. */
  #partners(pm: PmId, source: PmId): readonly VmId[] {
    const { view } = this.#start;
    this.#left[pm] ??= this.#start.leastFirst(pm).filter((vm) => !this.#books.hasMoved(vm));
    const left = this.#left[pm];
    const mayCome = left.every((vm) => view.refusalOf(vm, source) === null);
    return mayCome ? left : left.filter((vm) => view.refusalOf(vm, source) === null);
  }

  /** SP6, SP7: the target is not over, the source is lowered where it is over and stays under elsewhere, and there is room to pass. */
  #weigh(
    { vm, from, to }: Exchange,
    changes: { readonly source: Change; readonly target: Change },
  ): Weighing {
    const { view, threshold } = this.#start;
    const weighing = new Weighing(this.#turns.reasonsFor(from), view.refusalOf(vm, to));
    if (!weighing.isDecided) askTarget(weighing, changes.target.after, threshold);
    if (weighing.isDecided) return weighing;
    const { before, after } = changes.source;
    for (const r of RESOURCE_INDICES) {
      if (isOver(before[r], threshold)) weighing.below("source", r, after[r], "before", before[r]);
      else weighing.atMost("source", r, after[r], "threshold", threshold);
    }
    if (weighing.isDecided) return weighing;
    const memory = resourceAt(view.demand, vm, MEM);
    weighing.exactly("fleet", "scratch", this.#scratch(from, to), "at-least", "goal", memory - TOLERANCE);
    return weighing;
  }

  /** SP7: the most memory that any other PM has left, in units of the reference PM. */
  #scratch(from: PmId, to: PmId): number {
    const others = this.#start.hosts.filter((pm) => pm !== from && pm !== to);
    return others.reduce((most, pm) => Math.max(most, this.#books.memoryLeft(pm)), 0);
  }

  #book(exchange: Exchange): Planned {
    this.#books.book(exchange);
    this.#left[exchange.from] = undefined;
    this.#left[exchange.to] = undefined;
    this.#order.update(exchange.from);
    this.#order.update(exchange.to);
    return { ...exchange, told: this.#turns.takeOf(exchange.from) };
  }
}
