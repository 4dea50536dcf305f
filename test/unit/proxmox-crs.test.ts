/** Proxmox VE's dynamic load balancing, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { totalCounters } from "../../src/engine/metrics.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { choose, draw, explain, isGaveUp, only, run, runActions, weighed } from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("proxmox-crs", parameters);
const actions = (drawing: string, parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));

describe("PV1 to PV3: when it acts", () => {
  it("PV2: imbalance is of cpu and memory together, in units of each PM", () => {
    // Loads 0.6 and 0.2: standard deviation 0.2 over mean 0.4, over the root of 1.
    const drawing = "PM0: 30 0 30, 30 0 30 \n PM1: 20 90 20";
    expect(actions(drawing, { threshold: 0.5 })).toEqual(["PM1: no solution"]);
    expect(actions(drawing, { threshold: 0.49 })).toEqual(["VM 0: PM0 -> PM1", "PM1: no solution"]);
    const large = "PM0: 60 0 60, 60 0 60 \n PM1: 60 0 60";
    expect(actions(large, {}, { capacity: [2, 1] })).toEqual([]);
  });

  it("PV3: strictly above the threshold, and again after each move, up to so many", () => {
    const small = Array.from({ length: 6 }, () => "10 0 10").join(", ");
    const drawing = `PM0: ${small} \n PM1:`;
    expect(actions(drawing, { threshold: 1 })).toEqual([]);
    expect(actions(drawing, { threshold: 0.5 })).toHaveLength(2); // 1, 0.67, 0.33
    expect(actions(drawing, { threshold: 0.1, maxMovesPerStep: 1 })).toHaveLength(1);
  });

  it("PV8: opposites hide each other: I is 0", () => {
    const drawing = "PM0: 100 0 25 \n PM1: 25 0 100";
    expect(actions(drawing, { threshold: 0 })).toEqual(["PM0: no solution", "PM1: no solution"]);
    const [last] = only(explain(policy({ threshold: 0 }), draw(drawing)), isGaveUp);
    expect(last?.source).toBe(0);
  });

  it("PV9: in a cluster of five the same spread is half of what it was before", () => {
    const drawing = "PM0: 20 0 20, 20 0 20 \n PM1: 20 0 20 \n PM2: 20 0 20 \n PM3: 20 0 20 \n PM4:";
    const above = { threshold: 0.32 }; // it is 0.63, and 0.32 over the root of 4
    expect(actions(drawing, above)).toEqual([]);
    expect(actions(drawing, { ...above, normalize: "off" })).toEqual(["VM 0: PM0 -> PM4"]);
  });
});

describe("PV4, PV5: which move is best", () => {
  it("PV4: the one that leaves least imbalance, the first guest and then the first host of equals", () => {
    expect(actions("PM0: 10 0 10, 30 0 30, 30 0 30 \n PM1: \n PM2:", { maxMovesPerStep: 1 })).toEqual([
      "VM 1: PM0 -> PM1",
    ]);
  });

  it("PV5: by TOPSIS memory weighs more than cpu, and its maximum most", () => {
    // Brute force looks at the sum: VM 0 evens it out; TOPSIS lowers the highest memory.
    const drawing = "PM0: 70 0 0, 10 0 45, 0 0 30 \n PM1: 0 0 5";
    const one = { threshold: 0.1, margin: 0.01, maxMovesPerStep: 1 };
    expect(actions(drawing, { ...one, maxMovesPerStep: 1 })).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions(drawing, { ...one, method: "topsis" })).toEqual(["VM 2: PM0 -> PM1", "PM0: no solution"]);
  });
});

describe("PV6, PV7: whether it is made", () => {
  it("PV6, PV10: not if it gains less than the margin; no second one is asked", () => {
    const drawing = "PM0: 60 0 60, 2 0 2 \n PM1:";
    expect(actions(drawing)).toEqual([]); // VM 1 takes a sixteenth off, VM 0 as much
    expect(actions(drawing, { margin: 0.05 })).not.toEqual([]);
    const stuck = "PM0: 90 0 90 \n PM1:";
    expect(actions(stuck)).toEqual(["PM0: no solution"]);
    expect(weighed(explain(policy(), draw(stuck)))).toEqual(["VM 0 -> PM1: fleet gain less than goal"]);
  });

  it("PV7: a target may be brought over", () => {
    const drawing = "PM0: 50 0 0, 50 0 90 \n PM1: 50 0 0 \n PM2: 40 0 0";
    expect(actions(drawing)).toContain("VM 0: PM0 -> PM2");
    expect(actions(drawing)).toContain("PM2: no solution");
  });

  it("RM5, C2: what it moves from a PM that is not over answers no overload", () => {
    const record = run(policy(), draw("PM0: 30 0 30, 30 0 30 \n PM1:"));
    expect(totalCounters(record)).toMatchObject({ migration: 1, overload: 0 });
  });
});
