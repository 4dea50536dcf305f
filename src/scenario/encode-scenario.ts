/**
 * A scenario as the text of a file: the newest version of the format, figures in full precision, so
 * that what is opened again equals what was saved. A demand table has a line per step.
 */

import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { at } from "../base/vector.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioFile } from "./scenario-format.ts";
import { SCENARIO_SCHEMA } from "./scenario-format.ts";

/** The text ends with a line break. */
export function encodeScenario(scenario: Scenario): string {
  const { demand, ...file } = toScenarioFile(scenario);
  const lines = Object.entries(file).map(([key, value]) => `  ${entry(key, value)}`);
  return `{\n${[...lines, `  "demand": ${encodeDemand(demand)}`].join(",\n")}\n}\n`;
}

/** The same as plain JSON values. */
export const toScenarioFile = (scenario: Scenario): ScenarioFile => ({
  schema: SCENARIO_SCHEMA,
  name: scenario.name,
  pms: scenario.pms,
  vms: scenario.vms,
  steps: scenario.steps,
  stepMinutes: scenario.stepMinutes,
  threshold: scenario.threshold,
  limit: scenario.limit,
  seed: scenario.seed,
  vmNames: scenario.vmNames === null ? null : [...scenario.vmNames],
  capacity: vectors(scenario.capacity),
  initialPlacement: [...scenario.initialPlacement],
  demand: toDemandFile(scenario),
});

function toDemandFile({ demand, steps, vms }: Scenario): ScenarioFile["demand"] {
  switch (demand.kind) {
    case "table": {
      const stride = vms * RESOURCE_COUNT;
      const table = Array.from({ length: steps }, (_, step) =>
        vectors(demand.table.subarray(step * stride, (step + 1) * stride)),
      );
      return { kind: "table", table };
    }
    case "patterns": {
      const { noise, seed, profiles } = demand.patterns;
      return {
        kind: "patterns",
        noise,
        seed,
        profiles: profiles.map(({ main, pattern, base, amplitude }) => ({
          main: [...main],
          pattern,
          base: vector(base),
          amplitude: vector(amplitude),
        })),
      };
    }
  }
}

type Vector = [cpu: number, net: number, mem: number];

const vector = ([cpu, net, mem]: ResourceVector): Vector => [cpu, net, mem];

const vectors = (column: Float64Array): Vector[] =>
  Array.from({ length: column.length / RESOURCE_COUNT }, (_, i) => [
    at(column, i * RESOURCE_COUNT),
    at(column, i * RESOURCE_COUNT + 1),
    at(column, i * RESOURCE_COUNT + 2),
  ]);

const entry = (key: string, value: unknown): string => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;

function encodeDemand(demand: ScenarioFile["demand"]): string {
  switch (demand.kind) {
    case "table":
      return `{\n    "kind": "table",\n    "table": [\n${lineEach(demand.table)}\n    ]\n  }`;
    case "patterns": {
      const { noise, seed, profiles } = demand;
      const head = [entry("kind", "patterns"), entry("noise", noise), entry("seed", seed)].join(",\n    ");
      return `{\n    ${head},\n    "profiles": [\n${lineEach(profiles)}\n    ]\n  }`;
    }
  }
}

const lineEach = (items: readonly unknown[]): string =>
  items.map((item) => `      ${JSON.stringify(item)}`).join(",\n");
