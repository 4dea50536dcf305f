/**
 * What a local search tries next (RB3-RB5): of one PM the best move to any other, the best swap with any
 * other, and a chain of moves between it and one other. Each is found whole, among equals the one of the
 * lower ids (P9). A PM is passed over unweighed where the squares alone say that nothing between the two
 * can be better than what is asked for: between utilizations that lie D apart no exchange of load takes off
 * more than D^2 / 2.
 */

import { present } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { TOLERANCE } from "../base/tolerance.ts";
import { at } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Swap } from "../engine/decision.ts";
import type { Cost, Costs } from "./objective.ts";
import { excessOf, isBetter, NO_CHANGE, plus, squaresOf, WORST } from "./objective.ts";

/** Something that might be done, and what it would change. */
export interface Found<A> {
  readonly action: A;
  readonly change: Cost;
}

/** Moves in order, of which each VM has one at most. */
export interface Chain {
  /** None where no first part of what was tried is for the better. */
  readonly moves: readonly Migrate[];
  readonly change: Cost;
  readonly tried: number;
}

/** How many moves are charged at least. */
const LEAST_MOVES = { move: 1, swap: 2, chain: 1 } as const;

/** What may be off by rounding, of four shares. */
const ROUNDED = 4;

export class LocalMoves {
  readonly #view: ClusterView;
  readonly #costs: Costs;
  /** What a move is charged, in steps of the grid. */
  readonly #price: number;

  constructor(view: ClusterView, costs: Costs, price: number) {
    this.#view = view;
    this.#costs = costs;
    this.#price = price;
  }

  /** Of these PMs those between which and `from` something of this kind may be for the better. It looks at no VM. */
  within(from: PmId, others: readonly PmId[], kind: keyof typeof LEAST_MOVES): readonly PmId[] {
    const { excess } = this.#costs;
    if (at(excess, from) > 0) return others;
    // A move to a PM that is over leaves what that has above the threshold; whoever takes VMs of it may lower that.
    const isOneWay = kind === "move";
    const isLowered = (pm: PmId): boolean => !isOneWay && at(excess, pm) > 0;
    const least = LEAST_MOVES[kind] * this.#price - ROUNDED;
    return others.filter((pm) => this.#most(from, pm, isOneWay) > least || isLowered(pm));
  }

  /** What load that goes from one PM to the other, or some there and some back, takes off the squares at most. */
  #most(from: PmId, to: PmId, isOneWay: boolean): number {
    const { utilization, capacity } = this.#view;
    let most = 0;
    for (
      let s = from * RESOURCE_COUNT, t = to * RESOURCE_COUNT, end = s + RESOURCE_COUNT;
      s < end;
      s++, t++
    ) {
      const ratio = at(capacity, s) / at(capacity, t);
      const apart = at(utilization, s) - ratio * at(utilization, t);
      if (apart > 0 || !isOneWay) most += (apart * apart) / (1 + ratio * ratio);
    }
    return most / TOLERANCE;
  }

  /** RB3: the best move of a VM of `from` to one of `targets`, in ascending order, that is better than `bound`. */
  bestMove(from: PmId, targets: readonly PmId[], bound: Cost): Found<Migrate> | null {
    if (targets.length === 0) return null;
    let best: Found<Migrate> | null = null;
    for (const vm of this.#view.vmsOn(from)) {
      const found = this.bestTarget(vm, from, targets, best?.change ?? bound);
      if (found !== null) best = found;
    }
    return best;
  }

  /** RB3: the best of `targets` for one VM. */
  bestTarget(vm: VmId, from: PmId, targets: readonly PmId[], bound: Cost): Found<Migrate> | null {
    const { utilization, demand, capacity, threshold } = this.#view;
    const { excess, squares } = this.#costs;
    const left = this.#without(vm, from);
    let best: Found<Migrate> | null = null;
    let [leastExcess, leastSquares] = [bound.excess, bound.squares];
    const v = vm * RESOURCE_COUNT;
    for (const to of targets) {
      const o = to * RESOURCE_COUNT;
      const cpu = at(utilization, o) + at(demand, v) / at(capacity, o);
      const net = at(utilization, o + 1) + at(demand, v + 1) / at(capacity, o + 1);
      const mem = at(utilization, o + 2) + at(demand, v + 2) / at(capacity, o + 2);
      const more = left.excess + excessOf(cpu, net, mem, threshold) - at(excess, to);
      if (more > leastExcess) continue;
      const changed = left.squares + squaresOf(cpu, net, mem) - at(squares, to);
      if (more === leastExcess && changed >= leastSquares) continue;
      if (this.#view.refusalOf(vm, to) !== null) continue;
      [leastExcess, leastSquares] = [more, changed];
      best = { action: { kind: "migrate", vm, from, to }, change: { excess: more, squares: changed } };
    }
    return best;
  }

  /** RB4: the best swap of a VM of `from` with one of `others` that is better than `bound`. */
  bestSwap(from: PmId, others: readonly PmId[], bound: Cost): Found<Swap<VmId>> | null {
    if (others.length === 0) return null;
    const vms = this.#view.vmsOn(from);
    let best: Found<Swap<VmId>> | null = null;
    for (const to of others) {
      const found = this.#bestSwapWith(vms, from, to, best, bound);
      if (found !== null) best = found;
    }
    return best;
  }

  /** Better than `bound`, and than what was found before, or as good and of lower ids. */
  #bestSwapWith(
    vms: readonly VmId[],
    from: PmId,
    to: PmId,
    before: Found<Swap<VmId>> | null,
    bound: Cost,
  ): Found<Swap<VmId>> | null {
    const { threshold } = this.#view;
    const partners = this.#view.vmsOn(to);
    const [source, target] = [this.#loadOf(from), this.#loadOf(to)];
    const [going, gone] = [this.#sharesOf(vms, to), this.#sharesOf(vms, from)];
    const [coming, came] = [this.#sharesOf(partners, from), this.#sharesOf(partners, to)];
    const excess = at(this.#costs.excess, from) + at(this.#costs.excess, to);
    const squares = at(this.#costs.squares, from) + at(this.#costs.squares, to) - 2 * this.#price;
    let best = before;
    let { excess: leastExcess, squares: leastSquares } = best?.change ?? bound;
    for (let i = 0, v = 0; i < vms.length; i++, v += RESOURCE_COUNT)
      for (let j = 0, p = 0; j < partners.length; j++, p += RESOURCE_COUNT) {
        const [a, b, c] = [
          at(source, 0) - at(gone, v) + at(coming, p),
          at(source, 1) - at(gone, v + 1) + at(coming, p + 1),
          at(source, 2) - at(gone, v + 2) + at(coming, p + 2),
        ];
        const [x, y, z] = [
          at(target, 0) + at(going, v) - at(came, p),
          at(target, 1) + at(going, v + 1) - at(came, p + 1),
          at(target, 2) + at(going, v + 2) - at(came, p + 2),
        ];
        const more = excessOf(a, b, c, threshold) + excessOf(x, y, z, threshold) - excess;
        if (more > leastExcess) continue;
        const changed = squaresOf(a, b, c) + squaresOf(x, y, z) - squares;
        if (more === leastExcess && changed > leastSquares) continue;
        const [vm, partner] = [present(vms[i], "a VM"), present(partners[j], "a partner")];
        const isSame = more === leastExcess && changed === leastSquares;
        if (isSame && (best === null || !isBefore(vm, partner, best.action))) continue;
        if (this.#view.refusalOfSwap(vm, partner) !== null) continue;
        [leastExcess, leastSquares] = [more, changed];
        const action = { kind: "swap", vm, from, with: partner, to } as const;
        best = { action, change: { excess: more, squares: changed } };
      }
    return best;
  }

  /**
   * RB5: moves between two PMs, each the best that is left, also where it is for the worse, and each VM once:
   * of these the first so many that together are best.
   * @param most how many moves are tried
   */
  chain(one: PmId, other: PmId, most: number): Chain {
    const { threshold } = this.#view;
    const loads = new Map([one, other].map((pm) => [pm, this.#loadOf(pm)]));
    const waiting = [one, other]
      .flatMap((pm) => this.#view.vmsOn(pm).map((vm) => ({ vm, from: pm, to: pm === one ? other : one })))
      .filter(({ vm, to }) => this.#view.refusalOf(vm, to) === null)
      .sort((a, b) => a.vm - b.vm)
      .map((move) => ({
        ...move,
        leaves: this.#sharesOf([move.vm], move.from),
        joins: this.#sharesOf([move.vm], move.to),
      }));
    const costs = new Map([...loads].map(([pm, load]) => [pm, costOf(load, threshold)]));
    const moves: Migrate[] = [];
    let change = NO_CHANGE;
    let best = { moves: 0, change };
    while (moves.length < most) {
      let next: { readonly place: number; readonly change: Cost } | null = null;
      for (const [place, { from, to, leaves, joins }] of waiting.entries()) {
        const source = costOf(sum(present(loads.get(from), "its load"), leaves, -1), threshold);
        const target = costOf(sum(present(loads.get(to), "its load"), joins, 1), threshold);
        const before = plus(present(costs.get(from), "its cost"), present(costs.get(to), "its cost"));
        const made = plus(source, target);
        const changed = {
          excess: made.excess - before.excess,
          squares: made.squares - before.squares + this.#price,
        };
        if (isBetter(changed, next?.change ?? WORST)) next = { place, change: changed };
      }
      if (next === null) break;
      const [made] = waiting.splice(next.place, 1);
      const { vm, from, to, leaves, joins } = present(made, "the next move");
      for (const [pm, shares, sign] of [[from, leaves, -1] as const, [to, joins, 1] as const]) {
        const load = sum(present(loads.get(pm), "its load"), shares, sign);
        loads.set(pm, load);
        costs.set(pm, costOf(load, threshold));
      }
      moves.push({ kind: "migrate", vm, from, to });
      change = plus(change, next.change);
      if (isBetter(change, best.change)) best = { moves: moves.length, change };
    }
    return { moves: moves.slice(0, best.moves), change: best.change, tried: moves.length };
  }

  /** What the source's share becomes once `vm` has left, less what it is, with what the move is charged. */
  #without(vm: VmId, from: PmId): Cost {
    const left = costOf(sum(this.#loadOf(from), this.#sharesOf([vm], from), -1), this.#view.threshold);
    return {
      excess: left.excess - at(this.#costs.excess, from),
      squares: left.squares - at(this.#costs.squares, from) + this.#price,
    };
  }

  /** Three figures. */
  #loadOf(pm: PmId): Float64Array {
    const o = pm * RESOURCE_COUNT;
    return Float64Array.from({ length: RESOURCE_COUNT }, (_, r) => at(this.#view.utilization, o + r));
  }

  /** `3 * vms` figures: what each asks of `pm`, as shares of what it has. */
  #sharesOf(vms: readonly VmId[], pm: PmId): Float64Array {
    const { demand, capacity } = this.#view;
    const shares = new Float64Array(vms.length * RESOURCE_COUNT);
    vms.forEach((vm, i) => {
      for (let r = 0; r < RESOURCE_COUNT; r++)
        shares[i * RESOURCE_COUNT + r] =
          at(demand, vm * RESOURCE_COUNT + r) / at(capacity, pm * RESOURCE_COUNT + r);
    });
    return shares;
  }
}

const costOf = (load: Float64Array, threshold: number): Cost => ({
  excess: excessOf(at(load, 0), at(load, 1), at(load, 2), threshold),
  squares: squaresOf(at(load, 0), at(load, 1), at(load, 2)),
});

const sum = (load: Float64Array, shares: Float64Array, sign: 1 | -1): Float64Array =>
  load.map((figure, r) => figure + sign * at(shares, r));

const isBefore = (vm: VmId, partner: VmId, other: Swap<VmId>): boolean =>
  vm < other.vm || (vm === other.vm && partner < other.with);
