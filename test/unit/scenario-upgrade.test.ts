/** Files of older versions of the format, as they were written then, open as they did. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { UPGRADERS } from "../../src/scenario/scenario-format.ts";
import { scenarioJson } from "./fixtures.ts";

const TABLE_1 = `{
  "schema": "rebalance-lab/scenario@1",
  "name": "two.csv",
  "pms": 2,
  "vms": 2,
  "steps": 2,
  "stepMinutes": 60,
  "threshold": 0.79,
  "limit": 0.9,
  "seed": 1,
  "vmNames": ["web","db"],
  "capacity": [[1,1,1],[2,2,2]],
  "initialPlacement": [1,0],
  "demand": {
    "kind": "table",
    "table": [
      [[0.1,0,1e-7],[2.5,1,0]],
      [[0,0,0],[0.3333333333333333,0,100]]
    ]
  }
}
`;

const GENERATED_1 = `{
  "schema": "rebalance-lab/scenario@1",
  "name": "generated",
  "pms": 3,
  "vms": 9,
  "steps": 4,
  "stepMinutes": 60,
  "threshold": 0.79,
  "limit": 0.9,
  "seed": 42,
  "vmNames": null,
  "capacity": "uniform",
  "initialPlacement": "even",
  "demand": {"kind":"generated","seed":42,"load":1,"mix":{"steady":1}}
}
`;

const PATTERNS_1 = `{
  "schema": "rebalance-lab/scenario@1",
  "name": "xen-testbed",
  "pms": 2,
  "vms": 9,
  "steps": 72,
  "stepMinutes": 60,
  "threshold": 0.79,
  "limit": 0.9,
  "seed": 5,
  "vmNames": null,
  "capacity": "uniform",
  "initialPlacement": "even",
  "demand": {
    "kind": "patterns",
    "noise": 0.02,
    "seed": 9,
    "profiles": [
      {"main":["cpu"],"pattern":{"kind":"normal","peak":14,"width":3},"base":[0.09,0.02,0],"amplitude":[0.23,0.02,0]},
      {"main":["cpu"],"pattern":{"kind":"normal","peak":11,"width":3},"base":[0.07,0.02,0],"amplitude":[0.22,0.02,0]},
      {"main":["cpu"],"pattern":{"kind":"ramp","start":14,"hours":5},"base":[0.06,0.02,0],"amplitude":[0.18,0.02,0]},
      {"main":["cpu"],"pattern":{"kind":"steady"},"base":[0.18,0.02,0],"amplitude":[0,0,0]},
      {"main":["net"],"pattern":{"kind":"steady"},"base":[0.03,0.2,0],"amplitude":[0,0,0]},
      {"main":["net"],"pattern":{"kind":"normal","peak":10,"width":3},"base":[0.03,0.08,0],"amplitude":[0.03,0.2,0]},
      {"main":["net"],"pattern":{"kind":"normal","peak":11,"width":2.5},"base":[0.03,0.09,0],"amplitude":[0.03,0.15,0]},
      {"main":["net"],"pattern":{"kind":"ramp","start":11,"hours":3},"base":[0.03,0.09,0],"amplitude":[0.03,0.25,0]},
      {"main":["cpu"],"pattern":{"kind":"normal","peak":14,"width":2.5},"base":[0.07,0.02,0],"amplitude":[0.24,0.02,0]}
    ]
  }
}
`;

function opened(text: string): Scenario {
  const result = parseScenario(text, "old.json");
  if (result.kind === "error") throw new Error(formatInputError(result.error));
  return result.value;
}

function message(text: string): string {
  const result = parseScenario(text, "old.json");
  return result.kind === "ok" ? "no error" : formatInputError(result.error);
}

describe("version 1", () => {
  it("opens with all that it holds, and without a fork", () => {
    expect(opened(TABLE_1)).toEqual({
      name: "two.csv",
      pms: 2,
      vms: 2,
      steps: 2,
      stepMinutes: 60,
      start: null,
      threshold: 0.79,
      limit: 0.9,
      migration: USUAL_TERMS,
      seed: 1,
      streams: 1,
      vmNames: ["web", "db"],
      capacity: Float64Array.of(1, 1, 1, 2, 2, 2),
      initialPlacement: Int32Array.of(1, 0),
      demand: {
        kind: "table",
        table: Float64Array.of(0.1, 0, 1e-7, 2.5, 1, 0, 0, 0, 0, 1 / 3, 0, 100),
      },
      fork: null,
    });
    expect(opened(PATTERNS_1)).toEqual(createPreset("xen-testbed", 5));
  });

  it.each([TABLE_1, GENERATED_1, PATTERNS_1])(
    "is saved as the newest version, otherwise as it was",
    (text) => {
      const newest = scenarioJson(opened(text));
      const added = { fork: null, start: null, streams: 1, migration: USUAL_TERMS };
      expect(newest).toEqual({ ...JSON.parse(text), schema: "rebalance-lab/scenario@4", ...added });
    },
  );

  it.each([PATTERNS_1, GENERATED_1])("keeps its demands, whatever the length of its steps", (text) => {
    const demandsOf = (scenario: Scenario): number[][] => {
      const { demand, steps, vms } = createWorkload(scenario);
      return Array.from({ length: steps }, (_, step) => [
        ...demand.load(stepOf(step), new Float64Array(3 * vms)),
      ]);
    };
    const short = opened(text.replace('"stepMinutes": 60', '"stepMinutes": 5'));
    expect(short.stepMinutes).toBe(5);
    expect(demandsOf(short)).toEqual(demandsOf(opened(text)));
  });

  it("has no fork: one in it is an error, and not passed over", () => {
    const text = TABLE_1.replace('"seed": 1,', '"seed": 1, "fork": {"name": "x", "interventions": []},');
    expect(message(text)).toBe('old.json: "fork" is not part of the format');
  });

  it("is as strict as it was", () => {
    expect(message(TABLE_1.replace('"pms": 2', '"pms": 0'))).toBe('old.json, pms, "0": must be 1 or more');
    expect(message(TABLE_1.replace('"limit": 0.9,', ""))).toBe('old.json: "limit" is missing');
  });

  it("goes to version 2 and no further, and is left as it was", () => {
    const older = { schema: "rebalance-lab/scenario@1", name: "x" };
    expect(UPGRADERS[1]?.(older)).toEqual({
      kind: "ok",
      value: { schema: "rebalance-lab/scenario@2", name: "x", fork: null },
    });
    expect(older).toEqual({ schema: "rebalance-lab/scenario@1", name: "x" });
  });
});

describe("version 2", () => {
  const TABLE_2 = TABLE_1.replace("scenario@1", "scenario@2").replace(
    '"seed": 1,',
    '"seed": 1, "fork": {"name": "x", "interventions": [{"kind": "threshold", "step": 1, "after": 0, "value": 0.5}]},',
  );

  it("opens with its fork, on day 1, with the random streams that it was made with", () => {
    expect(opened(TABLE_2)).toEqual({
      ...opened(TABLE_1),
      fork: { name: "x", interventions: [{ kind: "threshold", step: 1, after: 0, value: 0.5 }] },
      start: null,
      streams: 1,
    });
  });

  it.each(["start", "streams"])("has no %s: one in it is an error, in version 1 as well", (key) => {
    for (const text of [TABLE_2, TABLE_1])
      expect(message(text.replace('"seed": 1,', `"seed": 1, "${key}": null,`))).toBe(
        `old.json: "${key}" is not part of the format`,
      );
  });

  it("goes to version 3 and no further, and is left as it was", () => {
    const older = { schema: "rebalance-lab/scenario@2", name: "x" };
    expect(UPGRADERS[2]?.(older)).toEqual({
      kind: "ok",
      value: { schema: "rebalance-lab/scenario@3", name: "x", start: null, streams: 1 },
    });
    expect(older).toEqual({ schema: "rebalance-lab/scenario@2", name: "x" });
  });
});

describe("version 3", () => {
  const TABLE_3 = TABLE_1.replace("scenario@1", "scenario@3").replace(
    '"seed": 1,',
    '"seed": 1, "fork": null, "start": "2026-05-01T00:00Z", "streams": 2,',
  );

  it("opens with the usual terms of migrations", () => {
    expect(opened(TABLE_3)).toEqual({
      ...opened(TABLE_1),
      start: Date.UTC(2026, 4, 1),
      streams: 2,
      migration: USUAL_TERMS,
    });
  });

  it("has none of its own: in it, and in those before, they are an error", () => {
    for (const text of [TABLE_3, TABLE_1])
      expect(message(text.replace('"seed": 1,', '"seed": 1, "migration": null,'))).toBe(
        'old.json: "migration" is not part of the format',
      );
  });
});
