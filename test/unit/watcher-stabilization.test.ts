/** OpenStack Watcher's workload stabilization, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { isRankedMoves } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { choose, draw, explain, only, runActions, weighed } from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("watcher-stabilization", parameters);
const actions = (drawing: string, parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));

describe("WS1, WS2: when it acts", () => {
  it("WS2: if the deviation is above the threshold, strictly", () => {
    const drawing = "PM0: 25 0 0, 25 0 0 \n PM1: 25 0 0"; // it is 0.125
    expect(actions(drawing, { threshold: 0.125 })).toEqual([]);
    expect(actions("PM0: 25 0 0, 12.5 0 0 \n PM1: 0 0 0", { threshold: 0.18 })).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("WS1: of cpu, of memory, or of either", () => {
    const drawing = "PM0: 20 0 30, 20 0 30 \n PM1: 40 0 0";
    expect(actions(drawing)).toEqual([]);
    expect(actions(drawing, { metrics: "memory" })).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions(drawing, { metrics: "both" })).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("WS1: as shares of what a PM has", () => {
    expect(actions("PM0: 30 0 0, 30 0 0 \n PM1: 30 0 0", {}, { capacity: [2, 1] })).toEqual([]);
  });
});

describe("WS3, WS4: the list", () => {
  it("WS3: of a VM every destination that is lower than all before it", () => {
    const drawing = "PM0: 30 0 0, 30 0 0 \n PM1: 20 0 0 \n PM2: 10 0 0 \n PM3: 10 0 0";
    const [list] = only(explain(policy(), draw(drawing)), isRankedMoves);
    expect(list?.order.ranked.map(({ id }) => `${id.vm} ${id.to}`)).toEqual(["0 2", "1 2", "0 1", "1 1"]);
  });

  it("WS4: accepted while the score gets lower, on the loads as they are by now", () => {
    const drawing = "PM0: 37.5 0 0, 25 0 0 \n PM1: 0 0 0";
    expect(weighed(explain(policy({ threshold: 0.01 }), draw(drawing)))).toEqual(["VM 0 -> PM1: accepted"]);
    expect(actions(drawing, { threshold: 0.01 })).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("WS4: ends once the deviation of one metric is below the threshold", () => {
    const drawing = "PM0: 20 0 0, 20 0 0, 20 0 0 \n PM1: 10 0 0 \n PM2:";
    expect(actions(drawing, { threshold: 0.2 })).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("WS5: into a PM that is brought over by it", () => {
    expect(actions("PM0: 70 0 0, 60 0 60 \n PM1: 0 0 40")).toEqual(["VM 1: PM0 -> PM1", "PM1: no solution"]);
  });

  it("WS7: all VMs go to the first of two equal PMs", () => {
    const small = Array.from({ length: 6 }, () => "12.5 0 0").join(", ");
    expect(actions(`PM0: ${small} \n PM1: \n PM2:`, { threshold: 0.05 })).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM1",
      "VM 2: PM0 -> PM1",
    ]);
  });
});

describe("WS6: a VM that comes up again", () => {
  // VM 1 is best on PM2, then on PM0; taken off PM1 once more, the second looks better still.
  const drawing = "PM0: 10 0 0 \n PM1: 10 0 0, 35 0 0 \n PM2:";

  it("WS6: is passed over, and moves once", () => {
    const decisions = explain(policy({ threshold: 0.01 }), draw(drawing));
    expect(actions(drawing, { threshold: 0.01 })).toEqual(["VM 1: PM1 -> PM2"]);
    expect(weighed(decisions)).toEqual(["VM 1 -> PM2: accepted"]);
  });

  it("WS6: or spoils the whole run, as in the product", () => {
    expect(actions(drawing, { threshold: 0.01, onRepeat: "break" })).toEqual([]);
  });
});
