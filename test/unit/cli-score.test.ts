/** `score`, `policies` and `--policy all`: what others script. */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunFile } from "../../src/experiment/encode-run.ts";
import { MEASURE_IDS, measureOf } from "../../src/measures/registry.ts";
import { findPolicy, policyIds } from "../../src/policies/registry.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { cli, DEMANDS } from "./cli-here.ts";
import { scenarioText } from "./fixtures.ts";

interface ScoreFile {
  readonly schema: string;
  readonly scenario: RunFile["scenario"];
  readonly rows: readonly {
    readonly policy: string;
    readonly params: Readonly<Record<string, string | number>>;
    readonly measures: Readonly<Record<string, number | null>>;
  }[];
}

let folder = "";
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-lab-"));
  await writeFile(inFolder("d.csv"), DEMANDS);
});
afterAll(() => rm(folder, { recursive: true }));

async function output(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await cli(...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const jsonOf = async <T>(...args: string[]): Promise<T> =>
  JSON.parse(await output(...args, "--format", "json")) as T;

const ON_DEMANDS = (): string[] => ["--demands", inFolder("d.csv"), "--pms", "2"];

const NEEDS_NOBODY = policyIds().filter((id) => findPolicy(id)?.decidedBy !== "person");

describe("score", () => {
  it("has the figures of run, for the same scenario", async () => {
    const args = ["--policy", "scoa,sandpiper-2008", "--param", "scoa.sourceLoad=after", "--seed", "4"];
    const scored = await jsonOf<ScoreFile>("score", ...ON_DEMANDS(), ...args);
    const ran = await jsonOf<RunFile>("run", ...ON_DEMANDS(), ...args);
    expect(scored).toEqual({
      schema: "rebalance-lab/score@1",
      scenario: ran.scenario,
      rows: ran.runs.map(({ policy, params, measures }) => ({ policy, params, measures })),
    });
    expect(Object.keys(scored.rows[0]?.measures ?? {})).toEqual(MEASURE_IDS);
  });

  it("says nothing of what acting costs where nobody acts", async () => {
    const { rows } = await jsonOf<ScoreFile>("score", ...ON_DEMANDS(), "--policy", "none,by-hand");
    for (const { measures } of rows)
      for (const id of MEASURE_IDS) expect(measures[id] === null, id).toBe(measureOf(id).ofActing);
    expect(rows[0]?.measures).toMatchObject({ found: 1, overloadedHours: 1, moves: null });
  });

  it("says it where a person acts, in the fork that a file carries", async () => {
    const fork = {
      name: "mine",
      interventions: [{ kind: "move", step: 1, after: 0, vm: 0, to: 1 } as const],
    };
    const scenario = JSON.parse(scenarioText(createPreset("paper"))) as object;
    await writeFile(inFolder("fork.json"), JSON.stringify({ ...scenario, fork }));
    const scored = await jsonOf<ScoreFile>("score", "--scenario", inFolder("fork.json"), "--policy", "none");
    expect(scored.scenario.fork).toEqual({ name: "mine", interventions: 1 });
    expect(scored.rows[0]?.measures).toMatchObject({ moves: 1, flaps: 0 });
  });

  it("runs every policy that needs no person, unless some are named", async () => {
    const { rows } = await jsonOf<ScoreFile>("score", ...ON_DEMANDS());
    expect(rows.map(({ policy }) => policy)).toEqual(NEEDS_NOBODY);
    expect(await jsonOf<ScoreFile>("score", ...ON_DEMANDS(), "--policy", "all")).toMatchObject({ rows });
  });

  it("takes the parameters of one among all", async () => {
    const args = ["--policy", "all", "--param", "scoa.sourceLoad=after"];
    const { rows } = await jsonOf<ScoreFile>("score", ...ON_DEMANDS(), ...args);
    expect(rows.find(({ policy }) => policy === "scoa")?.params).toEqual({ sourceLoad: "after" });
  });

  it("prints a row per policy as CSV, and nothing for what says nothing", async () => {
    const csv = await output("score", ...ON_DEMANDS(), "--policy", "scoa,none", "--format", "csv");
    const [head, scoa, none, ...rest] = csv.split("\n").map((line) => line.split(","));
    expect(head).toEqual(["policy", "params", ...MEASURE_IDS]);
    expect(scoa?.slice(0, 4)).toEqual(["scoa", "sourceLoad=before", "1", "1"]);
    expect(none?.slice(0, 4)).toEqual(["none", "", "1", ""]);
    expect([scoa?.length, none?.length]).toEqual([head?.length, head?.length]);
    expect(rest).toEqual([[""]]);
  });

  it("prints a table by default, and writes a file where one is named", async () => {
    const args = ["score", ...ON_DEMANDS(), "--policy", "scoa,none"];
    const table = await output(...args);
    expect(table).toMatch(
      /^d\.csv: 4 VMs on 2 PMs, 2 steps, threshold 0\.79, seed 1\n\npolicy +overloads found /,
    );
    expect(table).toMatch(/^scoa sourceLoad=before +1 +1 /m);
    expect(table).toMatch(/^none +1 +- /m);
    expect(await output(...args, "--out", inFolder("score.txt"))).toBe("");
    expect(await readFile(inFolder("score.txt"), "utf8")).toBe(table);
  });

  it.each([
    ["score now", 'unexpected argument "now" (score --help lists what there is)'],
    ["score --damping", 'unknown flag "--damping" (score --help lists what there is)'],
    ["score --format xml", '--format: unknown format "xml"; there are table, json, csv'],
    ["run --damp cooldown", '--damp: "cooldown" is not of the form KEY=VALUE'],
    ["run --damp hold=2 --damp hold=3", '--damp: "hold" is given twice'],
    [
      "score --damp rest=2",
      '--damp: there is no "rest"; there are hold, samples, cooldown, margin, moves, backOff, window, percentile',
    ],
    ["score --damp margin=2", '--damp: "margin": "2" is no number from 0 to 1'],
    ["policies --format csv", '--format: unknown format "csv"; there are table, json'],
    ["policies --policy scoa", 'unknown flag "--policy" (policies --help lists what there is)'],
  ])("%s: says what is wrong", async (line, expected) => {
    const outcome = { status: 2, stdout: "", stderr: `rebalance-lab: ${expected}\n` };
    expect(await cli(...line.split(" "))).toEqual(outcome);
  });
});

describe("--damp", () => {
  it("damps every policy that rules decide, and says so", async () => {
    const args = ["--policy", "scoa,none", "--damp", "hold=2", "--damp", "margin=0.05"];
    const { runs } = await jsonOf<RunFile>("run", ...ON_DEMANDS(), ...args);
    const damping = {
      hold: 2,
      samples: 1,
      cooldown: 0,
      margin: 0.05,
      moves: 0,
      backOff: 0,
      window: 1,
      percentile: 95,
    };
    expect(runs).toMatchObject([{ policy: "scoa", damping, actions: [] }, { policy: "none" }]);
    expect(runs[1]).not.toHaveProperty("damping");
    const { rows } = await jsonOf<ScoreFile>("score", ...ON_DEMANDS(), ...args);
    expect(rows[0]).toMatchObject({ params: { sourceLoad: "before" }, damping, measures: { moves: 0 } });
    expect(rows[1]).not.toHaveProperty("damping");
  });

  it("is told in tables and CSV", async () => {
    const args = ["score", ...ON_DEMANDS(), "--policy", "scoa", "--damp", "cooldown=3"];
    expect(await output(...args)).toMatch(/^scoa sourceLoad=before damp\.cooldown=3 /m);
    expect(await output(...args, "--format", "csv")).toContain("\nscoa,sourceLoad=before damp.cooldown=3,");
  });

  it("is nothing where nothing of it has an effect", async () => {
    const plain = await jsonOf<RunFile>("run", ...ON_DEMANDS());
    expect(await jsonOf<RunFile>("run", ...ON_DEMANDS(), "--damp", "percentile=50")).toEqual(plain);
  });
});

describe("run --policy all", () => {
  it("runs every policy that needs no person", async () => {
    const { runs } = await jsonOf<RunFile>("run", ...ON_DEMANDS(), "--policy", "all");
    expect(runs.map(({ policy }) => policy)).toEqual(NEEDS_NOBODY);
  });
});

describe("policies", () => {
  it("lists what there is, with what each parameter may be", async () => {
    const file = await jsonOf<{ schema: string; policies: Record<string, unknown>[] }>("policies");
    expect(file.schema).toBe("rebalance-lab/policies@1");
    expect(file.policies.map(({ id }) => id)).toEqual(policyIds());
    for (const policy of file.policies)
      expect(Object.keys(policy)).toEqual(["id", "name", "since", "kind", "source", "parameters"]);
    expect(file.policies.find(({ id }) => id === "scoa")).toEqual({
      id: "scoa",
      name: "SCOA",
      since: 2008,
      kind: "threshold",
      source: findPolicy("scoa")?.source,
      parameters: [
        {
          key: "sourceLoad",
          kind: "choice",
          unit: null,
          default: "before",
          min: null,
          max: null,
          values: ["before", "after"],
        },
      ],
    });
  });

  it("has bounds and a unit of every number", async () => {
    const file = await jsonOf<{ policies: { parameters: Record<string, unknown>[] }[] }>("policies");
    const numbers = file.policies.flatMap(({ parameters }) =>
      parameters.filter(({ kind }) => kind === "number"),
    );
    expect(numbers.length).toBeGreaterThan(5);
    for (const { key, unit, min, max, default: usual, values } of numbers) {
      expect(unit, `${key}`).toEqual(expect.any(String));
      expect(Number(min) <= Number(usual) && Number(usual) <= Number(max), `${key}`).toBe(true);
      expect(values).toBeNull();
    }
  });

  it("prints a table by default", async () => {
    const table = await output("policies");
    expect(table).toMatch(/^policy +since +acts on +name +source$/m);
    expect(table).toMatch(/^scoa +2008 +threshold +SCOA +/m);
    expect(table).toContain("\n    sourceLoad: before|after, default before\n");
    expect(table).toMatch(/^none +- +- /m);
  });
});
