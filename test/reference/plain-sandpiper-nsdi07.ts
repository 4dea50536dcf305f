/**
 * Sandpiper as it was published, rules SP1-SP8, in its plain form: nothing is kept, every figure is worked
 * out where it is asked for, every order sorted anew. It shares no code with `src/policies` or `src/forecast`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import type { Decider, Effect, Situation } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";

const EPS = 1e-9;
const R = [0, 1, 2] as const;
const grid = (figure: number): number => Math.round(figure / EPS);
const volume = (u: readonly number[]): number =>
  1 / u.reduce((product, share) => product * (1 - Math.min(share, 1 - EPS)), 1);

/** Type 7: between the two nearest ranks. */
function percentileOf(figures: readonly number[], percentile: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const place = (percentile / 100) * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (place - Math.floor(place)) * (high - low);
}

/** AR(1) by Yule-Walker. */
function expectedAfter(figures: readonly number[]): number {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const away = figures.map((figure) => figure - mean);
  const square = away.reduce((sum, figure) => sum + figure * figure, 0);
  const beside = away.slice(1).reduce((sum, figure, i) => sum + figure * (away[i] ?? 0), 0);
  return mean + (square > 0 ? beside / square : 0) * (away.at(-1) ?? 0);
}

interface Exchange {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
  readonly partners: readonly VmId[];
}

export const plainSandpiperNsdi07 = (options: Parameters): Decider => ({
  name: "plain",
  looksBack: 1000,
  begin: () => null,
  observe() {},
  *decide(now) {
    for (const { vm, from, to, partners } of planOf(now, options)) {
      const [first, ...others] = partners;
      if (first !== undefined) yield { kind: "swap", vm, with: first };
      else if (now.view.isOverloaded(from)) yield { kind: "migrate", vm, to };
      else yield { kind: "migrate", vm, to, purpose: "fleet" };
      for (const other of others)
        yield { kind: "migrate", vm: other, to: from, purpose: "fleet" } satisfies Effect;
    }
    for (let pm = 0; pm < now.view.pms; pm++)
      if (now.view.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  },
});

function planOf({ view, past }: Situation, options: Parameters): Exchange[] {
  const option = (key: string): number => Number(options[key]);
  const threshold = option("threshold") || view.threshold;
  const isOver = (share: number): boolean => share > threshold + EPS;
  const capacity = (pm: PmId, r: number): number => view.capacity[pm * 3 + r] ?? 0;
  const demand = (vm: VmId, r: number): number => view.demand[vm * 3 + r] ?? 0;
  const hosts = Array.from({ length: view.pms }, (_, pm) => pmId(pm)).filter((pm) => view.isUp(pm));
  const started = new Map(hosts.map((pm) => [pm, view.vmsOn(pm)]));
  const used = new Map(hosts.map((pm) => [pm, R.map((r) => view.utilization[pm * 3 + r] ?? 0)]));
  const moved = new Set<VmId>();
  const plan: Exchange[] = [];

  const usedOf = (pm: PmId): readonly number[] => used.get(pm) ?? [];
  const need = (vm: VmId, r: 0 | 1 | 2): number => {
    const before = Array.from({ length: Math.min(option("window") - 1, past.steps) }, (_, i) => i + 1);
    return percentileOf(
      [demand(vm, r), ...before.map((ago) => past.demandOf(vm, ago)[r])],
      option("percentile"),
    );
  };
  const vsr = (vm: VmId, pm: PmId): number =>
    grid(Math.log(volume(R.map((r) => demand(vm, r) / capacity(pm, r))) / Math.max(demand(vm, 2), EPS)));
  const volumeKey = (pm: PmId): number => grid(Math.log(volume(usedOf(pm))));
  const isHot = (pm: PmId): boolean =>
    R.some((r) => {
      const samples = [
        view.utilization[pm * 3 + r] ?? 0,
        ...Array.from({ length: past.remembered }, (_, i) => past.utilization(i + 1)[pm * 3 + r] ?? 0),
      ];
      const over = samples.slice(0, option("samples")).filter(isOver).length;
      if (over < option("hits")) return false;
      return (
        options["forecast"] === "off" || isOver(expectedAfter(samples.slice(0, option("history")).reverse()))
      );
    });
  const after = (pm: PmId, coming: readonly VmId[], leaving: readonly VmId[]): number[] =>
    R.map((r) => {
      let share = usedOf(pm)[r] ?? 0;
      for (const vm of coming) share += need(vm, r) / capacity(pm, r);
      for (const vm of leaving) share -= demand(vm, r) / capacity(pm, r);
      return share;
    });
  const candidates = (pm: PmId): VmId[] =>
    (started.get(pm) ?? []).filter((vm) => !moved.has(vm)).sort((a, b) => vsr(b, pm) - vsr(a, pm) || a - b);
  const others = (source: PmId): PmId[] =>
    hosts.filter((pm) => pm !== source).sort((a, b) => volumeKey(a) - volumeKey(b) || a - b);
  const book = (exchange: Exchange): void => {
    const { vm, from, to, partners } = exchange;
    const [source, target] = [after(from, partners, [vm]), after(to, [vm], partners)];
    used.set(from, source);
    used.set(to, target);
    for (const each of [vm, ...partners]) moved.add(each);
    plan.push(exchange);
  };
  const exchangeFor = (vm: VmId, from: PmId): Exchange | null => {
    for (const to of others(from)) {
      const mayCome = (started.get(to) ?? [])
        .filter((other) => !moved.has(other) && view.refusalOf(other, from) === null)
        .sort((a, b) => vsr(a, to) - vsr(b, to) || a - b);
      for (let k = 1; k <= mayCome.length; k++) {
        const partners = mayCome.slice(0, k);
        const source = after(from, partners, [vm]);
        const helps = R.every((r) => {
          const before = usedOf(from)[r] ?? 0;
          return isOver(before) ? (source[r] ?? 0) < before - EPS : !isOver(source[r] ?? 0);
        });
        const left = hosts
          .filter((pm) => pm !== from && pm !== to)
          .map((pm) => (1 - (usedOf(pm)[2] ?? 0)) * capacity(pm, 2));
        if (
          view.refusalOf(vm, to) === null &&
          helps &&
          !after(to, [vm], partners).some(isOver) &&
          Math.max(0, ...left) >= demand(vm, 2) - EPS
        )
          return { vm, from, to, partners };
      }
    }
    return null;
  };

  const hot = hosts.filter(isHot).sort((a, b) => volumeKey(b) - volumeKey(a) || a - b);
  for (const from of hot) {
    for (const vm of candidates(from)) {
      if (!usedOf(from).some(isOver)) break;
      const to = others(from).find(
        (pm) => view.refusalOf(vm, pm) === null && !after(pm, [vm], []).some(isOver),
      );
      if (to !== undefined) book({ vm, from, to, partners: [] });
    }
  }
  for (const from of hot) {
    while (usedOf(from).some(isOver)) {
      const [vm] = candidates(from);
      const found = vm === undefined ? null : exchangeFor(vm, from);
      if (found === null) break;
      book(found);
    }
  }
  return plan;
}
