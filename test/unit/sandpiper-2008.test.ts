/** Sandpiper as the 2008 paper has it, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { volume } from "../../src/policies/volume.ts";
import {
  draw,
  explain,
  isCandidates,
  isGaveUp,
  isSources,
  isTargets,
  only,
  runActions,
  weighed,
} from "./fixtures.ts";

const actions = (drawing: string): string[] => runActions("sandpiper-2008", draw(drawing));
const weighedIn = (drawing: string): string[] => weighed(explain("sandpiper-2008", draw(drawing)));
const sourcesIn = (drawing: string): (number | undefined)[] =>
  only(explain("sandpiper-2008", draw(drawing)), isSources).map(({ chosen }) => chosen?.pm);
const targetsIn = (drawing: string): (number | undefined)[] =>
  only(explain("sandpiper-2008", draw(drawing)), isTargets).map(({ chosen }) => chosen?.pm);

describe("W1: volume", () => {
  it("W1: is 1/((1-cpu)(1-net)(1-mem))", () => {
    expect(volume(0, 0, 0)).toBe(1);
    expect(volume(0.5, 0, 0)).toBe(2);
    expect(volume(0.5, 0.75, 0.9)).toBeCloseTo(80, 9); // 2 x 4 x 10
  });

  it("W1: a utilization above 1 - 1e-9 counts as 1 - 1e-9", () => {
    const saturated = volume(1 - 1e-9, 0, 0);
    expect(saturated).toBeCloseTo(1e9, -3);
    expect(volume(1, 0, 0)).toBe(saturated);
    expect(volume(1.7, 0, 0)).toBe(saturated);
    expect(volume(1, 0.5, 0)).toBe(2 * saturated);
    expect(volume(1.2, 1.3, 1.4)).toBe(volume(1, 1, 1));
  });

  it("W1: orders VMs, too", () => {
    const [candidates] = only(
      explain("sandpiper-2008", draw("PM0: 50 0 0, 25 50 0, 25 40 0 \n PM1:")),
      isCandidates,
    );
    expect(candidates?.order.ranked.map(({ id, figure }) => [id, Number(figure.toFixed(3))])).toEqual([
      [1, 2.667], // 1/(0.75 x 0.5)
      [2, 2.222],
      [0, 2],
    ]);
  });
});

describe("W2: source and target", () => {
  it("W2: the source is the overloaded PM with the largest volume, not the farthest from the origin", () => {
    const drawing = `
      PM0: 90 0 0
      PM1: 80 60 0
      PM2: 78 78 78
      PM3:
    `; // volumes 10, 12.5 and 94, but PM2 is not overloaded
    expect(sourcesIn(drawing)).toEqual([1, 0]);
  });

  it("W2: a tie goes to the lower id", () => {
    expect(
      sourcesIn(`
        PM0:
        PM1: 0 80 0
        PM2: 80 0 0
      `),
    ).toEqual([1, 2]);
  });

  it("W2: saturated PMs with the same other figures tie, however their sums were rounded", () => {
    expect(
      sourcesIn(`
        PM0: 110 70 0, 0 10 0
        PM1: 120 80 0
      `), // 0.7 + 0.1 is below 0.8 in the last digit
    ).toEqual([0, 1]);
  });

  it("W2: the target is the PM with the smallest volume, not the farthest", () => {
    expect(
      actions(`
        PM0: 41 0 0, 40 0 0
        PM1: 30 0 0
        PM2: 0 60 0
      `), // volumes 1.4 and 2.5; from 81 0 0, PM2 is farther
    ).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("W2: a tie between targets goes to the lower id", () => {
    expect(
      actions(`
        PM0: 0 10 0
        PM1: 41 0 0, 40 0 0
        PM2: 10 0 0
      `),
    ).toEqual(["VM 1: PM1 -> PM0"]);
  });

  it("W2: only that one is asked", () => {
    const drawing = `
      PM0: 45 0 0, 45 0 0
      PM1: 45 0 0
      PM2: 30 79 0
    `; // VM 0 fits neither on PM1 (90) nor for its VM, and PM2 is never looked at
    expect(new Set(targetsIn(drawing))).toEqual(new Set([1]));
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
  });

  it("W2: the source is never its own target, even if its volume is the smallest", () => {
    expect(
      actions(`
        PM0: 50 0 0, 30 0 0
        PM1: 20 70 70
      `), // volumes 5 and 14
    ).toEqual(["VM 0: PM0 -> PM1"]);
  });
});

describe("W3: migration", () => {
  it("W3: the first VM in descending volume that fits migrates, whatever resource it is heavy on", () => {
    expect(
      actions(`
        PM0: 60 0 0, 20 0 70
        PM1:
      `), // volumes 2.5 and 4.2: VM 1 goes, though VM 0 has the cpu
    ).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("W3: those that do not fit are passed over", () => {
    const drawing = `
      PM0: 50 0 0, 40 0 0, 20 0 0
      PM1: 40 0 0
    `;
    expect(weighedIn(drawing).slice(0, 3)).toEqual([
      "VM 0 -> PM1: target cpu above threshold",
      "VM 1 -> PM1: target cpu above threshold",
      "VM 2 -> PM1: accepted",
    ]);
  });

  it("W3: a VM fits if no resource of the target is above the threshold; at it is not above", () => {
    expect(weighedIn("PM0: 60 0 15, 30 0 0 \n PM1: 0 0 65")[0]).toBe(
      "VM 0 -> PM1: target mem above threshold",
    );
    expect(weighedIn("PM0: 60 0 14, 30 0 0 \n PM1: 0 0 65")[0]).toBe("VM 0 -> PM1: accepted");
  });

  it("W3: the target may end up with the larger load", () => {
    expect(
      actions(`
        PM0: 50 0 0, 30 0 0
        PM1: 20 60 60
      `), // volume 5 against 8
    ).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("W3: a tie goes to the lower id", () => {
    expect(actions("PM0: 0 40 0, 40 0 0, 40 0 0, 0 40 0 \n PM1:")).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM1",
    ]);
  });
});

describe("W3: swap", () => {
  it("W3: only if no VM fits", () => {
    expect(
      actions(`
        PM0: 60 0 0, 25 0 0
        PM1: 50 0 0
      `), // VM 0 could be swapped, but VM 1 fits
    ).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("W3: source VMs in descending volume against target VMs in ascending volume; the first pair that passes", () => {
    const drawing = `
      PM0: 50 0 0, 40 0 0
      PM1: 36 0 0, 33 0 0
    `; // 69: no VM fits
    expect(weighedIn(drawing).slice(2)).toEqual([
      "VM 0 <-> VM 3: target cpu above threshold", // 69 + 50 - 33 = 86
      "VM 0 <-> VM 2: target cpu above threshold", // 83
      "VM 1 <-> VM 3: accepted", // 76
      // 83 is left, and again nothing fits:
      "VM 0 -> PM1: target cpu above threshold",
      "VM 3 -> PM1: target cpu above threshold",
      "VM 0 <-> VM 2: target cpu above threshold",
      "VM 0 <-> VM 1: target cpu above threshold",
      "VM 3 <-> VM 2: source cpu not below before",
      "VM 3 <-> VM 1: source cpu not below before",
    ]);
    expect(actions(drawing)).toEqual(["VM 1 of PM0 <-> VM 3 of PM1", "PM0: no solution"]);
  });

  it("W3: ties go to the lower ids", () => {
    expect(
      actions(`
        PM0: 45 0 0, 45 0 0
        PM1: 30 0 0, 30 0 0
      `)[0],
    ).toBe("VM 0 of PM0 <-> VM 2 of PM1");
  });

  it("W3: not if it leaves the target above the threshold, on whatever resource", () => {
    expect(
      weighedIn(`
        PM0: 50 0 60, 40 0 0
        PM1: 40 0 30
      `)[2], // mem 60
    ).toBe("VM 0 <-> VM 2: accepted");
    expect(
      weighedIn(`
        PM0: 50 0 60, 40 0 0
        PM1: 30 0 0, 20 0 20
      `)[2], // against VM 3: cpu 80; against VM 2: mem 80
    ).toBe("VM 0 <-> VM 2: target mem above threshold");
  });

  it("W3: not if an overloaded resource of the source is not lowered, even if another is", () => {
    expect(
      weighedIn(`
        PM0: 50 40 0, 45 45 0
        PM1: 30 40 0
      `).slice(2), // 95 85 0 would become 75 85 0; with VM 1 it becomes 80 80 0
    ).toEqual(
      expect.arrayContaining(["VM 0 <-> VM 2: source net not below before", "VM 1 <-> VM 2: accepted"]),
    );
  });

  it("W3: not if another resource of the source comes above the threshold", () => {
    expect(
      weighedIn(`
        PM0: 50 20 0, 40 10 0
        PM1: 30 70 0
      `).slice(2), // net 30 - 20 + 70 = 80; 30 - 10 + 70 = 90
    ).toEqual(["VM 0 <-> VM 2: source net above threshold", "VM 1 <-> VM 2: source net above threshold"]);
    expect(
      weighedIn(`
        PM0: 50 21 0, 40 10 0
        PM1: 40 69 0
      `)[2], // 79
    ).toBe("VM 0 <-> VM 2: accepted");
  });

  it("W3: an empty target has nobody to swap with", () => {
    expect(weighedIn("PM0: 85 0 0 \n PM1:")).toEqual(["VM 0 -> PM1: target cpu above threshold"]);
  });
});

describe("W4: no solution", () => {
  it("W4: Table 3's arithmetic: PM0 needs 0.15 cpu less, PM3 has only 0.13 to spare", () => {
    const hour34 = `
      PM0: 47 20 15, 47 17 15
      PM1: 75 77 61
      PM2: 78 58 61
      PM3: 33 27 18, 33 27 19
      PM4: 70 64 53
      PM5: 73 73 69
    `; // any move or swap from PM0 brings PM3 at least 14: 47 - 33
    expect(new Set(targetsIn(hour34))).toEqual(new Set([3]));
    expect(actions(hour34)).toEqual(["PM0: no solution"]);
    expect(weighedIn(hour34)).toEqual([
      "VM 0 -> PM3: target cpu above threshold",
      "VM 1 -> PM3: target cpu above threshold",
      "VM 0 <-> VM 4: target cpu above threshold",
      "VM 0 <-> VM 5: target cpu above threshold",
      "VM 1 <-> VM 4: target cpu above threshold",
      "VM 1 <-> VM 5: target cpu above threshold",
    ]);
  });

  it("W4: the other overloaded PMs still get their turn, and that PM is tried again at the next step", () => {
    const hour = `
      PM0: 0 95 0
      PM1: 41 0 0, 40 0 0
      PM2:
    `;
    const later = `
      PM0: 0 95 0
      PM1: 10 0 0, 10 0 0
      PM2:
    `;
    expect(runActions("sandpiper-2008", draw([hour, later]))).toEqual([
      "hour 0, PM0: no solution",
      "hour 0, VM 1: PM1 -> PM2",
      "hour 1, PM0: no solution",
    ]);
  });

  it("W4: a cluster of one PM has nobody to ask", () => {
    const alone = draw("PM0: 50 0 0, 45 0 0");
    expect(runActions("sandpiper-2008", alone)).toEqual(["PM0: no solution"]);
    expect(only(explain("sandpiper-2008", alone), isGaveUp)).toEqual([
      { kind: "ended", how: "gave-up", source: 0, target: null, utilization: [0.95, 0, 0] },
    ]);
  });
});
