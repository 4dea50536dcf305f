/**
 * What every reader of texts from outside is held to, whatever the text: it never throws and takes
 * nothing for a figure that is none; what it takes, it writes and takes again as the same; how the
 * text is cut makes no difference; and where a plain second reader can be written, both agree. Each is
 * a property over texts that were right once (`spoil.ts`).
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { RunFile } from "../../src/experiment/encode-run.ts";
import { encodeRunJson } from "../../src/experiment/encode-run.ts";
import { deciderOf, policyIds } from "../../src/policies/registry.ts";
import { createDemandCsvReader } from "../../src/scenario/demand-csv.ts";
import type { FileReader } from "../../src/scenario/file-reader.ts";
import { readWhole } from "../../src/scenario/file-reader.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { createScenarioReader, parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createEvenScenario, createWorkload } from "../../src/scenario/scenario.ts";
import { fitChanges } from "../../src/state/fitting.ts";
import { decodeLink, encodeLink } from "../../src/state/link.ts";
import { plainRows } from "../reference/plain-rows.ts";
import { simulate } from "../simulated.ts";
import { forkOf } from "../unit/arbitrary-forks.ts";
import { choose, scenarioText } from "../unit/fixtures.ts";
import { spoilt } from "./spoil.ts";

export interface Fuzzed {
  readonly name: string;
  readonly property: fc.IProperty<unknown>;
}

const SIZE = { pms: 3, vms: 5, steps: 3 };

/** Thousandths, so that a table written and read by anybody is the same. */
const thousandths = fc.integer({ min: 0, max: 1200 }).map((n) => n / 1000);

const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    table: fc.array(thousandths, {
      minLength: SIZE.vms * SIZE.steps * 3,
      maxLength: SIZE.vms * SIZE.steps * 3,
    }),
    seed: fc.nat(),
    fork: fc.option(forkOf(SIZE)),
    isNamed: fc.boolean(),
  })
  .map(({ table, seed, fork, isNamed }) => ({
    ...createEvenScenario({
      name: "fuzzed",
      ...SIZE,
      seed,
      demand: { kind: "table", table: Float64Array.from(table) },
    }),
    vmNames: isNamed ? ["web", "db", "x y", "데이터", "5"] : null,
    fork,
  }));

/** What a reader makes of a text in pieces: a value, or the error in a line. */
function outcomeOf<T>(create: () => FileReader<T>, text: string, cuts: readonly number[]): unknown {
  const reader = create();
  const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
  for (const [i, start] of [0, ...places].entries()) {
    const error = reader.push(text.slice(start, places[i]));
    if (error !== null) return formatInputError(error);
  }
  const read = reader.finish();
  return read.kind === "ok" ? read.value : formatInputError(read.error);
}

const cuts = fc.array(fc.nat(2000), { maxLength: 3 });

/** Every figure in a value is one. */
function expectFigures(value: unknown): void {
  JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === "number") assert.ok(Number.isFinite(part), `${key} is ${part}`);
    return part instanceof Float64Array || part instanceof Float32Array ? [...part] : part;
  });
}

const LINKS = [
  "#v=2&scenario=paper&policies=sandpiper-2008,scoa&at=34.2&speed=2&pm=0&vm=20&camera=-38.0,16.0,1.00&lang=en",
  "#v=2&scenario=generated&pms=300&vms=3000&steps=48&seed=7&load=0.8&mix=normal:1,steady:0.5&policies=thr-mmt&at=1.0",
  "#scenario=random&seed=-5&policies=scoa~sourceLoad:after,none&at=34.0.4&view=cpu-mem&panel=why&theme=dark",
  "#v=2&scenario=paper&at=34.3&fork1=VM+1+to+PM4*m34.2.1.4~l3.2.1-2.0.1,0.1,0.1~t5.0.0.6~d6.0.2~a7.0.1,1,1~v8.1.2&own2=a*s1.0.2.3",
];

/** The same as the link, whatever the link is. */
const links: Fuzzed = {
  name: "links",
  property: fc.property(spoilt(fc.constantFrom(...LINKS)), ({ text, isRight }) => {
    const { state, dropped } = decodeLink(text);
    if (isRight) assert.deepEqual(dropped, []);
    expectFigures(state);
    assert.ok(dropped.every((part) => part.length > 0));
    const again = decodeLink(encodeLink(state));
    assert.deepEqual(again.dropped, []);
    assert.deepEqual(again.state, state);
  }),
};

/** What a link changes fits the scenario, or is left out; what is kept, a file carries too. */
const forks: Fuzzed = {
  name: "forks",
  property: fc.property(
    spoilt(fc.constantFrom(...LINKS.slice(3))),
    scenarios,
    ({ text, isRight }, scenario) => {
      const lanes = decodeLink(text).state.changes;
      if (isRight) assert.equal(lanes[0]?.fork?.interventions.length, 6);
      for (const changes of lanes) {
        const { kept, left } = fitChanges(changes, scenario);
        for (const kind of ["own", "fork"] as const) {
          const given = changes[kind]?.interventions.length ?? 0;
          assert.equal(
            (kept[kind]?.interventions.length ?? 0) + (left[kind]?.interventions.length ?? 0),
            given,
          );
        }
        if (kept.fork === null) continue;
        const forked = { ...scenario, fork: kept.fork };
        assert.deepEqual(parseScenario(scenarioText(forked), "f"), { kind: "ok", value: forked });
      }
    },
  ),
};

const files: Fuzzed = {
  name: "scenario files",
  property: fc.property(spoilt(scenarios.map(scenarioText)), cuts, ({ text, isRight }, places) => {
    const whole = outcomeOf(() => createScenarioReader("f"), text, []);
    assert.deepEqual(
      outcomeOf(() => createScenarioReader("f"), text, places),
      whole,
    );
    assert.ok(!isRight || typeof whole !== "string", `what is right is taken: ${whole}`);
    if (typeof whole === "string") return;
    JSON.parse(text.replace(/^\ufeff/, "")); // throws where it is no JSON
    expectFigures(whole);
    const scenario = whole as Scenario;
    assert.deepEqual(parseScenario(scenarioText(scenario), "f"), { kind: "ok", value: scenario });
  }),
};

const tableTexts: fc.Arbitrary<string> = fc
  .record({ scenario: scenarios, end: fc.constantFrom("\n", "\r\n", "\r"), isQuoted: fc.boolean() })
  .map(({ scenario: { demand, vms, steps, vmNames }, end, isQuoted }) => {
    const table = demand.kind === "table" ? demand.table : [];
    const rows = Array.from({ length: vms * steps }, (_, i) => {
      const name = vmNames?.[i % vms] ?? String(i % vms);
      const figures = [0, 1, 2].map((r) => table[3 * i + r]);
      return [isQuoted ? `"${name}"` : name, Math.floor(i / vms), ...figures].join(",");
    });
    return ["vm,hour,cpu,net,mem", ...rows, ""].join(end);
  });

/** By (step, name of the VM): its figures, read with nothing clever; null where the text has a problem that this sees. */
function plainTable(text: string): ReadonlyMap<string, number[]> | null {
  const rows = plainRows(text);
  if (rows.problemAt !== undefined) return null;
  const [head, ...body] = rows.map(({ cells }) => cells.map((cell) => cell.trim()));
  const at = ["vm", "hour", "cpu", "net", "mem"].map((name) => head?.indexOf(name) ?? -1);
  const [vm = -1, hour = -1, ...figures] = at;
  return new Map(
    body.map((cells) => [
      `${Number(cells[hour])} ${cells[vm]}`,
      figures.map((place) => Number(cells[place])),
    ]),
  );
}

const tables: Fuzzed = {
  name: "tables",
  property: fc.property(spoilt(tableTexts), cuts, ({ text, isRight }, places) => {
    const create = () => createDemandCsvReader({ file: "f", pms: 2, allowLarge: true });
    const whole = outcomeOf(create, text, []);
    assert.deepEqual(outcomeOf(create, text, places), whole);
    assert.ok(!isRight || typeof whole !== "string", `what is right is taken: ${whole}`);
    if (typeof whole === "string") return;
    const read = readWhole(create(), text);
    if (read.kind === "error") throw new Error("it was read before");
    const { vmNames, vms, steps, demand } = read.value.scenario;
    expectFigures(read.value.scenario);
    const plain = plainTable(text);
    assert.ok(plain !== null, "a plain reader has no objection");
    assert.equal(plain.size, vms * steps);
    for (let i = 0; i < vms * steps; i++) {
      const key = `${Math.floor(i / vms)} ${vmNames?.[i % vms] ?? i % vms}`;
      const figures = demand.kind === "table" ? [...demand.table.subarray(3 * i, 3 * i + 3)] : [];
      assert.deepEqual(figures, plain.get(key), key);
    }
  }),
};

/** A run's file is JSON whose own actions, replayed by somebody who knows nothing else, give its utilizations. */
const runFiles: Fuzzed = {
  name: "run files",
  property: fc.property(scenarios, fc.constantFrom(...policyIds()), (forked, policy) => {
    const scenario = { ...forked, fork: null };
    const [workload, choice] = [createWorkload(scenario), choose(policy)];
    const runs = [{ choice, workload, record: simulate(workload, deciderOf(choice)) }];
    const file: RunFile = JSON.parse([...encodeRunJson(scenario, runs)].join(""));
    expectFigures(file);
    const [run] = file.runs;
    const { demand, vms, steps, initialPlacement } = scenario;
    const table = demand.kind === "table" ? demand.table : new Float64Array();
    const placement = [...initialPlacement];
    for (let step = 0; step < steps; step++) {
      for (const action of run?.actions.filter((one) => one.step === step) ?? []) {
        assert.equal(placement[action.vm], action.from);
        placement[action.vm] = action.to;
        if (action.kind === "swap") placement[action.with] = action.from;
      }
      for (const [pm, utilization] of run?.utilization[step]?.entries() ?? [])
        for (const [r, figure] of utilization.entries()) {
          const sum = placement.reduce(
            (all, host, vm) => (host === pm ? all + (table[3 * (step * vms + vm) + r] ?? Number.NaN) : all),
            0,
          );
          assert.ok(Math.abs(figure - sum) < 1e-9, `${figure} is ${sum}`);
        }
    }
  }),
};

export const READERS: readonly Fuzzed[] = [links, forks, files, tables, runFiles];
