/**
 * Xen Orchestra's density plan, rule by rule. Figures are percent of a PM, the threshold is 80: so C is 80, F
 * is 20, and a host with more than 30 of free memory is a candidate.
 */

import { describe, expect, it } from "vitest";
import { isWeighed } from "../../src/engine/decision.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { choose, draw, explain, isSources, only, runActions } from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("xo-density", parameters);
const drawn = (drawing: string) => draw(drawing, { threshold: 0.8 });
const actions = (drawing: string, parameters: Parameters = {}): string[] =>
  runActions(policy(parameters), drawn(drawing));

describe("XO13: candidates", () => {
  it("XO13: hosts with more than 1.5 F of free memory, by id, and not the master", () => {
    const drawing = "PM0: 0 0 5 \n PM1: 0 0 75 \n PM2: 0 0 40 \n PM3: 0 0 10";
    const [sources] = only(explain(policy(), drawn(drawing)), isSources);
    expect(sources?.order.ranked.map(({ id }) => id)).toEqual([2, 3]);
    expect(actions(drawing)[0]).toBe("VM 2: PM2 -> PM0");
  });

  it("XO13: whoever is over is not relieved for it", () => {
    expect(actions("PM0: 0 0 5 \n PM1: 50 0 75, 40 0 10 \n PM2: 0 0 75")).toEqual(["PM1: no solution"]);
  });
});

describe("XO14: all or none", () => {
  it("XO14: most memory first, to the master, then to the fullest with room", () => {
    const roomy = "PM0: 0 0 50 \n PM1: 5 0 7, 5 0 25, 5 0 6 \n PM2: 0 0 71 \n PM3: 0 0 72";
    expect(actions(roomy)).toEqual(["VM 2: PM1 -> PM0", "VM 1: PM1 -> PM3", "VM 3: PM1 -> PM2"]);
  });

  it("XO14: cpu stays below C, and free memory above F", () => {
    expect(actions("PM0: 50 0 75 \n PM1: 30 0 1 \n PM2: 0 0 75")).toEqual(["VM 1: PM1 -> PM2"]);
    expect(actions("PM0: 50 0 75 \n PM1: 20 0 6 \n PM2: 0 0 76")).toEqual([]);
  });

  it("XO14: no VM moves where one has no place, and Why says how many had one", () => {
    const drawing = "PM0: 90 0 20 \n PM1: 20 0 30, 70 0 5 \n PM2: 20 0 40, 60 0 31";
    expect(actions(drawing)).toEqual(["PM0: no solution", "PM1: no solution"]);
    const [attempt] = explain(policy(), drawn(drawing)).filter((decision) => isWeighed(decision, "evacuate"));
    expect(attempt?.comparisons).toMatchObject([{ criterion: "placed", value: 0, bound: 2, holds: false }]);
  });
});

describe("XO15: books that are not cleared", () => {
  // The master is full, and the VM goes from PM 1 to PM 2 and back.
  const drawing = "PM0: 0 0 79 \n PM1: 10 0 10 \n PM2:";

  it("XO15: an emptied host is a target like any other", () => {
    expect(actions(drawing)).toEqual(["VM 1: PM1 -> PM2", "VM 1: PM2 -> PM1"]);
  });

  it("XO15: if it was switched off, the plan breaks off there", () => {
    expect(actions(drawing, { powerOff: "on" })).toEqual(["VM 1: PM1 -> PM2"]);
    expect(actions(drawing, { powerOff: "on", runsPerStep: 3 })).toEqual(["VM 1: PM1 -> PM2"]);
  });

  it("XO15: what a failed attempt has booked stays", () => {
    // PM 1 books 20 on the master before its other VM finds no place; PM 2's first VM has none there any more.
    const failing = "PM0: 5 0 50 \n PM1: 0 0 20, 76 0 5 \n PM2: 2 0 15, 3 0 0 \n PM3: 5 0 75";
    expect(actions(failing)).toEqual(["VM 3: PM2 -> PM1", "VM 4: PM2 -> PM0"]);
    const small = failing.replace("0 0 20, 76 0 5", "76 0 5");
    expect(actions(small)).toEqual(["VM 2: PM2 -> PM0", "VM 3: PM2 -> PM0"]);
  });
});
