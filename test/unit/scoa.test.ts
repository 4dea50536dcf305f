/** SCOA, rule by rule. Figures are percent of a PM, the threshold is 79; what is not obvious is worked out beside the drawing. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import { overloadedCount } from "../../src/engine/record.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import { markOf } from "../../src/policies/listing.ts";
import {
  choose,
  draw,
  explain,
  isCandidates,
  isGaveUp,
  isSources,
  only,
  relievedNothing,
  run,
  runActions,
  weighed,
} from "./fixtures.ts";

const loadAfter = choose("scoa", { sourceLoad: "after" });

const actions = (drawing: string): string[] => runActions("scoa", draw(drawing));
const weighedIn = (drawing: string): string[] => weighed(explain("scoa", draw(drawing)));
const sourcesIn = (drawing: string): (number | undefined)[] =>
  only(explain("scoa", draw(drawing)), isSources).map(({ chosen }) => chosen?.pm);
/** 0 cpu, 1 net, 2 mem: what the first source is relieved of. */
const dominantIn = (drawing: string) =>
  only(explain("scoa", draw(drawing)), isCandidates)[0]?.order.criterion;

describe("S1: the source is the overloaded PM farthest from the origin", () => {
  it("S1: takes overloaded PMs in descending order of ||U||", () => {
    const drawing = `
      PM0: 50 0 0, 30 0 0
      PM1: 50 30 0, 30 20 0
      PM2:
    `; // ||PM0|| = 80, ||PM1|| = ||80 50 0|| = 94
    expect(sourcesIn(drawing)).toEqual([1, 0]);
    expect(actions(drawing)[0]).toBe("VM 2: PM1 -> PM2");
  });

  it("S1: leaves a PM alone that is far from the origin but not overloaded", () => {
    expect(
      sourcesIn(`
        PM0: 79 79 79
        PM1: 41 0 0, 40 0 0
      `),
    ).toEqual([1]);
  });

  it("S1: a tie goes to the lower id", () => {
    expect(
      sourcesIn(`
        PM0:
        PM1: 0 41 0, 0 40 0
        PM2: 41 0 0, 40 0 0
      `)[0],
    ).toBe(1);
  });
});

describe("S2: the target is the PM farthest from the source", () => {
  it("S2: which need not be the emptiest", () => {
    expect(
      actions(`
        PM0: 30 0 0, 30 0 0, 20 10 10
        PM1: 10 10 10
        PM2: 10 50 40
      `), // from 80 10 10, PM1 is at 70 and PM2 at sqrt(70² + 40² + 30²) = 86
    ).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("S2: which may be overloaded itself, and then a swap can help both", () => {
    expect(
      actions(`
        PM0: 40 0 0, 40 0 0
        PM1: 0 40 0, 0 40 0
        PM2: 50 20 0
      `), // from 80 0 0, PM1 is at 113 and PM2 at 36
    ).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
  });

  it("S2: a tie goes to the lower id", () => {
    expect(
      actions(`
        PM0: 10 0 0
        PM1: 40 0 0, 40 0 0
        PM2: 10 0 0
      `),
    ).toEqual(["VM 1: PM1 -> PM0"]);
  });

  it("S2: nobody else is asked when nothing is possible with the farthest", () => {
    const drawing = `
      PM0: 45 0 0, 40 0 0
      PM1: 10 0 0
      PM2: 50 75 0
    `; // from 85 0 0, PM1 is at 75 and PM2 at sqrt(35² + 75²) = 83; either VM would fit on PM1
    expect(weighedIn(drawing)).toEqual([
      "VM 0 -> PM2: target cpu above threshold",
      "VM 0 <-> VM 3: source cpu not below before",
      "VM 1 -> PM2: target cpu above threshold",
      "VM 1 <-> VM 3: source cpu not below before",
    ]);
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
  });
});

describe("S3: candidates", () => {
  it("S3: the VM that demands most of the source's dominant resource comes first, however small it is otherwise", () => {
    expect(
      actions(`
        PM0: 30 35 35, 50 0 0
        PM1:
      `),
    ).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("S3: the dominant resource is the most utilized one, not the only one that is over", () => {
    const drawing = `
      PM0: 60 25 0, 20 60 0
      PM1:
    `; // cpu 80, net 85
    expect(dominantIn(drawing)).toBe(1);
    expect(actions(drawing)).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("S3: a tie between resources goes in the order cpu, net, mem", () => {
    expect(dominantIn("PM0: 30 50 0, 50 30 0 \n PM1:")).toBe(0);
    expect(dominantIn("PM0: 0 50 40, 0 30 40 \n PM1:")).toBe(1);
    expect(dominantIn("PM0: 0 0 80 \n PM1:")).toBe(2);
  });

  it("S3: a tie between VMs goes to the lower id", () => {
    expect(
      actions(`
        PM0: 20 0 0, 30 0 0, 30 0 0
        PM1:
      `),
    ).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("S3: the j loop goes on to the next largest when neither a move nor a swap is possible", () => {
    const drawing = `
      PM0: 20 0 0, 70 0 0, 10 0 0
      PM1: 5 0 0, 53 0 0
    `;
    expect(weighedIn(drawing)).toEqual([
      "VM 1 -> PM1: target cpu above threshold",
      "VM 1 <-> VM 3: target cpu above threshold", // 58 + 70 - 5
      "VM 0 -> PM1: accepted", // 58 + 20
      // afresh, with PM0 at 80 and PM1 at 78:
      "VM 1 -> PM1: target cpu above threshold",
      "VM 1 <-> VM 3: target cpu above threshold",
      "VM 2 -> PM1: target cpu above threshold",
      "VM 2 <-> VM 3: target cpu above threshold", // 78 + 10 - 5
    ]);
    expect(actions(drawing)).toEqual(["VM 0: PM0 -> PM1", "PM0: no solution"]);
  });

  it("S3: a swap of the first candidate comes before a move of the second", () => {
    expect(
      actions(`
        PM0: 50 0 0, 30 0 0
        PM1: 40 0 0
      `), // VM 1 would fit: 70
    ).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
  });

  it("P10: a VM that demands nothing of the dominant resource is no candidate: moving it would relieve nothing", () => {
    const drawing = `
        PM0: 0 10 0, 85 0 0
        PM1:
      `;
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(weighedIn(drawing)).toEqual([
      "VM 1 -> PM1: target cpu above threshold",
      "VM 1 <-> VM ?: no-partner",
    ]);
    const ordered = only(explain("scoa", draw(drawing)), isCandidates);
    expect(ordered.map(({ order }) => order.ranked.map(({ id }) => id))).toEqual([[1]]);
  });

  it("P10: nor is one that demands no more of it than the tolerance, however they are ordered", () => {
    const thousandMillionths = (...cpu: number[]): string =>
      `PM0: 85 0 0, ${cpu.map((figure) => `${figure * 1e-7} 0 0`).join(", ")}\nPM1: 50 0 0`;
    expect(actions(thousandMillionths(1, 0.4, 0))).toEqual(["PM0: no solution"]);
    // 0.9e-9 comes first, being the same on the grid, and ends nothing
    expect(actions(thousandMillionths(0.9, 1.2))).toEqual(["VM 2: PM0 -> PM1", "PM0: no solution"]);
  });

  it("P10: ten idle VMs beside one that fits nowhere stay where they are", () => {
    const idle = Array.from({ length: 10 }, () => "0 0 0").join(", ");
    const drawing = `PM0: 85 0 0, ${idle}\nPM1: 50 0 0`;
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(relievedNothing(run("scoa", draw(drawing)))).toBe(0);
    // Sandpiper is blind to that, as the paper says of it
    expect(runActions("sandpiper-2008", draw(drawing))).toHaveLength(11);
    expect(relievedNothing(run("sandpiper-2008", draw(drawing)))).toBe(10);
  });
});

describe("C1: no solution", () => {
  it("C1: is counted once, also where another action relieves the PM later in the step", () => {
    // PM0 is over on cpu, PM1 on mem; PM0 finds nothing, then is swapped with
    const workload = draw("PM0: 50 0 0, 40 0 0\nPM1: 0 0 80, 0 0 3");
    const record = run("scoa", workload);
    expect(runActions("scoa", workload).filter((said) => said.endsWith("no solution"))).toEqual([
      "PM0: no solution",
      "PM1: no solution",
    ]);
    expect(totalCounters(record).noSolution).toBe(2);
    expect(overloadedCount(record, stepOf(0))).toBe(1);
  });
});

describe("S4: when a candidate may migrate", () => {
  it("S4: not if the target would be over the threshold, on whatever resource", () => {
    expect(
      weighedIn(`
        PM0: 50 0 15, 30 0 0
        PM1: 0 0 65
      `)[0],
    ).toBe("VM 0 -> PM1: target mem above threshold");
  });

  it("S4: it may fill the target to the threshold exactly", () => {
    expect(
      actions(`
        PM0: 50 0 14, 35 60 0
        PM1: 0 0 65
      `),
    ).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("S4: not if the target's ||U|| would exceed the source's", () => {
    expect(
      weighedIn(`
        PM0: 60 0 0, 20 0 0
        PM1: 0 50 60
      `)[0], // ||60 50 60|| = 98, ||80 0 0|| = 80
    ).toBe("VM 0 -> PM1: target norm above source");
  });

  it("S4: it may if the target's ||U|| would equal the source's", () => {
    expect(
      actions(`
        PM0: 30 0 0, 25 5 5, 25 5 5
        PM1: 10 50 50
      `), // PM1 would be 40 50 50, and 40² + 50² + 50² = 80² + 10² + 10²
    ).toEqual(["VM 0: PM0 -> PM1"]);
  });

  const weighing = draw(`
    PM0: 40 0 0, 40 0 0
    PM1: 30 0 0
  `); // VM 0 would make PM1 70: less than PM0's 80 before the move, more than its 40 after

  it("S4: the source is weighed before the move by default", () => {
    expect(runActions("scoa", weighing)).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("S4: with sourceLoad after, it is weighed after the move", () => {
    expect(weighed(explain(loadAfter, weighing))[0]).toBe("VM 0 -> PM1: target norm above source");
    expect(runActions(loadAfter, weighing)).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
  });

  it("S4: with sourceLoad after, equal loads are allowed too", () => {
    expect(runActions(loadAfter, draw("PM0: 40 0 0, 40 0 0 \n PM1:"))).toEqual(["VM 0: PM0 -> PM1"]);
  });
});

describe("S5: the partner of a swap", () => {
  it("S5: same dominant resource: the target's VM that demands least of it, and no other", () => {
    expect(
      weighedIn(`
        PM0: 50 0 0, 50 0 0
        PM1: 40 0 0, 21 9 0
      `), // 61 + 50 - 21 is too much; VM 2 would do, with 61 + 50 - 40 = 71
    ).toEqual([
      "VM 0 -> PM1: target cpu above threshold",
      "VM 0 <-> VM 3: target cpu above threshold",
      "VM 1 -> PM1: target cpu above threshold",
      "VM 1 <-> VM 3: target cpu above threshold",
    ]);
  });

  it("S5: different dominant resources: the target's VM that demands most of the target's", () => {
    expect(
      actions(`
        PM0: 50 20 0, 35 10 0
        PM1: 25 30 0, 5 45 0
      `), // net dominates PM1: 30 75 0
    ).toEqual(["VM 0 of PM0 <-> VM 3 of PM1"]);
  });

  it("S5: a tie goes to the lower id, least or most", () => {
    expect(weighedIn("PM0: 60 0 0, 30 0 0 \n PM1: 30 0 0, 30 0 0")[1]).toMatch("VM 0 <-> VM 2");
    expect(weighedIn("PM0: 60 20 0, 30 0 0 \n PM1: 10 35 0, 10 35 0")[1]).toMatch("VM 0 <-> VM 2");
  });

  it("S5: a target that runs no VM offers none", () => {
    const drawing = `
      PM0: 85 0 0
      PM1:
    `;
    expect(weighedIn(drawing)).toEqual([
      "VM 0 -> PM1: target cpu above threshold",
      "VM 0 <-> VM ?: no-partner",
    ]);
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
  });
});

describe("S5: when a swap is allowed", () => {
  it("S5: not if it leaves the target over the threshold, on whatever resource", () => {
    expect(
      weighedIn(`
        PM0: 50 10 0, 40 0 0
        PM1: 50 0 0, 0 75 0
      `)[1], // PM1 would be 100 10 0
    ).toBe("VM 0 <-> VM 3: target cpu above threshold");
    expect(
      weighedIn(`
        PM0: 45 0 55, 40 0 0
        PM1: 30 0 30, 32 0 25
      `)[1], // PM1 would be 77 0 80
    ).toBe("VM 0 <-> VM 2: target mem above threshold");
  });

  it("S5: it may fill the target to the threshold exactly", () => {
    expect(weighedIn("PM0: 50 0 0, 40 0 0 \n PM1: 29 0 0, 30 0 0")[1]).toBe(
      "VM 0 <-> VM 2: target cpu above threshold",
    ); // 80
    expect(weighedIn("PM0: 50 0 0, 40 0 0 \n PM1: 29 0 0, 29 0 0")[1]).toBe("VM 0 <-> VM 2: accepted"); // 79
  });

  it("S5: not if the source stays as high as it was on its dominant resource", () => {
    expect(
      weighedIn(`
        PM0: 50 20 0, 40 0 0
        PM1: 50 0 0
      `)[1],
    ).toBe("VM 0 <-> VM 2: source cpu not below before");
  });

  it("S5: it need not bring the source under the threshold", () => {
    expect(
      actions(`
        PM0: 60 0 0, 60 0 0
        PM1: 45 0 0
      `), // 120 becomes 105
    ).toEqual(["VM 0 of PM0 <-> VM 2 of PM1", "PM0: no solution"]);
  });

  it("S5: not if it puts another resource of the source over the threshold", () => {
    expect(
      weighedIn(`
        PM0: 45 1 0, 40 20 0
        PM1: 10 60 0, 30 10 0
      `)[1], // net 21 - 1 + 60 = 80
    ).toBe("VM 0 <-> VM 2: source net above threshold");
    expect(
      weighedIn(`
        PM0: 45 2 0, 40 19 0
        PM1: 10 60 0, 30 10 0
      `)[1], // net 21 - 2 + 60 = 79
    ).toBe("VM 0 <-> VM 2: accepted");
  });

  it("S5: another resource that is over already may stay so, but not rise", () => {
    expect(
      weighedIn(`
        PM0: 50 40 0, 45 45 0
        PM1: 10 40 0, 20 20 0
      `)[1], // net stays 85
    ).toBe("VM 0 <-> VM 2: accepted");
    expect(
      weighedIn(`
        PM0: 50 40 0, 45 45 0
        PM1: 10 41 0, 20 20 0
      `)[1], // net would go from 85 to 86
    ).toBe("VM 0 <-> VM 2: source net above before");
  });
});

describe("S6: after each action the search restarts", () => {
  it("S6: the next target is chosen afresh", () => {
    expect(
      actions(`
        PM0: 40 0 0, 40 0 0, 40 0 0
        PM1:
        PM2: 10 0 0
      `), // from 120, PM1 is at 120; then, from 80, PM2 is at 70 and PM1 at 40
    ).toEqual(["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM2"]);
  });

  it("S6: the next candidate is chosen for the resource that dominates now", () => {
    expect(
      actions(`
        PM0: 60 0 0, 20 10 0, 0 45 0, 10 30 0
        PM1:
        PM2: 0 10 0
      `), // 90 85 0: VM 0 goes, for cpu; 30 85 0 is left: VM 2 goes, for net
    ).toEqual(["VM 0: PM0 -> PM1", "VM 2: PM0 -> PM1"]);
  });

  it("S6: a PM without a solution is reported once, and the others still get their turn", () => {
    expect(
      actions(`
        PM0: 95 0 0
        PM1: 41 0 0, 40 0 0
        PM2:
      `),
    ).toEqual(["PM0: no solution", "VM 1: PM1 -> PM2"]);
  });

  it("S6: it is tried again at the next step", () => {
    const hour = `
      PM0: 95 0 0
      PM1:
    `;
    const later = `
      PM0: 60 0 0
      PM1:
    `;
    expect(runActions("scoa", draw([hour, hour, later]))).toEqual([
      "hour 0, PM0: no solution",
      "hour 1, PM0: no solution",
    ]);
  });

  it("S6: a cluster of one PM has nobody to ask", () => {
    const alone = draw("PM0: 50 0 0, 45 0 0");
    expect(runActions("scoa", alone)).toEqual(["PM0: no solution"]);
    expect(only(explain("scoa", alone), isGaveUp)).toEqual([
      { kind: "ended", how: "gave-up", source: 0, target: null, utilization: [0.95, 0, 0] },
    ]);
  });

  it("S6: does nothing where nothing is overloaded", () => {
    expect(actions("PM0: 79 79 79 \n PM1:")).toEqual([]);
  });
});

describe("S7: the listing beside the animation", () => {
  it("S7: every decision names the rule of S1-S5 that it follows, so that its line can be lit", () => {
    const decisions = explain(
      "scoa",
      draw(`
        PM0: 50 0 0, 30 0 0
        PM1: 40 0 0
      `),
    );
    expect(
      decisions.map((decision) =>
        "rule" in decision ? `${decision.rule} ${markOf(decision)}` : markOf(decision),
      ),
    ).toEqual([
      "S1 ranked sources",
      "S2 ranked targets",
      "S3 ranked candidates",
      "S4 weighed migrate",
      "S5 weighed swap",
      "done swap",
    ]);
  });
});

describe("S5: an end", () => {
  it("S5: three swaps that each raise a resource by less than the tolerance do not go round for ever", () => {
    const figures = [
      [0.2633333333333333, 0.2633333331333333, 0.2633333347333333],
      [0.2633333327333333, 0.2633333335333333, 0.2633333327333333],
      [0.2633333347333333, 0.26333333293333333, 0.2633333337333333],
      [0.2633333319333333, 0.2633333341333333, 0.2633333339333333],
      [0.2633333333333333, 0.2633333317333333, 0.2633333319333333],
      [0.2633333321333333, 0.2633333333333333, 0.2633333331333333],
    ];
    const fleet = draw(`
      PM0: 1 1 1, 1 1 1, 1 1 1
      PM1: 1 1 1, 1 1 1, 1 1 1
    `);
    const demand = createTableDemand(6, 1, Float64Array.from(figures.flat()));
    expect(runActions("scoa", { ...fleet, demand }).length).toBeLessThan(4);
  });
});
