/** A fork in a scenario file: what may stand there, and what is said of what may not. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { encodeScenario } from "../../src/scenario/encode-scenario.ts";
import { createGeneratedScenario, DEFAULT_FIGURES } from "../../src/scenario/generated-figures.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createEvenScenario, createWorkload } from "../../src/scenario/scenario.ts";
import { forkOf } from "./arbitrary-forks.ts";
import { scenarioText } from "./fixtures.ts";

/** Three VMs on two PMs for four steps. */
const SIZE = { pms: 2, vms: 3, steps: 4 };
const ORIGINAL = createEvenScenario({
  name: "small",
  ...SIZE,
  seed: 3,
  demand: { kind: "table", table: new Float64Array(SIZE.vms * SIZE.steps * 3).fill(0.2) },
});
const [step, vm, pm] = [stepOf, vmId, pmId];

/** One of every kind, the added PM being PM 2. */
const EVERY_KIND: readonly Intervention[] = [
  { kind: "pm-added", step: step(0), after: 0, capacity: [1, 2, 0.5] },
  { kind: "move", step: step(1), after: 2, vm: vm(0), to: pm(2) },
  { kind: "swap", step: step(1), after: 3, vm: vm(1), with: vm(2) },
  { kind: "veto", step: step(2), vm: vm(1), to: pm(0) },
  { kind: "load", step: step(2), steps: 9, vms: [vm(2), vm(0)], add: [0.25, 0, -0.1] },
  { kind: "threshold", step: step(3), after: 0, value: 0.6 },
  { kind: "pm-down", step: step(3), after: 1, pm: pm(1) },
];

const forked = (interventions: readonly Intervention[], name = "fork 1"): Scenario => ({
  ...ORIGINAL,
  fork: { name, interventions },
});

/** What is said about a file with this as its fork. */
function messageOf(fork: unknown): string {
  const result = parseScenario(JSON.stringify({ ...JSON.parse(scenarioText(ORIGINAL)), fork }), "s.json");
  return result.kind === "ok" ? "no error" : formatInputError(result.error);
}
const messageOfList = (...interventions: unknown[]): string => messageOf({ name: "x", interventions });

describe("a fork", () => {
  it("is written a line per intervention, before the demand", () => {
    expect(scenarioText(forked(EVERY_KIND, 'VM 0 to "PM2"'))).toContain(
      `  "initialPlacement": "even",
  "fork": {
    "name": "VM 0 to \\"PM2\\"",
    "interventions": [
      {"kind":"pm-added","step":0,"after":0,"capacity":[1,2,0.5]},
      {"kind":"move","step":1,"after":2,"vm":0,"to":2},
      {"kind":"swap","step":1,"after":3,"vm":1,"with":2},
      {"kind":"veto","step":2,"vm":1,"to":0},
      {"kind":"load","step":2,"steps":9,"vms":[2,0],"add":[0.25,0,-0.1]},
      {"kind":"threshold","step":3,"after":0,"value":0.6},
      {"kind":"pm-down","step":3,"after":1,"pm":1}
    ]
  },
  "demand": {`,
    );
    expect(scenarioText(forked([]))).toContain(
      '"fork": {\n    "name": "fork 1",\n    "interventions": []\n  },',
    );
    expect(scenarioText(ORIGINAL)).toContain('\n  "fork": null,\n');
  });

  it("is written with the format's keys and no others", () => {
    const made = { kind: "move", step: step(1), after: 2, vm: vm(0), to: pm(1), note: "mine" } as const;
    expect(scenarioText(forked([made]))).toContain('{"kind":"move","step":1,"after":2,"vm":0,"to":1}');
  });

  it.each([[EVERY_KIND], [[]]])("comes back as it was saved: %j", (interventions) => {
    const scenario = forked(interventions);
    expect(parseScenario(scenarioText(scenario), "s.json")).toEqual({ kind: "ok", value: scenario });
  });

  const size = fc.record({
    pms: fc.integer({ min: 1, max: 4 }),
    vms: fc.integer({ min: 1, max: 6 }),
    steps: fc.integer({ min: 1, max: 5 }),
  });
  const scenarios = size.chain((own) =>
    forkOf(own).map((fork): Scenario => {
      const table = new Float64Array(own.vms * own.steps * 3).fill(0.1);
      return {
        ...createEvenScenario({ name: "s", ...own, seed: 1, demand: { kind: "table", table } }),
        fork,
      };
    }),
  );

  it("comes back as it was saved, whatever is in it", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(scenarios, (before) => {
        const text = scenarioText(before);
        const after = parseScenario(text, "s.json");
        if (after.kind === "error") throw new Error(formatInputError(after.error));
        expect(after.value).toEqual(before);
        expect(scenarioText(after.value)).toBe(text);
        for (const { kind } of before.fork?.interventions ?? []) seen.add(kind);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(EVERY_KIND.map(({ kind }) => kind).sort());
  });

  it("is made in the workload, unless others are asked for", () => {
    const scenario = forked(EVERY_KIND);
    expect(createWorkload(scenario)).toMatchObject({ pms: 3, interventions: EVERY_KIND });
    expect(createWorkload(scenario, [])).toMatchObject({ pms: 2, interventions: [] });
    expect(createWorkload(ORIGINAL, EVERY_KIND).pms).toBe(3);
    expect(createWorkload(ORIGINAL).interventions).toEqual([]);
  });

  it("may load every VM of the largest fleet, and is written in pieces", () => {
    const vms = 1_000_000;
    const original = createGeneratedScenario({ ...DEFAULT_FIGURES, vms, steps: 2 });
    const load: Intervention = {
      kind: "load",
      step: step(0),
      steps: 1,
      vms: Array.from({ length: vms }, (_, i) => vm(vms - 1 - i)),
      add: [0.1, 0.1, 0.1],
    };
    const scenario = { ...original, fork: { name: "all", interventions: [load] } };
    const pieces = [...encodeScenario(scenario)].map(({ text }) => text);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(50_000);
    const opened = parseScenario(pieces.join(""), "s.json");
    const made = opened.kind === "ok" ? opened.value.fork?.interventions[0] : undefined;
    expect(made?.kind === "load" && made.vms.length).toBe(vms);
    expect(made?.kind === "load" && made.vms.every((id, i) => id === load.vms[i])).toBe(true);
  });
});

describe("a fork that cannot be", () => {
  const move = { kind: "move", step: 0, after: 0, vm: 0, to: 1 };
  const swap = { kind: "swap", step: 0, after: 0, vm: 0, with: 1 };
  const veto = { kind: "veto", step: 0, vm: 0, to: 1 };
  const load = { kind: "load", step: 0, steps: 1, vms: [0], add: [0.1, 0, 0] };
  const threshold = { kind: "threshold", step: 0, after: 0, value: 0.5 };
  const down = { kind: "pm-down", step: 0, after: 0, pm: 1 };
  const added = { kind: "pm-added", step: 0, after: 0, capacity: [1, 1, 1] };

  it("does not stand for those that can", () => {
    expect(messageOfList(move, swap, veto, load, threshold, down, added)).toBe("no error");
  });

  it.each([
    [undefined, 's.json: "fork" is missing'],
    [7, 's.json, fork, "7": must be an object'],
    [{ interventions: [] }, 's.json, fork: "name" is missing'],
    [{ name: "x" }, 's.json, fork: "interventions" is missing'],
    [{ name: 1, interventions: [] }, 's.json, fork.name, "1": must be text'],
    [{ name: "x", interventions: {} }, 's.json, fork.interventions, "{}": must be a list'],
    [{ name: "x", interventions: [], run: 1 }, 's.json, fork: "run" is not part of the format'],
  ])("%j", (fork, expected) => {
    expect(messageOf(fork)).toBe(expected);
  });

  const AT = "s.json, fork.interventions[1]";
  const NO_KIND = '"move", "swap", "veto", "load", "threshold", "pm-down" or "pm-added"';
  it.each([
    [{ ...move, kind: "delete" }, `${AT}.kind, "\\"delete\\"": must be ${NO_KIND}`],
    [{ step: 0 }, `${AT}: "kind" is missing`],
    [null, `${AT}, "null": must be ${NO_KIND}`],
    [{ ...move, step: 4 }, `${AT}.step, "4": must be a step of the scenario, from 0`],
    [{ ...move, step: -1 }, `${AT}.step, "-1": must be 0 or more`],
    [{ ...move, step: 0.5 }, `${AT}.step, "0.5": must be a whole number`],
    [{ ...move, after: undefined }, `${AT}: "after" is missing`],
    [{ ...move, after: -1 }, `${AT}.after, "-1": must be 0 or more`],
    [{ ...move, vm: 3 }, `${AT}.vm, "3": must be the index of a VM, from 0`],
    [{ ...move, vm: "0" }, `${AT}.vm, "\\"0\\"": must be a number`],
    [{ ...move, to: 2 }, `${AT}.to, "2": must be the index of a PM, from 0`],
    [{ ...move, with: 1 }, `${AT}: "with" is not part of the format`],
    [{ ...swap, with: 0 }, `${AT}.with, "0": must be another VM`],
    [{ ...swap, with: 3 }, `${AT}.with, "3": must be the index of a VM, from 0`],
    [{ ...swap, vm: 4 }, `${AT}.vm, "4": must be the index of a VM, from 0`],
    [{ ...veto, after: 0 }, `${AT}: "after" is not part of the format`],
    [{ ...veto, vm: 3 }, `${AT}.vm, "3": must be the index of a VM, from 0`],
    [{ ...veto, to: 9 }, `${AT}.to, "9": must be the index of a PM, from 0`],
    [{ ...load, step: 4 }, `${AT}.step, "4": must be a step of the scenario, from 0`],
    [{ ...load, steps: 0 }, `${AT}.steps, "0": must be 1 or more`],
    [{ ...load, vms: [] }, `${AT}.vms, "[]": must be a list with at least one VM`],
    [{ ...load, vms: [0, 3] }, `${AT}.vms[1], "3": must be the index of a VM, from 0`],
    [{ ...load, vms: [0, 2, 0] }, `${AT}.vms[2], "0": must be a VM that is not in the list yet`],
    [{ ...load, add: [0, 0] }, `${AT}.add: must be three figures: cpu, net, mem`],
    [
      { ...load, add: [0, 101, 0] },
      `${AT}.add[1], "101": must be from -100 to 100: a fraction of one PM, where 1 is a whole PM`,
    ],
    [
      { ...load, add: [0, 0, -101] },
      `${AT}.add[2], "-101": must be from -100 to 100: a fraction of one PM, where 1 is a whole PM`,
    ],
    [{ ...threshold, value: 0 }, `${AT}.value, "0": must be from 0.001 to 1`],
    [{ ...threshold, value: 1.01 }, `${AT}.value, "1.01": must be from 0.001 to 1`],
    [{ ...down, pm: 2 }, `${AT}.pm, "2": must be the index of a PM, from 0`],
    [
      { ...added, capacity: [1, 0, 1] },
      `${AT}.capacity[1], "0": must be from 0.001 to 1000, where 1 is the reference PM's`,
    ],
    [{ ...added, capacity: 1 }, `${AT}.capacity, "1": must be three figures: cpu, net, mem`],
  ])("with %j", (wrong, expected) => {
    expect(messageOfList(move, wrong)).toBe(expected);
  });

  it("names a PM that nobody adds; one that is added later in the list is there", () => {
    expect(messageOfList({ ...move, to: 2 }, added)).toBe("no error");
    expect(messageOfList({ ...move, to: 3 }, added)).toBe(
      's.json, fork.interventions[0].to, "3": must be the index of a PM, from 0',
    );
  });

  it("is too long, or adds too many PMs, or more than a run can record", () => {
    const many = (count: number, made: object): unknown[] => Array.from({ length: count }, () => made);
    expect(messageOfList(...many(10_000, veto))).toBe("no error");
    expect(messageOfList(...many(10_001, { kind: "not even looked at" }))).toBe(
      "s.json, fork.interventions: has 10001 entries, but at most 10000 are read",
    );
    expect(messageOfList(...many(1000, added))).toBe("no error");
    expect(messageOfList(...many(1001, added))).toBe(
      "s.json, fork.interventions: adds 1001 PMs, but at most 1000 can be added",
    );
    const largest = createGeneratedScenario({ ...DEFAULT_FIGURES, pms: 100_000, vms: 100_000, steps: 100 });
    const file = JSON.parse(scenarioText(largest));
    const open = (interventions: unknown[]): string => {
      const text = JSON.stringify({ ...file, fork: { name: "x", interventions } });
      const result = parseScenario(text, "s.json");
      return result.kind === "ok" ? "no error" : formatInputError(result.error);
    };
    expect(open([veto])).toBe("no error");
    expect(open([added])).toBe(
      "s.json, fork.interventions: a run would record steps * PMs * 3 = 30000300 figures, more than the 30000000 that fit",
    );
  });
});
