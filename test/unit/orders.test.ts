/** What the policies keep instead of sorting, against sorting. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, type VmId, vmId } from "../../src/base/ids.ts";
import { onGrid } from "../../src/base/tolerance.ts";
import { distance } from "../../src/base/vector.ts";
import { Cluster } from "../../src/engine/cluster.ts";
import { BoxTree } from "../../src/policies/box-tree.ts";
import { OUT, Tournament } from "../../src/policies/tournament.ts";
import { firstVm, VmOrder } from "../../src/policies/vm-order.ts";
import { workloads } from "./arbitrary-workloads.ts";

/** Few different figures, so that there are ties; some that differ by less than the grid's pitch. */
const coordinate = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((n) => n / 10),
  fc.integer({ min: 0, max: 3 }).map((n) => 0.5 + n * 3e-10),
  fc.double({ min: 0, max: 1.5, noNaN: true }),
);
const points = (pms: number): fc.Arbitrary<Float64Array> =>
  fc
    .array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 1, maxLength: pms })
    .map((vectors) => Float64Array.from(vectors.flat()));

/** By larger key, then lower id. */
const sortedIds = (ids: readonly number[], keyOf: (id: number) => number): number[] =>
  ids.toSorted((a, b) => keyOf(b) - keyOf(a) || a - b);
const everyPm = (column: Float64Array): number[] => Array.from({ length: column.length / 3 }, (_, pm) => pm);

describe("a tournament", () => {
  it("knows who is first after any changes of keys", () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(OUT));
    const property = (keys: readonly number[], changes: readonly (readonly [number, number])[]): void => {
      const now = [...keys];
      const tournament = new Tournament(now.length, (id) => now[id] ?? OUT);
      for (const [pick, changed] of [[0, now[0] ?? OUT] as const, ...changes]) {
        const id = pick % now.length;
        now[id] = changed;
        tournament.update(id, changed);
        const taking = now.flatMap((each, i) => (each === OUT ? [] : [i]));
        expect(tournament.first()).toBe(sortedIds(taking, (i) => now[i] ?? OUT)[0] ?? -1);
      }
    };
    fc.assert(
      fc.property(
        fc.array(key, { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(99), key)),
        property,
      ),
    );
  });
});

describe("a tree of boxes", () => {
  const farthest = (column: Float64Array, source: number, out: ReadonlySet<number>): number =>
    sortedIds(
      everyPm(column).filter((pm) => pm !== source && !out.has(pm)),
      (pm) => onGrid(distance(column, source, pm)),
    )[0] ?? -1;

  it("finds the farthest of every point, while points move and are taken out", () => {
    const property = (column: Float64Array, moves: readonly (readonly [number, number, boolean])[]): void => {
      const tree = new BoxTree(column);
      const out = new Set<number>();
      const pms = column.length / 3;
      for (const [pick, to, leaves] of [[0, column[0] ?? 0, false] as const, ...moves]) {
        const pm = pick % pms;
        column[pm * 3 + (pick % 3)] = to;
        if (leaves) {
          out.add(pm);
          tree.exclude(pm);
        } else tree.update(pm);
        const source = (pick * 31) % pms;
        expect(tree.farthestFrom(source)).toBe(farthest(column, source, out));
      }
    };
    const moves = fc.array(fc.tuple(fc.nat(999), coordinate, fc.boolean()), { maxLength: 20 });
    fc.assert(fc.property(points(120), moves, property), { numRuns: 150 });
  });

  it("finds where something costs least that grows with the load, among some, while points move", () => {
    const property = (
      column: Float64Array,
      moves: readonly (readonly [number, number])[],
      [x, y, z]: readonly [number, number, number],
      most: number,
    ): void => {
      const isMember = (pm: number): boolean => pm % 3 !== 1;
      const mayBe = (pm: number): boolean => pm % 5 !== 2;
      const tree = new BoxTree(column, isMember);
      const costOf = (cpu: number, net: number, mem: number): number =>
        net > most ? Number.POSITIVE_INFINITY : cpu * x + net * y + mem * z;
      const keyOf = (pm: number): number =>
        onGrid(costOf(column[pm * 3] ?? 0, column[pm * 3 + 1] ?? 0, column[pm * 3 + 2] ?? 0));
      for (const [pick, to] of [[0, column[0] ?? 0] as const, ...moves]) {
        const pm = pick % (column.length / 3);
        column[pm * 3 + (pick % 3)] = to;
        if (isMember(pm)) tree.update(pm);
        const possible = everyPm(column).filter(
          (each) => isMember(each) && mayBe(each) && keyOf(each) < Number.POSITIVE_INFINITY,
        );
        expect(tree.cheapest(costOf, mayBe)).toBe(sortedIds(possible, (each) => -keyOf(each))[0] ?? -1);
      }
    };
    const moves = fc.array(fc.tuple(fc.nat(999), coordinate), { maxLength: 10 });
    const weights = fc.tuple(coordinate, coordinate, coordinate);
    fc.assert(fc.property(points(400), moves, weights, coordinate, property), { numRuns: 150 });
  });
});

describe("the VMs of a PM in an order", () => {
  it("come one after another as sorting would have them", () => {
    const property = (workload: Parameters<typeof clusterOf>[0], modulus: number): void => {
      const cluster = clusterOf(workload);
      const keyOf = (vm: VmId): number => vm % modulus;
      for (let pm = 0; pm < workload.pms; pm++) {
        const sorted = sortedIds(cluster.vmsOn(pmId(pm)), (vm) => keyOf(vmId(vm)));
        const order = new VmOrder(cluster, pmId(pm), keyOf);
        expect(firstVm(cluster, pmId(pm), keyOf)).toBe(sorted[0] ?? null);
        expect(order.next()).toBe(sorted[0] ?? null);
        expect(order.rest()).toEqual(sorted.slice(1));
        expect(order.next()).toBeNull();
      }
    };
    fc.assert(
      fc.property(workloads({ pms: 5, vms: 60, steps: 1 }), fc.integer({ min: 1, max: 9 }), property),
    );
  });
});

const clusterOf = (workload: ConstructorParameters<typeof Cluster>[0]): Cluster => new Cluster(workload);
