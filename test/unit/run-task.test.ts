/** What a run takes from those before it. */

import { describe, expect, it } from "vitest";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import type { Progress } from "../../src/runner/protocol.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import type { ShownRun } from "../../src/state/run.ts";
import { startRun } from "../../src/state/run-task.ts";
import { createLocalRunner } from "../contract/local-runner.ts";
import { bytesOf } from "./fixtures.ts";
import { scoa } from "./fork-page.ts";

const startedOn = (scenario: Scenario) => {
  const workload = createWorkload(scenario, NO_INTERVENTIONS);
  return { scenario, workload, choice: scoa, interventions: NO_INTERVENTIONS };
};

async function runOn(scenario: Scenario, relatives: readonly ShownRun[]): Promise<ShownRun> {
  let onGrowth = (_run: ShownRun): void => {};
  const ended = new Promise<ShownRun>((resolve) => {
    onGrowth = (run) => {
      if (run.kind === "done") resolve(run);
    };
  });
  const task = startRun(createLocalRunner(), { ...startedOn(scenario), relatives }, { onGrowth });
  await task.ready;
  const run = task.current();
  if (run.kind === "failed") throw new Error(JSON.stringify(run.fault));
  return run.kind === "done" ? run : ended;
}

describe("a run", () => {
  const [paper, random] = [createPreset("paper"), createPreset("random", 3)];

  it("takes what is the same from a relative", async () => {
    const relative = await runOn(random, []);
    expect((await runOn(random, [relative])).record.parts[0]).toBe(relative.record.parts[0]);
  });

  it("takes nothing from a run on another scenario, though that be as large", async () => {
    const stranger = await runOn(random, []);
    expect(stranger.record.pms).toBe(paper.pms);
    const { record } = await runOn(paper, [stranger]);
    const { workload } = startedOn(paper);
    expect(bytesOf(record)).toEqual(bytesOf(simulate(workload, deciderOf(scoa), { quantiles: true })));
  });

  it("tells how long it will take before it begins", async () => {
    const told: Progress[] = [];
    const options = { onGrowth: () => {}, onProgress: (progress: Progress) => void told.push(progress) };
    const task = startRun(createLocalRunner(), { ...startedOn(random), relatives: [] }, options);
    expect(told).toEqual([{ done: 0, total: random.steps, leftMs: expect.any(Number) }]);
    expect(told[0]?.leftMs).toBeGreaterThan(0);
    await task.ready;
  });
});
