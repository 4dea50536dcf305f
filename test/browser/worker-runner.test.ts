import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/runner/fault.ts";
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

/** The real worker, which can be told to work for ever. */
async function startHangable(): Promise<Worker> {
  const entry = new URL("../../src/runner/worker-entry.ts", import.meta.url).href;
  const script = `import ${JSON.stringify(entry)};
    addEventListener("message", ({ data }) => { if (data === "hang") for (;;); });`;
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  await new Promise((resolve) => worker.addEventListener("message", resolve, { once: true })); // it says that it is there
  return worker;
}

/** How many stand in line for the lock of a worker. */
const inLine = async (): Promise<number> => (await navigator.locks.query()).pending?.length ?? 0;

/** A runner with workers that are there already, and what it says of those it lost. */
async function startWatched() {
  const workers = [await startHangable(), await startHangable()];
  const faults: Fault[] = [];
  let started = 0;
  const others = await inLine();
  const runner = createWorkerRunner(
    () => {
      const worker = workers[started++];
      if (worker === undefined) throw new Error("no third worker is wanted");
      return worker;
    },
    { tickMs: 100, ticks: 30 },
  );
  runner.onLoss((fault) => faults.push(fault));
  await expect.poll(inLine).toBeGreaterThan(others); // from then on its end is heard of at once
  return { runner, faults, others, first: workers[0], started: () => started };
}

describe("a worker that is lost on the way", () => {
  const scenario = createRandomScenario(3, { pms: 60, vms: 480, steps: 2400 });
  const request = { ...AS_IT_IS, scenario, choice: choose("scoa") };

  it.each([
    ["terminated", "died", (worker?: Worker) => worker?.terminate()],
    ["hung up", "silent", (worker?: Worker) => worker?.postMessage("hang")],
  ] as const)("because it is %s is missed (%s) and replaced", async (_, kind, end) => {
    const { runner, faults, first, started } = await startWatched();
    let parts = 0;
    const run = runner.call("run", request, {
      onPart() {
        if (parts++ === 0) end(first);
      },
    });
    await expect(run).rejects.toMatchObject({ fault: { kind } });
    expect(parts).toBeGreaterThan(0);
    expect(faults).toEqual([{ kind }]);
    expect(await runner.call("open", PRESET)).toMatchObject({ kind: "ok" });
    expect(started()).toBe(2);
    runner.dispose();
  });

  it("with a call that has nothing yet: the next worker is asked", async () => {
    const { runner, faults, first } = await startWatched();
    const call = runner.call("open", PRESET);
    first?.terminate();
    expect(await call).toMatchObject({ kind: "ok" });
    expect(faults).toEqual([{ kind: "died" }]);
    runner.dispose();
  });

  it("while nobody calls is nobody's loss", async () => {
    const { runner, faults, first, started, others } = await startWatched();
    await runner.call("open", PRESET);
    first?.terminate();
    await expect.poll(inLine).toBe(others); // its lock is free, and whoever stood in line for that knows
    expect(await runner.call("open", PRESET)).toMatchObject({ kind: "ok" });
    expect(started()).toBe(2);
    expect(faults).toEqual([]);
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
