/** MFR, rule by rule. Figures are percent of a PM, the threshold is 79. Most tests have days of two steps. */

import { describe, expect, it } from "vitest";
import { isWeighed } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { choose, draw, explain, run, runActions, weighed } from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("mfr", { day: 1, waves: 0, ...parameters });
const actions = (hours: readonly string[], parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(hours, options));
const times = (count: number, drawing: string): string[] => Array.from({ length: count }, () => drawing);
const formed = (hours: readonly string[], hour: number, parameters: Parameters = {}) =>
  explain(policy(parameters), draw(hours), hour).flatMap((decision) =>
    decision.kind === "formed" ? [decision] : [],
  );

describe("MF1: a day of history", () => {
  const hot = "PM0: 50 0 0, 40 0 0 \n PM1:";

  it("MF1: does nothing before, and says so", () => {
    expect(actions(times(3, hot), { day: 2 })).toEqual([
      "hour 0, PM0: no solution",
      "hour 1, PM0: no solution",
      "hour 2, VM 1: PM0 -> PM1",
    ]);
    const [asked] = explain(policy({ day: 2 }), draw(times(3, hot)), 1).filter((each) =>
      isWeighed(each, "go-on"),
    );
    expect(asked?.kind === "weighed" && asked.comparisons).toMatchObject([
      { criterion: "history", value: 1, relation: "at-least", bound: 2, holds: false },
    ]);
  });

  it("MF1: a day is as many steps as it has", () => {
    const workload = draw(times(30, hot));
    const first = (stepMinutes: number): string | undefined =>
      runActions(choose("mfr"), { ...workload, stepMinutes }).find((action) => action.includes("->"));
    expect(first(60)).toBe("hour 24, VM 1: PM0 -> PM1");
    expect(first(120)).toBe("hour 12, VM 1: PM0 -> PM1");
    expect(first(5)).toBeUndefined();
  });
});

describe("MF2, MF3: forecasts", () => {
  it("MF2: by what was before, not by what the step demands", () => {
    const [calm, hot] = ["PM0: 30 0 0, 20 0 0 \n PM1:", "PM0: 50 0 0, 40 0 0 \n PM1:"];
    expect(actions([calm, hot])).toEqual(["hour 1, PM0: no solution"]);
    expect(actions([hot, calm])).toEqual(["hour 0, PM0: no solution", "hour 1, VM 1: PM0 -> PM1"]);
    expect(actions([hot, calm], { ahead: "next" })).toEqual(["hour 0, VM 1: PM0 -> PM1"]);
  });

  it("MF2: what comes again is expected to: a peak of every day, after 10 and 30", () => {
    const day = [50, 30, 10, 30].map((cpu) => `PM0: ${cpu} 0 0, 40 0 0 \n PM1:`);
    const hours = [...day, ...day.slice(0, 1)];
    expect(actions(hours, { day: 4, waves: 1 })).toEqual([
      "hour 0, PM0: no solution",
      "hour 4, VM 1: PM0 -> PM1",
    ]);
  });

  it("MF3: by hand: 20 40 20 40 without waves is 30, and AR(2) of what is left", () => {
    // From the mean -10 10 -10 10: r1 = -3/4, r2 = 1/2, phi 1 = -6/7, phi 2 = -1/7; after 10 comes
    // -60/7 + 10/7 = -50/7; the two that can be judged, -10 and 10, were expected at -50/7 and 50/7.
    const hours = ["20", "40", "20", "40", "30"].map((cpu) => `PM0: \n PM1: ${cpu} 0 0`);
    const [forecast] = formed(hours, 4, { day: 4, current: "any" }).filter(({ name }) => name === "forecast");
    expect(forecast?.vm).toBe(0);
    expect(forecast?.figures["expected"]?.value).toBeCloseTo(0.3 - 0.5 / 7, 9);
    expect(forecast?.figures["deviation"]?.value).toBeCloseTo((Math.sqrt(2) * 2) / 70, 9);
    expect(forecast?.figures["most"]?.value).toBeCloseTo(0.3 - 0.5 / 7 + (0.2 / 7) * 0.9, 9);
  });
});

describe("MF4, MF5: first fit", () => {
  it("MF4: those that may need most have their turn first", () => {
    expect(actions(times(2, "PM0: 20 0 0, 40 0 0, 30 0 0 \n PM1:")).at(-1)).toBe("hour 1, VM 0: PM0 -> PM1");
  });

  it("MF5: to the first PM, by number, with room", () => {
    const drawing = "PM0: 50 0 0, 40 0 0 \n PM1: 60 0 0 \n PM2: 10 0 0 \n PM3:";
    expect(actions(times(2, drawing)).at(-1)).toBe("hour 1, VM 1: PM0 -> PM2");
    expect(weighed(explain(policy(), draw(times(2, drawing)), 1))).toEqual([
      "VM 1 -> PM1: target cpu above threshold",
      "VM 1 -> PM2: accepted",
    ]);
  });

  it("MF5: with a reserve for errors, the smaller the more are together", () => {
    // 37.86 is expected of each, and may be off by 1.2.
    const swings = ["37", "43", "37", "43", "30"].map((cpu) => `PM0: ${cpu} 0 0, ${cpu} 0 0 \n PM1:`);
    const at = (overflow: number): string[] =>
      actions(swings, { overflow, day: 4 }).filter((a) => a.includes("hour 4"));
    expect(at(0.5)).toEqual([]); // no reserve
    expect(at(0.001)).toEqual(["hour 4, VM 1: PM0 -> PM1"]);
  });

  it("MF5: up to the threshold, or to all that there is", () => {
    const drawing = "PM0: 50 0 0, 40 0 0 \n PM1:";
    expect(actions(times(2, drawing), { fills: "capacity" })).toEqual([
      "hour 0, PM0: no solution",
      "hour 1, PM0: no solution",
    ]);
  });

  it("MF5: of cpu alone, or of each resource", () => {
    const drawing = "PM0: 10 50 0, 10 40 0 \n PM1:";
    expect(actions(times(2, drawing)).at(-1)).toBe("hour 1, PM0: no solution");
    expect(actions(times(2, drawing), { resources: "all" }).at(-1)).toBe("hour 1, VM 1: PM0 -> PM1");
  });

  it("MF5: a VM without a place stays", () => {
    expect(actions(times(2, "PM0: 60 0 0, 70 0 0 \n PM1: 75 0 0")).at(-1)).toBe("hour 1, PM0: no solution");
  });
});

describe("MF6, MF7", () => {
  it("MF6: the present PM is asked first, or is one of all", () => {
    const drawing = "PM0: 10 0 0 \n PM1: 20 0 0";
    expect(actions(times(2, drawing))).toEqual([]);
    expect(actions(times(2, drawing), { current: "any" })).toEqual(["hour 1, VM 1: PM1 -> PM0"]);
  });

  it("MF7: a move answers an overload only where there is one", () => {
    const record = run(policy({ current: "any" }), draw(times(2, "PM0: 10 0 0 \n PM1: 20 0 0")));
    expect(record.parts.flatMap((part) => [...part.eventKind])).toHaveLength(1);
    expect(actions(times(2, "PM0: 90 0 0 \n PM1:")).at(-1)).toBe("hour 1, PM0: no solution");
  });
});
