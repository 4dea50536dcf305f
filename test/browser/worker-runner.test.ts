import { describe, expect, it } from "vitest";
import { createWorkerRunner } from "../../src/runner/worker-runner.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { describeRunner } from "../contract/runner-contract.ts";
import { AS_IT_IS, choose } from "../unit/fixtures.ts";

describeRunner("in a Web Worker", () => createWorkerRunner());

const PRESET = { kind: "preset", name: "xen-testbed", seed: 5 } as const;

const brokenWorker = (): Worker => new Worker(URL.createObjectURL(new Blob(["throw new Error('broken')"])));

const realWorker = (): Worker =>
  new Worker(new URL("../../src/runner/worker-entry.ts", import.meta.url), { type: "module" });

describe("a worker that breaks", () => {
  it("rejects every call under way, and every later one", async () => {
    const runner = createWorkerRunner(brokenWorker);
    const calls = [runner.call("open", PRESET), runner.call("open", PRESET)];
    for (const call of calls) await expect(call).rejects.toThrow("broken");
    await expect(runner.call("open", PRESET)).rejects.toThrow("broken");
    runner.dispose();
  });

  it("before anybody calls is replaced when somebody does", async () => {
    let started = 0;
    const broken = brokenWorker();
    const runner = createWorkerRunner(() => (started++ === 0 ? broken : realWorker()));
    await new Promise((resolve) => broken.addEventListener("error", resolve)); // heard after the runner has
    expect(await runner.call("open", PRESET)).toMatchObject({ kind: "ok" });
    expect(started).toBe(2);
    runner.dispose();
  });
});

describe("a runner in a Web Worker", () => {
  it("leaves the page's thread free while it works", async () => {
    const runner = createWorkerRunner();
    const scenario = createRandomScenario(3, { pms: 60, vms: 480, steps: 240 });
    /** What happened on the page's thread, in order: the run was asked for, a turn of the event loop, its answer. */
    const happened: string[] = [];
    const run = runner.call("run", { ...AS_IT_IS, scenario, choice: choose("scoa") });
    happened.push("asked");
    setTimeout(() => happened.push("turn"));
    await run.then(() => happened.push("answered"));
    runner.dispose();
    expect(happened).toEqual(["asked", "turn", "answered"]);
  });
});
