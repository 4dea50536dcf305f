/** Named random streams: what a seed and a name give, and that what was once drawn stays as it was. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { StreamDerivation } from "../../src/base/random.ts";
import { bitsAt, createIndexedStream, createStream, NEWEST_STREAMS } from "../../src/base/random.ts";
import { createGeneratedScenario, DEFAULT_FIGURES } from "../../src/scenario/generated-figures.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";

const first = (seed: number, name: string, derivation: StreamDerivation): number =>
  createStream(seed, name, derivation)();

const SEEDS = [
  ...Array.from({ length: 300 }, (_, i) => i - 100),
  ...[2 ** 31 - 1, -(2 ** 31), 2 ** 32 - 1000, 1_000_003],
];

/** Names of one letter, of two, and those that scenarios draw by. */
const NAMES = [
  ...Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i)),
  ...Array.from({ length: 26 }, (_, i) => `a${String.fromCharCode(97 + i)}`),
  ...Array.from({ length: 100 }, (_, vm) => `demand/vm/${vm}`),
  ...Array.from({ length: 100 }, (_, vm) => `profile/vm/${vm}`),
  ...["", "profile/noise", "generated/vm", "generated/noise", "generated/noise-level"],
];

describe("derivation 2", () => {
  it("gives every pair of seed and name a stream of its own", () => {
    const figures = new Set(SEEDS.flatMap((seed) => NAMES.map((name) => first(seed, name, 2))));
    expect(figures.size).toBe(SEEDS.length * NAMES.length);
  });

  it("gives indexed streams of their own to all seeds of a name, and to seeds and names that are close", () => {
    const start = (seed: number, name: string): number => createIndexedStream(seed, name, 2)(0);
    for (const name of ["generated/vm", "a", ""])
      expect(new Set(SEEDS.map((seed) => start(seed, name))).size).toBe(SEEDS.length);
    const close = SEEDS.slice(0, 100).flatMap((seed) => NAMES.slice(0, 52).map((name) => start(seed, name)));
    expect(new Set(close).size).toBe(5200);
  });

  it("mixes well: close seeds and names share half of their bits, as chance has it", () => {
    const shared = (a: number, b: number): number => {
      let [bits, count] = [~(a ^ b), 0];
      for (; bits !== 0; bits &= bits - 1) count++;
      return count;
    };
    const key = (seed: number, name: string): number => bitsAt(createIndexedStream(seed, name, 2)(0), 0);
    const mean = (pairs: readonly number[]): number => pairs.reduce((sum, n) => sum + n, 0) / pairs.length;
    const seeds = SEEDS.slice(0, 299);
    const bySeed = seeds.map((seed) => shared(key(seed, "demand/vm/7"), key(seed + 1, "demand/vm/7")));
    const byName = seeds.map((seed) => shared(key(seed, "demand/vm/7"), key(seed, "demand/vm/8")));
    const crossed = seeds.map((seed) => shared(key(seed, "b"), key(seed + 1, "a")));
    // 5 standard deviations of the mean of 299 draws from 32 bits: 5 * sqrt(8 / 299)
    for (const pairs of [bySeed, byName, crossed]) expect(Math.abs(mean(pairs) - 16)).toBeLessThan(0.82);
  });

  it("draws uniformly", () => {
    const stream = createStream(1, "demand/vm/0", 2);
    const counts = new Uint32Array(16);
    for (let i = 0; i < 16_000; i++) {
      const index = Math.floor(16 * stream());
      counts[index] = (counts[index] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(160); // 5 standard deviations
  });
});

describe("derivation 1", () => {
  it("took seed 1 with b for seed 2 with a, and still does: files that were drawn by it keep their figures", () => {
    expect(first(1, "b", 1)).toBe(first(2, "a", 1));
    expect(first(1, "b", 2)).not.toBe(first(2, "a", 2));
  });

  it("draws what it always drew", () => {
    expect([first(1, "demand/vm/7", 1), first(42, "profile/noise", 1)]).toEqual([
      0.34446260037381404, 0.8858039857147525,
    ]);
    expect(createIndexedStream(42, "generated/vm", 1)(3)).toBe(1_009_643_967);
  });
});

describe("what is drawn", () => {
  const demandsOf = (scenario: Scenario): number[] => {
    const { demand } = createWorkload(scenario);
    return [...demand.load(stepOf(5), new Float64Array(demand.vms * 3))];
  };

  it("anew is drawn by the newest derivation: a random workload, a generated fleet", () => {
    expect(createPreset("random", 7).streams).toBe(NEWEST_STREAMS);
    expect(createGeneratedScenario(DEFAULT_FIGURES).streams).toBe(NEWEST_STREAMS);
    expect(demandsOf(createPreset("random", 7))).not.toEqual(demandsOf(createPreset("random", 7, 1)));
    const small = { ...DEFAULT_FIGURES, pms: 2, vms: 6, steps: 6 };
    expect(demandsOf(createGeneratedScenario(small))).not.toEqual(
      demandsOf(createGeneratedScenario(small, 1)),
    );
  });

  it("for good keeps the derivation that it was chosen with: the paper's reconstruction, the testbed", () => {
    for (const name of ["paper", "xen-testbed"] as const) {
      expect(createPreset(name).streams).toBe(1);
      expect(createPreset(name, 3, 2).streams).toBe(1);
    }
  });
});
