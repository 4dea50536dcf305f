import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf, vmId } from "../../src/base/ids.ts";
import { bitsAt, createIndexedStream, NEWEST_STREAMS, normalQuantile } from "../../src/base/random.ts";
import { HOURLY } from "../../src/base/step-time.ts";
import type { Demand } from "../../src/engine/workload.ts";
import type { ClassMix } from "../../src/scenario/class-mix.ts";
import { createClassPicker, LOAD_CLASSES } from "../../src/scenario/class-mix.ts";
import { createDailyLevels, SHAPES, shapeOf } from "../../src/scenario/daily-shapes.ts";
import type { FleetSize, GeneratedDemand } from "../../src/scenario/generated-demand.ts";
import { createGeneratedDemand } from "../../src/scenario/generated-demand.ts";
import { patternLevel } from "../../src/scenario/patterns.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { PROFILE_RANGES, rangesOfUse, rangeViolations } from "../../src/scenario/profile-ranges.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { loadClassOf } from "../../src/scenario/table-1.ts";

const SOURCE: GeneratedDemand = { seed: 42, load: 1, mix: null };
/** As many VMs per PM as in the paper, so that they are of the paper's size. */
const SIZE: FleetSize = { pms: 60, vms: 360, steps: 48 };

const demandOf = (source: Partial<GeneratedDemand> = {}, size: Partial<FleetSize> = {}): Demand =>
  createGeneratedDemand({ ...SOURCE, ...source }, { ...SIZE, ...size }, NEWEST_STREAMS);

const at = (demand: Demand, step: number): number[] => [
  ...demand.load(stepOf(step), new Float64Array(demand.vms * 3)),
];

describe("generated demand", () => {
  it("is the same for the same figures, in any order of asking, whole or one VM at a time", () => {
    const [first, second] = [demandOf(), demandOf()];
    const straight = Array.from({ length: SIZE.steps }, (_, step) => at(first, step));
    fc.assert(
      fc.property(fc.nat(SIZE.steps - 1), fc.nat(SIZE.vms - 1), (step, vm) => {
        expect([...second.of(vmId(vm), stepOf(step))]).toEqual(straight[step]?.slice(vm * 3, vm * 3 + 3));
        expect(at(second, step)).toEqual(straight[step]);
      }),
      { numRuns: 50 },
    );
  });

  it("is another for another seed", () => {
    expect(at(demandOf({ seed: 43 }), 12)).not.toEqual(at(demandOf(), 12));
  });

  it("of a VM does not depend on how many others and steps there are", () => {
    const larger = demandOf({}, { pms: 120, vms: 720, steps: 100 });
    expect(at(larger, 30).slice(0, SIZE.vms * 3)).toEqual(at(demandOf(), 30));
  });

  it("scales VMs so that PMs are loaded the same whatever their number per PM, times the load", () => {
    const small = at(demandOf({}, { pms: 30 }), 12);
    const heavy = at(demandOf({ load: 1.5 }), 12);
    at(demandOf(), 12).forEach((figure, i) => {
      expect(small[i]).toBeCloseTo(figure / 2, 7);
      expect(heavy[i]).toBeCloseTo(figure * 1.5, 7);
    });
  });

  it("D2: keeps to the ordinary ranges of each VM's class", () => {
    const demand = demandOf();
    const most = 1 + PROFILE_RANGES.noise[1] * 3.5;
    for (let step = 0; step < 24; step++) {
      const figures = at(demand, step);
      for (let vm = 0; vm < SIZE.vms; vm++)
        rangesOfUse(loadClassOf(vm)).forEach(({ base, amplitude }, r) => {
          const figure = figures[vm * 3 + r] ?? -1;
          expect(figure).toBeGreaterThan(base[0] * (2 - most));
          expect(figure).toBeLessThan((base[1] + amplitude[1]) * most);
        });
    }
  });

  it("loads a fleet as the random preset does", () => {
    const vms = 3600;
    const load = (demand: Demand): number[] =>
      [0, 1, 2].map((r) => {
        let sum = 0;
        for (let step = 0; step < 24; step++)
          for (let i = r, figures = at(demand, step); i < figures.length; i += 3) sum += figures[i] ?? 0;
        return sum / vms / 24;
      });
    const random = load(createWorkload(createRandomScenario(1, { pms: 600, vms, steps: 24 })).demand);
    load(demandOf({}, { pms: 600, vms, steps: 24 })).forEach((figure, r) => {
      expect(figure / (random[r] ?? 0)).toBeCloseTo(1, 1);
    });
  });

  it("has noise of mean 0 around the pattern, of its own for each hour, VM and resource", () => {
    const demand = demandOf({}, { steps: 24 * 400 });
    const sameHour = Array.from({ length: 400 }, (_, day) => demand.of(vmId(5), stepOf(day * 24 + 12)));
    const [cpu, net] = [sameHour.map(([c]) => c), sameHour.map(([, n]) => n)];
    const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
    const relative = (list: readonly number[]): number[] => list.map((x) => x / mean(list) - 1);
    const deviation = Math.sqrt(mean(relative(cpu).map((x) => x * x)));
    expect(deviation).toBeGreaterThan(PROFILE_RANGES.noise[0] * 0.85);
    expect(deviation).toBeLessThan(PROFILE_RANGES.noise[1] * 1.15);
    const [a, b] = [relative(cpu), relative(net)];
    const together = mean(a.map((x, i) => x * (b[i] ?? 0))) / deviation ** 2;
    expect(Math.abs(together)).toBeLessThan(0.2);
  });
});

describe("the classes of generated VMs", () => {
  /** How often each is picked, by what `of` says of it, for uniform figures on a fine grid. */
  const shares = (mix: ClassMix | null, of: (index: number) => string): Record<string, number> => {
    const pick = createClassPicker(mix);
    const counts: Record<string, number> = {};
    const n = 3600;
    for (let vm = 0; vm < n; vm++) {
      const name = of(pick(vm, (vm + 0.5) / n, ((vm * 7) % n) / n));
      counts[name] = (counts[name] ?? 0) + 1 / n;
    }
    return Object.fromEntries(Object.entries(counts).map(([name, share]) => [name, Math.round(100 * share)]));
  };
  const mainOf = (index: number): string => LOAD_CLASSES[index]?.main.join("+") ?? "";
  const patternOf = (index: number): string => LOAD_CLASSES[index]?.pattern ?? "";

  it("are Table 1, repeated, without a mix", () => {
    const pick = createClassPicker(null);
    for (let vm = 0; vm < 72; vm++)
      expect(loadClassOf(vm)).toMatchObject(LOAD_CLASSES[pick(vm, 0.5, 0.5)] ?? {});
  });

  it("have patterns by their weights, and Table 1's main resources", () => {
    const mix = { normal: 1, ramp: 3 };
    expect(shares(mix, patternOf)).toEqual({ normal: 25, ramp: 75 });
    expect(shares(mix, mainOf)).toEqual(shares(null, mainOf));
  });

  it("have main resources by their weights, and Table 1's patterns", () => {
    const mix = { mem: 1, several: 1 };
    expect(shares(mix, mainOf)).toEqual({ mem: 50, "cpu+net+mem": 25, "cpu+net": 13, "cpu+mem": 13 });
    expect(shares(mix, patternOf)).toEqual(shares(null, patternOf));
  });

  it.each([1e308, Number.MAX_VALUE, 1e-300, 2 ** -1074])("go by proportion, however large: %s", (unit) => {
    const same = shares({ cpu: 1, several: 1, ramp: 1, steady: 1 }, (index) => `${index}`);
    const mix = { cpu: unit, several: unit, ramp: unit, steady: unit };
    expect(shares(mix, (index) => `${index}`)).toEqual(same);
  });

  it("are chosen by the larger of two weights where the other is nothing beside it", () => {
    expect(
      shares({ several: 1e308, cpu: 1 }, (index) => (mainOf(index) === "cpu" ? "cpu" : "several")),
    ).toEqual({ several: 100 });
    expect(shares({ ramp: 1e308, steady: 1e308, normal: 1e308 }, patternOf)).toEqual({
      normal: 33,
      steady: 33,
      ramp: 33,
    });
  });
});

describe("daily shapes", () => {
  it("D1: are ordinary patterns, at their levels", () => {
    for (const shape of SHAPES) {
      const load = { main: ["cpu"], pattern: shape, base: [0.12, 0.05, 0.05], amplitude: [0, 0, 0] } as const;
      expect(rangeViolations(load).filter((text) => !/^(base|amplitude)/.test(text))).toEqual([]);
    }
    expect(createDailyLevels(HOURLY)(13)[100]).toBe(patternLevel(SHAPES[100] ?? { kind: "steady" }, 13));
  });

  it("are of the kind that is asked for, from one end of its range to the other", () => {
    for (const kind of ["normal", "steady", "ramp"] as const)
      for (const figure of [0, 0.5, 1 - 2 ** -32])
        expect(SHAPES[shapeOf(kind, figure, figure)]?.kind).toBe(kind);
    expect(SHAPES[shapeOf("normal", 0, 0)]).toEqual({ kind: "normal", peak: 9, width: 1.5 });
    expect(SHAPES[shapeOf("normal", 1 - 2 ** -32, 1 - 2 ** -32)]).toEqual({
      kind: "normal",
      peak: 16,
      width: 5,
    });
    expect(SHAPES[shapeOf("ramp", 1 - 2 ** -32, 1 - 2 ** -32)]).toEqual({
      kind: "ramp",
      start: 18,
      hours: 6,
    });
  });
});

describe("indexed streams", () => {
  it("spread: each of 10 bits' figures about as often, for close rows and columns", () => {
    const row = createIndexedStream(1, "test", NEWEST_STREAMS);
    const counts = new Uint32Array(16);
    for (let i = 0; i < 100; i++)
      for (let j = 0; j < 1000; j++) {
        const index = bitsAt(row(i), j) >>> 28;
        counts[index] = (counts[index] ?? 0) + 1;
      }
    for (const count of counts) expect(Math.abs(count - 6250)).toBeLessThan(400); // 5 standard deviations
  });

  it("differ by seed, name and row", () => {
    const figures = [
      createIndexedStream(1, "noise", NEWEST_STREAMS)(0),
      createIndexedStream(2, "noise", NEWEST_STREAMS)(0),
      createIndexedStream(1, "vm", NEWEST_STREAMS)(0),
      createIndexedStream(1, "noise", NEWEST_STREAMS)(1),
    ];
    expect(new Set(figures).size).toBe(4);
  });

  it("normal quantiles are those of the tables", () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 3);
    expect(normalQuantile(0.975)).toBeCloseTo(1.96, 2);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.09, 2);
  });
});
