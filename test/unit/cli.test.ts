import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute } from "../../src/cli/execute.ts";
import { createProgressLine } from "../../src/cli/progress.ts";
import { describeScenario, summarizeRuns } from "../../src/cli/run-summary.ts";
import type { RunFile } from "../../src/experiment/encode-run.ts";
import { policyIds, resolvePolicy } from "../../src/policies/registry.ts";
import { readDemandCsv } from "../../src/scenario/demand-csv.ts";
import { createGeneratedScenario } from "../../src/scenario/generated-figures.ts";
import type { Outcome } from "./cli-here.ts";
import { cli, collector, DEMANDS } from "./cli-here.ts";
import { scenarioText } from "./fixtures.ts";

let folder = "";
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-lab-"));
  await writeFile(inFolder("d.csv"), DEMANDS);
});
afterAll(() => rm(folder, { recursive: true }));

/** The real thing. */
function spawned(command: string, args: readonly string[], closeEarly = false): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      if (closeEarly) child.stdout.destroy();
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("error", reject).on("close", (status) => resolve({ status, stdout, stderr }));
  });
}
const program = (...args: string[]): Promise<Outcome> =>
  spawned(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args]);

const ONE_LINE = /^rebalance-lab: [^\n]+\n$/;

const NO_STEP = (text: string): string => `--step-minutes: "${text}" is no number from 0.00001 to 10080`;

describe("the real program", () => {
  it("prints a run as JSON and nothing else, through npm", async () => {
    const args = ["run", "--silent", "cli", "--", "run", "--demands", inFolder("d.csv"), "--pms", "2"];
    const { status, stdout, stderr } = await spawned("npm", [
      ...args,
      "--policy",
      "scoa,none",
      "--format",
      "json",
    ]);
    expect({ status, stderr: stderr.replace(/^npm warn.*\n/gm, "") }).toEqual({ status: 0, stderr: "" });
    const run = JSON.parse(stdout) as RunFile;
    expect(run.runs.map(({ policy }) => policy)).toEqual(["scoa", "none"]);
  });

  it("exits with 2 and one line when the usage or the input is wrong", async () => {
    await writeFile(inFolder("bad.csv"), DEMANDS.replace("0.5", "half"));
    const outcomes = await Promise.all([
      program("run", "--demands", inFolder("bad.csv"), "--pms", "2"),
      program("run", "--nonsense"),
    ]);
    for (const { status, stdout, stderr } of outcomes) {
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(ONE_LINE);
    }
    expect(outcomes[0]?.stderr).toContain('bad.csv, line 6, column cpu, "half": not a number');
  });

  it("says nothing when its reader closes early", async () => {
    const rows = Array.from({ length: 3000 }, (_, hour) => `a,${hour},0.123456789,0.1,0.1`).join("\n");
    await writeFile(inFolder("long.csv"), `vm,hour,cpu,net,mem\n${rows}\n`);
    const args = [
      "--import",
      "tsx",
      "src/cli/main.ts",
      "run",
      "--demands",
      inFolder("long.csv"),
      "--pms",
      "9",
    ];
    const outcome = await spawned(process.execPath, [...args, "--format", "json"], true);
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("help", () => {
  it.each([
    [["--help"], "Exit status"],
    [["run", "--help"], "--demands FILE.csv"],
    [["run", "--pms", "0", "--help"], "--demands FILE.csv"],
    [["run", "--help"], "--generate KEY=VALUE"],
    [["run", "--help"], "The fork that a file carries is made in every run"],
    [["run", "--help"], policyIds().join(", ")],
    [["score", "--help"], "rebalance-lab/score@1"],
    [["score", "--help"], "--generate KEY=VALUE"],
    [["policies", "--help"], "rebalance-lab/policies@1"],
    [["tables", "--help"], "Tables 1-3"],
  ])("%j", async (args, text) => {
    const outcome = await cli(...args);
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
    expect(outcome.stdout).toContain(text);
  });
});

describe("wrong usage", () => {
  it.each([
    ["", "no command; there are run, score, policies and tables (--help says more)"],
    ["walk", 'unknown command "walk"; there are run, score, policies and tables (--help says more)'],
    ["tables now", 'unexpected argument "now" (tables --help lists what there is)'],
    ["run now", 'unexpected argument "now" (run --help lists what there is)'],
    ["run --colour", 'unknown flag "--colour" (run --help lists what there is)'],
    ["run --toString", 'unknown flag "--toString" (run --help lists what there is)'],
    ["run -f json", 'unknown flag "-f" (run --help lists what there is)'],
    ["run --out", "--out lacks its value (run --help lists what there is)"],
    ["run --seed --format json", "--seed lacks its value (run --help lists what there is)"],
    ["run --seed 1 --seed 2", "--seed is given twice"],
    ["run --format=xml", '--format: unknown format "xml"; there are table, json, csv'],
    [
      "run --scenario nope",
      '--scenario: unknown scenario "nope"; there are paper, paper-hour-34, xen-testbed, random and any FILE.json',
    ],
    ["run --scenario paper --demands d.csv", "--demands and --scenario exclude each other: give one of them"],
    [
      "run --generate pms=1 --scenario paper",
      "--generate and --scenario exclude each other: give one of them",
    ],
    ["run --generate pms=1 --demands d.csv", "--generate and --demands exclude each other: give one of them"],
    ["run --generate pms=1 --pms 3", "--pms goes with --demands: a scenario has its own number of PMs"],
    ["run --generate vms=2", "--generate needs pms=N"],
    ["run --generate steps=2", "--generate needs pms=N and vms=N"],
    ["run --generate pms", '--generate: "pms" is not of the form KEY=VALUE'],
    ["run --generate=", '--generate: "" is not of the form KEY=VALUE'],
    [
      "run --generate pms=1,vms=6,hosts=3",
      '--generate: unknown key "hosts"; there are pms, vms, steps, step-minutes, seed, load, normal, steady, ramp, cpu, net, mem, several',
    ],
    ["run --generate pms=1,vms=6,pms=1", "--generate: pms is given twice"],
    ["run --generate pms=0,vms=6", '--generate: pms: "0" is no whole number from 1 to 100000'],
    ["run --generate pms=1,vms=1e3", '--generate: vms: "1e3" is no whole number from 1 to 1000000'],
    ["run --generate pms=1,vms=6,steps=", '--generate: steps: "" is no whole number from 1 to 1000000'],
    [
      "run --generate pms=1,vms=6,seed=4294967296",
      '--generate: seed: "4294967296" is no whole number from -2147483648 to 4294967295',
    ],
    ["run --generate pms=1,vms=6,load=0", '--generate: load: "0" is no number from 0.01 to 10'],
    ["run --generate pms=1,vms=6,cpu=-1", '--generate: cpu: "-1" is no number from 0 to 1000000'],
    ["run --generate pms=1,vms=6,ramp=0", "--generate: of normal, steady, ramp at least one must be above 0"],
    [
      "run --generate pms=10,vms=6",
      '--generate: vms: "6" is less than pms=10: there must be a VM for every PM',
    ],
    [
      "run --generate pms=10000,vms=100000,steps=1001",
      '--generate: steps: "1001" is too many: a run would record steps * pms * 3 = 30030000 figures, more than the 30000000 that fit',
    ],
    ["run --demands d.csv", "--demands needs --pms N, the number of PMs to run the VMs on"],
    ["run --pms 3", "--pms goes with --demands: a scenario has its own number of PMs"],
    ["run --step-minutes 5", "--step-minutes goes with --demands: a scenario has its own length of a step"],
    [
      "run --scenario paper --allow-large",
      "--allow-large goes with --demands: a scenario's demands may be up to 100 anyway",
    ],
    ["run --demands d.csv --pms 2 --allow-large=yes", "--allow-large takes no value"],
    [
      "run --demands d.csv --pms 2 --allow-large yes",
      'unexpected argument "yes" (run --help lists what there is)',
    ],
    ["run --demands d.csv --pms 2 --allow-large --allow-large", "--allow-large is given twice"],
    [
      "run --demands d.csv --pms 2 --step-minutes",
      "--step-minutes lacks its value (run --help lists what there is)",
    ],
    ["run --demands d.csv --pms 2 --step-minutes 0", NO_STEP("0")],
    ["run --demands d.csv --pms 2 --step-minutes 5m", NO_STEP("5m")],
    ["run --demands d.csv --pms 2 --step-minutes 10081", NO_STEP("10081")],
    ["run --demands d.csv --pms 0", '--pms: "0" is no whole number from 1 to 100000'],
    ["run --demands d.csv --pms 2.5", '--pms: "2.5" is no whole number from 1 to 100000'],
    ["run --demands d.csv --pms -3", '--pms: "-3" is no whole number from 1 to 100000'],
    ["run --threshold abc", '--threshold: "abc" is no number from 0.001 to 1'],
    ["run --threshold -1", '--threshold: "-1" is no number from 0.001 to 1'],
    ["run --migration 1,2", '--migration takes three figures, MEMORY,LINK,DIRTY, not "1,2"'],
    ["run --migration 1,2,3,4", '--migration takes three figures, MEMORY,LINK,DIRTY, not "1,2,3,4"'],
    ["run --migration 0,119,10", '--migration, MEMORY: "0" is no number from 1 to 1000000000'],
    ["run --migration 1,0,10", '--migration, LINK: "0" is no number from 0.001 to 1000000'],
    ["run --migration 1,1,x", '--migration, DIRTY: "x" is no number from 0 to 1000000'],
    ["run --threshold=", '--threshold: "" is no number from 0.001 to 1'],
    ["run --seed 1.5", '--seed: "1.5" is no whole number from -2147483648 to 4294967295'],
    ["run --policy guess", `--policy: unknown policy "guess"; there are ${policyIds().join(", ")}`],
    ["run --policy scoa,", `--policy: unknown policy ""; there are ${policyIds().join(", ")}`],
    ["run --policy all,scoa", `--policy: unknown policy "all"; there are ${policyIds().join(", ")}`],
    ["run --policy scoa,none,scoa", "--policy: scoa is listed twice"],
    ["run --param sourceLoad=after", '--param: "sourceLoad=after" is not of the form POLICY.KEY=VALUE'],
    [
      "run --param scoa.sourceLoad=later",
      '--param: policy "scoa", parameter "sourceLoad": "later" is none of before, after',
    ],
    ["run --param scoa.depth=1", '--param: policy "scoa" has no parameter "depth"; it has sourceLoad'],
    ["run --param x.y=1", '--param: "x.y=1": unknown policy "x"; sandpiper-2008, scoa run'],
    ["run --param none.y=1", '--param: "none.y=1": policy none does not run; sandpiper-2008, scoa run'],
    [
      "run --param scoa.sourceLoad=after --param scoa.sourceLoad=before",
      '--param: "scoa.sourceLoad" is given twice',
    ],
    ["run --demands /nowhere.csv --pms 2", "/nowhere.csv: cannot be read: no such file or folder"],
    ["run --scenario /nowhere.json", "/nowhere.json: cannot be read: no such file or folder"],
    ["run --out /nowhere/run.json", "/nowhere/run.json: cannot be written: no such file or folder"],
    ["run --out /", "/: cannot be written: it is a folder"],
  ])("%s", async (line, expected) => {
    const args = line.split(" ").filter((arg) => arg !== "");
    expect(await cli(...args)).toEqual({ status: 2, stdout: "", stderr: `rebalance-lab: ${expected}\n` });
  });

  it("stays on one line whatever the arguments hold", async () => {
    expect((await cli("run", "--policy", "two\nlines\u2028")).stderr).toMatch(ONE_LINE);
    expect((await cli("run", "--demands", "two\nlines", "--pms", "1")).stderr).toMatch(ONE_LINE);
  });

  it("takes bytes that are no UTF-8 for an error, not for another id", async () => {
    await writeFile(inFolder("latin1.csv"), Buffer.from(DEMANDS.replace("b,0", "\u00fc,0"), "latin1"));
    const { status, stderr } = await cli("run", "--demands", inFolder("latin1.csv"), "--pms", "2");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `rebalance-lab: ${inFolder("latin1.csv")}, line 3: from here on the file is not UTF-8 text; save it as UTF-8\n`,
    });
  });
});

describe("run", () => {
  const onDemands = (...args: string[]): Promise<Outcome> =>
    cli("run", "--demands", inFolder("d.csv"), "--pms", "2", ...args);

  it("gives the whole run as JSON, exactly", async () => {
    const { stdout } = await onDemands("--policy", "scoa,none", "--format", "json", "--seed", "4");
    const before = [0.5, 0.2, 0.2];
    const idle = [0.2, 0.2, 0.2];
    expect(JSON.parse(stdout)).toEqual({
      schema: "rebalance-lab/run@2",
      scenario: {
        name: "d.csv",
        pms: 2,
        vms: 4,
        steps: 2,
        stepMinutes: 60,
        start: null,
        threshold: 0.79,
        migration: { memory: 16_384, link: 119, dirty: 10 },
        seed: 4,
        fork: null,
      },
      runs: [
        {
          policy: "scoa",
          params: { sourceLoad: "before" },
          counters: { overload: 1, migration: 1, swap: 0, noSolution: 0 },
          relievedNothing: 0,
          measures: {
            found: 1,
            resolved: 1,
            overload: 1,
            migration: 1,
            swap: 0,
            noSolution: 0,
            relievedNothing: 0,
            overloadedHours: 0,
            overloadedExcess: 0,
            moves: 1,
            mostMoves: 1,
            flaps: 0,
            movedMemory: 0.1,
            migrationTime: expect.closeTo(15.031, 3),
            migrationSent: expect.closeTo(1788.704, 3),
            downtime: expect.closeTo(0.0207, 4),
            deviation: expect.closeTo(0.5 / 6, 12),
            deviationCpu: expect.closeTo(0.15, 12),
            deviationNet: expect.closeTo(0.05, 12),
            deviationMem: expect.closeTo(0.05, 12),
            spread: expect.closeTo(0.3, 12),
            spreadCpu: expect.closeTo(0.3, 12),
            spreadNet: expect.closeTo(0.1, 12),
            spreadMem: expect.closeTo(0.1, 12),
          },
          passedOver: [],
          endless: [],
          actions: [{ step: 1, kind: "migration", vm: 0, from: 0, to: 1 }],
          noSolutions: [],
          utilization: [
            [before, idle],
            [
              [0.4, 0.1, 0.1],
              [0.7, 0.30000000000000004, 0.30000000000000004],
            ],
          ],
          deviation: [
            [0.15, 0, 0],
            [expect.closeTo(0.15, 12), expect.closeTo(0.1, 12), expect.closeTo(0.1, 12)],
          ],
        },
        {
          policy: "none",
          params: {},
          counters: { overload: 0, migration: 0, swap: 0, noSolution: 0 },
          relievedNothing: 0,
          measures: expect.objectContaining({
            found: 1,
            overloadedHours: 1,
            overloadedExcess: expect.closeTo(0.11, 12),
            mostMoves: 0,
            spread: expect.closeTo(0.5, 12),
          }),
          passedOver: [],
          endless: [],
          actions: [],
          noSolutions: [],
          utilization: [
            [before, idle],
            [[0.9, 0.2, 0.2], idle],
          ],
          deviation: [
            [0.15, 0, 0],
            [expect.closeTo(0.35, 12), 0, 0],
          ],
        },
      ],
    });
  });

  it("records swaps and PMs without a solution", async () => {
    // One PM has nowhere to go; on two, only an exchange helps.
    await writeFile(
      inFolder("swap.csv"),
      "vm,hour,cpu,net,mem\na,0,0.5,0,0\nb,0,0.4,0,0\nc,0,0.25,0,0\nd,0,0.3,0,0\n",
    );
    const runs = async (pms: string): Promise<RunFile["runs"]> => {
      const args = ["--demands", inFolder("swap.csv"), "--pms", pms, "--policy", "scoa", "--format", "json"];
      return (JSON.parse((await cli("run", ...args)).stdout) as RunFile).runs;
    };
    expect((await runs("1"))[0]).toMatchObject({ actions: [], noSolutions: [{ step: 0, pm: 0 }] });
    expect((await runs("2"))[0]).toMatchObject({
      actions: [{ step: 0, kind: "swap", vm: 1, from: 0, with: 2, to: 1 }],
      noSolutions: [],
    });
  });

  it("prints utilization as CSV: a row per policy, step and PM", async () => {
    const { stdout } = await onDemands("--policy", "none", "--format", "csv");
    expect(stdout.split("\n")).toEqual([
      "policy,step,pm,cpu,net,mem",
      "none,0,0,0.5,0.2,0.2",
      "none,0,1,0.2,0.2,0.2",
      "none,1,0,0.9,0.2,0.2",
      "none,1,1,0.2,0.2,0.2",
      "",
    ]);
  });

  it("prints a table by default: counters, PM-hours over the threshold, mean deviation", async () => {
    expect((await onDemands("--policy", "scoa,none")).stdout).toBe(
      [
        "d.csv: 4 VMs on 2 PMs, 2 steps, threshold 0.79, seed 1",
        "",
        "policy                  overload  migration  swap  no solution  overloaded PM-hours  mean sd cpu  mean sd net  mean sd mem  relieved nothing  PM-hours x excess  most moves of a VM",
        "scoa sourceLoad=before         1          1     0            0                    0       0.1500       0.0500       0.0500                 0               0.00                   1",
        "none                           0          0     0            0                    1       0.2500       0.0000       0.0000                 0               0.11                   0",
        "",
      ].join("\n"),
    );
  });

  it("takes what migrations go by, and tells what they cost", async () => {
    const { stdout } = await onDemands("--migration", "1000,10,0", "--policy", "scoa", "--format", "json");
    const { scenario, runs } = JSON.parse(stdout);
    expect(scenario.migration).toEqual({ memory: 1000, link: 10, dirty: 0 });
    // A VM of 0.1 of a PM: 100 MiB, sent once.
    expect(runs[0].measures).toMatchObject({ migrationTime: 10, migrationSent: 100, downtime: 0.02 });
  });

  it("takes the threshold and the parameters", async () => {
    const args = ["--threshold", "0.95", "--param", "scoa.sourceLoad=after", "--format", "json"];
    const run = JSON.parse((await onDemands(...args)).stdout) as RunFile;
    expect(run.scenario.threshold).toBe(0.95);
    expect(run.runs).toMatchObject([
      { policy: "sandpiper-2008", params: {}, actions: [] },
      { policy: "scoa", params: { sourceLoad: "after" }, actions: [] },
    ]);
  });

  it("opens a scenario file, and runs it like the demands that it was made of", async () => {
    const scenario = readDemandCsv(DEMANDS, { file: "d.csv", pms: 2 });
    if (scenario.kind === "error") throw new Error("the demands are good");
    await writeFile(inFolder("s.json"), scenarioText(scenario.value));
    const fromFile = await cli("run", "--scenario", inFolder("s.json"), "--format", "json");
    expect(fromFile).toEqual(await onDemands("--format", "json"));
  });

  it.each([
    ["paper", 72],
    ["paper-hour-34", 1],
    ["xen-testbed", 72],
    ["random", 72],
  ])("runs the preset %s", async (name, steps) => {
    const run = JSON.parse(
      (await cli("run", "--scenario", name, "--format", "json", "--seed", "2")).stdout,
    ) as RunFile;
    expect(run.scenario).toMatchObject({ name, steps, seed: 2 });
    expect(run.runs.map(({ policy }) => policy)).toEqual(["sandpiper-2008", "scoa"]);
  });

  it("generates a scenario, the same as from its file", async () => {
    const figures = ["--generate", "pms=8,vms=40,steps=30,seed=7,load=1.2,normal=2,ramp=1"];
    const generated = await cli("run", ...figures, "--format", "json");
    const run = JSON.parse(generated.stdout) as RunFile;
    expect(run.scenario).toMatchObject({ name: "generated", pms: 8, vms: 40, steps: 30, seed: 7 });
    expect(run.runs[1]?.counters.overload).toBeGreaterThan(0);
    const scenario = createGeneratedScenario({
      pms: 8,
      vms: 40,
      steps: 30,
      stepMinutes: 60,
      seed: 7,
      load: 1.2,
      mix: { normal: 2, ramp: 1 },
    });
    await writeFile(inFolder("generated.json"), scenarioText(scenario));
    expect(await cli("run", "--scenario", inFolder("generated.json"), "--format", "json")).toEqual(generated);
  });

  it("takes --seed for the demands, too, where these have no seed of their own", async () => {
    const seeded = async (figures: string, ...more: string[]): Promise<RunFile> => {
      const args = ["--generate", figures, ...more, "--policy", "none", "--format", "json"];
      return JSON.parse((await cli("run", ...args)).stdout) as RunFile;
    };
    const [flag, key, both] = [
      await seeded("pms=2,vms=12,steps=3", "--seed", "9"),
      await seeded("pms=2,vms=12,steps=3,seed=9"),
      await seeded("pms=2,vms=12,steps=3,seed=9", "--seed", "1"),
    ];
    expect(flag).toEqual(key);
    expect(both.scenario.seed).toBe(1);
    expect(both.runs).toEqual(key.runs);
  });

  it("reads demands in pieces: an id may be cut anywhere", async () => {
    const name = "가상".repeat(200); // three bytes a letter; a hundred rows are longer than what is read at a time
    const rows = Array.from(
      { length: 99 },
      (_, i) => `${"x".repeat(i)}${name},0,${[0.5, 0.4][i] ?? 0},0,0\n`,
    );
    await writeFile(inFolder("wide.csv"), `vm,hour,cpu,net,mem\n${rows.join("")}`);
    const { stdout } = await cli("run", "--demands", inFolder("wide.csv"), "--pms", "1", "--format", "csv");
    expect(stdout.split("\n")[1]).toBe("sandpiper-2008,0,0,0.9,0,0");
  });

  it("generates steps of any length, and says it", async () => {
    const figures = (more: string) => ["run", "--generate", `pms=4,vms=24,steps=288,seed=3,load=1.2${more}`];
    const [hours, minutes] = [await cli(...figures("")), await cli(...figures(",step-minutes=5"))];
    expect(hours.stdout).toContain("288 steps, threshold");
    expect(minutes.stdout).toContain("288 steps of 5 min, threshold");
    expect(await cli(...figures(",step-minutes=0"))).toMatchObject({
      status: 2,
      stderr: 'rebalance-lab: --generate: step-minutes: "0" is no number from 0.01 to 10080\n',
    });
  });

  it("counts PM-hours by the length of a step", async () => {
    const scenario = readDemandCsv(DEMANDS, { file: "d.csv", pms: 2 });
    const none = resolvePolicy("none");
    if (scenario.kind === "error" || none.kind === "error") throw new Error("both are good");
    const halfHours = { ...scenario.value, stepMinutes: 30 };
    const dated = { ...halfHours, start: Date.parse("2024-03-03T06:30:00Z") };
    expect(describeScenario(dated)).toContain(" steps of 30 min from 2024-03-03T06:30:00Z, threshold 0.79");
    expect(summarizeRuns(halfHours, await execute(halfHours, [none.value]))).toMatch(/ 0\.50 /);
  });
});

describe("progress", () => {
  /** What is written on standard error while 20 times 100 ms pass. */
  function written(isTTY: boolean): string {
    const { stream, text } = collector();
    let now = 0;
    const line = createProgressLine(Object.assign(stream, { isTTY }), () => now);
    for (let done = 1; done <= 20; done++) {
      now += 100;
      line.show("running", done, 20);
    }
    line.clear();
    return text();
  }

  it("is one line that begins after half a second and is gone in the end", () => {
    const states = written(true).split("\r\u001B[K");
    expect(states).toHaveLength(1 + 16 + 1);
    expect(states.slice(0, 2)).toEqual(["", "running: 25 % (5 of 20)"]);
    expect(states.slice(-2)).toEqual(["running: 100 % (20 of 20)", ""]);
  });

  it("is for terminals only", () => {
    expect(written(false)).toBe("");
  });
});

describe("--out", () => {
  const run = (out: string): Promise<Outcome> =>
    cli("run", "--demands", inFolder("d.csv"), "--pms", "2", "--format", "csv", "--out", out);

  it("writes the file whole, over one that is there, and keeps a link a link", async () => {
    await writeFile(inFolder("old.csv"), "old", { mode: 0o640 });
    await symlink("old.csv", inFolder("link.csv"));
    expect(await run(inFolder("link.csv"))).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(await readFile(inFolder("old.csv"), "utf8")).toMatch(/^policy,step[\s\S]*\n$/);
    expect((await stat(inFolder("old.csv"))).mode & 0o777).toBe(0o640);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("never replaces a device", async () => {
    expect(await run("/dev/null")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  it("leaves what is there when the input is wrong", async () => {
    await writeFile(inFolder("kept.csv"), "kept");
    await writeFile(inFolder("gap.csv"), DEMANDS.replace("b,1,0.4,0.1,0.1\n", ""));
    const { status } = await cli(
      "run",
      "--demands",
      inFolder("gap.csv"),
      "--pms",
      "2",
      "--out",
      inFolder("kept.csv"),
    );
    expect(status).toBe(2);
    expect(await readFile(inFolder("kept.csv"), "utf8")).toBe("kept");
  });
});

describe("tables", () => {
  it("puts the paper's figures beside the computed ones", async () => {
    const { status, stdout, stderr } = await cli("tables");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("paper (reconstructed)");
    expect(stdout.match(/^(sandpiper-2008|scoa) +PM\d .*$/gm)).toHaveLength(12);
    expect(stdout.match(/^(sandpiper-2008|scoa) +(Overload|Migration|Swap|No solution) .*$/gm)).toHaveLength(
      8,
    );
    for (const rule of ["R1", "R2", "R3", "R4"])
      expect(stdout).toMatch(new RegExp(`^${rule},.*: (yes|no)$`, "m"));
  });
});
