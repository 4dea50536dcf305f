/** The Kubernetes descheduler's LowNodeUtilization, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import type { Formed } from "../../src/engine/decision.ts";
import { isWeighed } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import {
  choose,
  draw,
  explain,
  isSources,
  isTargets,
  only,
  rounded,
  runActions,
  weighed,
} from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("low-node-utilization", parameters);
const actions = (drawing: string, parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));
const reasons = (drawing: string, parameters: Parameters = {}, options = {}) =>
  explain(policy(parameters), draw(drawing, options));

describe("LN1, LN2: when it acts", () => {
  const counts = (drawing: string, parameters: Parameters = {}): (readonly [unknown, number])[] =>
    reasons(drawing, parameters)
      .filter((decision) => isWeighed(decision, "go-on"))
      .flatMap(({ comparisons }) => comparisons.map(({ criterion, value }) => [criterion, value] as const))
      .slice(0, 3);

  it("LN1: under on all resources, over on any; net is none of them", () => {
    const drawing = "PM0: 60 0 0 \n PM1: 20 90 20 \n PM2: 20 0 25 \n PM3: 95 0 0";
    expect(counts(drawing)).toEqual([
      ["under", 1], // PM1
      ["under", 1],
      ["over", 2], // PM0, PM3
    ]);
  });

  it("LN1: strictly over, and under at the threshold", () => {
    expect(actions("PM0: 25 0 0, 25 0 0 \n PM1:")).toEqual([]);
    expect(actions("PM0: 25 0 0, 26 0 0 \n PM1: 20 0 0")).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions("PM0: 25 0 0, 26 0 0 \n PM1: 21 0 0")).toEqual([]);
  });

  it("LN1: the number of VMs counts, too", () => {
    const drawing = "PM0: 1 0 1, 1 0 1, 1 0 1 \n PM1:";
    expect(actions(drawing)).toEqual([]);
    expect(actions(drawing, { maxPods: 5 })).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("LN1: or so many points from the mean of all, within 0 and 100", () => {
    const drawing = "PM0: 20 0 0, 20 0 0 \n PM1: 10 0 0 \n PM2: 10 0 0"; // the mean is 20
    const deviation = { mode: "deviation", lowMemory: 0, lowPods: 0, lowCpu: 10, targetCpu: 19 };
    expect(actions(drawing, deviation)).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions(drawing, { ...deviation, lowCpu: 11 })).toEqual([]);
    expect(actions(drawing, { ...deviation, targetCpu: 20 })).toEqual([]);
  });

  it("LN2: nothing without nodes under, if all are, if none is over, or if too few are under", () => {
    expect(actions("PM0: 60 0 0 \n PM1: 30 0 0")).toEqual([]);
    expect(actions("PM0: 10 0 0 \n PM1: 10 0 0")).toEqual([]);
    expect(actions("PM0: 50 0 0 \n PM1: 10 0 0")).toEqual([]);
    const drawing = "PM0: 30 0 0, 30 0 0 \n PM1: 10 0 0";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions(drawing, { numberOfNodes: 1 })).toEqual([]);
  });
});

describe("LN3 to LN5: who gives, and how much", () => {
  it("LN3: by memory in bytes, though another is over by far more", () => {
    const drawing = "PM0: 60 0 10, 38 0 1 \n PM1: 31 0 20, 20 0 0 \n PM2: \n PM3:";
    const [sources] = only(reasons(drawing), isSources);
    expect(sources?.order.ranked.map(({ id }) => id)).toEqual([1, 0]);
    expect(actions(drawing)[0]).toBe("VM 2: PM1 -> PM2");
  });

  it("LN4: VMs by number, never by size", () => {
    expect(actions("PM0: 1 0 0, 2 0 0, 50 0 0 \n PM1:")).toEqual(["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM1"]);
  });

  it("LN5: until the node is at its target", () => {
    const drawing = "PM0: 20 0 0, 20 0 0, 20 0 0, 20 0 0 \n PM1:";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM1"]);
  });

  it("LN4, LN5: or until what the nodes under have left together is gone", () => {
    // PM1 and PM2 have 50 and 25 left on cpu: after three VMs of 25 nothing.
    const drawing = "PM0: 25 0 0, 25 0 0, 25 0 0, 25 0 0, 60 0 0 \n PM1: \n PM2: 25 0 0";
    expect(actions(drawing, { lowCpu: 30 })).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM1",
      "VM 2: PM0 -> PM2",
      "PM0: no solution",
    ]);
    const told = reasons(drawing, { lowCpu: 30 });
    const [pool] = told.filter((decision): decision is Formed => decision.kind === "formed");
    expect(rounded(Object.values(pool?.figures ?? {}).map(({ value }) => value))).toEqual([0.75, 1, 109]);
  });
});

describe("LN6: the scheduler", () => {
  it("LN6: least allocated, the mean of cpu and memory, of equals the first", () => {
    const drawing = "PM0: 30 0 30, 30 0 30 \n PM1: 20 0 20 \n PM2: 20 0 10 \n PM3: 0 70 30";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM2"]);
    const [targets] = only(reasons(drawing), isTargets);
    expect(targets?.order.ranked.map(({ id, figure }) => [id, ...rounded([figure])])).toEqual([
      [2, 45],
      [3, 45],
      [1, 50],
      [0, 60],
    ]);
  });

  it("LN6: which may be where it came from: nothing moves, and no event says so", () => {
    // PM0 is over on cpu, but has nothing of memory, so that the scheduler likes it best.
    expect(actions("PM0: 26 0 0, 26 0 0, 0 0 0 \n PM1: 20 0 20 \n PM2: 40 0 40")).toEqual([]);
  });

  it("LN6: what came back is off the books, so that no other is evicted, and is told with the no-solution", () => {
    const drawing = "PM0: 80 0 0, 0 0 0 \n PM1: 20 0 20";
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(weighed(reasons(drawing))).toEqual(["VM 0 -> PM0: comes-back"]);
  });

  it("LN6: onto a node that it brings over the scenario's threshold, if it fits", () => {
    const drawing = "PM0: 80 0 20, 0 0 30 \n PM1: 20 0 0";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1", "PM1: no solution"]);
  });

  it("LN6: a VM that fits nowhere stays", () => {
    const drawing = "PM0: 90 0 20, 60 0 0 \n PM1: 20 0 0";
    expect(weighed(reasons(drawing))).toContain("VM 0 -> PM1: target cpu above capacity");
  });

  it("RM2: another run begins where one has moved something, and reads everything anew", () => {
    const drawing = "PM0: 25 0 0, 25 0 0, 25 0 0, 25 0 0, 25 0 0, 25 0 0 \n PM1: \n PM2: 20 0 0";
    const parameters = { lowCpu: 30, targetCpu: 30 };
    const once = ["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM2"];
    expect(actions(drawing, parameters)).toEqual([...once, "PM0: no solution"]);
    expect(actions(drawing, { ...parameters, runsPerStep: 2 })).toEqual([...once, "VM 2: PM0 -> PM1"]);
  });
});
