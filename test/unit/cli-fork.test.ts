/** The command line makes the fork of a scenario file in every run, as the engine does, and says so. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import { eventsOf, utilizationAfter } from "../../src/engine/record.ts";
import type { RunFile } from "../../src/experiment/encode-run.ts";
import { policyIds } from "../../src/policies/registry.ts";
import { readDemandCsv } from "../../src/scenario/demand-csv.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { cli, DEMANDS } from "./cli-here.ts";
import { run, scenarioText, stepsOf } from "./fixtures.ts";

let folder = "";
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-lab-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("run, with a fork in the scenario file", () => {
  function onTwoPms(): Scenario {
    const scenario = readDemandCsv(DEMANDS, { file: "d.csv", pms: 2 });
    if (scenario.kind === "error") throw new Error("the demands are good");
    return scenario.value;
  }

  /** b leaves PM 0 an hour before it would go over, so that no policy has anything to do there. */
  const ONE_MOVE: Scenario = {
    ...onTwoPms(),
    fork: {
      name: "b first",
      interventions: [{ kind: "move", step: stepOf(0), after: 0, vm: vmId(1), to: pmId(1) }],
    },
  };

  /** Before the hour a PM comes, PM 1 goes, and from then on PMs are over above 0.45. */
  const NEW_PM: Scenario = {
    ...onTwoPms(),
    fork: {
      name: "PM 2 for PM 1",
      interventions: [
        { kind: "pm-added", step: stepOf(1), after: 0, capacity: [2, 2, 2] },
        { kind: "pm-down", step: stepOf(1), after: 0, pm: pmId(1) },
        { kind: "threshold", step: stepOf(1), after: 0, value: 0.45 },
      ],
    },
  };

  async function outputOf(scenario: Scenario, ...args: string[]): Promise<string> {
    await writeFile(inFolder("fork.json"), scenarioText(scenario));
    const { status, stdout, stderr } = await cli("run", "--scenario", inFolder("fork.json"), ...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout;
  }
  const jsonOf = async (scenario: Scenario, ...args: string[]): Promise<RunFile> =>
    JSON.parse(await outputOf(scenario, "--format", "json", ...args)) as RunFile;

  it("makes it under every policy asked for, and marks what is done by hand", async () => {
    const { scenario, runs } = await jsonOf(ONE_MOVE, "--policy", "scoa,none");
    expect(scenario.fork).toEqual({ name: "b first", interventions: 1 });
    const move = { step: 0, kind: "migration", vm: 1, from: 0, to: 1, byHand: true };
    const counters = { overload: 0, migration: 1, swap: 0, noSolution: 0 };
    expect(runs).toMatchObject([
      { policy: "scoa", counters, actions: [move], noSolutions: [] },
      { policy: "none", counters, actions: [move], noSolutions: [] },
    ]);
    const original = await jsonOf({ ...ONE_MOVE, fork: null }, "--policy", "scoa,none");
    expect(original.runs).toMatchObject([
      { actions: [{ step: 1, kind: "migration", vm: 0, from: 0, to: 1 }] },
      { counters: { overload: 0, migration: 0 }, actions: [] },
    ]);
    expect(original.runs[0]?.actions[0]).not.toHaveProperty("byHand");
  });

  it("tells the policy's actions from those of a PM that goes down", async () => {
    const [scoa] = (await jsonOf(NEW_PM, "--policy", "scoa")).runs;
    const byHand = scoa?.actions.filter((action) => action.byHand === true);
    expect(byHand).toEqual([
      { step: 1, kind: "migration", vm: 2, from: 1, to: 2, byHand: true },
      { step: 1, kind: "migration", vm: 3, from: 1, to: 2, byHand: true },
    ]);
    expect(scoa?.actions.filter((action) => !("byHand" in action)).length).toBeGreaterThan(0);
    expect(scoa?.utilization.map((pms) => pms.length)).toEqual([3, 3]);
  });

  it.each([
    ["a move", ONE_MOVE],
    ["a new PM", NEW_PM],
  ])("gives what the engine gives, with %s", async (_, scenario) => {
    const policies = policyIds();
    const { runs } = await jsonOf(scenario, "--policy", policies.join(","));
    const workload = createWorkload(scenario);
    for (const [i, policy] of policies.entries()) {
      const record = run(policy, workload);
      const { counters, actions, noSolutions, utilization } = runs[i] ?? {};
      expect(counters, policy).toEqual(totalCounters(record));
      const events = stepsOf(record).flatMap((step) => eventsOf(record, step).map((e) => ({ step, ...e })));
      const done = events.filter(({ kind }) => kind !== "no-solution");
      expect(actions?.map(({ byHand: _, ...action }) => action)).toEqual(done);
      expect(noSolutions?.length).toBe(events.length - done.length);
      expect(utilization?.map((pms) => pms.flat())).toEqual(
        stepsOf(record).map((step) => [...utilizationAfter(record, step)]),
      );
    }
  });

  it("says so above the table, and has the added PMs in the CSV", async () => {
    const lines = (await outputOf(ONE_MOVE, "--policy", "none")).split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "d.csv: 4 VMs on 2 PMs, 2 steps, threshold 0.79, seed 1",
      'fork "b first": 1 intervention',
      "",
    ]);
    expect(lines[4]).toMatch(/^none +0 +1 +0 +0 +0 /);
    expect(await outputOf(NEW_PM)).toContain('\nfork "PM 2 for PM 1": 3 interventions\n\n');
    const rows = (await outputOf(NEW_PM, "--policy", "none", "--format", "csv")).trim().split("\n");
    expect(rows.map((row) => row.split(",").slice(0, 3).join())).toEqual([
      "policy,step,pm",
      ...["none,0,0", "none,0,1", "none,0,2", "none,1,0", "none,1,1", "none,1,2"],
    ]);
  });

  it("gives the original with a fork of nothing", async () => {
    const unforked = await jsonOf(onTwoPms());
    const nothing = await jsonOf({ ...onTwoPms(), fork: { name: "nothing yet", interventions: [] } });
    expect(nothing.scenario.fork).toEqual({ name: "nothing yet", interventions: 0 });
    expect(nothing.runs).toEqual(unforked.runs);
  });

  it("says on one line what is wrong with a fork", async () => {
    const bad = scenarioText(ONE_MOVE).replace('"vm":1', '"vm":4');
    await writeFile(inFolder("bad-fork.json"), bad);
    expect(await cli("run", "--scenario", inFolder("bad-fork.json"))).toEqual({
      status: 2,
      stdout: "",
      stderr: `rebalance-lab: ${inFolder("bad-fork.json")}, fork.interventions[0].vm, "4": must be the index of a VM, from 0\n`,
    });
  });
});
