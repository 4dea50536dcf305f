/** Sandpiper as published in 2007, rule by rule. Figures are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { restorePlacement } from "../../src/engine/cursor.ts";
import { Placement } from "../../src/engine/placement.ts";
import { utilizationAfter } from "../../src/engine/record.ts";
import * as replay from "../../src/engine/replay.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { createPaperScenario } from "../../src/scenario/presets/paper.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import {
  choose,
  decider,
  draw,
  explain,
  isCandidates,
  isSources,
  only,
  run,
  runActions,
  sentenceOfEnd,
  weighed,
} from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("sandpiper-nsdi07", parameters);
const actions = (drawing: string | readonly string[], parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));

describe("SP1, SP2: who is hot", () => {
  const hours = [0, 1, 2].map(() => "PM0: 50 0 0, 40 0 0 \n PM1:");

  it("SP1: one sample that is over, unless more are asked for", () => {
    expect(actions(hours)).toEqual(["hour 0, VM 0: PM0 -> PM1"]);
    expect(actions(hours, { hits: 2, samples: 2 })).toEqual([
      "hour 0, PM0: no solution",
      "hour 1, VM 0: PM0 -> PM1",
    ]);
  });

  it("SP1: k of the last n, on one and the same resource", () => {
    const calm = "PM0: 30 0 0, 30 0 0 \n PM1:";
    const [hot = ""] = hours;
    const net = "PM0: 0 50 0, 0 40 0 \n PM1:";
    expect(actions([hot, calm, hot], { hits: 2, samples: 3 }).at(-1)).toBe("hour 2, VM 0: PM0 -> PM1");
    expect(actions([hot, calm, hot], { hits: 2, samples: 2 }).at(-1)).toBe("hour 2, PM0: no solution");
    expect(actions([hot, net], { hits: 2, samples: 2 }).at(-1)).toBe("hour 1, PM0: no solution");
  });

  it("SP1: by a threshold of its own, which fills PMs no further, either", () => {
    const drawing = "PM0: 40 0 0, 36 0 0 \n PM1: 36 0 0 \n PM2: 50 0 0";
    expect(actions(drawing)).toEqual([]);
    expect(actions(drawing, { threshold: 0.75 })).toEqual(["VM 1: PM0 -> PM1"]); // 36 + 40 is 76
    expect(actions("PM0: 50 0 0, 40 0 0 \n PM1:", { threshold: 1 })).toEqual(["PM0: no solution"]);
  });

  it("SP2: a peak is not expected to last: 10 10 90 has the mean 36.7 and no weight that would keep it up", () => {
    const peak = ["PM0: 5 0 0, 5 0 0 \n PM1:", "PM0: 5 0 0, 5 0 0 \n PM1:", "PM0: 50 0 0, 40 0 0 \n PM1:"];
    expect(actions(peak)).toEqual(["hour 2, VM 0: PM0 -> PM1"]);
    expect(actions(peak, { forecast: "on" })).toEqual(["hour 2, PM0: no solution"]);
    const told = explain(policy({ forecast: "on" }), draw(peak), 2);
    const [formed] = told.flatMap((decision) => (decision.kind === "formed" ? [decision] : []));
    // From the mean: -26.7 -26.7 53.3; c0 = 4266.7, c1 = 711.1 - 1422.2, so that phi is -1/6.
    expect(formed?.figures["weight"]?.value).toBeCloseTo(-1 / 6, 9);
    expect(formed?.figures["expected"]?.value).toBeCloseTo((110 / 3 - 160 / 18) / 100, 9);
  });

  it("SP2: a plateau is", () => {
    expect(actions(hours, { forecast: "on", hits: 1 })[0]).toBe("hour 0, VM 0: PM0 -> PM1");
  });
});

describe("SP3: what a VM needs", () => {
  // VM 1 demands 10 now, and 40 an hour ago.
  const hours = ["PM0: 20 0 10, 40 0 20 \n PM1: 45 0 0", "PM0: 75 0 10, 10 0 20 \n PM1: 45 0 0"];

  it("SP3: a high percentile of its window, not what it demands now", () => {
    expect(actions(hours, { window: 1 })).toEqual(["hour 1, VM 1: PM0 -> PM1"]);
    expect(actions(hours, { window: 2 })).toEqual(["hour 1, PM0: no solution"]); // 38.5 + 45
    expect(actions(hours, { window: 2, percentile: 50 })).toEqual(["hour 1, VM 1: PM0 -> PM1"]); // 25
  });

  it("SP3: a PM that a VM leaves is relieved of what it demands now", () => {
    // 90 less 10 is 80, though VM 1 needs 38.5 where it goes.
    const later = ["20", "75"].map(
      (cpu, hour) => `PM0: ${cpu} 40 50, ${hour === 0 ? 40 : 10} 0 10, 5 0 10 \n PM1: 0 45 0`,
    );
    expect(actions(later, { window: 2 })).toEqual(["hour 1, VM 1: PM0 -> PM1", "hour 1, VM 2: PM0 -> PM1"]);
  });
});

describe("SP4: orders", () => {
  it("SP4: hot PMs by volume", () => {
    const told = explain(policy(), draw("PM0: 41 0 0, 40 0 0 \n PM1: 45 30 0, 40 30 0 \n PM2:"));
    expect(only(told, isSources)[0]?.order.ranked.map(({ id }) => id)).toEqual([1, 0]);
  });

  it("SP4: their VMs by volume for their memory", () => {
    // Volumes 2, 1.67 and 1, for 40, 20 and 10 of memory: 5, 8.3 and 10. Whatever has no memory comes first.
    const drawing = "PM0: 50 0 40, 40 0 20, 0 0 10, 1 0 0 \n PM1: 0 0 0";
    const [candidates] = only(explain(policy(), draw(drawing)), isCandidates);
    expect(candidates?.order.ranked.map(({ id }) => id)).toEqual([3, 2, 1, 0]);
  });
});

describe("SP5: migrations", () => {
  it("SP5: all other PMs are asked, the smallest volume first", () => {
    const drawing = "PM0: 45 10 10, 45 0 30 \n PM1: 40 0 0 \n PM2: 30 45 0 \n PM3: 30 60 0";
    expect(weighed(explain(policy(), draw(drawing)))).toEqual([
      "VM 0 -> PM1: target cpu above threshold", // 85
      "VM 0 -> PM2: accepted",
    ]);
  });

  it("SP5: until the PM is under on all resources, on the books: the next VM sees what the first takes up", () => {
    expect(actions("PM0: 30 0 10, 30 0 10, 45 0 50 \n PM1: 45 0 0 \n PM2: 46 0 0")).toEqual([
      "VM 0: PM0 -> PM1",
    ]);
    expect(actions("PM0: 30 0 10, 30 0 10, 79 0 50 \n PM1: 45 0 0 \n PM2: 46 0 0")).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM2",
    ]);
  });

  it("SP5: at the threshold is not above it", () => {
    expect(actions("PM0: 80 0 0, 29 0 0 \n PM1: 50 0 0")[0]).toBe("VM 1: PM0 -> PM1");
  });
});

describe("SP6, SP7: exchanges", () => {
  const drawing = "PM0: 45 0 30, 40 0 35 \n PM1: 20 0 10, 20 0 20";

  it("SP6: the first VM for that of least VSR on the smallest PM", () => {
    // VM 0 has 1.82 for 30 of memory, VM 1 1.67 for 35; neither fits on 40. Of VMs 2 and 3 the second has less.
    expect(actions(`${drawing} \n PM2: 75 0 0`)).toEqual(["VM 0 of PM0 <-> VM 3 of PM1"]);
  });

  it("SP6: no other VM of the hot PM, but other PMs", () => {
    // VM 0 for VM 2 leaves PM1 at 80; VM 1 for it would leave 75. On PM2 there is room for it.
    const other = "PM0: 45 0 30, 40 0 35 \n PM1: 25 0 10, 35 0 0";
    expect(actions(`${other} \n PM2: 75 0 0`)).toEqual(["PM0: no solution"]);
    expect(actions(`${other} \n PM2: 25 70 0, 20 0 10`)).toEqual(["VM 0 of PM0 <-> VM 5 of PM2"]);
  });

  it("SP6: for two where one is not enough, unless that helps nobody", () => {
    // 60 and 60 less 21 is 99, less 42 is 78; PM0 has 25 and 42 then.
    const two = "PM0: 60 0 10, 25 0 20 \n PM1: 21 0 20, 21 0 21, 18 0 0 \n PM2: 78 0 0";
    expect(actions(two)).toEqual(["VM 0 of PM0 <-> VM 3 of PM1", "VM 2: PM1 -> PM0"]);
    const full = "PM0: 60 0 10, 25 0 20 \n PM1: 26 0 20, 26 0 21, 22 0 0 \n PM2: 78 0 0";
    expect(actions(full)).toEqual(["PM0: no solution"]); // 74 and 60 less 52 is 82, and less 74 no relief
  });

  it("SP7: not without a third PM that has memory for it", () => {
    expect(actions(drawing)).toEqual(["PM0: no solution"]);
    expect(actions(`${drawing} \n PM2: 75 0 75`)).toEqual(["PM0: no solution"]);
    expect(weighed(explain(policy(), draw(`${drawing} \n PM2: 75 0 75`)))).toContain(
      "VM 0 <-> VM 3: fleet scratch less than goal",
    );
    expect(actions(`${drawing} \n PM2: 75 0 70`)).toEqual(["VM 0 of PM0 <-> VM 3 of PM1"]);
  });
});

describe("SP8: the plan", () => {
  it("SP8: is made before anything moves: a VM moves once", () => {
    const record = run(policy(), draw("PM0: 50 0 10, 50 0 10 \n PM1: 50 0 10, 50 0 10 \n PM2: \n PM3:"));
    expect(utilizationAfter(record, stepOf(0)).filter((_, i) => i % 3 === 0)).toEqual(
      Float64Array.of(0.5, 0.5, 0.5, 0.5),
    );
  });

  it("SP8: who is over when all is done has no solution, and what was found for it stays done", () => {
    expect(actions("PM0: 60 0 10, 90 0 10 \n PM1: 10 0 0")).toEqual(["VM 0: PM0 -> PM1", "PM0: no solution"]);
  });
});

/** Table 3, hour 34: PM0 needs 0.15 cpu less, the others have .04 + .01 + .13 + .09 + .06 to spare. */
describe("hour 34, where the paper's Sandpiper finds no solution", () => {
  const hour34 = `
    PM0: 12 6 5, 9 5 5, 73 26 20
    PM1: 75 77 61
    PM2: 78 58 61
    PM3: 33 27 18, 33 27 19
    PM4: 70 64 53
    PM5: 73 73 69
  `;

  it("splits the load of Table 3's PM0 over PM3 and PM4", () => {
    expect(runActions("sandpiper-2008", draw(hour34))).toEqual(["VM 0: PM0 -> PM3", "PM0: no solution"]);
    expect(actions(hour34)).toEqual(["VM 0: PM0 -> PM3", "VM 1: PM0 -> PM4"]);
  });

  it("finds one in the paper's scenario, in the very state in which the other finds none", () => {
    const workload = createWorkload(createPaperScenario(1));
    const record = simulate(workload, decider("sandpiper-2008"));
    const hour = stepOf(34);
    expect(runActions("sandpiper-2008", workload)).toContain("hour 34, PM0: no solution");
    const placement = new Placement(workload.pms, workload.vms);
    restorePlacement(placement, record, hour);
    // PM0 goes to PM1 and, by a swap, to PM3, for which PM3 has made room on PM1.
    expect(endsOf(workload, placement.hosts)).toEqual([
      "VM 3: PM0 -> PM1",
      "VM 18: PM3 -> PM1",
      "VM 1 of PM0 <-> VM 8 of PM3",
    ]);
  });

  function endsOf(workload: Workload, placement: Int32Array): string[] {
    const start = { step: stepOf(34), placement, state: null, past: [], solverAnswers: [] };
    const ends: string[] = [];
    for (let event = 0; ; event++) {
      const work = replay.explainEvent(workload, decider(policy()), start, stepOf(34), event);
      let found = work.next();
      while (found.done !== true) found = work.next();
      const ended = found.value.decisions.at(-1);
      if (ended?.kind !== "ended") return ends;
      ends.push(sentenceOfEnd(ended));
    }
  }
});
