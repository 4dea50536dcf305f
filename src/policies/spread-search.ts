/**
 * The one move of all that makes a fleet most even, or most uneven, by a figure of each host whose spread
 * is its standard deviation over its mean. The plain search weighs every VM on every host and adds up all
 * hosts for each. Here the sums are kept: what a move comes to follows from the two figures that it
 * changes, and among hosts of equal size a VM need only be tried on the lowest, or highest, that takes it.
 * That is near enough to find those among whom it lies; these few are worked out as the source does (RM4),
 * so that the first of equals is the one that the plain search finds.
 */

import { present } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import { vmId } from "../base/ids.ts";
import type { Migrate } from "../engine/decision.ts";
import { meanOf } from "./spread.ts";

export interface SpreadSearch {
  /** In the order in which they are asked. */
  readonly hosts: readonly PmId[];
  /** All from 0 on are asked. */
  readonly vms: number;
  hostOf(vm: VmId): PmId;
  /** The figure of a host. */
  figureOf(pm: PmId): number;
  /** What a VM adds to it. */
  weightOf(vm: VmId, pm: PmId): number;
  /** Hosts of the same size, on which a VM weighs the same, have the same. */
  sizeOf(pm: PmId): number;
  readonly wants: "even" | "uneven";
  mayTake(vm: VmId, pm: PmId): boolean;
  /** What a move is worth, as the source works it out: the more, the better. */
  worthOf(vm: VmId, from: PmId, to: PmId): number;
}

/** A move, and what it is worth. */
export interface Worth {
  readonly id: Migrate;
  readonly figure: number;
}

interface Found {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
  /** By the sums: the less, the better. */
  readonly key: number;
}

/** Keys that are nearer to each other may be equal: what the sums lose is a thousandth of it. */
const NEAR = 1e-12;

/** The first of the best, in the order of VMs and then of hosts; null where no VM can go anywhere. */
export function bestMove(search: SpreadSearch): Worth | null {
  const bound = { most: Number.POSITIVE_INFINITY };
  let least = Number.POSITIVE_INFINITY;
  let near: Found[] = [];
  for (const found of targetsOfAll(search, bound)) {
    if (found.key < least) {
      least = found.key;
      bound.most = least + NEAR * (1 + Math.abs(least));
      near = near.filter(({ key }) => key <= bound.most);
    }
    near.push(found);
  }
  near.sort((a, b) => a.vm - b.vm || a.to - b.to);
  return near.reduce<Worth | null>((best, found) => {
    const worth = worthOf(search, found);
    return best === null || worth.figure > best.figure ? worth : best;
  }, null);
}

/** The best move of each VM, the best first, of which only the first so many; and how many VMs have another. */
export function firstMoves(
  search: SpreadSearch,
  most: number,
): { readonly first: Worth[]; readonly more: number } {
  const ofEach = new Map<VmId, Found>();
  for (const found of targetsOfAll(search, { most: Number.POSITIVE_INFINITY })) {
    const known = ofEach.get(found.vm);
    if (known === undefined || found.key < known.key) ofEach.set(found.vm, found);
  }
  const first = [...ofEach.values()].sort((a, b) => a.key - b.key || a.vm - b.vm).slice(0, most);
  return {
    first: first
      .map((found) => worthOf(search, found))
      .sort((a, b) => b.figure - a.figure || a.id.vm - b.id.vm),
    more: ofEach.size - first.length,
  };
}

const worthOf = (search: SpreadSearch, { vm, from, to }: Found): Worth => ({
  id: { kind: "migrate", vm, from, to },
  figure: search.worthOf(vm, from, to),
});

/** For each VM the hosts among which its best target is, as far as their keys are within a bound, which may come down. */
function* targetsOfAll(search: SpreadSearch, bound: { readonly most: number }): Generator<Found> {
  const { hosts } = search;
  if (hosts.length < 2) return;
  const sums = new Sums(search);
  const classes = classesOf(search);
  for (let i = 0; i < search.vms; i++) {
    const vm = vmId(i);
    const from = search.hostOf(vm);
    for (const { ascending, descending } of classes) {
      const weight = search.weightOf(vm, present(ascending[0], "a host of the class"));
      const own = search.weightOf(vm, from);
      if (weight === 0 && own === 0) continue; // it changes nothing
      const isPlain = Math.abs(weight) + Math.abs(own) < Math.abs(sums.total); // the mean keeps its sign
      const lowest = ((search.wants === "even") === weight > 0) === sums.total >= 0;
      const order = lowest ? ascending : descending;
      let first: number | null = null;
      for (const to of order) {
        if (to === from) continue;
        const figure = search.figureOf(to);
        if (isPlain && first !== null && Math.abs(figure - first) > NEAR * (1 + Math.abs(first))) break;
        const key = sums.keyAfter(vm, from, to);
        if (key > bound.most) {
          if (isPlain) break; // those that follow are worse
          continue;
        }
        if (!search.mayTake(vm, to)) continue;
        first ??= figure;
        yield { vm, from, to, key };
      }
    }
  }
}

interface SizeClass {
  readonly ascending: readonly PmId[];
  readonly descending: readonly PmId[];
}

function classesOf({ hosts, sizeOf, figureOf }: SpreadSearch): SizeClass[] {
  const bySize = new Map<number, PmId[]>();
  for (const pm of hosts) {
    const size = sizeOf(pm);
    const known = bySize.get(size);
    if (known === undefined) bySize.set(size, [pm]);
    else known.push(pm);
  }
  return [...bySize.values()].map((pms) => ({
    ascending: pms.toSorted((a, b) => figureOf(a) - figureOf(b)),
    descending: pms.toSorted((a, b) => figureOf(b) - figureOf(a)),
  }));
}

/** Sums over all hosts, about the mean that there is now, so that little is lost where they lie close together. */
class Sums {
  readonly #search: SpreadSearch;
  readonly #mean: number;
  readonly #first: number;
  readonly #squares: number;

  constructor(search: SpreadSearch) {
    this.#search = search;
    const figures = search.hosts.map((pm) => search.figureOf(pm));
    this.#mean = meanOf(figures);
    let [first, squares] = [0, 0];
    for (const figure of figures) {
      const off = figure - this.#mean;
      first += off;
      squares += off * off;
    }
    this.#first = first;
    this.#squares = squares;
  }

  /** Where that is less than nothing, more deviation is less spread. */
  get total(): number {
    return this.#mean * this.#search.hosts.length;
  }

  /** The square of the spread after a move, with the sign of its mean; turned round where unevenness is wanted. */
  keyAfter(vm: VmId, from: PmId, to: PmId): number {
    const { hosts, wants, figureOf, weightOf } = this.#search;
    const [source, target] = [figureOf(from) - this.#mean, figureOf(to) - this.#mean];
    const [left, came] = [source - weightOf(vm, from), target + weightOf(vm, to)];
    const first = (this.#first - source - target + left + came) / hosts.length;
    const squares = this.#squares - source * source - target * target + left * left + came * came;
    const mean = this.#mean + first;
    if (mean === 0) return 0;
    const spread = (Math.max(0, squares / hosts.length - first * first) / (mean * mean)) * Math.sign(mean);
    return wants === "even" ? spread : -spread;
  }
}
