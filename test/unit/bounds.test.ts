/**
 * Figures come in within bounds (`scenario/limits.ts`), and within them nothing that is computed is NaN
 * or infinite: runs at the ends of every bound, and beyond them the errors.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vmId } from "../../src/base/ids.ts";
import { createTableDemand, uniformCapacity } from "../../src/engine/workload.ts";
import { encodeRunCsv, encodeRunJson } from "../../src/experiment/encode-run.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import {
  BELL_WIDTH,
  CAPACITY,
  LOAD,
  MIGRATION,
  MOST_DEMAND,
  MOST_NOISE,
  MOST_WEIGHT,
  STEP_MINUTES,
  THRESHOLD,
} from "../../src/scenario/limits.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { PatternDemand } from "../../src/scenario/patterns.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import type { DemandSource, Scenario } from "../../src/scenario/scenario.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { simulate } from "../simulated.ts";
import { forkOf } from "./arbitrary-forks.ts";
import { EVERY_CHOICE } from "./arbitrary-workloads.ts";
import { scenarioJson, scenarioText } from "./fixtures.ts";

/** The ends of a range, and what is between them. */
const ends = ([least, most]: readonly [number, number]): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(least, most), fc.double({ min: least, max: most, noNaN: true })).map((x) => x + 0);

/** 0, the least that a double holds, what has no square, and the most that is allowed. */
const demand = fc.oneof(
  fc.constantFrom(0, 5e-324, 1e-200, 1e-160, 1e-9, MOST_DEMAND),
  fc.double({ min: 0, max: MOST_DEMAND, noNaN: true }).map((x) => x + 0),
);
const triple = fc.tuple(demand, demand, demand);
const hour = fc.constantFrom(0, 5e-324, 12, 23.999_999);

const listOf = <T>(item: fc.Arbitrary<T>, count: number): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength: count, maxLength: count });

const patterns = (vms: number): fc.Arbitrary<PatternDemand> =>
  fc.record({
    noise: ends([0, MOST_NOISE]),
    seed: fc.integer(),
    profiles: listOf(
      fc.record({
        main: fc.constant([]),
        pattern: fc.oneof(
          fc.record({ kind: fc.constant("normal" as const), peak: hour, width: ends(BELL_WIDTH) }),
          fc.record({
            kind: fc.constant("ramp" as const),
            start: hour,
            hours: fc.constantFrom(0, 5e-324, 24),
          }),
        ),
        base: triple,
        amplitude: triple,
      }),
      vms,
    ),
  });

const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    pms: fc.integer({ min: 1, max: 4 }),
    more: fc.nat({ max: 6 }),
    steps: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ pms, more, steps }) => {
    const vms = pms + more;
    const source: fc.Arbitrary<DemandSource> = fc.oneof(
      listOf(demand, 3 * vms * steps).map((table) => ({
        kind: "table" as const,
        table: Float64Array.from(table),
      })),
      patterns(vms).map((made) => ({ kind: "patterns" as const, patterns: made })),
      fc
        .record({
          seed: fc.integer(),
          load: ends(LOAD),
          mix: fc.option(
            fc.record({
              cpu: ends([0, MOST_WEIGHT]),
              ramp: fc.constant(MOST_WEIGHT),
              net: fc.constant(5e-324),
            }),
          ),
        })
        .map((generated) => ({ kind: "generated" as const, generated })),
    );
    return fc.record({
      name: fc.constant("bounds"),
      pms: fc.constant(pms),
      vms: fc.constant(vms),
      steps: fc.constant(steps),
      stepMinutes: ends(STEP_MINUTES),
      start: fc.constant(null),
      threshold: ends(THRESHOLD),
      limit: ends(THRESHOLD),
      migration: fc.record({
        memory: ends(MIGRATION.memory),
        link: ends(MIGRATION.link),
        dirty: ends(MIGRATION.dirty),
      }),
      seed: fc.integer(),
      streams: fc.constantFrom(1 as const, 2 as const),
      vmNames: fc.constant(null),
      capacity: fc.oneof(
        fc.constant(uniformCapacity(pms)),
        listOf(ends(CAPACITY), 3 * pms).map((all) => Float64Array.from(all)),
      ),
      initialPlacement: listOf(fc.nat({ max: pms - 1 }), vms).map((all) => Int32Array.from(all)),
      demand: source,
      fork: fc.option(forkOf({ pms, vms, steps })),
    });
  });

const columnsOf = (part: object): Float64Array[] =>
  Object.values(part).filter((column: unknown) => column instanceof Float64Array);

describe("within the bounds", () => {
  it("a scenario is read, and nothing in any run of it is NaN or infinite, in the record and in files", () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...EVERY_CHOICE), (given, choice) => {
        const read = parseScenario(scenarioText(given), "s.json");
        if (read.kind === "error") throw new Error(JSON.stringify(read.error));
        const scenario = read.value;
        const workload = createWorkload(scenario);
        const record = simulate(workload, deciderOf(choice), { quantiles: true });
        for (const column of record.parts.flatMap(columnsOf))
          expect(column.every(Number.isFinite)).toBe(true);
        const runs = [{ choice, workload, record }];
        const json: unknown = JSON.parse([...encodeRunJson(scenario, runs)].join(""));
        expect(JSON.stringify(json)).not.toContain("null,null");
        expect([...encodeRunCsv(runs)].join("")).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("beyond them", () => {
  const paper = createPreset("paper");
  const profile = { main: [], pattern: { kind: "steady" }, base: [0, 0, 0], amplitude: [0, 0, 0] };
  const patternsWith = (change: object, of: object = {}): object => ({
    demand: {
      kind: "patterns",
      noise: 0,
      seed: 1,
      ...of,
      profiles: Array.from({ length: paper.vms }, () => ({ ...profile, ...change })),
    },
  });
  const generatedWith = (change: object): object => ({
    demand: { kind: "generated", seed: 1, load: 1, mix: null, ...change },
  });

  it.each<[path: string, change: object]>([
    ["capacity[0][0]", { capacity: Array.from({ length: paper.pms }, () => [1e-320, 1, 1]) }],
    ["capacity[0][1]", { capacity: Array.from({ length: paper.pms }, () => [1, 1e308, 1]) }],
    ["capacity[0][2]", { capacity: Array.from({ length: paper.pms }, () => [1, 1, 0.000_999]) }],
    ["demand.noise", patternsWith({}, { noise: 1e308 })],
    ["demand.noise", patternsWith({}, { noise: 10.001 })],
    [
      "demand.profiles[0].pattern.width",
      patternsWith({ pattern: { kind: "normal", peak: 1, width: 1e-200 } }),
    ],
    [
      "demand.profiles[0].pattern.width",
      patternsWith({ pattern: { kind: "normal", peak: 1, width: 1e200 } }),
    ],
    ["demand.profiles[0].base[1]", patternsWith({ base: [0, 1e300, 0] })],
    ["demand.load", generatedWith({ load: 1e-320 })],
    ["demand.load", generatedWith({ load: 1e308 })],
    ["demand.mix.cpu", generatedWith({ mix: { cpu: 1e308 } })],
    ["demand.seed", generatedWith({ seed: 2 ** 32 })],
    ["threshold", { threshold: 1e-320 }],
    ["limit", { limit: 0 }],
    ["stepMinutes", { stepMinutes: 1e-320 }],
    ["stepMinutes", { stepMinutes: 1e308 }],
    ["pms", { pms: 1e300 }],
    ["vms", { vms: 1e300 }],
    ["steps", { steps: 1e9 }],
    ["seed", { seed: 1e300 }],
    [
      "fork.interventions[0].capacity[0]",
      {
        fork: {
          name: "",
          interventions: [{ kind: "pm-added", step: 0, after: 0, capacity: [1e-320, 1, 1] }],
        },
      },
    ],
    [
      "fork.interventions[0].value",
      { fork: { name: "", interventions: [{ kind: "threshold", step: 0, after: 0, value: 1e-9 }] } },
    ],
    [
      "fork.interventions[0].after",
      { fork: { name: "", interventions: [{ kind: "threshold", step: 0, after: 1e9, value: 0.5 }] } },
    ],
    [
      "fork.interventions[0].steps",
      {
        fork: {
          name: "",
          interventions: [{ kind: "load", step: 0, steps: 1e300, vms: [1], add: [0, 0, 0] }],
        },
      },
    ],
  ])("a file is refused for %s", (path, change) => {
    const text = JSON.stringify({ ...scenarioJson(paper), ...change });
    expect(parseScenario(text, "s.json")).toMatchObject({
      kind: "error",
      error: { code: "wrong-value", place: { path } },
    });
  });
});

describe("what is no figure in spite of all that", () => {
  it("ends with the part of the record in which it stands, which is named", () => {
    const workload = createWorkload(createPreset("paper"), []);
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const table = Float64Array.from({ length: workload.steps * workload.vms * 3 }, (_, i) =>
        i === 4000 ? wrong : 0.01,
      );
      const broken = { ...workload, demand: createTableDemand(workload.vms, workload.steps, table) };
      expect(broken.demand.of(vmId(1), 37 as never)[1]).toBe(wrong);
      expect(() =>
        simulate(broken, deciderOf(EVERY_CHOICE[0] ?? { policy: "none", parameters: {} })),
      ).toThrow(/^assertion failed: of the steps from 32 on, utilization\[\d+\] is (NaN|Infinity)$/);
    }
  });

  it("is in no file of a scenario", () => {
    const paper = createPreset("paper");
    expect(() => scenarioText({ ...paper, threshold: Number.NaN })).toThrow("threshold is NaN");
    expect(() => scenarioText({ ...paper, capacity: new Float64Array(3 * paper.pms).fill(1 / 0) })).toThrow(
      "capacity[0][0] is Infinity",
    );
    const table = new Float64Array(3 * paper.vms * paper.steps);
    table[3 * paper.vms + 5] = Number.NaN;
    expect(() => scenarioText({ ...paper, demand: { kind: "table", table } })).toThrow(
      /demand\.table\[1\].*\[5\] is NaN/,
    );
    expect(() =>
      scenarioText({ ...paper, demand: { kind: "table", table: Float32Array.from(table) } }),
    ).toThrow(/demand\.table\[1\]/);
  });
});
