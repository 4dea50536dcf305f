/**
 * A second reading of S1-S6, P10 and W1-W4, from the words of the rules alone (docs/rules.md) and as
 * plainly as it can be put: arrays, everything summed and sorted again each time, and whole numbers, thousandths of
 * a PM, so that no figure is ever rounded and a tie is a tie. It shares no code with the policies;
 * where the two disagree, one of them has misread a rule.
 */

export interface PlainWorkload {
  readonly pms: number;
  /** `[hour][vm]`: cpu, net, mem in thousandths of a PM. */
  readonly demands: readonly (readonly (readonly number[])[])[];
  /** The PM that each VM starts on. */
  readonly placement: readonly number[];
  /** In thousandths. */
  readonly threshold: number;
}

type Plan = "give up" | { readonly vm: number; readonly back: number | null; readonly target: number };
type Rules = (
  state: State,
  overloaded: readonly number[],
) => { readonly source: number; readonly plan: Plan };

interface State {
  readonly pms: readonly number[];
  readonly threshold: number;
  readonly demand: readonly (readonly number[])[];
  readonly host: number[];
}

export const plainScoa = (workload: PlainWorkload, sourceLoad: "before" | "after"): string[] =>
  play(workload, (state, overloaded) => {
    const square = (u: readonly number[]): number => u.reduce((sum, x) => sum + x * x, 0);
    // S1: descending ||U||; the first is the source.
    const source = firstOf(overloaded, (pm) => -square(load(state, pm)));
    // S2: the PM farthest from it.
    const others = state.pms.filter((pm) => pm !== source);
    if (others.length === 0) return { source, plan: "give up" };
    const here = load(state, source);
    const target = firstOf(others, (pm) => -square(load(state, pm).map((u, r) => u - get(here, r))));
    const there = load(state, target);
    // S3: VMs by demand of the source's most utilized resource; P10: as long as they demand any of it.
    const main = dominant(here);
    const useful = vmsOn(state, source).filter((vm) => get(demandOf(state, vm), main) > 0);
    for (const vm of inOrder(useful, (vm) => -get(demandOf(state, vm), main))) {
      // S4
      const moved = demandOf(state, vm);
      const targetAfter = plus(there, moved);
      const weighed = sourceLoad === "before" ? here : minus(here, moved);
      if (fits(state, targetAfter) && square(targetAfter) <= square(weighed)) {
        return { source, plan: { vm, back: null, target } };
      }
      // S5
      const theirs = vmsOn(state, target);
      if (theirs.length === 0) continue;
      const theirMain = dominant(there);
      const sign = theirMain === main ? 1 : -1;
      const back = firstOf(theirs, (other) => sign * get(demandOf(state, other), theirMain));
      const brought = demandOf(state, back);
      const sourceAfter = plus(minus(here, moved), brought);
      const helps = get(sourceAfter, main) < get(here, main);
      const harmless = sourceAfter.every((u, r) => r === main || u <= state.threshold || u <= get(here, r));
      if (fits(state, minus(targetAfter, brought)) && helps && harmless) {
        return { source, plan: { vm, back, target } };
      }
    }
    return { source, plan: "give up" };
  });

export const plainSandpiper = (workload: PlainWorkload): string[] =>
  play(workload, (state, overloaded) => {
    // W2: largest volume to smallest volume. A volume is as large as the room (W1) is small.
    const source = firstOf(overloaded, (pm) => room(load(state, pm)));
    const others = state.pms.filter((pm) => pm !== source);
    if (others.length === 0) return { source, plan: "give up" };
    const target = firstOf(others, (pm) => -room(load(state, pm)));
    const [here, there] = [load(state, source), load(state, target)];
    // W3
    const candidates = inOrder(vmsOn(state, source), (vm) => room(demandOf(state, vm)));
    for (const vm of candidates) {
      if (fits(state, plus(there, demandOf(state, vm)))) return { source, plan: { vm, back: null, target } };
    }
    const partners = inOrder(vmsOn(state, target), (vm) => -room(demandOf(state, vm)));
    for (const vm of candidates) {
      for (const back of partners) {
        const [moved, brought] = [demandOf(state, vm), demandOf(state, back)];
        const sourceAfter = plus(minus(here, moved), brought);
        const helps = sourceAfter.every((u, r) =>
          get(here, r) > state.threshold ? u < get(here, r) : u <= state.threshold,
        );
        if (helps && fits(state, minus(plus(there, moved), brought)))
          return { source, plan: { vm, back, target } };
      }
    }
    return { source, plan: "give up" };
  });

/** P4, S6: hour by hour; after each action everything is looked at afresh, and a PM that was given up is left out. */
function play(workload: PlainWorkload, rules: Rules): string[] {
  const said: string[] = [];
  const pms = Array.from({ length: workload.pms }, (_, pm) => pm);
  const host = [...workload.placement];
  for (const [hour, demand] of workload.demands.entries()) {
    const state: State = { pms, threshold: workload.threshold, demand, host };
    const givenUp: number[] = [];
    for (;;) {
      const overloaded = pms.filter((pm) => !givenUp.includes(pm) && !fits(state, load(state, pm)));
      if (overloaded.length === 0) break;
      const { source, plan } = rules(state, overloaded);
      if (plan === "give up") {
        givenUp.push(source);
        said.push(`hour ${hour}, PM${source}: no solution`);
      } else if (plan.back === null) {
        host[plan.vm] = plan.target;
        said.push(`hour ${hour}, VM ${plan.vm}: PM${source} -> PM${plan.target}`);
      } else {
        host[plan.vm] = plan.target;
        host[plan.back] = source;
        said.push(`hour ${hour}, VM ${plan.vm} of PM${source} <-> VM ${plan.back} of PM${plan.target}`);
      }
    }
  }
  return said;
}

const get = (figures: readonly number[], index: number): number => figures[index] ?? 0;
const plus = (a: readonly number[], b: readonly number[]): number[] => a.map((x, r) => x + get(b, r));
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((x, r) => x - get(b, r));

const demandOf = (state: State, vm: number): readonly number[] => state.demand[vm] ?? [];

const vmsOn = (state: State, pm: number): number[] =>
  state.host.flatMap((host, vm) => (host === pm ? [vm] : []));

const load = (state: State, pm: number): number[] =>
  vmsOn(state, pm).reduce((sum, vm) => plus(sum, demandOf(state, vm)), [0, 0, 0]);

const fits = (state: State, u: readonly number[]): boolean => u.every((x) => x <= state.threshold);

const dominant = (u: readonly number[]): number => u.indexOf(Math.max(...u));

/** (1-cpu)(1-net)(1-mem) in 1e-27, nothing below 1e-9 each (W1). */
const room = (u: readonly number[]): bigint =>
  u.reduce((product, x) => product * (x >= 1000 ? 1n : BigInt(1000 - x) * 1_000_000n), 1n);

/** By ascending key; ties to the lower id (P9). */
const inOrder = <Key extends number | bigint>(ids: readonly number[], key: (id: number) => Key): number[] =>
  [...ids].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));

const firstOf = <Key extends number | bigint>(ids: readonly number[], key: (id: number) => Key): number =>
  inOrder(ids, key)[0] ?? -1;
