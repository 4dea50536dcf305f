import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import { uniformCapacity } from "../../src/engine/workload.ts";
import type { GeneratedDemand } from "../../src/scenario/generated-demand.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { PatternDemand, VmProfile } from "../../src/scenario/patterns.ts";
import { createPreset, presetNames } from "../../src/scenario/presets/catalogue.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { evenPlacement } from "../../src/scenario/scenario.ts";
import { forkOf } from "./arbitrary-forks.ts";
import { scenarioJson, scenarioText } from "./fixtures.ts";

/** Of the years 0 to 9999, which is what ISO 8601 has in four digits; a few steps end in them, too. */
const INSTANTS = { min: Date.parse("0000-01-01"), max: Date.parse("9999-12-30") };

/** Two VMs on two PMs for one step. */
const SMALL: Scenario = {
  name: "small",
  pms: 2,
  vms: 2,
  steps: 1,
  stepMinutes: 60,
  start: null,
  threshold: 0.79,
  limit: 0.9,
  migration: USUAL_TERMS,
  seed: 3,
  streams: 2,
  vmNames: ["a", "b"],
  capacity: Float64Array.of(1, 1, 1, 2, 2, 2),
  initialPlacement: Int32Array.of(0, 1),
  demand: { kind: "table", table: Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6) },
  fork: null,
};

function opened(text: string): Scenario {
  const result = parseScenario(text, "s.json");
  if (result.kind === "error") throw new Error(formatInputError(result.error));
  return result.value;
}

function message(text: string): string {
  const result = parseScenario(text, "s.json");
  return result.kind === "ok" ? "no error" : formatInputError(result.error);
}

/** What is said about the small scenario's file with some keys changed; `undefined` takes one out. */
const changed = (change: object): string => message(JSON.stringify({ ...scenarioJson(SMALL), ...change }));

it("has steps of at most a year, and ends before the year 10000", () => {
  const said = (changes: object): string => {
    const text = JSON.stringify({ ...scenarioJson(createPreset("xen-testbed")), ...changes });
    const result = parseScenario(text, "s.json");
    return result.kind === "ok" ? "ok" : formatInputError(result.error);
  };
  expect(said({ stepMinutes: 527_040 })).toBe("ok");
  expect(said({ stepMinutes: 527_041 })).toContain('stepMinutes, "527041": must be from 0.00001 to 527,040');
  expect(said({ start: "9999-12-25T00:00:00Z" })).toBe("ok");
  expect(said({ start: "9999-12-30T00:00:00Z" })).toContain('start, "9999-12-30T00:00:00Z"');
});

describe("saving and opening", () => {
  it.each(presetNames)("gives back the preset %s", (name) => {
    const scenario = createPreset(name, 5);
    expect(opened(scenarioText(scenario))).toEqual(scenario);
  });

  it("writes readable JSON with the schema first", () => {
    expect(scenarioText(SMALL)).toMatch(
      /^\{\n {2}"schema": "rebalance-lab\/scenario@4",\n {2}"name": "small"/,
    );
    expect(JSON.parse(scenarioText(SMALL))).toEqual(scenarioJson(SMALL));
  });

  it("says equal PMs and an even placement in a word each, where they are so", () => {
    expect(scenarioJson(SMALL)).toMatchObject({
      capacity: [
        [1, 1, 1],
        [2, 2, 2],
      ],
      initialPlacement: "even",
    });
    expect(
      scenarioJson({ ...SMALL, capacity: uniformCapacity(2), initialPlacement: Int32Array.of(1, 0) }),
    ).toMatchObject({ capacity: "uniform", initialPlacement: [1, 0] });
  });

  it("says when it starts as an instant, without the milliseconds that there are not", () => {
    const start = Date.UTC(2011, 2, 3);
    expect(scenarioJson({ ...SMALL, start }).start).toBe("2011-03-03T00:00:00Z");
    expect(scenarioJson({ ...SMALL, start: start + 1 }).start).toBe("2011-03-03T00:00:00.001Z");
    expect(scenarioJson(SMALL).start).toBeNull();
  });

  it.each([
    ["2011-03-03T00:00Z", Date.UTC(2011, 2, 3)],
    ["2011-03-03T23:59:58Z", Date.UTC(2011, 2, 3, 23, 59, 58)],
    ["2012-02-29T12:30:00.5Z", Date.UTC(2012, 1, 29, 12, 30, 0, 500)],
    ["1969-12-31T23:59:59.999Z", -1],
  ])("reads the instant %s", (written, start) => {
    expect(opened(JSON.stringify({ ...scenarioJson(SMALL), start: written }))).toEqual({ ...SMALL, start });
  });

  it("tolerates a byte order mark", () => {
    expect(opened(`\uFEFF${scenarioText(SMALL)}`)).toEqual(SMALL);
  });

  const demand = fc.double({ min: 0, max: 5, noNaN: true }).map((x) => x + 0); // JSON has no -0
  const vector = fc.tuple(demand, demand, demand);
  const positive = fc.double({ min: 0.001, max: 100, noNaN: true });
  const fraction = fc.double({ min: 0.001, max: 1, noNaN: true });
  const seed = fc.integer({ min: -0x80000000, max: 0xffffffff });
  const hour = fc.double({ min: 0, max: 23.999, noNaN: true }).map((x) => x + 0);
  const profile: fc.Arbitrary<VmProfile> = fc.record({
    main: fc.subarray(["cpu", "net", "mem"] as const),
    pattern: fc.oneof(
      fc.record({
        kind: fc.constant("normal" as const),
        peak: hour,
        width: fc.double({ min: 0.01, max: 1000, noNaN: true }),
      }),
      fc.record({ kind: fc.constant("steady" as const) }),
      fc.record({ kind: fc.constant("ramp" as const), start: hour, hours: hour }),
    ),
    base: vector,
    amplitude: vector,
  });

  const scenario: fc.Arbitrary<Scenario> = fc
    .record({
      pms: fc.integer({ min: 1, max: 3 }),
      more: fc.integer({ min: 0, max: 3 }),
      steps: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ pms, more, steps }) => {
      const vms = pms + more; // generated demand has a VM per PM at least
      const figures = (count: number, of: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> =>
        fc.array(of, { minLength: count, maxLength: count }).map((list) => Float64Array.from(list));
      const patterns: fc.Arbitrary<PatternDemand> = fc.record({
        noise: demand,
        seed,
        profiles: fc.array(profile, { minLength: vms, maxLength: vms }),
      });
      const generated: fc.Arbitrary<GeneratedDemand> = fc.record({
        seed,
        load: fc.double({ min: 0.01, max: 10, noNaN: true }),
        mix: fc.constantFrom(null, {}, { steady: 1, cpu: 0.5, several: 0 }),
      });
      return fc.record({
        name: fc.string({ unit: "grapheme" }),
        pms: fc.constant(pms),
        vms: fc.constant(vms),
        steps: fc.constant(steps),
        stepMinutes: positive,
        start: fc.option(fc.integer(INSTANTS)),
        threshold: fraction,
        limit: fraction,
        migration: fc.record({
          memory: fc.integer({ min: 1, max: 1e6 }),
          link: fc.integer({ min: 1, max: 1e6 }),
          dirty: fc.double({ min: 0, max: 1e6, noNaN: true }),
        }),
        seed,
        streams: fc.constantFrom(1 as const, 2 as const),
        vmNames: fc.option(fc.array(fc.string({ unit: "binary" }), { minLength: vms, maxLength: vms })),
        capacity: fc.oneof(figures(pms * 3, positive), fc.constant(uniformCapacity(pms))),
        initialPlacement: fc.oneof(
          fc
            .array(fc.integer({ min: 0, max: pms - 1 }), { minLength: vms, maxLength: vms })
            .map((list) => Int32Array.from(list)),
          fc.constant(evenPlacement(vms, pms)),
        ),
        demand: fc.oneof(
          fc.record({ kind: fc.constant("table" as const), table: figures(steps * vms * 3, demand) }),
          fc.record({ kind: fc.constant("patterns" as const), patterns }),
          fc.record({ kind: fc.constant("generated" as const), generated }),
        ),
        fork: fc.option(forkOf({ pms, vms, steps })),
      });
    });

  it("export = import, to the last digit", () => {
    fc.assert(
      fc.property(scenario, (before) => {
        const after = opened(scenarioText(before));
        expect(after).toEqual(before);
        expect(scenarioText(after)).toBe(scenarioText(before));
      }),
      { numRuns: 200 },
    );
  });
});

const NO_INSTANT = 'must be an instant in UTC such as "2011-03-03T00:00:00Z", or null';

describe("a wrong scenario file", () => {
  it.each([
    ["", "s.json: the file is empty"],
    ["[]", 's.json, schema: not a scenario file; its "schema" must be "rebalance-lab/scenario@4"'],
    ["null", 's.json, schema: not a scenario file; its "schema" must be "rebalance-lab/scenario@4"'],
    [
      '{"schema":"rebalance-lab/run@1"}',
      's.json, schema, "\\"rebalance-lab/run@1\\"": not a scenario file; its "schema" must be "rebalance-lab/scenario@4"',
    ],
    [
      '{"schema":"rebalance-lab/scenario@12"}',
      's.json, schema, "\\"rebalance-lab/scenario@12\\"": version 12 of the format is newer than the newest known here, 4',
    ],
  ])("that is none: %j", (text, expected) => {
    expect(message(text)).toBe(expected);
  });

  it("says where JSON breaks, on one line", () => {
    expect(message('{\n"schema":\n1,,\n}')).toBe(
      's.json, line 3, character 3: not JSON: "," cannot stand here',
    );
    expect(message("some text")).toBe('s.json, line 1, character 1: not JSON: "some" cannot stand here');
  });

  it.each([
    [{ name: undefined }, 's.json: "name" is missing'],
    [{ colour: "red" }, 's.json: "colour" is not part of the format'],
    [{ name: 7 }, 's.json, name, "7": must be text'],
    [{ pms: 0 }, 's.json, pms, "0": must be 1 or more'],
    [{ pms: 1.5 }, 's.json, pms, "1.5": must be a whole number'],
    [{ pms: "2" }, 's.json, pms, "\\"2\\"": must be a number'],
    [{ threshold: 79 }, 's.json, threshold, "79": must be from 0.001 to 1'],
    [{ threshold: 0 }, 's.json, threshold, "0": must be from 0.001 to 1'],
    [{ seed: 2 ** 32 }, 's.json, seed, "4294967296": must be from -2147483648 to 4294967295'],
    [{ start: undefined }, 's.json: "start" is missing'],
    [{ start: 1_299_110_400_000 }, `s.json, start, "1299110400000": ${NO_INSTANT}`],
    [{ start: "2011-03-03" }, `s.json, start, "\\"2011-03-03\\"": ${NO_INSTANT}`],
    [{ start: "2011-03-03T00:00:00" }, `s.json, start, "\\"2011-03-03T00:00:00\\"": ${NO_INSTANT}`],
    [
      { start: "2011-03-03T00:00:00+09:00" },
      `s.json, start, "\\"2011-03-03T00:00:00+09:00\\"": ${NO_INSTANT}`,
    ],
    [{ start: "2011-02-30T00:00:00Z" }, `s.json, start, "\\"2011-02-30T00:00:00Z\\"": ${NO_INSTANT}`],
    [{ start: "2011-03-03T24:00:00Z" }, `s.json, start, "\\"2011-03-03T24:00:00Z\\"": ${NO_INSTANT}`],
    [{ start: "2011-03-03T00:60:00Z" }, `s.json, start, "\\"2011-03-03T00:60:00Z\\"": ${NO_INSTANT}`],
    [{ streams: 3 }, 's.json, streams, "3": must be 1 or 2'],
    [{ streams: "2" }, 's.json, streams, "\\"2\\"": must be 1 or 2'],
    [{ vmNames: ["a"] }, "s.json, vmNames: has 1 entries, not 2"],
    [{ vmNames: "ab" }, 's.json, vmNames, "\\"ab\\"": must be a list'],
    [{ capacity: [[1, 1, 1]] }, "s.json, capacity: has 1 entries, not 2"],
    [
      {
        capacity: [
          [1, 1],
          [1, 1, 1],
        ],
      },
      "s.json, capacity[0]: must be three figures: cpu, net, mem",
    ],
    [
      {
        capacity: [
          [1, 1, 1, 1],
          [1, 1, 1],
        ],
      },
      "s.json, capacity[0]: must be three figures: cpu, net, mem",
    ],
    [
      {
        capacity: [
          [1, 1, 0],
          [1, 1, 1],
        ],
      },
      's.json, capacity[0][2], "0": must be from 0.001 to 1000, where 1 is the reference PM\'s',
    ],
    [{ initialPlacement: [0, 2] }, 's.json, initialPlacement[1], "2": must be the index of a PM, from 0'],
    [{ steps: 2 }, "s.json, demand.table: has 1 entries, not 2"],
    [
      { steps: 999_999_999 },
      's.json, steps, "999999999": the demand table has steps * VMs * 3 = 5999999994 figures, more than the 100000000 that fit',
    ],
    [
      { pms: 10_000_001 },
      's.json, steps, "1": a run would record steps * PMs * 3 = 30000003 figures, more than the 30000000 that fit',
    ],
    [{ demand: { kind: "table", table: [[[0, 0, 0]]] } }, "s.json, demand.table[0]: has 1 entries, not 2"],
    [
      {
        demand: {
          kind: "table",
          table: [
            [
              [0, 0, 0],
              [0, -1, 0],
            ],
          ],
        },
      },
      's.json, demand.table[0][1][1], "-1": must be 0 or more',
    ],
    [
      { demand: { kind: "table", table: [[[0, 0, 4096]]] } },
      's.json, demand.table[0][0][2], "4096": must be at most 100: a fraction of one PM, where 1 is a whole PM',
    ],
    [{ demand: { kind: "table" } }, 's.json, demand: "table" is missing'],
    [
      { demand: { kind: "guess" } },
      's.json, demand.kind, "\\"guess\\"": must be "table", "patterns" or "generated"',
    ],
    [{ demand: {} }, 's.json, demand: "kind" is missing'],
    [{ demand: [] }, 's.json, demand: "kind" is missing'],
    [
      { demand: { kind: "patterns", noise: 0, seed: 1, profiles: [] } },
      "s.json, demand.profiles: has 0 entries, not 2",
    ],
    [
      { demand: { kind: "patterns", noise: 0, seed: 1, profiles: [{ main: ["disk"] }] } },
      's.json, demand.profiles[0].main[0], "\\"disk\\"": must be "cpu", "net" or "mem"',
    ],
  ])("with %j", (change, expected) => {
    expect(changed(change)).toBe(expected);
  });

  it("holds figures that JSON cannot: 1e999 is not finite", () => {
    const text = scenarioText(SMALL).replace("0.79", "1e999");
    expect(message(text)).toBe('s.json, threshold, "Infinity": must be a finite number');
  });
});
