import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { GeneratedFigures } from "../../src/scenario/generated-figures.ts";
import {
  createGeneratedScenario,
  DEFAULT_FIGURES,
  FIGURE_KEYS,
  FIGURE_RANGES,
  findFigureProblem,
  readFigure,
} from "../../src/scenario/generated-figures.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { MOST_DEMAND } from "../../src/scenario/limits.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { scenarioJson, scenarioText } from "./fixtures.ts";

const LARGEST: GeneratedFigures = { ...DEFAULT_FIGURES, pms: 10_000, vms: 100_000 };

function message(change: object): string {
  const file = scenarioJson(createGeneratedScenario({ ...DEFAULT_FIGURES, pms: 2, vms: 12 }));
  const result = parseScenario(JSON.stringify({ ...file, ...change }), "s.json");
  return result.kind === "ok" ? "no error" : formatInputError(result.error);
}

describe("a generated scenario", () => {
  it.each([DEFAULT_FIGURES, LARGEST, { ...LARGEST, seed: -7, load: 0.3, mix: { ramp: 2, several: 0.5 } }])(
    "is saved as its figures alone, and opened again as it was",
    (figures) => {
      const scenario = createGeneratedScenario(figures);
      const text = scenarioText(scenario);
      expect(text.length).toBeLessThan(500);
      expect(parseScenario(text, "s.json")).toEqual({ kind: "ok", value: scenario });
    },
  );

  it.each([5, 15, 7])("has the same days whatever its steps: %s minutes", (stepMinutes) => {
    const fleet = { ...DEFAULT_FIGURES, pms: 20, vms: 120 };
    const cpuAt = (figures: GeneratedFigures, step: number): number => {
      const { demand } = createWorkload(createGeneratedScenario(figures));
      const row = Float64Array.from(demand.load(stepOf(step), new Float64Array(360)));
      return row.reduce((sum, figure, i) => sum + (i % 3 === 0 ? figure : 0), 0);
    };
    for (const hour of [3, 13, 21]) {
      const step = Math.round((hour * 60) / stepMinutes);
      const short = cpuAt({ ...fleet, stepMinutes }, step);
      expect(short / cpuAt(fleet, hour)).toBeCloseTo(1, 1); // noise apart
    }
    expect(createGeneratedScenario({ ...fleet, stepMinutes })).toMatchObject({ stepMinutes, steps: 288 });
  });

  it.each([
    [
      1,
      "0.1920 0.0406 0.0272 0.1867 0.0958 0.0784 0.2069 0.0749 0.0756 0.0453 0.0463 0.0488 0.1906 0.0516 0.0562 0.1651 0.0276 0.0310",
    ],
    [
      2,
      "0.1635 0.0253 0.0959 0.1909 0.0623 0.0767 0.2332 0.0463 0.0543 0.3245 0.0797 0.0473 0.1892 0.0202 0.0291 0.1350 0.0395 0.0321",
    ],
  ] as const)(
    "keeps its demands, streams %i: saved figures and links are worth nothing otherwise",
    (streams, said) => {
      const scenario = createGeneratedScenario({ ...DEFAULT_FIGURES, pms: 1, vms: 6 }, streams);
      const { demand } = createWorkload(scenario);
      expect([...demand.load(stepOf(13), new Float64Array(18))].map((x) => x.toFixed(4)).join(" ")).toBe(
        said,
      );
    },
  );

  it.each([
    [{ vms: 1 }, 's.json, vms, "1": must be at least as many as PMs, where demand is generated'],
    [{ vms: 2e6 }, 's.json, vms, "2000000": must be at most 1000000, where demand is generated'],
    [
      { steps: 999_999_999 },
      's.json, steps, "999999999": a run would record steps * PMs * 3 = 5999999994 figures, more than the 30000000 that fit',
    ],
    [
      { demand: { kind: "generated", seed: 1, load: 0, mix: null } },
      's.json, demand.load, "0": must be from 0.01 to 10',
    ],
    [
      { demand: { kind: "generated", seed: 1, load: 11, mix: null } },
      's.json, demand.load, "11": must be from 0.01 to 10',
    ],
    [
      { demand: { kind: "generated", seed: 1, load: 1, mix: { disk: 1 } } },
      's.json, demand.mix: "disk" is not part of the format',
    ],
    [
      { demand: { kind: "generated", seed: 1, load: 1, mix: { cpu: 0 } } },
      's.json, demand.mix, "{\\"cpu\\":0}": must be weights of which at least one is above 0',
    ],
    [{ demand: { kind: "generated", seed: 1, load: 1 } }, 's.json, demand: "mix" is missing'],
    [{ capacity: "equal" }, 's.json, capacity, "\\"equal\\"": must be "uniform" or a list'],
    [{ capacity: 1 }, 's.json, capacity, "1": must be "uniform" or a list'],
    [{ initialPlacement: "odd" }, 's.json, initialPlacement, "\\"odd\\"": must be "even" or a list'],
  ])("in a file that is wrong: %j", (change, expected) => {
    expect(message(change)).toBe(expected);
  });

  it("may be placed and equipped by hand", () => {
    const scenario = createGeneratedScenario({ ...DEFAULT_FIGURES, pms: 2, vms: 4, steps: 2 });
    const uneven = {
      ...scenario,
      capacity: Float64Array.of(1, 1, 1, 2, 2, 2),
      initialPlacement: Int32Array.of(0, 0, 0, 1),
    };
    expect(parseScenario(scenarioText(uneven), "s.json")).toEqual({ kind: "ok", value: uneven });
  });
});

describe("the figures", () => {
  it("may be as large as ten thousand PMs with a hundred thousand VMs for twelve days", () => {
    expect(findFigureProblem(LARGEST)).toBeNull();
  });

  it("are refused where a run would not fit, or a VM would be more than a PM's", () => {
    expect(findFigureProblem({ ...LARGEST, steps: 1001 })).toEqual({
      key: "steps",
      problem: { kind: "run-too-large", figures: 30_030_000, most: 30_000_000 },
    });
    expect(findFigureProblem({ ...LARGEST, vms: 9999 })).toEqual({
      key: "vms",
      problem: { kind: "fewer-vms-than-pms", pms: 10_000 },
    });
  });

  it.each(FIGURE_KEYS)("are read up to the ends of their ranges: %s", (key) => {
    const [min, max] = FIGURE_RANGES[key];
    expect(readFigure(key, ` ${min} `)).toEqual({ kind: "ok", value: min });
    expect(readFigure(key, String(max))).toEqual({ kind: "ok", value: max });
    for (const text of ["", "x", "0x10", "1e99", String(max + 1), String(min - 1)])
      expect(readFigure(key, text), text).toMatchObject({ kind: "error", error: { min, max } });
  });

  it("never make a VM that demands more than may be demanded", () => {
    const heaviest = { ...DEFAULT_FIGURES, pms: 500, vms: 500, load: 10 };
    const { demand } = createWorkload(createGeneratedScenario(heaviest));
    const figures = demand.load(stepOf(13), new Float64Array(1500));
    expect(Math.max(...figures)).toBeLessThan(MOST_DEMAND / 2);
  });
});
