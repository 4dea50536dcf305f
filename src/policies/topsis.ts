/**
 * The move that TOPSIS likes best (PV5): each candidate has four criteria of the fleet after it, all to be
 * small, and is held against the best and the worst that any of them reaches. Every candidate is weighed,
 * twice: what is best for each criterion depends on all of them. What a candidate comes to follows from the
 * squares of all hosts together and from the three that are used most, and is not kept.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { vmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate } from "../engine/decision.ts";
import type { Geometry, Standing } from "../engine/sight.ts";
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
    this.#mostUsed = mostUsed(ledger.hosts, (pm) => ledger.share(pm, resource));
  }

  write(into: Float64Array, place: number, vm: VmId, from: PmId, to: PmId): void {
    const r = this.#resource;
    const { hosts } = this.#ledger;
    const demand = resourceAt(this.#view.demand, vm, r);
    const [left, came] = [this.#shareWith(from, -demand), this.#shareWith(to, demand)];
    const [source, target] = [this.#ledger.share(from, r), this.#ledger.share(to, r)];
    const squares = this.#squares - source * source - target * target + left * left + came * came;
    const shareOf = (pm: PmId): number => this.#ledger.share(pm, r);
    into[place] = 1 + Math.sqrt(Math.max(0, squares) / hosts.length);
    into[place + 1] = 1 + greatestAfter(this.#mostUsed, shareOf, { from, to, left, came });
  }

  #shareWith(pm: PmId, more: number): number {
    const used = Math.max(0, this.#ledger.used(pm, this.#resource) + more);
    return used / resourceAt(this.#view.capacity, pm, this.#resource);
  }
}

/** The three that are used most. */
const mostUsed = <Id>(hosts: readonly Id[], shareOf: (pm: Id) => number): readonly Id[] =>
  hosts.toSorted((a, b) => shareOf(b) - shareOf(a)).slice(0, 3);

/** The greatest use once `from` has what is `left` of it, and `to` what it would have then. */
function greatestAfter<Id>(
  most: readonly Id[],
  shareOf: (pm: Id) => number,
  {
    from,
    to,
    left,
    came,
  }: { readonly from: Id; readonly to: Id; readonly left: number; readonly came: number },
): number {
  let highest = Math.max(left, came);
  for (const pm of most) if (pm !== from && pm !== to) highest = Math.max(highest, shareOf(pm));
  return highest;
}

/** More candidates than this take longer to weigh than a picture may take. */
const MOST_DRAWN = 200_000;

/** PV5: the greatest use of cpu and memory, which have 15 of the 18 parts of the weight, that the best of all candidates would leave, and the worst. */
export const IDEALS: readonly Geometry[] = (["ideal", "anti-ideal"] as const).map((word) => ({
  kind: "box",
  of(standing) {
    const ends = endsOf(standing);
    if (ends === null) return null;
    const [cpu, mem] = word === "ideal" ? ends.least : ends.most;
    const low: ResourceVector = [cpu, 0, mem];
    const high: ResourceVector = [cpu, Number.POSITIVE_INFINITY, mem];
    return { kind: "box", name: { word }, figures: [cpu, mem], low, high };
  },
}));

interface Ends {
  readonly least: readonly [cpu: number, mem: number];
  readonly most: readonly [cpu: number, mem: number];
}

/** Both shapes are asked for of one moment after the other. */
let last: { readonly of: Standing; readonly ends: Ends | null } | null = null;

function endsOf(standing: Standing): Ends | null {
  if (last?.of !== standing) last = { of: standing, ends: weighAll(standing) };
  return last.ends;
}

/** Null where there is no candidate, or too many. */
function weighAll({ utilization, hosts, vmsOn, shareOf }: Standing): Ends | null {
  const running = hosts.map((pm) => ({ pm, vms: vmsOn(pm) }));
  const candidates = running.reduce((sum, { vms }) => sum + vms.length, 0) * (hosts.length - 1);
  if (candidates === 0 || candidates > MOST_DRAWN) return null;
  const bookOf = (resource: 0 | 2) => {
    const shareOn = (pm: number): number => resourceAt(utilization, pm, resource);
    const ends = { least: Number.POSITIVE_INFINITY, most: 0 };
    return { resource, shareOn, most: mostUsed(hosts, shareOn), ends };
  };
  const [cpu, mem] = [bookOf(0), bookOf(2)];
  const books = [cpu, mem];
  for (const { pm: from, vms } of running) {
    for (const vm of vms) {
      const leaving = shareOf(vm, from);
      for (const to of hosts) {
        if (to === from) continue;
        const coming = shareOf(vm, to);
        for (const { resource, shareOn, most, ends } of books) {
          const left = Math.max(0, shareOn(from) - leaving[resource]);
          const came = shareOn(to) + coming[resource];
          const greatest = greatestAfter(most, shareOn, { from, to, left, came });
          ends.least = Math.min(ends.least, greatest);
          ends.most = Math.max(ends.most, greatest);
        }
      }
    }
  }
  return { least: [cpu.ends.least, mem.ends.least], most: [cpu.ends.most, mem.ends.most] };
}
