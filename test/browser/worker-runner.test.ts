import { describe, expect, it } from "vitest";
import { createWorkerRunner } from "../../src/runner/worker-runner.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { describeRunner } from "../contract/runner-contract.ts";
import { choose } from "../unit/fixtures.ts";

describeRunner("in a Web Worker", createWorkerRunner);

describe("a runner in a Web Worker", () => {
  it("leaves the page's thread free while it works", async () => {
    const runner = createWorkerRunner();
    const scenario = createRandomScenario(3, { pms: 60, vms: 480, steps: 240 });
    let ticks = 0;
    const clock = setInterval(() => ticks++, 5);
    await runner.call("run", { scenario, choice: choose("scoa") });
    clearInterval(clock);
    runner.dispose();
    expect(ticks).toBeGreaterThan(10);
  });
});
