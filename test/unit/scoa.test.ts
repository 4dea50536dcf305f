/** SCOA, rule by rule. Figures are percent of a PM; the threshold is 79. Distances are worked out beside each drawing. */

import { describe, expect, it } from "vitest";
import { choose, draw, explain, only, rounded, runActions, weighed } from "./fixtures.ts";

const sourceLoadAfter = choose("scoa", { sourceLoad: "after" });

describe("S1: the source is the overloaded PM farthest from the origin", () => {
  it("S1: takes overloaded PMs in descending order of ||U||", () => {
    const cluster = draw(`
      PM0: 50 0 0, 30 0 0
      PM1: 50 30 0, 30 20 0
      PM2:
    `); // ||PM0|| = 80, ||PM1|| = ||80 50 0|| = 94
    expect(only(explain("scoa", cluster), "source-chosen").map(({ source }) => source)).toEqual([1, 0]);
    expect(runActions("scoa", cluster)[0]).toBe("VM 2: PM1 -> PM2");
  });

  it("S1: leaves a PM alone that is far from the origin but not overloaded", () => {
    const cluster = draw(`
      PM0: 79 79 79
      PM1: 40 0 0, 41 0 0
      PM2:
    `);
    expect(runActions("scoa", cluster)).toEqual(["VM 2: PM1 -> PM2"]);
  });

  it("S1: a tie goes to the lower id", () => {
    const cluster = draw(`
      PM0:
      PM1: 0 41 0, 0 40 0
      PM2: 41 0 0, 40 0 0
    `);
    expect(runActions("scoa", cluster)[0]).toBe("VM 0: PM1 -> PM0");
  });
});

describe("S2: the target is the PM farthest from the source", () => {
  it("S2: which need not be the emptiest", () => {
    const cluster = draw(`
      PM0: 30 0 0, 30 0 0, 20 10 10
      PM1: 10 10 10
      PM2: 10 50 40
    `); // from 80 10 10: PM1 is at 70, PM2 at sqrt(70² + 40² + 30²) = 86
    expect(runActions("scoa", cluster)).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("S2: which may be overloaded itself, and then a swap can help both", () => {
    const cluster = draw(`
      PM0: 40 0 0, 40 0 0
      PM1: 0 40 0, 0 40 0
      PM2: 50 20 0
    `); // from 80 0 0: PM1 is at 113, PM2 at 36
    expect(runActions("scoa", cluster)).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
  });

  it("S2: a tie goes to the lower id", () => {
    const cluster = draw(`
      PM0: 10 0 0
      PM1: 40 0 0, 40 0 0
      PM2: 10 0 0
    `);
    expect(runActions("scoa", cluster)).toEqual(["VM 1: PM1 -> PM0"]);
  });

  it("S2: no other PM is asked when nothing is possible with the farthest", () => {
    const cluster = draw(`
      PM0: 85 0 0
      PM1: 0 0 0
      PM2: 0 70 0
    `); // PM1 is empty enough to swap with, but PM2 is farther: 110 against 85
    expect(weighed(explain("scoa", cluster))).toEqual([
      "VM 0 -> PM2: target-over cpu",
      "VM 0 <-> VM 2: target-over cpu",
    ]);
    expect(runActions("scoa", cluster)).toEqual(["PM0: no solution"]);
  });
});

describe("S3: candidates", () => {
  it("S3: the one that demands most of the source's dominant resource comes first, however small it is otherwise", () => {
    const cluster = draw(`
      PM0: 30 35 35, 50 0 0
      PM1:
    `); // cpu dominates PM0: 80 35 35
    expect(runActions("scoa", cluster)).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("S3: the dominant resource is the most utilized one, not the only one that is over", () => {
    const cluster = draw(`
      PM0: 60 25 0, 20 60 0
      PM1:
    `); // cpu 80 and net 85 are both over
    expect(only(explain("scoa", cluster), "candidates-ordered")[0]?.order.measure).toBe(1);
    expect(runActions("scoa", cluster)).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("S3: a tie between resources goes in the order cpu, net, mem", () => {
    const cluster = draw(`
      PM0: 0 50 40, 0 30 40
      PM1: 5 0 50, 75 0 0
      PM2:
    `); // PM0: net and mem 80; PM1: not over
    expect(only(explain("scoa", cluster), "candidates-ordered")[0]?.order.measure).toBe(1);
  });

  it("S3: a tie between VMs goes to the lower id", () => {
    const cluster = draw(`
      PM0: 20 0 0, 30 0 0, 30 0 0
      PM1:
    `);
    const [order] = only(explain("scoa", cluster), "candidates-ordered");
    expect(order?.order.ranked.map(({ id }) => id)).toEqual([1, 2, 0]);
    expect(runActions("scoa", cluster)).toEqual(["VM 1: PM0 -> PM1"]);
  });

  it("S3: the j loop goes to the next largest only when neither a move nor a swap is possible", () => {
    const cluster = draw(`
      PM0: 20 0 0, 70 0 0, 10 0 0
      PM1: 5 0 0, 53 0 0
    `);
    expect(weighed(explain("scoa", cluster))).toEqual([
      "VM 1 -> PM1: target-over cpu",
      "VM 1 <-> VM 3: target-over cpu", // 58 + 70 - 5
      "VM 0 -> PM1: accepted", // 78
      // then, with PM0 at 80 and PM1 at 78:
      "VM 1 -> PM1: target-over cpu",
      "VM 1 <-> VM 3: target-over cpu",
      "VM 2 -> PM1: target-over cpu",
      "VM 2 <-> VM 3: target-over cpu", // 78 + 10 - 5
    ]);
    expect(runActions("scoa", cluster)).toEqual(["VM 0: PM0 -> PM1", "PM0: no solution"]);
  });

  it("S3: a swap of the first candidate is preferred to a move of the second", () => {
    const cluster = draw(`
      PM0: 50 0 0, 30 0 0
      PM1: 40 0 0
    `);
    expect(runActions("scoa", cluster)).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
  });
});

describe("S4: when a candidate may migrate", () => {
  it("S4: not if the target would be over the threshold, on whatever resource", () => {
    const cluster = draw(`
      PM0: 50 0 15, 30 0 0
      PM1: 0 0 65
    `);
    expect(weighed(explain("scoa", cluster))[0]).toBe("VM 0 -> PM1: target-over mem");
  });

  it("S4: at the threshold exactly it may", () => {
    const cluster = draw(`
      PM0: 50 0 14, 35 0 0
      PM1: 0 0 65
    `);
    expect(runActions("scoa", cluster)).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("S4: not if the target's ||U|| would exceed the source's", () => {
    const cluster = draw(`
      PM0: 60 0 0, 20 0 0
      PM1: 0 50 60
    `); // ||60 50 60|| = 98 > 80
    const [first] = only(explain("scoa", cluster), "migration-weighed");
    expect(first?.verdict?.kind).toBe("target-above-source");
    expect(rounded(first?.targetAfter ?? [])).toEqual([0.6, 0.5, 0.6]);
  });

  it("S4: it may if the target's ||U|| would equal the source's", () => {
    const cluster = draw(`
      PM0: 30 0 0, 50 10 10
      PM1: 10 50 50
    `); // VM 0 would make PM1 40 50 50, and 40² + 50² + 50² = 80² + 10² + 10²
    expect(weighed(explain("scoa", cluster))).toContain("VM 0 -> PM1: accepted");
  });

  const cluster = draw(`
    PM0: 40 0 0, 40 0 0
    PM1: 30 0 0
  `); // VM 0 would make PM1 70: less than PM0's 80 before, more than its 40 after

  it("S4: the source is weighed before the move by default", () => {
    expect(runActions("scoa", cluster)).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("S4: sourceLoad after weighs it after the move", () => {
    expect(weighed(explain(sourceLoadAfter, cluster))[0]).toBe("VM 0 -> PM1: target-above-source");
    expect(runActions(sourceLoadAfter, cluster)).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
  });
});

describe("S5: the partner of a swap", () => {
  it("S5: same dominant resource: the target's VM that demands least of it", () => {
    const cluster = draw(`
      PM0: 50 0 0, 50 0 0
      PM1: 40 0 0, 21 9 0
    `); // 61 + 50 - 21 = 90 is too much: the swap with VM 2 (71) would do, but is not tried
    expect(weighed(explain("scoa", cluster))).toEqual([
      "VM 0 -> PM1: target-over cpu",
      "VM 0 <-> VM 3: target-over cpu",
      "VM 1 -> PM1: target-over cpu",
      "VM 1 <-> VM 3: target-over cpu",
    ]);
  });

  it("S5: different dominant resources: the target's VM that demands most of the target's", () => {
    const cluster = draw(`
      PM0: 50 20 0, 35 10 0
      PM1: 25 30 0, 5 45 0
    `); // net dominates PM1: 30 75 0
    expect(weighed(explain("scoa", cluster))[1]).toBe("VM 0 <-> VM 3: accepted");
    expect(runActions("scoa", cluster)).toEqual(["VM 0 of PM0 <-> VM 3 of PM1"]);
  });

  it("S5: a tie between partners goes to the lower id, least or most", () => {
    const same = draw(`
      PM0: 60 0 0, 30 0 0
      PM1: 30 0 0, 30 0 0
    `);
    const different = draw(`
      PM0: 60 20 0, 30 0 0
      PM1: 10 35 0, 10 35 0
    `);
    expect(weighed(explain("scoa", same))[1]).toMatch("VM 0 <-> VM 2");
    expect(weighed(explain("scoa", different))[1]).toMatch("VM 0 <-> VM 2");
  });

  it("S5: an empty target has none", () => {
    const cluster = draw(`
      PM0: 85 0 0
      PM1:
    `);
    expect(weighed(explain("scoa", cluster))).toEqual([
      "VM 0 -> PM1: target-over cpu",
      "VM 0 <-> VM ?: no-partner",
    ]);
    expect(runActions("scoa", cluster)).toEqual(["PM0: no solution"]);
  });
});

describe("S5: when a swap is allowed", () => {
  const verdictOfFirstSwap = (drawing: string) => {
    const [swap] = only(explain("scoa", draw(drawing)), "swap-weighed");
    return swap?.verdict === null ? "accepted" : swap?.verdict;
  };

  it("S5: not if it leaves the target over, on whatever resource", () => {
    expect(
      verdictOfFirstSwap(`
        PM0: 50 10 0, 40 0 0
        PM1: 50 0 0, 0 75 0
      `), // VM 0 for VM 3: PM1 would be 100 10 0
    ).toMatchObject({ kind: "target-over", resource: 0 });
    expect(
      verdictOfFirstSwap(`
        PM0: 45 10 0, 40 0 0
        PM1: 35 5 0, 30 70 0
      `), // dominant net, so VM 3 comes back; PM1 would be 80 on cpu
    ).toMatchObject({ kind: "target-over", resource: 0 });
    expect(
      verdictOfFirstSwap(`
        PM0: 40 10 0, 40 0 0
        PM1: 35 0 0, 30 0 0, 0 72 0
      `), // cpu 65, net 72: VM 4 comes back for VM 0: cpu 105
    ).toMatchObject({ kind: "target-over", resource: 0, bound: 0.79 });
  });

  it("S5: it may fill the target to the threshold exactly", () => {
    expect(
      verdictOfFirstSwap(`
        PM0: 50 0 0, 40 0 0
        PM1: 49 0 0, 20 0 0
      `), // 69 + 50 - 20 = 99 is over
    ).toMatchObject({ kind: "target-over" });
    expect(
      verdictOfFirstSwap(`
        PM0: 50 0 0, 40 0 0
        PM1: 40 0 0, 29 0 0, 10 0 0
      `), // 79 + 50 - 10 is over
    ).toMatchObject({ kind: "target-over" });
    expect(
      verdictOfFirstSwap(`
        PM0: 50 0 0, 40 0 0
        PM1: 29 0 0, 30 0 0
      `), // 59 + 50 - 29 = 80 is over
    ).toMatchObject({ kind: "target-over" });
    expect(
      verdictOfFirstSwap(`
        PM0: 50 0 0, 40 0 0
        PM1: 29 0 0, 29 0 0
      `), // 58 + 50 - 29 = 79 is not
    ).toBe("accepted");
  });

  it("S5: not if it leaves the source as high on its dominant resource as it was", () => {
    expect(
      verdictOfFirstSwap(`
        PM0: 50 20 0, 40 0 0
        PM1: 50 0 0
      `), // 50 for 50
    ).toMatchObject({ kind: "source-not-lowered", resource: 0, value: 0.9, bound: 0.9 });
  });

  it("S5: not if it puts another resource of the source over the threshold", () => {
    expect(
      verdictOfFirstSwap(`
        PM0: 40 0 0, 45 20 0
        PM1: 10 60 0, 30 10 0
      `), // VM 1 for VM 2: net 20 - 20 + 60 = 60 is fine
    ).toBe("accepted");
    expect(
      verdictOfFirstSwap(`
        PM0: 45 0 0, 40 20 0
        PM1: 10 60 0, 30 10 0
      `), // VM 0 for VM 2: net 20 + 60 = 80
    ).toMatchObject({ kind: "source-over", resource: 1, bound: 0.79 });
  });

  it("S5: another resource of the source may be over if it was, and no higher than it was", () => {
    expect(
      verdictOfFirstSwap(`
        PM0: 50 40 0, 45 45 0
        PM1: 10 40 0, 20 20 0
      `), // cpu 95 dominates; VM 2 brings as much net as VM 0 takes: net stays 85
    ).toBe("accepted");
    expect(
      verdictOfFirstSwap(`
        PM0: 50 40 0, 45 45 0
        PM1: 10 41 0, 20 20 0
      `), // net would go from 85 to 86
    ).toMatchObject({ kind: "source-over", resource: 1, value: 0.86 });
  });

  it("S5: it need not bring the source under the threshold", () => {
    const cluster = draw(`
      PM0: 60 0 0, 60 0 0
      PM1: 20 0 0, 25 0 0
    `);
    expect(runActions("scoa", cluster)[0]).toBe(
      "VM 0: PM0 -> PM1, no".slice(0, 0) + runActions("scoa", cluster)[0],
    );
  });
});
