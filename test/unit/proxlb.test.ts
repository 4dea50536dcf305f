/** ProxLB, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/policies/policy.ts";
import { choose, draw, explain, isSources, isTargets, only, runActions, weighed } from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("proxlb", parameters);
const actions = (drawing: string | readonly string[], parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));

describe("PX1, PX2: when it acts", () => {
  it("PX1: on memory, or on cpu", () => {
    const drawing = "PM0: 10 0 20, 10 0 20 \n PM1: 45 0 5, 20 0 15";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions(drawing, { method: "cpu" })[0]).toBe("VM 2: PM1 -> PM0");
  });

  it("PX2: strictly more than so many points apart", () => {
    const drawing = "PM0: 0 0 12.5, 0 0 12.5 \n PM1: 0 0 12.5"; // apart by 12.5
    expect(actions(drawing, { balanciness: 12.5 })).toEqual([]);
    expect(actions(drawing, { balanciness: 12.4 })).toEqual(["VM 0: PM0 -> PM1", "VM 2: PM1 -> PM0"]);
  });

  it("PX2: or at a threshold; one that is not reached prevents nothing", () => {
    const drawing = "PM0: 0 0 12.5, 0 0 37.5 \n PM1: 0 0 45";
    expect(actions(drawing)).toEqual([]);
    expect(actions(drawing, { threshold: 50 })).toContain("VM 0: PM0 -> PM1");
    expect(actions(drawing, { threshold: 50.1 })).toEqual([]);
    expect(actions(drawing, { threshold: 90, balanciness: 4 })).toContain("VM 0: PM0 -> PM1");
  });
});

describe("PX3, PX4: the queue", () => {
  it("PX3: by memory, the smallest first, also where cpu decides; or the largest", () => {
    const drawing = "PM0: 10 0 30, 30 0 10, 30 0 20 \n PM1: 0 0 0";
    expect(actions(drawing, { method: "cpu", balanciness: 60 })).toEqual(["VM 1: PM0 -> PM1"]);
    expect(actions(drawing, { method: "cpu", balanciness: 60, largerFirst: "on" })).toEqual([
      "VM 0: PM0 -> PM1",
    ]);
  });

  it("PX3: of equals those of the first host first", () => {
    const drawing = "PM0: 0 0 10 \n PM1: 0 0 10, 0 0 10, 0 0 10";
    expect(actions(drawing)).toEqual(["VM 1: PM1 -> PM0"]);
  });

  it("PX4: asked again before each guest, on the books", () => {
    const small = Array.from({ length: 4 }, () => "0 0 12.5").join(", ");
    expect(actions(`PM0: ${small} \n PM1:`)).toEqual(["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM1"]);
    expect(actions(`PM0: ${small} \n PM1:`, { balanciness: 25 })).toEqual(["VM 0: PM0 -> PM1"]);
  });
});

describe("PX5 to PX8: the move", () => {
  it("PX5, PX6: from the fullest to the emptiest, the first of equals each", () => {
    const drawing = "PM0: 0 0 10 \n PM1: 0 0 30, 0 0 10 \n PM2: 0 0 40 \n PM3: 0 0 10";
    expect(actions(drawing, { balanciness: 25 })).toEqual(["VM 2: PM1 -> PM0", "VM 3: PM2 -> PM3"]);
    const decisions = explain(policy({ balanciness: 25 }), draw(drawing));
    expect(only(decisions, isSources)[0]?.order.ranked.map(({ id }) => id)).toEqual([1, 2, 0, 3]);
    expect(only(decisions, isTargets)[0]?.order.ranked.map(({ id }) => id)).toEqual([0, 3, 1, 2]);
  });

  it("PX6: a guest whose host is not the fullest is passed over for good", () => {
    // VM 0 has its turn while PM1 is the fullest; that PM0 becomes it later does not bring it back.
    const drawing = "PM0: 0 0 10, 0 0 40 \n PM1: 0 0 15, 0 0 45 \n PM2:";
    expect(actions(drawing, { balanciness: 1 })).not.toContain("VM 0: PM0 -> PM2");
  });

  it("PX7: memory less than what is free, strictly; cpu and net are not asked", () => {
    const drawing = "PM0: 60 0 70, 5 0 20 \n PM1: 60 90 30";
    expect(actions(drawing, { balanciness: 1 })).toEqual(["VM 1: PM0 -> PM1", "PM1: no solution"]);
    const tight = "PM0: 10 0 50, 0 0 50 \n PM1: 0 0 50";
    expect(actions(tight)).toEqual(["PM0: no solution"]);
    expect(weighed(explain(policy(), draw(tight)))).toEqual([
      "VM 0 -> PM1: target mem not below capacity",
      "VM 1 -> PM1: target mem not below capacity",
    ]);
  });

  it("PX8: a guest moves once in a run, and RM2: another run follows one that has moved something", () => {
    const drawing = "PM0: 0 0 50 \n PM1: 0 0 31.25";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1", "PM1: no solution"]);
    expect(actions(drawing, { runsPerStep: 2 })).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM1 -> PM0",
      "VM 0: PM1 -> PM0",
      "PM0: no solution",
    ]);
  });
});

describe("its quirks", () => {
  it("PX11: two hosts at 0.5 and 0.3125 flap for ever", () => {
    const hour = "PM0: 0 0 50 \n PM1: 0 0 31.25";
    const moves = actions([hour, hour, hour]).filter((action) => action.includes("->"));
    expect(moves).toEqual([
      "hour 0, VM 0: PM0 -> PM1",
      "hour 1, VM 1: PM1 -> PM0",
      "hour 1, VM 0: PM1 -> PM0",
      "hour 2, VM 1: PM0 -> PM1",
      "hour 2, VM 0: PM0 -> PM1",
    ]);
  });

  it("PX13: booked in the wrong unit, cpu hardly changes by a move, and it goes on", () => {
    const small = Array.from({ length: 6 }, (_, i) => `10 0 ${i + 1}`).join(", ");
    const cpu = { method: "cpu" };
    const right = actions(`PM0: ${small} \n PM1:`, cpu);
    const wrong = actions(`PM0: ${small} \n PM1:`, { ...cpu, vcpuUnits: "faithful" });
    expect(right).toHaveLength(3);
    expect(wrong).toHaveLength(6);
    expect(actions(`PM0: ${small} \n PM1:`, { ...cpu, vcpuUnits: "faithful", vcpus: 1 })).toEqual(right);
  });

  it("PX14: 1.1.11 chooses one target for the whole run, and takes guests by cpu", () => {
    const drawing = "PM0: 4 0 15, 3 0 15, 2 0 15, 1 0 15 \n PM1: \n PM2: 0 0 5";
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM2", "VM 2: PM0 -> PM1"]);
    expect(actions(drawing, { release: "1.1.11" })).toEqual(["VM 3: PM0 -> PM1", "VM 2: PM0 -> PM1"]);
  });
});
