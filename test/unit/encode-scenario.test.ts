import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import { uniformCapacity } from "../../src/engine/workload.ts";
import { encodeScenario, singleText } from "../../src/scenario/encode-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { evenPlacement } from "../../src/scenario/scenario.ts";
import { scenarioBlob } from "../../src/ui/header/save-scenario.ts";
import { scenarioJson, scenarioText } from "./fixtures.ts";

const tableOf = (vms: number, steps: number, table: Float32Array | Float64Array): Scenario => ({
  name: "t",
  pms: 2,
  vms,
  steps,
  stepMinutes: 60,
  start: null,
  threshold: 0.79,
  limit: 0.9,
  migration: USUAL_TERMS,
  seed: 3,
  streams: 2,
  vmNames: null,
  capacity: uniformCapacity(2),
  initialPlacement: evenPlacement(vms, 2),
  demand: { kind: "table", table },
  fork: null,
});

describe("the text of a scenario", () => {
  it("has a line per step of a table, as it always had", () => {
    expect(
      scenarioText(tableOf(2, 2, Float64Array.of(0.1, 0, 1e-7, 2.5, 1, 0, 0, -0, 0, 1 / 3, 0, 100))),
    ).toBe(
      `{
  "schema": "rebalance-lab/scenario@4",
  "name": "t",
  "pms": 2,
  "vms": 2,
  "steps": 2,
  "stepMinutes": 60,
  "start": null,
  "threshold": 0.79,
  "limit": 0.9,
  "migration": {"memory":16384,"link":119,"dirty":10},
  "seed": 3,
  "streams": 2,
  "vmNames": null,
  "capacity": "uniform",
  "initialPlacement": "even",
  "fork": null,
  "demand": {
    "kind": "table",
    "table": [
      [[0.1,0,1e-7],[2.5,1,0]],
      [[0,0,0],[0.3333333333333333,0,100]]
    ]
  }
}
`,
    );
  });

  it("comes in pieces of a few VMs, however many a step has", () => {
    const [vms, steps] = [10_000, 2];
    const scenario = tableOf(vms, steps, new Float64Array(vms * steps * 3).fill(1 / 3));
    const pieces = [...encodeScenario(scenario)];
    expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThan(300_000);
    expect(pieces.map(({ done }) => done)).toEqual(pieces.map(({ done }) => done).sort((a, b) => a - b));
    expect(pieces.at(-1)?.done).toBe(1);
    const { demand } = scenarioJson(scenario);
    expect(demand.kind === "table" && demand.table.map((row) => row.length)).toEqual([vms, vms]);
  });

  it("has the figures of single precision as they stood in the file", () => {
    const table = Float32Array.of(0.1, 0.21, 0.3333333, 12.34, 7e-5, 0);
    expect(scenarioText(tableOf(2, 1, table))).toContain("[[0.1,0.21,0.3333333],[12.34,0.00007,0]]");
  });
});

describe("the text of a figure", () => {
  it("is JSON's, to the last digit", () => {
    const figures = [
      0,
      -0,
      1e-6,
      9.99999e-4,
      0.001,
      0.1,
      0.1 + 0.2,
      0.123,
      0.100001,
      0.999999,
      0.9999999,
      1,
      1.5,
      1e-7,
    ];
    const all = fc.array(
      fc.oneof(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.integer({ min: 0, max: 1_100_000 }).map((n) => n / 1e6),
        fc.integer({ min: 0, max: 1100 }).map((n) => n / 1e3),
        fc.constantFrom(...figures),
      ),
      { minLength: 300, maxLength: 300 },
    );
    fc.assert(
      fc.property(all, (table) => {
        const text = scenarioText(tableOf(table.length / 3, 1, Float64Array.from(table)));
        expect(JSON.stringify(table)).toBe(
          `[${text.match(/\[\[([\d.,e[\]-]+)\]\]/)?.[1]?.replaceAll(/[[\]]/g, "")}]`,
        );
      }),
    );
  });
});

describe("the text of a single", () => {
  it("rounds back to it, and no shorter one does", () => {
    const single = fc.oneof(
      fc.float({ min: 0, max: 100, noNaN: true }),
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }).map(Math.fround),
      fc.integer({ min: 0, max: 100_000_000 }).map((n) => Math.fround(n / 1e6)),
    );
    fc.assert(
      fc.property(single, (figure) => {
        const text = singleText(figure);
        expect(Math.fround(Number(text))).toBe(figure + 0);
        const digits = Number(text).toExponential().replace(/e.*/, "").replace(".", "").length;
        for (let fewer = 1; fewer < digits; fewer++)
          expect(Math.fround(Number(figure.toPrecision(fewer))), text).not.toBe(figure);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("saving a scenario", () => {
  const scenario = tableOf(
    2000,
    100,
    Float32Array.from({ length: 600_000 }, (_, i) => (i % 977) / 977),
  );
  const listening = { signal: new AbortController().signal, onProgress: () => {} };

  it("makes a file of the text", async () => {
    const blob = await scenarioBlob(scenario, listening);
    expect(blob.type).toBe("application/json");
    expect((await blob.text()) === scenarioText(scenario)).toBe(true);
  });

  it("says how far it is, lets the page go on meanwhile, and can be cancelled", async () => {
    const reports: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await scenarioBlob(scenario, { ...listening, onProgress: ({ done }) => reports.push(done) });
    clearInterval(timer);
    expect(reports.length).toBeGreaterThan(1);
    expect(turns).toBeGreaterThan(1);
    expect(reports).toEqual([...reports].sort((a, b) => a - b));

    const controller = new AbortController();
    const stop = (): void => controller.abort(new Error("enough"));
    const stopped = scenarioBlob(scenario, { signal: controller.signal, onProgress: stop });
    await expect(stopped).rejects.toThrow("enough");
  });
});
