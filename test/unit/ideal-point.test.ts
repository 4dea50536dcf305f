/** Distance beyond an ideal point, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import type { Formed } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import {
  choose,
  draw,
  explain,
  isCandidates,
  isSources,
  isTargets,
  only,
  rounded,
  runActions,
  weighed,
} from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("ideal-point", parameters);
const actions = (drawing: string | readonly string[], parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));
const reasons = (drawing: string, parameters: Parameters = {}) => explain(policy(parameters), draw(drawing));

describe("IP1, IP2: the ideal point and the scores", () => {
  const idealIn = (drawing: string, parameters: Parameters = {}): number[] => {
    const formed = reasons(drawing, parameters).find(
      (decision): decision is Formed => decision.kind === "formed",
    );
    return rounded(Object.values(formed?.figures ?? {}).map(({ value }) => value));
  };

  it("IP1: the mean of all PMs that are up, resource by resource", () => {
    expect(idealIn("PM0: 40 0 10, 20 10 0 \n PM1: 20 30 10")).toEqual([0.4, 0.2, 0.1]);
  });

  it("IP1: and so many standard deviations beyond it", () => {
    const drawing = "PM0: 10 0 0, 20 0 0, 30 0 0 \n PM1: \n PM2: \n PM3:";
    expect(actions(drawing, { tolerance: 1.7 })).toEqual(["VM 0: PM0 -> PM1"]); // 15 + 1.7 x 26 is 59.2
    expect(actions(drawing, { tolerance: 1.8 })).toEqual([]); // 15 + 1.8 x 26 is 61.8
    expect(idealIn(drawing, { tolerance: 1 })).toEqual([rounded([0.15 + Math.sqrt(0.0675)])[0], 0, 0]);
  });

  it("IP2: only what lies beyond counts, and the further below a PM is elsewhere does not help it", () => {
    const drawing = "PM0: 60 0 0, 10 0 0 \n PM1: 30 40 0 \n PM2: 20 20 0";
    const [sources] = only(reasons(drawing), isSources);
    // The means are 40 and 20: PM0 is beyond by 30, PM1 by 20 on net, PM2 by nothing.
    expect(sources?.order.ranked.map(({ id, figure }) => [id, ...rounded([figure])])).toEqual([
      [0, 0.3],
      [1, 0.2],
    ]);
  });

  it("IP2: acts though nobody is over, and not where all are alike", () => {
    expect(actions("PM0: 20 0 0, 20 0 0 \n PM1:")).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions("PM0: 20 5 5, 20 0 0 \n PM1: 20 0 0, 20 5 5")).toEqual([]);
  });
});

describe("IP3 to IP5: the move", () => {
  it("IP3: who lies farthest beyond gives first", () => {
    const drawing = "PM0: 20 0 0, 20 0 0 \n PM1: 30 0 0, 30 0 0 \n PM2:";
    expect(actions(drawing)[0]).toBe("VM 2: PM1 -> PM2");
  });

  it("IP4: the VM whose leaving lowers the score most, and of equals the first", () => {
    const drawing = "PM0: 10 0 0, 30 0 0, 30 0 0 \n PM1: 10 0 0";
    expect(actions(drawing)).toEqual(["VM 1: PM0 -> PM1"]);
    const [candidates] = only(reasons(drawing), isCandidates);
    expect(candidates?.order.ranked.map(({ id }) => id)).toEqual([1, 2, 0]);
  });

  it("IP4: the next one where the first has nowhere to go", () => {
    const drawing = "PM0: 70 0 0, 5 0 0 \n PM1: 40 0 0";
    expect(actions(drawing)).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("IP5: where the scores end smallest, of equals the first", () => {
    const drawing = "PM0: 30 10 0, 30 0 0, 20 0 0 \n PM1: 10 40 0 \n PM2: 20 10 0";
    // The means are 36.7 and 20. VM 0 brings PM2 beyond on cpu alone, PM1 on cpu by less but on net by more.
    const [targets] = only(reasons(drawing), isTargets);
    expect(targets?.order.ranked.map(({ id }) => id)).toEqual([1, 2]);
  });

  it("IP5: never onto a PM that it would bring over on any resource", () => {
    const drawing = "PM0: 50 30 0, 45 0 0 \n PM1: 0 60 0";
    expect(actions(drawing)).toEqual(["VM 1: PM0 -> PM1"]);
    const blocked = "PM0: 50 30 0, 45 30 0 \n PM1: 0 60 0";
    expect(actions(blocked)).toEqual(["PM0: no solution"]);
    expect(weighed(reasons(blocked))).toEqual([
      "VM 0 -> PM1: target net above threshold",
      "VM 1 -> PM1: target net above threshold",
    ]);
  });

  it("IP5: nor where the scores would not get lower together", () => {
    expect(actions("PM0: 40 0 0 \n PM1:")).toEqual([]); // it would be the same turned round
  });
});

describe("IP6, IP7: the end", () => {
  it("IP6: a VM that has moved stays for the rest of the step", () => {
    const drawing = "PM0: 40 0 0, 10 0 0, 10 0 0 \n PM1: 10 0 0 \n PM2: 5 0 0";
    const moved = actions(drawing).map((action) => action.split(":")[0]);
    expect(new Set(moved).size).toBe(moved.length);
  });

  it("IP7: who had nothing to give is asked again once somebody else has moved something", () => {
    // PM0 lies farther beyond than PM1, which has room for its VM only when it has given away its own.
    const drawing = "PM0: 39 5 0, 39 5 0 \n PM1: 35 2 0, 15 0 40 \n PM2: 5 78 0";
    expect(actions(drawing)).toEqual(["VM 3: PM1 -> PM2", "VM 0: PM0 -> PM1"]);
  });

  it("IP7: who is over when nothing moves any more has no solution, and why is told", () => {
    const drawing = "PM0: 90 0 0 \n PM1: 70 0 0";
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(weighed(reasons(drawing))).toEqual(["VM 0 -> PM1: target cpu above threshold"]);
  });

  it("IP1: an overloaded fleet has an ideal point that is over as well, and nothing to do", () => {
    const drawing = "PM0: 90 0 0 \n PM1: 90 0 0";
    expect(actions(drawing)).toEqual(["PM0: no solution", "PM1: no solution"]);
    expect(weighed(reasons(drawing))).toEqual([]);
  });
});
