/** OpenStack Watcher's workload balance, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/policies/policy.ts";
import { choose, draw, explain, isCandidates, isSources, only, runActions, weighed } from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("watcher-balance", parameters);
const actions = (drawing: string, parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));

describe("WB1: who is hot", () => {
  it("WB1: whoever is at the threshold", () => {
    const drawing = "PM0: 50 0 0, 25 0 0 \n PM1: 0 0 0";
    expect(actions(drawing, {}, { threshold: 0.75 })).toEqual(["VM 1: PM0 -> PM1"]);
    expect(actions(drawing)).toEqual([]);
  });

  it("WB1: on the metric alone", () => {
    const drawing = "PM0: 10 0 50, 10 0 40 \n PM1: 0 0 0";
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(actions(drawing, { metric: "memory" })).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("WB1: nothing happens where all are hot", () => {
    expect(actions("PM0: 90 0 0, 10 0 0 \n PM1: 80 0 0")).toEqual(["PM0: no solution", "PM1: no solution"]);
  });
});

describe("WB2: which VM", () => {
  it("WB2: of the hottest host the one that leaves least above the mean, but not less than nothing", () => {
    // The mean is 47.5, so that 32.5 and 52.5 are above it.
    const drawing = "PM0: 80 0 0 \n PM1: 60 0 0, 20 0 0, 20 0 0 \n PM2: 10 0 0 \n PM3: 0 0 0";
    const decisions = explain(policy(), draw(drawing));
    const [sources] = only(decisions, isSources);
    expect(sources?.order.ranked.map(({ id }) => id)).toEqual([1, 0]);
    const [vms] = only(decisions, isCandidates);
    expect(vms?.order.ranked.map(({ id }) => id)).toEqual([2, 3, 1]); // 1 is too large
    expect(actions(drawing, { runsPerStep: 1 })[0]).toBe("VM 2: PM1 -> PM3");
  });

  it("WB2: a host without such a VM is passed over", () => {
    const drawing = "PM0: 100 0 0 \n PM1: 60 0 0, 20 0 0 \n PM2: 0 0 0";
    expect(actions(drawing)).toEqual(["VM 2: PM1 -> PM2", "PM0: no solution"]);
  });
});

describe("WB3: where to", () => {
  it("WB3: the emptiest with memory for it, of which all may be used", () => {
    expect(actions("PM0: 50 0 30, 40 0 30 \n PM1: 0 0 75 \n PM2: 10 0 70")).toEqual([
      "VM 0: PM0 -> PM2",
      "PM2: no solution",
    ]);
  });

  it("WB3: below the threshold with it, strictly", () => {
    const drawing = "PM0: 50 0 0, 25 0 0 \n PM1: 50 0 0";
    expect(actions("PM0: 62.5 0 0, 12.5 0 0 \n PM1: 50 0 0", {}, { threshold: 0.75 })).toEqual([
      "VM 1: PM0 -> PM1",
    ]);
    expect(actions(drawing, {}, { threshold: 0.75 })).toEqual([]);
  });

  it("WB3: no second VM is tried", () => {
    // VM 0 leaves least above the mean; VM 1, which would have room, is not asked for.
    const drawing = "PM0: 20 0 60, 10 0 0, 65 0 0 \n PM1: 40 0 50";
    expect(weighed(explain(policy(), draw(drawing)))).toEqual(["VM 0 -> PM1: target mem above capacity"]);
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
  });
});

describe("WB4, WB5", () => {
  const drawing = "PM0: 50 0 0, 30 0 0 \n PM1: 50 0 0, 30 0 0 \n PM2: 0 0 0 \n PM3: 0 0 0";

  it("WB4: one move a run, and runs until nothing moves unless fewer are asked for", () => {
    expect(actions(drawing)).toEqual(["VM 1: PM0 -> PM2", "VM 3: PM1 -> PM3"]);
    expect(actions(drawing, { runsPerStep: 1 })).toEqual(["VM 1: PM0 -> PM2", "PM1: no solution"]);
  });

  it("WB5: a VM that is larger than the excess never moves, and the mean is absolute", () => {
    const large = "PM0: 40 0 0, 45 0 0 \n PM1: 20 0 0";
    expect(actions(large)).toEqual(["PM0: no solution"]);
    // The large host has 80 above the mean of 80, though it is no fuller than the small one.
    const unequal = "PM0: 80 0 0, 80 0 0 \n PM1: 0 0 0";
    expect(actions(unequal, {}, { capacity: [2, 1.25] })).toEqual(["VM 0: PM0 -> PM1"]);
  });
});
