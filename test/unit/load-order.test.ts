/** The most loaded PMs of a fleet, without sorting it. */

import { describe, expect, it } from "vitest";
import { createLoadOrder } from "../../src/view/picture/load-order.ts";

/** cpu of each PM in percent; net and mem are idle. */
const fleet = (...cpu: readonly number[]): Float64Array =>
  Float64Array.from(cpu.flatMap((percent) => [percent / 100, 0, 0]));

describe("load order", () => {
  it("ranks by the resource that a PM is most loaded on", () => {
    const order = createLoadOrder(3);
    order.read(Float64Array.of(0.2, 0.9, 0, 0.5, 0.5, 0.5, 0, 0, 0.95));
    expect(order.ranks(0, 3)).toEqual([2, 0, 1]);
  });

  it("gives ties to the lower id, also where they begin before the ranks asked for (P9)", () => {
    const order = createLoadOrder(5);
    order.read(fleet(50, 70, 50, 50, 10));
    expect(order.ranks(0, 5)).toEqual([1, 0, 2, 3, 4]);
    expect(order.ranks(2, 3)).toEqual([2]);
    expect(order.ranks(3, 9)).toEqual([3, 4]);
  });

  it("has any window of a large fleet as a sort would, one moment after another", () => {
    const pms = 500;
    const order = createLoadOrder(pms);
    for (const moment of [1, 2]) {
      const loads = Array.from({ length: pms }, (_, pm) => (pm * 7919 * moment) % 101);
      order.read(fleet(...loads));
      const sorted = loads.map((_, pm) => pm).sort((a, b) => (loads[b] ?? 0) - (loads[a] ?? 0) || a - b);
      for (const [from, to] of [
        [0, 12],
        [100, 130],
        [488, 500],
        [3, 4],
      ] as const)
        expect(order.ranks(from, to)).toEqual(sorted.slice(from, to));
      expect([order.rankOf(sorted[0] ?? 0), order.rankOf(sorted[321] ?? 0)]).toEqual([0, 321]);
    }
  });

  it("has nobody beyond the last rank", () => {
    const order = createLoadOrder(2);
    order.read(fleet(1, 2));
    expect(order.ranks(2, 9)).toEqual([]);
    expect(order.ranks(-3, 1)).toEqual([1]);
  });
});
