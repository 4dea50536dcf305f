/** Threshold with minimum migration time, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { totalCounters } from "../../src/engine/metrics.ts";
import { markOf } from "../../src/policies/listing.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { tableOf, wattsInTable, XEON_3040, XEON_3075 } from "../../src/policies/power.ts";
import {
  choose,
  draw,
  explain,
  isCandidates,
  isSources,
  isTargets,
  only,
  relievedNothing,
  run,
  runActions,
  weighed,
} from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("thr-mmt", parameters);
const actions = (drawing: string, parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));
const weighedIn = (drawing: string, parameters: Parameters = {}): string[] =>
  weighed(explain(policy(parameters), draw(drawing)));
const EMPTIES = { evacuate: "on" };
const ALL_THREE = { resources: "all" };

describe("TM1: what is hot", () => {
  it("TM1: a PM over on cpu, strictly and exactly", () => {
    expect(actions("PM0: 79 0 0, 0 0 0 \n PM1: 1 0 0")).toEqual([]);
    expect(actions("PM0: 20 0 0, 60 0 5 \n PM1: 1 0 0")).toEqual(["VM 0: PM0 -> PM1"]);
    // 1/4096 above 3/4 is above; P9's tolerance holds only for what is counted as over.
    const exact = { threshold: 0.75 };
    expect(actions("PM0: 37.5 0 0, 37.5 0 0 \n PM1: 1 0 0", {}, exact)).toEqual([]);
    expect(actions("PM0: 37.5 0 0, 37.524 0 0 \n PM1: 1 0 0", {}, exact)).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("TM1: a PM over on net or mem alone is not seen, and is a no-solution (C1)", () => {
    const drawing = "PM0: 20 40 0, 10 40 5 \n PM1: 1 0 0";
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(explain(policy(), draw(drawing)).map(markOf)).toEqual(["gave up"]);
    expect(actions(drawing, ALL_THREE)).toEqual(["VM 0: PM0 -> PM1"]);
  });
});

describe("TM2: what is taken out", () => {
  it("TM2: the VMs that demand least memory, until the PM is not hot; told in seconds", () => {
    const drawing = `
      PM0: 30 0 20, 30 0 5, 30 0 10
      PM1: 1 0 0
    `;
    expect(actions(drawing)).toEqual(["VM 1: PM0 -> PM1"]);
    const [candidates] = only(explain(policy(), draw(drawing)), isCandidates);
    expect(candidates?.order.ranked.map(({ id }) => id)).toEqual([1, 2, 0]);
    // A twentieth of 4 GB at half of 1 Gbit/s.
    expect(candidates?.order.ranked[0]?.figure).toBeCloseTo(3.277, 3);
    const [faster] = only(explain(policy({ bandwidth: 10, memory: 40 }), draw(drawing)), isCandidates);
    expect(faster?.order.ranked[0]?.figure).toBeCloseTo(3.277, 3);
  });

  it("TM2: of equals the first, as many as it takes", () => {
    expect(actions("PM0: 20 0 5, 20 0 5, 20 0 5, 60 0 9 \n PM1: 1 0 0")).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM1",
      "VM 2: PM0 -> PM1",
    ]);
  });
});

describe("TM3: in which order they are placed", () => {
  it("TM3: those that demand most cpu first, from whatever PM they come", () => {
    expect(actions("PM0: 50 0 30, 31 0 1 \n PM1: 40 0 30, 45 0 1 \n PM2: 1 0 0")).toEqual([
      "VM 3: PM1 -> PM2",
      "VM 1: PM0 -> PM2",
    ]);
  });

  it("TM3: equals in the order in which they were taken, which is not that of their ids", () => {
    expect(actions("PM0: 20 0 9, 20 0 1, 60 0 20 \n PM1: 1 0 0")).toEqual([
      "VM 1: PM0 -> PM1",
      "VM 0: PM0 -> PM1",
    ]);
  });
});

describe("TM4: which PMs are asked", () => {
  it("TM4: not one that was hot, even if it is not any more", () => {
    expect(actions("PM0: 50 0 0, 40 0 5 \n PM1: 60 0 0, 35 0 5 \n PM2: 60 0 0")).toEqual([
      "PM0: no solution",
      "PM1: no solution",
    ]);
  });

  it("TM4: with room for its memory, whatever becomes of net", () => {
    expect(weighedIn("PM0: 50 0 5, 40 0 90 \n PM1: 10 0 96 \n PM2: 10 90 0")).toEqual([
      "VM 0 -> PM1: target mem above capacity",
      "VM 0 -> PM2: accepted",
    ]);
    expect(actions("PM0: 50 20 5, 40 0 60 \n PM1: 10 70 20")).toEqual([
      "VM 0: PM0 -> PM1",
      "PM1: no solution",
    ]);
  });

  it("TM4: not hot afterwards, unless nobody uses its cpu", () => {
    expect(actions("PM0: 85 0 0 \n PM1: 1 0 0")).toEqual(["PM0: no solution"]);
    expect(actions("PM0: 85 0 0 \n PM1:")).toEqual(["VM 0: PM0 -> PM1", "PM1: no solution"]);
    expect(actions("PM0: 101 0 0 \n PM1:")).toEqual(["PM0: no solution"]);
    expect(actions("PM0: 85 0 0 \n PM1:", ALL_THREE)).toEqual(["PM0: no solution"]);
  });
});

describe("TM5: which of them takes it", () => {
  const crowded = "PM0: 60 0 9, 10 0 1, 10 0 1, 10 0 1 \n PM1: 20 0 0 \n PM2: 20 0 0 \n PM3:";

  it("TM5: one to each, since power before the plan is what is taken off; an idle PM comes last", () => {
    expect(actions(crowded)).toEqual(["VM 1: PM0 -> PM1", "VM 2: PM0 -> PM2"]);
    // The third would go to a PM that has taken one already, before an idle one is woken.
    expect(actions(crowded.replace("60 0 9", "70 0 9"))).toEqual([
      "VM 1: PM0 -> PM1",
      "VM 2: PM0 -> PM2",
      "VM 3: PM0 -> PM1",
    ]);
  });

  it("TM5: where idle PMs cost nothing more, one of them is woken first", () => {
    const [, , third] = actions(crowded.replace("60 0 9", "70 0 9"), { idleShare: 0 });
    expect(third).toBe("VM 3: PM0 -> PM3");
  });

  it("TM5: on unequal PMs the one of whose cpu the VM takes the smallest share", () => {
    expect(actions("PM0: 50 0 0, 40 0 0 \n PM1: 1 0 0 \n PM2: 1 0 0", {}, { capacity: [1, 1, 2] })).toEqual([
      "VM 0: PM0 -> PM2",
    ]);
  });

  it("TM5: by the table the PM on whose part of the curve watts rise least, and an idle one like any", () => {
    // Up to 10 %: 3.4 W each tenth, at 40 to 50 %: 2.5, at 60 to 70 %: 2.
    const drawing = "PM0: 60 0 9, 10 0 1, 10 0 1 \n PM1: \n PM2: 40 0 0 \n PM3: 60 0 0";
    expect(actions(drawing, { power: "table" })).toEqual(["VM 1: PM0 -> PM3"]);
    const ranking = only(explain(policy({ power: "table" }), draw(drawing)), isTargets)[0]?.order;
    expect(ranking?.criterion).toBe("watts");
    expect(ranking?.ranked.map(({ id, figure }) => `PM${id} ${figure.toFixed(1)}`)).toEqual([
      "PM3 2.0",
      "PM2 2.5",
      "PM1 3.4",
    ]);
  });

  it("TM5: the larger server's table holds for PMs with more cpu than the reference PM", () => {
    expect([tableOf(0.5), tableOf(1), tableOf(1.43)]).toEqual([XEON_3040, XEON_3040, XEON_3075]);
    expect([0, 0.05, 0.5, 0.95, 1].map((share) => wattsInTable(XEON_3040, share))).toEqual([
      86, 87.7, 102, 115.5, 117,
    ]);
    expect(wattsInTable(XEON_3075, 0.25)).toBeCloseTo(103, 9);
  });
});

describe("TM6: leftovers and evacuation", () => {
  it("TM6: what finds no place stays, and what else was taken out moves all the same", () => {
    expect(actions("PM0: 10 0 1, 20 0 2, 75 0 9 \n PM1: 65 0 0")).toEqual([
      "VM 0: PM0 -> PM1",
      "PM0: no solution",
    ]);
  });

  it("TM6: the least used PM is emptied first; idle PMs are not woken, and who took VMs is not emptied", () => {
    const drawing = "PM0: 30 0 0 \n PM1: 10 0 0, 10 0 0 \n PM2: 40 0 0 \n PM3:";
    expect(actions(drawing)).toEqual([]);
    expect(actions(drawing, EMPTIES)).toEqual(["VM 1: PM1 -> PM0", "VM 2: PM1 -> PM2"]);
  });

  it("TM6: all VMs of a PM find a place, or none moves; who could not be emptied takes nobody", () => {
    // One of PM0's two VMs would fit on PM2.
    expect(actions("PM0: 20 0 0, 25 0 0 \n PM1: 60 0 0 \n PM2: 50 0 0", EMPTIES)).toEqual([]);
    // PM0 cannot be emptied, and PM1 could only be with room on PM0.
    expect(actions("PM0: 38 0 0 \n PM1: 10 0 0, 10 0 0, 25 0 0 \n PM2: 50 0 0", EMPTIES)).toEqual([]);
    expect(actions("PM0: 10 0 0, 30 0 0 \n PM1: 35 0 0, 10 0 0 \n PM2: 46 0 0", EMPTIES)).toEqual([
      "VM 1: PM0 -> PM1",
      "VM 0: PM0 -> PM2",
    ]);
  });

  it("TM6: a VM that a hot PM has just given may move on, twice in one step", () => {
    const drawing = "PM0: 60 0 9, 25 0 1 \n PM1: 10 0 0 \n PM2: 35 0 0";
    expect(actions(drawing, EMPTIES)).toEqual(["VM 1: PM0 -> PM1", "VM 1: PM1 -> PM2", "VM 2: PM1 -> PM2"]);
  });

  it("TM6: a move from a PM that is emptied answers no overload (C2), and is not judged by what it relieved (P10)", () => {
    const record = run(policy(EMPTIES), draw("PM0: 60 0 9, 25 0 1 \n PM1: 10 0 0 \n PM2: 35 0 0"));
    expect(totalCounters(record)).toEqual({ overload: 1, migration: 3, swap: 0, noSolution: 0 });
    expect(relievedNothing(record)).toBe(0);
  });
});

describe("TM6: emptying, told", () => {
  /** PM0 is used least, and fits on PM1; PM2 would then make PM1 hot, and PM1 has taken somebody. */
  const told = explain(policy({ evacuate: "on" }), draw("PM0: 10 0 5 \n PM1: 40 0 5 \n PM2: 30 0 5"));

  it("TM6: why this PM, that all of it has a place, and where its VM goes, by how many watts", () => {
    expect(told.map(markOf)).toEqual([
      "ranked sources",
      "weighed evacuate",
      "ranked targets",
      "formed growth",
      "weighed migrate",
      "done evacuate",
      "weighed evacuate",
    ]);
    const [sources] = only(told, isSources);
    expect(sources?.order.ranked.map(({ id, figure }) => [id, figure])).toEqual([
      [0, 0.1],
      [2, 0.3],
      [1, 0.4],
    ]);
    const [targets] = only(told, isTargets);
    expect(targets?.order.ranked[0]).toEqual({ id: 1, figure: expect.closeTo(7.5, 9) });
  });

  it("TM6: what keeps another from being emptied", () => {
    const comparison = { value: 0, relation: "at-least", bound: 1, holds: false };
    expect(told.at(-1)).toMatchObject({
      action: { kind: "evacuate", from: 2 },
      verdict: { kind: "failed", comparison },
    });
  });
});
