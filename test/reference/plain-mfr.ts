/**
 * MFR, rules MF1-MF7, in its plain form: the daily waves by solving the normal equations of least squares,
 * AR(2) from its autocovariances, quantiles from a sorted list. It shares no code with `src/policies` or
 * `src/forecast`.
 */

import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId, vmId } from "../../src/base/ids.ts";
import type { Decider, Situation } from "../../src/engine/decider.ts";
import type { Parameters } from "../../src/policies/policy.ts";

const EPS = 1e-9;
type R = 0 | 1 | 2;

export const plainMfr = (options: Parameters): Decider => ({
  name: "plain",
  looksBack: 0,
  begin: () => null,
  observe() {},
  *decide(now) {
    const { view } = now;
    const moves = [...placesOf(now, options)].filter(([vm, to]) => view.hostOf(vm) !== to);
    for (const [vm, to] of moves) yield { kind: "migrate", vm, to, purpose: "fleet" };
    for (let pm = 0; pm < view.pms; pm++)
      if (view.isOverloaded(pmId(pm))) yield { kind: "give-up", source: pmId(pm), target: null };
  },
});

/** Who goes where, in the order in which they are placed. */
function placesOf({ view, past, stepMinutes }: Situation, options: Parameters): Map<VmId, PmId> {
  const option = (key: string): number => Number(options[key]);
  const day = option("day") || Math.max(1, Math.round(1440 / stepMinutes));
  const sees = options["ahead"] === "next" ? 1 : 0;
  const known = past.steps + sees;
  const places = new Map<VmId, PmId>();
  if (known < day) return places;
  const count = day * Math.min(option("days"), Math.floor(known / day));
  const resources: readonly R[] = options["resources"] === "all" ? [0, 1, 2] : [0];
  const bound = options["fills"] === "capacity" ? 1 : view.threshold;
  const z = normal(1 - option("overflow"));
  const hosts = Array.from({ length: view.pms }, (_, pm) => pmId(pm)).filter((pm) => view.isUp(pm));
  const vms = Array.from({ length: view.vms }, (_, vm) => vmId(vm));
  const demandOf = (vm: VmId, r: R, ago: number): number =>
    ago === 0 ? (view.demand[vm * 3 + r] ?? 0) : past.demandOf(vm, ago)[r];
  const forecasts = vms.map((vm) =>
    resources.map((r) => {
      const series = Array.from({ length: count }, (_, i) => demandOf(vm, r, count - i - sees));
      return { r, ...forecast(series, day, option("waves"), 1 - option("overflow")) };
    }),
  );
  const ofVm = (vm: VmId) => forecasts[vm] ?? [];
  const most = (vm: VmId): number => Math.max(...ofVm(vm).map(({ expected, error }) => expected + error));
  const on = new Map<PmId, VmId[]>(hosts.map((pm) => [pm, []]));
  const fits = (vm: VmId, pm: PmId): boolean =>
    resources.every((r) => {
      const all = [...(on.get(pm) ?? []), vm].flatMap((each) => ofVm(each).filter((of) => of.r === r));
      const sum = all.reduce((total, { expected }) => total + expected, 0);
      const squares = all.reduce((total, { deviation }) => total + deviation ** 2, 0);
      return (sum + z * Math.sqrt(squares)) / (view.capacity[pm * 3 + r] ?? 0) <= bound + EPS;
    });
  const order = vms.sort((a, b) => Math.round(most(b) / EPS) - Math.round(most(a) / EPS) || a - b);
  for (const vm of order) {
    const here = view.hostOf(vm);
    const others = hosts.filter((pm) => pm === here || view.refusalOf(vm, pm) === null);
    const asked = options["current"] === "first" && view.isUp(here) ? [here, ...others] : others;
    const to = asked.find((pm) => fits(vm, pm)) ?? here;
    on.get(to)?.push(vm);
    places.set(vm, to);
  }
  return places;
}

function forecast(series: readonly number[], day: number, waves: number, q: number) {
  const most = Math.min(waves, Math.floor((day - 1) / 2));
  const terms = (step: number): number[] => [
    1,
    ...Array.from({ length: most }, (_, i) => (2 * Math.PI * (i + 1) * step) / day).flatMap((angle) => [
      Math.cos(angle),
      Math.sin(angle),
    ]),
  ];
  const rows = series.map((_, step) => terms(step));
  const weights = solve(
    terms(0).map((_, i) => terms(0).map((_, j) => sum(rows.map((row) => (row[i] ?? 0) * (row[j] ?? 0))))),
    terms(0).map((_, i) => sum(rows.map((row, step) => (row[i] ?? 0) * (series[step] ?? 0)))),
  );
  const daily = (step: number): number => sum(terms(step).map((term, i) => term * (weights[i] ?? 0)));
  const left = series.map((figure, step) => figure - daily(step));
  const lag = (by: number): number => sum(left.map((figure, i) => figure * (left[i - by] ?? 0)));
  const [r1, r2] = lag(0) > 1e-24 ? [lag(1) / lag(0), lag(2) / lag(0)] : [0, 0];
  const [first, second] = [(r1 * (1 - r2)) / (1 - r1 * r1), (r2 - r1 * r1) / (1 - r1 * r1)];
  const next = (at: number): number => first * (left[at - 1] ?? 0) + second * (left[at - 2] ?? 0);
  const errors = left.map((figure, i) => figure - next(i)).slice(2);
  const sorted = [...errors].sort((a, b) => a - b);
  const place = q * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return {
    expected: Math.max(0, daily(series.length) + (series.length < 2 ? 0 : next(series.length))),
    deviation: Math.sqrt(sum(errors.map((error) => error ** 2)) / Math.max(1, errors.length - 2 * most - 3)),
    error: sorted.length === 0 ? 0 : low + (place - Math.floor(place)) * (high - low),
  };
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

/** Gauss, with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  rows.forEach((_, i) => {
    const pivot = rows
      .slice(i)
      .reduce((best, row) => (Math.abs(row[i] ?? 0) > Math.abs(best[i] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(i, 0, pivot);
    rows.forEach((row, j) => {
      if (j === i) return;
      const times = (row[i] ?? 0) / (pivot[i] ?? 1);
      pivot.forEach((figure, k) => {
        row[k] = (row[k] ?? 0) - times * figure;
      });
    });
  });
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

/** Abramowitz and Stegun 26.2.23. */
function normal(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const tail = t - above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -tail : tail;
}
