/**
 * ReBalancer's local search, rules RB1-RB7, in its plain form: every change is tried on all PMs and all PMs
 * are added up. It shares no code with `src/policies`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { plainDecider } from "./plain-decider.ts";

interface Move {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
}

/** Excess, and squares with what moves are charged, in steps of 1e-9. */
type Cost = readonly [excess: number, squares: number];

interface Option {
  readonly moves: readonly Move[];
  readonly change: Cost;
}

const steps = (figure: number): number => Math.round(figure / 1e-9);
const compare = (a: Cost, b: Cost): number => a[0] - b[0] || a[1] - b[1];

export const plainRebalancer = (options: Parameters): Decider =>
  plainDecider(function* (cluster) {
    const price = steps(Number(options["moveWeight"]));
    const hosts = Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).filter((pm) => cluster.isUp(pm));
    let aside = new Set<PmId>();
    let hasActed = false;

    for (;;) {
      const fleet = loadsOf(cluster);
      const waiting = hosts.filter((pm) => !aside.has(pm));
      if (waiting.length === 0) {
        if (!hasActed) break;
        [aside, hasActed] = [new Set(), false];
        continue;
      }
      const isAnyOver = waiting.some((pm) => costOf(cluster, [fleet[pm] ?? []])[0] > 0);
      const heat = (pm: PmId): number => costOf(cluster, [fleet[pm] ?? []])[isAnyOver ? 0 : 1];
      const [source = pmId(0)] = waiting.toSorted((a, b) => heat(b) - heat(a) || a - b);
      const others = hosts.filter((pm) => pm !== source);
      const found =
        bestOf(singlesOf(cluster, source, others), fleet) ??
        bestOf(swapsOf(cluster, source, others), fleet) ??
        chainOf(source, others, fleet);
      if (found === null) {
        aside.add(source);
        continue;
      }
      hasActed = true;
      const [first, second] = found.moves;
      if (found.isSwap && first !== undefined && second !== undefined)
        yield { kind: "swap", vm: first.vm, with: second.vm, purpose: "fleet" };
      else for (const { vm, to } of found.moves) yield { kind: "migrate", vm, to, purpose: "fleet" };
      for (const { from, to } of found.moves) for (const pm of [from, to]) aside.delete(pm);
    }
    for (let pm = 0; pm < cluster.pms; pm++)
      if (cluster.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };

    function tried(moves: readonly Move[], fleet: Loads): Option {
      const before = costOf(cluster, fleet);
      const after = costOf(cluster, made(cluster, fleet, moves));
      return { moves, change: [after[0] - before[0], after[1] - before[1] + moves.length * price] };
    }

    function bestOf(all: readonly (readonly Move[])[], fleet: Loads) {
      const sorted = all
        .map((moves) => tried(moves, fleet))
        .sort((a, b) => compare(a.change, b.change) || byIds(a.moves, b.moves));
      const [best] = sorted;
      if (best === undefined || compare(best.change, [0, 0]) >= 0) return null;
      return { ...best, isSwap: best.moves.length === 2 };
    }

    function chainOf(source: PmId, others: readonly PmId[], fleet: Loads) {
      const squares = (pm: PmId): number => costOf(cluster, [fleet[pm] ?? []])[1];
      const [cold] = others.toSorted((a, b) => squares(a) - squares(b) || a - b);
      if (cold === undefined) return null;
      let left: Move[] = [
        ...cluster.vmsOn(source).map((vm) => ({ vm, from: source, to: cold })),
        ...cluster.vmsOn(cold).map((vm) => ({ vm, from: cold, to: source })),
      ].filter(({ vm, to }) => cluster.refusalOf(vm, to) === null);
      const series: Move[] = [];
      let best: Option | null = null;
      while (left.length > 0 && series.length < Number(options["chainMoves"])) {
        const now = made(cluster, fleet, series);
        const [next] = left
          .map((move) => tried([move], now))
          .sort((a, b) => compare(a.change, b.change) || byIds(a.moves, b.moves));
        series.push(...(next?.moves ?? []));
        left = left.filter((move) => !series.includes(move));
        const whole = tried([...series], fleet);
        if (compare(whole.change, best?.change ?? [0, 0]) < 0) best = whole;
      }
      return best === null ? null : { ...best, isSwap: false };
    }
  });

type Loads = readonly (readonly number[])[];

const loadsOf = (cluster: ClusterView): Loads =>
  Array.from({ length: cluster.pms }, (_, pm) =>
    RESOURCE_INDICES.map((r) => cluster.utilization[pm * 3 + r] ?? 0),
  );

/** One move after the other. */
const made = (cluster: ClusterView, fleet: Loads, moves: readonly Move[]): Loads =>
  moves.reduce<Loads>(
    (loads, { vm, from, to }) =>
      loads.map((load, pm) =>
        load.map((figure, i) => {
          const r = RESOURCE_INDICES[i] ?? 0;
          if (pm === from) return figure - cluster.shareOf(vm, from, r);
          return pm === to ? figure + cluster.shareOf(vm, to, r) : figure;
        }),
      ),
    fleet,
  );

function costOf(cluster: ClusterView, loads: Loads): Cost {
  let [excess, squares] = [0, 0];
  for (const load of loads) {
    excess += steps(load.reduce((sum, u) => sum + Math.max(0, u - cluster.threshold), 0));
    squares += steps(load.reduce((sum, u) => sum + u * u, 0));
  }
  return [excess, squares];
}

const byIds = (a: readonly Move[], b: readonly Move[]): number =>
  (a[0]?.vm ?? 0) - (b[0]?.vm ?? 0) ||
  (a.length === 2 ? (a[1]?.vm ?? 0) - (b[1]?.vm ?? 0) : (a[0]?.to ?? 0) - (b[0]?.to ?? 0));

const singlesOf = (cluster: ClusterView, from: PmId, others: readonly PmId[]): Move[][] =>
  cluster
    .vmsOn(from)
    .flatMap((vm) =>
      others.filter((to) => cluster.refusalOf(vm, to) === null).map((to) => [{ vm, from, to }]),
    );

const swapsOf = (cluster: ClusterView, from: PmId, others: readonly PmId[]): Move[][] =>
  cluster.vmsOn(from).flatMap((vm) =>
    others.flatMap((to) =>
      cluster
        .vmsOn(to)
        .filter((partner) => cluster.refusalOf(vm, to) === null && cluster.refusalOf(partner, from) === null)
        .map((partner) => [
          { vm, from, to },
          { vm: partner, from: to, to: from },
        ]),
    ),
  );
