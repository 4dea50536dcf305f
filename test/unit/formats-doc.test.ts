/** The examples of scenario files in the documentation are what it says they are. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { scenarioJson } from "./fixtures.ts";

const TEXT = readFileSync("docs/formats.md", "utf8");
const BLOCKS = [...TEXT.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
/** The cells of the table of interventions. */
const ROWS = [...TEXT.matchAll(/^\| `([\w-]+)` +\| .*\| `(\{"kind".*\})` +\|$/gm)].map(
  ([, kind = "", example = ""]): [kind: string, example: string] => [kind, example],
);

function problemOf(json: object): string | null {
  const result = parseScenario(JSON.stringify(json), "docs");
  return result.kind === "ok" ? null : formatInputError(result.error);
}

/** The paper's scenario with a fork. */
const forkedPaper = (fork: object): object => ({ ...scenarioJson(createPreset("paper")), fork });

describe("docs/formats.md", () => {
  it("has scenarios that open", () => {
    const scenarios = BLOCKS.filter((block) => block.includes("rebalance-lab/scenario@"));
    expect(scenarios).toHaveLength(2);
    expect(scenarios.map((block) => problemOf(JSON.parse(block)))).toEqual([null, null]);
  });

  it("has a fork that the paper's scenario can carry", () => {
    const forks = BLOCKS.filter((block) => block.includes('"interventions": ['));
    expect(forks.map((block) => problemOf(forkedPaper(JSON.parse(block))))).toEqual([null]);
  });

  it("has an example of every kind of intervention, under its name", () => {
    expect(ROWS.map(([kind]) => kind).sort()).toEqual(
      ["load", "move", "pm-added", "pm-down", "swap", "threshold", "veto"].sort(),
    );
    for (const [kind, example] of ROWS) {
      const intervention = JSON.parse(example);
      expect(intervention.kind).toBe(kind);
      expect(problemOf(forkedPaper({ name: kind, interventions: [intervention] })), kind).toBeNull();
    }
  });
});
