/** CloudStack's cluster DRS, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { totalCounters } from "../../src/engine/metrics.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { choose, draw, explain, run, runActions, weighed } from "./fixtures.ts";

const BALANCED = "cloudstack-balanced";
const CONDENSED = "cloudstack-condensed";
const EAGER = { imbalance: 0.8 };

const actions = (id: string, drawing: string, parameters: Parameters = {}, options = {}): string[] =>
  runActions(choose(id, parameters), draw(drawing, options));

describe("CS1: what is read", () => {
  const drawing = "PM0: 0 0 40, 0 0 40 \n PM1: 40 0 0, 40 0 5 \n PM2: 0 0 5";

  it("CS1: memory by default, or cpu, one of them alone; the demand of a VM is its size", () => {
    expect(actions(BALANCED, drawing)).toContain("VM 0: PM0 -> PM1");
    expect(actions(BALANCED, drawing, { metric: "cpu" })).toContain("VM 2: PM1 -> PM2");
  });

  it("CS1: as a share of what a PM has, or absolute", () => {
    // PM0 is used at 0.5 as PM1 is, though it has four times as much on it.
    const unequal = "PM0: 0 0 100, 0 0 100 \n PM1: 0 0 25, 0 0 25";
    const options = { capacity: [4, 1] };
    expect(actions(BALANCED, unequal, EAGER, options)).toEqual([]);
    expect(actions(BALANCED, unequal, { ...EAGER, useRatio: "off" }, options)).toEqual([]); // no room in PM1
    const roomy = { capacity: [4, 2] };
    expect(actions(BALANCED, unequal, { imbalance: 0.5, useRatio: "off" }, roomy)).toEqual([
      "VM 0: PM0 -> PM1",
    ]);
  });

  it("CS10: free measures the opposite side", () => {
    const room = "PM0: 0 0 70, 0 0 25 \n PM1: 0 0 60, 0 0 5"; // 0.05 and 0.35 are free: of that I is 0.75
    expect(actions(BALANCED, room)).toEqual(["PM0: no solution"]);
    expect(actions(BALANCED, room, { type: "free" })).toEqual(["VM 1: PM0 -> PM1", "PM1: no solution"]);
  });
});

describe("CS2, CS3: when it acts", () => {
  it("CS7: two hosts at 0.75 and 0.25 have I = 0.5, and nothing is done", () => {
    const drawing = "PM0: 0 0 50, 0 0 25 \n PM1: 0 0 25";
    expect(actions(BALANCED, drawing)).toEqual([]);
    expect(actions(BALANCED, drawing, { imbalance: 0.6 })).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("CS7: D is a figure of 32 bits: I = 0.6 is above 1 - 0.4", () => {
    expect(actions(BALANCED, "PM0: 0 0 50, 0 0 30 \n PM1: 0 0 20")).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("CS2: a fleet of which nothing is asked is content", () => {
    expect(actions(BALANCED, "PM0: 50 0 0, 30 0 0 \n PM1:", { imbalance: 1 })).toEqual(["PM0: no solution"]);
    expect(actions(CONDENSED, "PM0: 50 0 0, 20 0 0 \n PM1:")).toEqual([]);
  });

  it("CS3: condensed gathers while I is below D, and leaves full hosts out of that alone", () => {
    expect(actions(CONDENSED, "PM0: 0 0 30, 0 0 10 \n PM1: 0 0 30")).toEqual(["VM 2: PM1 -> PM0"]);
    const full = "PM0: 0 0 96 \n PM1: 0 0 30 \n PM2: 0 0 20"; // with PM0 I is 0.69, without it 0.2
    expect(actions(CONDENSED, full)).toEqual(["VM 1: PM1 -> PM2", "PM0: no solution"]);
    expect(actions(CONDENSED, full, { skip: 1 })).toEqual(["PM0: no solution"]);
  });
});

describe("CS4: which moves there are", () => {
  it("CS4: room in cpu and in memory, up to the last of it; net is not asked", () => {
    const full = "PM0: 40 90 30, 10 0 30 \n PM1: 60 90 0 \n PM2: 61 0 0";
    expect(actions(BALANCED, full)).toEqual(["VM 0: PM0 -> PM1", "PM1: no solution"]);
    const none = "PM0: 40 0 30, 50 0 60 \n PM1: 61 0 0 \n PM2: 0 0 5";
    expect(weighed(explain(BALANCED, draw(none)))).toEqual([
      "VM 0 -> PM1: target cpu above capacity",
      "VM 0 -> PM2: accepted",
      "VM 3 -> PM1: accepted",
    ]);
  });

  it("CS8: the room is that of before the plan, so that a plan may overfill", () => {
    const six = Array.from({ length: 6 }, () => "6.25 0 12.5").join(", ");
    const drawing = `PM0: ${six} \n PM1: 93.75 0 6.25`;
    expect(actions(BALANCED, drawing, EAGER)).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM1",
      "VM 2: PM0 -> PM1",
      "PM1: no solution",
    ]);
  });

  it("CS4: no more moves than are allowed, and RM2: as many plans", () => {
    const small = Array.from({ length: 8 }, () => "0 0 5").join(", ");
    const drawing = `PM0: ${small} \n PM1: 0 0 1`;
    const D = { imbalance: 1 };
    expect(actions(BALANCED, drawing, { ...D, maxMoves: 2 })).toHaveLength(2);
    expect(actions(BALANCED, drawing, { ...D, maxMoves: 2, runsPerStep: 2 })).toHaveLength(4);
    expect(actions(BALANCED, drawing, { ...D, maxMoves: 2, runsPerStep: 9 })).toHaveLength(4);
  });
});

describe("CS5, CS6: which move is made, and when it ends", () => {
  it("CS5: the one that changes I most, the first of equals", () => {
    expect(actions(BALANCED, "PM0: 0 0 10, 0 0 30, 0 0 30 \n PM1: 0 0 1 \n PM2: 0 0 1", EAGER)).toEqual([
      "VM 1: PM0 -> PM1",
      "VM 0: PM0 -> PM2",
      "VM 3: PM1 -> PM2",
    ]);
  });

  it("CS9: among equal hosts condensed begins with the first VM of host 0", () => {
    expect(actions(CONDENSED, "PM0: 0 0 30 \n PM1: 0 0 30 \n PM2: 0 0 30")[0]).toBe("VM 0: PM0 -> PM1");
  });

  it("CS6: it ends where nothing improves, and tells so for each PM that is over", () => {
    const drawing = "PM0: 90 0 60 \n PM1: 0 0 1";
    expect(actions(BALANCED, drawing)).toEqual(["PM0: no solution"]);
    expect(weighed(explain(BALANCED, draw(drawing)))).toEqual(["VM 0 -> PM1: fleet gain not above goal"]);
  });

  it("RM5, C2: a move answers an overload only where its source was over", () => {
    const calm = run(choose(BALANCED, EAGER), draw("PM0: 0 0 30, 0 0 30 \n PM1:"));
    expect(totalCounters(calm)).toMatchObject({ migration: 1, overload: 0, noSolution: 0 });
    const over = run(choose(BALANCED, EAGER), draw("PM0: 0 0 45, 0 0 45 \n PM1:"));
    expect(totalCounters(over)).toMatchObject({ migration: 1, overload: 1, noSolution: 0 });
  });
});
