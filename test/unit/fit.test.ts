import { describe, expect, it } from "vitest";
import { NEWEST_STREAMS } from "../../src/base/random.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import { Evaluator } from "../../src/experiment/fit/evaluator.ts";
import { FitRun } from "../../src/experiment/fit/fit-run.ts";
import { advanceSearch, createSearch } from "../../src/experiment/fit/search.ts";
import { encodeSearchFile, parseSearchFile } from "../../src/experiment/fit/search-file.ts";
import { judge } from "../../src/experiment/fit/verdict.ts";
import { describeDistribution, pairSamples, percentileOf } from "../../src/experiment/paired-statistics.ts";
import { surveyWorkloads } from "../../src/experiment/survey.ts";
import { deciderOf, withDefaults } from "../../src/policies/registry.ts";
import { patternTable } from "../../src/scenario/patterns.ts";
import parameters from "../../src/scenario/presets/paper.parameters.json";
import { encodePaperParameters, readPaperParameters } from "../../src/scenario/presets/paper-parameters.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { rangeViolations } from "../../src/scenario/profile-ranges.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";

const EFFORT = { proposals: 150, draws: 5 };
const file = readPaperParameters(parameters);

describe.each(["scoa", "sandpiper-2008"] as const)("the search's run of %s", (policy) => {
  it("is the run that is recorded, again and again on the same table", () => {
    const relocate = deciderOf(withDefaults(policy));
    const table = new Float64Array(72 * 36 * 3);
    const workload = {
      ...createWorkload(createRandomScenario(100)),
      demand: createTableDemand(36, 72, table),
    };
    const run = new FitRun(workload, relocate);
    for (let seed = 100; seed < 130; seed++) {
      const { demand } = createRandomScenario(seed);
      if (demand.kind === "patterns") table.set(patternTable(demand.patterns, 72, NEWEST_STREAMS));
      run.reset();
      for (let step = 0; step < 72; step++) run.advance(step);
      const record = simulate(createWorkload(createRandomScenario(seed)), relocate);
      expect(totalCounters(record)).toMatchObject(run.counts);
      expect(record.parts.flatMap(({ utilization }) => [...utilization])).toEqual([...run.history]);
    }
  });
});

describe("the objective", () => {
  it("is the same from the search's evaluation and from a whole run", () => {
    for (const demand of [file.demand, createSearch(5, EFFORT).best.demand])
      expect(new Evaluator(demand).evaluate(Number.POSITIVE_INFINITY)).toBeCloseTo(judge(demand).value, 9);
  });

  it("gives up what is sure to exceed the limit, and nothing else", () => {
    const evaluator = new Evaluator(createSearch(6, EFFORT).best.demand);
    const value = evaluator.evaluate(Number.POSITIVE_INFINITY);
    expect(evaluator.evaluate(value)).toBe(value);
    expect(evaluator.evaluate(value / 2)).toBeGreaterThan(value / 2);
  });

  it("does not remember: a VM written there and back leaves it as it was", () => {
    const { demand } = file;
    const evaluator = new Evaluator(demand);
    const before = evaluator.evaluate(Number.POSITIVE_INFINITY);
    const [first, second] = demand.profiles;
    if (first === undefined || second === undefined) throw new Error("36 profiles");
    evaluator.write(0, { ...first, base: second.amplitude });
    evaluator.evaluate(Number.POSITIVE_INFINITY);
    evaluator.write(0, first);
    expect(evaluator.evaluate(Number.POSITIVE_INFINITY)).toBe(before);
  });
});

describe("the search", () => {
  it("gets better, and stays within the ranges of D1 and D2", () => {
    const start = createSearch(1, EFFORT);
    const later = advanceSearch(start, EFFORT);
    expect(later.best.value).toBeLessThan(start.best.value);
    for (const profile of later.best.demand.profiles) expect(rangeViolations(profile)).toEqual([]);
  });

  it("goes on after a stop as if there had been none", () => {
    const once = advanceSearch(createSearch(2, EFFORT), EFFORT);
    const resumed = parseSearchFile(encodeSearchFile({ state: once, seconds: 1 }));
    if (resumed.kind === "error") throw new Error(resumed.error);
    expect(advanceSearch(resumed.value.state, EFFORT)).toEqual(advanceSearch(once, EFFORT));
  });

  it("refuses a file that is none of its own", () => {
    for (const text of ["", "{", "[]", "{}", '{"schema":"rebalance-lab/fit-search@1"}'])
      expect(parseSearchFile(text).kind).toBe("error");
  });
});

describe("the parameters file", () => {
  it("reads as it was written", () => {
    expect(readPaperParameters(JSON.parse(encodePaperParameters(file)))).toEqual(file);
  });

  it("is refused in any other shape", () => {
    for (const wrong of [
      null,
      {},
      { ...file, schema: "x" },
      { ...file, demand: { ...file.demand, profiles: [1] } },
    ])
      expect(() => readPaperParameters(wrong)).toThrow(/assertion failed/);
  });
});

describe("R6 the survey", () => {
  it("describes and pairs samples", () => {
    expect(describeDistribution([4, 1, 3, 2])).toMatchObject({ mean: 2.5, min: 1, median: 2.5, max: 4 });
    expect(pairSamples([1, 2, 3, 5], [1, 3, 4, 4])).toMatchObject({
      meanDifference: -0.25,
      lower: 0.5,
      equal: 0.25,
      higher: 0.25,
    });
    expect(percentileOf([1, 2, 3, 4], 3)).toBe(0.625);
  });

  it("runs every policy on the same workloads", () => {
    const plan = { seed: 1, workloads: 3, policies: ["none", "scoa"], reference: "none" };
    const survey = surveyWorkloads(plan, createWorkload(createRandomScenario(1)));
    expect(survey.policies.map(({ policy }) => policy)).toEqual(["none", "scoa"]);
    expect(survey.pairings[0]?.figures.overloadedHours.lower).toBe(1);
    expect(surveyWorkloads(plan, createWorkload(createRandomScenario(1)))).toEqual(survey);
  });
});
