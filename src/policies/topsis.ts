/**
 * The move that TOPSIS likes best (PV5): each candidate has four criteria of the fleet after it, all to be
 * small, and is held against the best and the worst that any of them reaches. Every candidate is weighed,
 * twice: what is best for each criterion depends on all of them. What a candidate comes to follows from the
 * squares of all hosts together and from the three that are used most, and is not kept.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { vmId } from "../base/ids.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate } from "../engine/decision.ts";
import type { Ledger } from "./ledger.ts";
import type { Worth } from "./spread-search.ts";

/** Mean and greatest use of cpu, and of memory, as shares of the sum. */
const WEIGHTS = [1 / 18, 2 / 18, 5 / 18, 10 / 18];
const CRITERIA = WEIGHTS.length;

/** The first of those with the highest score, in the order of VMs and then of hosts; null where there is none. */
export function mostLike(view: ClusterView, ledger: Ledger): Worth | null {
  const [squares, best, worst] = [0, Number.POSITIVE_INFINITY, 0].map((first) =>
    new Float64Array(CRITERIA).fill(first),
  ) as [Float64Array, Float64Array, Float64Array];
  for (const { criteria } of candidatesOf(view, ledger)) {
    for (let c = 0; c < CRITERIA; c++) {
      const figure = at(criteria, c);
      squares[c] = at(squares, c) + figure * figure;
      best[c] = Math.min(at(best, c), figure);
      worst[c] = Math.max(at(worst, c), figure);
    }
  }
  const norms = squares.map(Math.sqrt);
  const distance = (figures: Float64Array, from: Float64Array): number => {
    let sum = 0;
    for (let c = 0; c < CRITERIA; c++) {
      const norm = at(norms, c);
      sum += ((at(figures, c) / norm - at(from, c) / norm) * at(WEIGHTS, c)) ** 2;
    }
    return Math.sqrt(sum);
  };
  let chosen: Worth | null = null;
  for (const { vm, from, to, criteria } of candidatesOf(view, ledger)) {
    const [near, far] = [distance(criteria, best), distance(criteria, worst)];
    const figure = near + far === 0 ? 0 : far / (far + near);
    if (chosen === null || figure > chosen.figure)
      chosen = { id: { kind: "migrate", vm, from, to } satisfies Migrate, figure };
  }
  return chosen;
}

interface Candidate {
  vm: VmId;
  from: PmId;
  to: PmId;
  /** As they would be: of cpu and of memory, what is like a mean, and the greatest. */
  readonly criteria: Float64Array;
}

/** All moves, one after the other, in one object that is written over. */
function* candidatesOf(view: ClusterView, ledger: Ledger): Generator<Candidate> {
  const { hosts } = ledger;
  const resources = [new OneResource(view, ledger, 0), new OneResource(view, ledger, 2)] as const;
  const criteria = new Float64Array(CRITERIA);
  for (let i = 0; i < view.vms; i++) {
    const vm = vmId(i);
    const from = view.hostOf(vm);
    for (const to of hosts) {
      if (to === from || view.refusalOf(vm, to) !== null) continue;
      for (const [place, resource] of resources.entries()) resource.write(criteria, 2 * place, vm, from, to);
      yield { vm, from, to, criteria };
    }
  }
}

class OneResource {
  readonly #view: ClusterView;
  readonly #ledger: Ledger;
  readonly #resource: 0 | 2;
  readonly #squares: number;
  /** Two of them may change: the third is the greatest of the others. */
  readonly #mostUsed: readonly PmId[];

  constructor(view: ClusterView, ledger: Ledger, resource: 0 | 2) {
    this.#view = view;
    this.#ledger = ledger;
    this.#resource = resource;
    this.#squares = ledger.hosts.reduce((sum, pm) => sum + ledger.share(pm, resource) ** 2, 0);
    this.#mostUsed = ledger.hosts
      .toSorted((a, b) => ledger.share(b, resource) - ledger.share(a, resource))
      .slice(0, 3);
  }

  write(into: Float64Array, place: number, vm: VmId, from: PmId, to: PmId): void {
    const r = this.#resource;
    const { hosts } = this.#ledger;
    const demand = resourceAt(this.#view.demand, vm, r);
    const [left, came] = [this.#shareWith(from, -demand), this.#shareWith(to, demand)];
    const [source, target] = [this.#ledger.share(from, r), this.#ledger.share(to, r)];
    const squares = this.#squares - source * source - target * target + left * left + came * came;
    let highest = Math.max(left, came);
    for (const pm of this.#mostUsed)
      if (pm !== from && pm !== to) highest = Math.max(highest, this.#ledger.share(pm, r));
    into[place] = 1 + Math.sqrt(Math.max(0, squares) / hosts.length);
    into[place + 1] = 1 + highest;
  }

  #shareWith(pm: PmId, more: number): number {
    const used = Math.max(0, this.#ledger.used(pm, this.#resource) + more);
    return used / resourceAt(this.#view.capacity, pm, this.#resource);
  }
}
