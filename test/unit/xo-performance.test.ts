/**
 * Xen Orchestra's performance plan, rule by rule. Figures are percent of a PM, the threshold is 80 in most:
 * so cpu is high at 80 and low at 61.2, and free memory high at 20 and low at 25.
 */

import { describe, expect, it } from "vitest";
import { isWeighed } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import type { DrawingOptions } from "./fixtures.ts";
import {
  choose,
  draw,
  explain,
  isCandidates,
  isSources,
  isTargets,
  only,
  runActions,
  weighed,
} from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("xo-performance", parameters);
const drawn = (drawing: string, options: DrawingOptions = {}) =>
  draw(drawing, { threshold: 0.8, ...options });
const actions = (drawing: string, parameters: Parameters = {}, options: DrawingOptions = {}): string[] =>
  runActions(policy(parameters), drawn(drawing, options));
const thoughts = (drawing: string, parameters: Parameters = {}) =>
  explain(policy(parameters), drawn(drawing));

describe("XO1-XO3: hot hosts", () => {
  it("XO2, XO3: by cpu at the threshold", () => {
    expect(actions("PM0: 50 0 0, 25 0 0 \n PM1:", {}, { threshold: 0.75 })).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions("PM0: 50 0 0, 25 0 0 \n PM1:")).toEqual([]);
  });

  it("XO2, XO3: by free memory, which is absolute", () => {
    expect(actions("PM0: 20 0 50, 20 0 25 \n PM1: 0 0 0", {}, { threshold: 0.75 })).toEqual([
      "VM 1: PM0 -> PM1",
    ]);
    // 17 is free on the small host, which is hot at 66 percent; 38 on the large one, which is not, though it is over.
    const unequal = "PM0: 10 0 10, 10 0 23 \n PM1: 0 0 82, 0 0 80";
    expect(actions(unequal, {}, { capacity: [0.5, 2] })).toEqual(["VM 0: PM0 -> PM1", "PM1: no solution"]);
  });

  it("XO1: the cpu of a VM is not converted to a host of another size", () => {
    // Of PM0 it is 40 percent, of PM1 it would be 20.
    const drawing = "PM0: 40 0 0, 45 0 0 \n PM1: 50 0 0";
    expect(actions(drawing, {}, { capacity: [1, 2] })).toEqual(["PM0: no solution"]);
  });
});

describe("XO4, XO5: orders", () => {
  it("XO4: hot hosts by id, also if the second is worse", () => {
    const drawing = "PM0: 41 0 0, 40 0 0 \n PM1: 50 0 0, 49 0 0 \n PM2:";
    const [sources] = only(thoughts(drawing), isSources);
    expect(sources?.order.ranked.map(({ id, figure }) => [id, Math.round(figure)])).toEqual([
      [0, 81],
      [1, 99],
    ]);
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM2", "PM1: no solution"]);
  });

  it("XO5: VMs by cpu, but by memory where cpu differs less than fourfold", () => {
    const drawing = "PM0: 9 0 0, 20 0 10, 40 0 5, 4 0 0, 9 0 30 \n PM1:";
    const [vms] = only(thoughts(drawing), isCandidates);
    expect(vms?.order.ranked.map(({ id }) => id)).toEqual([1, 2, 4, 0, 3]); // 1 is like 2 and like 0, which are not alike
  });
});

describe("XO6: the target", () => {
  it("XO6: the least busy of those that have reached no limit", () => {
    const drawing = "PM0: 45 0 0, 40 0 0 \n PM1: 15 0 0 \n PM2: 10 0 85, 0 0 0 \n PM3: 18 0 0";
    const [targets] = only(thoughts(drawing), isTargets);
    expect(targets?.order.ranked.map(({ id }) => id)).toEqual([1, 3, 2]);
    expect(actions(drawing)[0]).toBe("VM 0: PM0 -> PM1");
  });

  it("XO6: of equally busy ones the one with most free memory, then by id", () => {
    expect(actions("PM0: 45 0 0, 40 0 0 \n PM1: 10 0 20 \n PM2: 10 0 10 \n PM3: 10 0 10")).toEqual([
      "VM 0: PM0 -> PM2",
    ]);
  });

  it("XO6: until the source is at or under its low limits", () => {
    const drawing = "PM0: 20 0 0, 20 0 0, 20 0 0, 20 0 0 \n PM1: \n PM2:";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1"]); // 60 is under 61.2
  });
});

describe("XO7, XO8: refusals and moves", () => {
  it("XO7: where the target would reach its low limit; the next VM is tried", () => {
    const drawing = "PM0: 42 0 9, 38 0 0 \n PM1: 20 0 0";
    expect(weighed(thoughts(drawing))).toEqual([
      "VM 0 -> PM1: target cpu not below goal",
      "VM 1 -> PM1: accepted",
    ]);
  });

  it("XO7: where the target would have no more than the high limit of memory", () => {
    expect(weighed(thoughts("PM0: 45 0 31, 40 0 29 \n PM1: 10 0 50"))).toEqual([
      "VM 0 -> PM1: target free not above goal",
      "VM 1 -> PM1: accepted",
    ]);
  });

  it("XO7: where cpu is under its high limit, not so that the source has less cpu, or more free memory", () => {
    expect(weighed(thoughts("PM0: 20 0 45, 20 0 40 \n PM1: 35 0 0"))).toEqual([
      "VM 0 -> PM1: source cpu less than target",
      "VM 1 -> PM1: source cpu less than target",
    ]);
    expect(weighed(thoughts("PM0: 30 0 72, 30 0 10 \n PM1: 0 0 65"))).toEqual([
      "VM 0 -> PM1: target free not above goal",
      "VM 1 -> PM1: source free above target",
    ]);
  });

  it("XO8: on the books of the moves before, hot host by hot host; a VM moves once in a step", () => {
    const drawing = "PM0: 30 0 0, 55 0 0 \n PM1: 30 0 0, 55 0 0 \n PM2: \n PM3: 5 0 0";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM2", "VM 2: PM1 -> PM3"]);
    expect(actions(drawing, { runsPerStep: 5 })).toEqual(["VM 0: PM0 -> PM2", "VM 2: PM1 -> PM3"]);
  });
});

describe("XO9: preventive", () => {
  const drawing = "PM0: 30 0 0, 20 0 0 \n PM1: \n PM2: 10 0 0"; // the mean is 20: high is 30, low 25

  it("XO9: hosts far above the mean, where none is hot and if asked for", () => {
    expect(actions(drawing)).toEqual([]);
    expect(actions(drawing, { preventive: "on" })).toEqual(["VM 1: PM0 -> PM1"]);
    expect(actions("PM0: 12 0 0, 12 0 0 \n PM1: \n PM2:", { preventive: "on" })).toEqual([]); // under 25
  });

  it("XO9: says by which of the two it acts", () => {
    const [asked] = thoughts(drawing, { preventive: "on" }).filter((decision) =>
      isWeighed(decision, "go-on"),
    );
    expect(asked?.comparisons).toMatchObject([{ criterion: "above", value: 1, holds: true }]);
  });
});

describe("XO10-XO12: what surprises", () => {
  it("XO10: a VM whose cpu alone reaches the low limit never moves", () => {
    expect(actions("PM0: 62 0 0, 62 0 0 \n PM1:")).toEqual(["PM0: no solution"]);
  });

  it("XO10: and Why says so, also where another host has moved something since", () => {
    expect(weighed(thoughts("PM0: 62 0 0, 63 0 0 \n PM1: 40 0 0, 41 0 0 \n PM2:"))).toEqual([
      "VM 2 -> PM2: accepted",
      "VM 0 -> PM2: target cpu not below goal",
      "VM 1 -> PM2: target cpu not below goal",
    ]);
  });

  it("XO11: short of memory alone, it is relieved only while its cpu stays at or above the target's", () => {
    const scarce = "PM0: 12.5 0 43.75, 12.5 0 43.75 \n PM1: 37.5 0 25";
    expect(actions(scarce)).toEqual(["PM0: no solution"]);
    expect(actions(scarce, { asWritten: "off" })).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("XO12: the least busy host short of memory blocks the rest", () => {
    // PM1 has reached no limit, but has no room; PM2 would have.
    const drawing = "PM0: 45 0 10, 40 0 10 \n PM1: 5 0 75 \n PM2: 10 0 0";
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
  });
});
