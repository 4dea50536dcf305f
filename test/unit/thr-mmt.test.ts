/** Threshold with minimum migration time, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { draw, explain, only, runActions, weighed } from "./fixtures.ts";

const actions = (drawing: string, options = {}): string[] => runActions("thr-mmt", draw(drawing, options));
const weighedIn = (drawing: string): string[] => weighed(explain("thr-mmt", draw(drawing)));

describe("T1: what is overloaded", () => {
  it("T1: a PM over on any resource, and no other", () => {
    expect(actions("PM0: 79 0 0, 0 0 0 \n PM1:")).toEqual([]);
    expect(actions("PM0: 20 80 0, 10 5 5 \n PM1:")).toEqual(["PM0: no solution"]);
    expect(actions("PM0: 20 40 0, 10 40 5 \n PM1:")).toEqual(["VM 0: PM0 -> PM1"]);
  });
});

describe("T2: what is taken out", () => {
  it("T2: the VMs that demand least memory, until the PM is not overloaded", () => {
    const drawing = `
      PM0: 30 0 20, 30 0 5, 30 0 10
      PM1:
    `;
    expect(actions(drawing)).toEqual(["VM 1: PM0 -> PM1"]);
    const [candidates] = only(explain("thr-mmt", draw(drawing)), "candidates-ordered");
    expect(candidates?.order.ranked.map(({ id }) => id)).toEqual([1, 2, 0]);
  });

  it("T2: as many as it takes, a tie to the lower id", () => {
    expect(actions("PM0: 20 0 5, 20 0 5, 20 0 5, 60 0 9 \n PM1:")).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM1",
      "VM 2: PM0 -> PM1",
    ]);
  });

  it("T2: it may be one that helps little: what counts is how soon it is moved", () => {
    expect(actions("PM0: 1 0 1, 60 0 30, 20 0 20 \n PM1:")).toEqual(["VM 2: PM0 -> PM1", "VM 0: PM0 -> PM1"]);
  });
});

describe("T3: where they go", () => {
  it("T3: those that demand most cpu are placed first, from whatever PM they come", () => {
    expect(actions("PM0: 50 0 30, 31 0 1 \n PM1: 40 0 30, 45 0 1 \n PM2:")).toEqual([
      "VM 3: PM1 -> PM2",
      "VM 1: PM0 -> PM2",
    ]);
  });

  it("T3: on equal PMs the first with room, since power grows alike everywhere", () => {
    const drawing = `
      PM0: 50 0 0, 40 0 0
      PM1: 45 0 0
      PM2: 20 0 0
      PM3:
    `;
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM2"]);
    expect(weighedIn(drawing)).toEqual(["VM 0 -> PM1: target-over cpu", "VM 0 -> PM2: accepted"]);
  });

  it("T3: on unequal PMs the one of whose cpu the VM takes the smallest share", () => {
    expect(actions("PM0: 50 0 0, 40 0 0 \n PM1: \n PM2:", { capacity: [1, 1, 2] })).toEqual([
      "VM 0: PM0 -> PM2",
    ]);
  });

  it("T3: never on a PM that was overloaded, even if it is not any more", () => {
    expect(actions("PM0: 50 0 0, 40 0 5 \n PM1: 60 0 0, 35 0 5 \n PM2: 60 0 0")).toEqual([
      "PM0: no solution",
      "PM1: no solution",
    ]);
  });

  it("T3: no resource of the target may go over", () => {
    expect(weighedIn("PM0: 50 0 30, 40 20 5 \n PM1: 0 60 0 \n PM2:")).toEqual([
      "VM 1 -> PM1: target-over net",
      "VM 1 -> PM2: accepted",
    ]);
  });
});

describe("T4: what fits nowhere", () => {
  it("T4: stays, and its PM is a no-solution without a target", () => {
    expect(actions("PM0: 90 0 0 \n PM1: 70 0 0")).toEqual(["PM0: no solution"]);
    expect(actions("PM0: 95 0 0")).toEqual(["PM0: no solution"]);
  });

  it("T4: what else was taken out is moved all the same", () => {
    expect(actions("PM0: 10 0 1, 20 0 2, 75 0 9 \n PM1: 65 0 0")).toEqual([
      "VM 0: PM0 -> PM1",
      "PM0: no solution",
    ]);
  });
});
