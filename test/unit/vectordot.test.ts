/** VectorDot, rule by rule. Figures are percent of a PM, the threshold is 79 unless said otherwise. */

import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/policies/policy.ts";
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

const policy = (parameters: Parameters = {}) => choose("vectordot", parameters);
const actions = (drawing: string, options = {}, parameters: Parameters = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));
const reasons = (drawing: string, options = {}) => explain(policy(), draw(drawing, options));

describe("VD1, VD2: who gives", () => {
  it("VD1: e to the power of what is over, in thresholds, of each resource that is", () => {
    const [sources] = only(reasons("PM0: 75 75 0 \n PM1: 100 0 0", { threshold: 0.5 }), isSources);
    expect(sources?.order.ranked.map(({ id, figure }) => [id, Number(figure.toFixed(2))])).toEqual([
      [0, 3.3], // twice e^0.5
      [1, 2.72], // e^1
    ]);
  });

  it("VD1: exactly at the threshold is not over, and nobody acts", () => {
    expect(actions("PM0: 40 0 0, 39 0 0 \n PM1:")).toEqual([]);
    expect(actions("PM0: 40 0 0, 40 0 0 \n PM1:")).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("VD1: figures beyond any exponential are compared all the same", () => {
    const drawing = "PM0: 900000 0 0 \n PM1: 950000 0 0, 50 0 0";
    expect(actions(drawing, { threshold: 0.5 })).toEqual(["PM1: no solution", "PM0: no solution"]);
    const [sources] = only(reasons(drawing, { threshold: 0.5 }), isSources);
    expect(sources?.order.ranked.map(({ figure }) => Number.isFinite(figure))).toEqual([true, true]);
  });

  it("VD2: the most imbalanced first, and all is looked at again after a move", () => {
    const drawing = "PM0: 50 0 0, 34 0 0 \n PM1: 30 0 0, 30 0 0, 30 0 0 \n PM2:";
    expect(actions(drawing)).toEqual(["VM 2: PM1 -> PM2", "VM 1: PM0 -> PM2"]);
  });
});

describe("VD3: where to", () => {
  it("VD3: where least is used of what the VM asks for, though more is used in all", () => {
    const drawing = "PM0: 30 5 0, 60 0 0 \n PM1: 20 10 10 \n PM2: 10 60 60";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM2"]);
    const [targets] = only(reasons(drawing), isTargets);
    expect(targets).toMatchObject({ rule: "VD3", chosen: { pm: 2 } });
    // (0.1 x 0.3 + 0.6 x 0.05) / 0.79; on PM1 it would be (0.2 x 0.3 + 0.1 x 0.05) / 0.79
    expect(targets?.order.ranked.map(({ figure }) => Number(figure.toFixed(3)))).toEqual([0.076]);
  });

  it("VD3: passes over PMs that it would bring over on any resource, and says so", () => {
    const drawing = "PM0: 30 2 0, 60 0 0 \n PM1: 20 10 0 \n PM2: 10 78 0";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1"]);
    expect(weighed(reasons(drawing))).toEqual([
      "VM 0 -> PM2: target net above threshold",
      "VM 0 -> PM1: accepted",
    ]);
  });

  it("VD3: with the VM in the load a larger PM is better, without it only what is used there counts", () => {
    const drawing = "PM0: 30 0 0, 60 0 0 \n PM1: \n PM2:";
    const capacity = [1, 1, 2];
    expect(actions(drawing, { capacity })).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions(drawing, { capacity }, { load: "with" })).toEqual(["VM 0: PM0 -> PM2"]);
  });
});

describe("VD4, VD5: which VM, and none", () => {
  it("VD4: the one that leaves the least imbalance, of equals the first", () => {
    const drawing = "PM0: 10 0 0, 85 0 0, 20 0 0 \n PM1: 40 0 0";
    expect(actions(drawing)).toEqual(["VM 2: PM0 -> PM1", "VM 0: PM0 -> PM1", "PM0: no solution"]);
    expect(actions("PM0: 10 0 0, 30 0 0, 40 0 0, 5 0 0 \n PM1: 40 0 0")).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("VD4: a VM whose move lowers nothing is no candidate", () => {
    const drawing = "PM0: 0 40 0, 85 0 0 \n PM1:";
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    const [candidates] = only(reasons(drawing), isCandidates);
    expect(candidates?.order.ranked).toEqual([{ id: 1, figure: 0 }]);
  });

  it("VD5: gives up a PM none of whose VMs has a place, and says where it would have gone", () => {
    const drawing = "PM0: 50 0 0, 40 0 0 \n PM1: 70 0 0 \n PM2: 60 0 0";
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(weighed(reasons(drawing))).toEqual([
      "VM 0 -> PM2: target cpu above threshold",
      "VM 1 -> PM2: target cpu above threshold",
    ]);
  });

  it("VD5: one that has no solution does not keep the others from theirs", () => {
    expect(actions("PM0: 95 0 0 \n PM1: 50 0 0, 35 0 0 \n PM2: 30 0 0")).toEqual([
      "PM0: no solution",
      "VM 2: PM1 -> PM2",
    ]);
  });
});
