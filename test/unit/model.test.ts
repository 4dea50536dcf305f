/** The model and its counters, P1-P9 and C1-C2. Figures in drawings are percent of a PM, the threshold is 79. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { RESOURCES } from "../../src/base/resources.ts";
import { isLowered, isOver, onGrid } from "../../src/base/tolerance.ts";
import { distance, dominantResource, norm } from "../../src/base/vector.ts";
import { Cluster } from "../../src/engine/cluster.ts";
import {
  countersBefore,
  fleetDemand,
  fleetSum,
  overloadedAfter,
  resourcesOver,
  totalCounters,
} from "../../src/engine/metrics.ts";
import { deviationAfter, eventCount, eventsOf, utilizationAfter } from "../../src/engine/record.ts";
import { deviationAcrossPms } from "../../src/engine/summary.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { findPolicy } from "../../src/policies/registry.ts";
import { volume } from "../../src/policies/volume.ts";
import { createPreset, presetNames } from "../../src/scenario/presets/catalogue.ts";
import { createClusterCursor } from "../reference/cluster-cursor.ts";
import { EVERY_CHOICE, nameOf, PAPER_CHOICES, workloads } from "./arbitrary-workloads.ts";
import { draw, rounded, run, runActions, stepsOf } from "./fixtures.ts";

/** A cluster at the beginning of an hour. */
function clusterOf(workload: Workload, hour = 0): Cluster {
  const cluster = new Cluster(workload);
  cluster.beginStep(stepOf(hour));
  return cluster;
}

describe("P1: demands", () => {
  it("P1: are cpu, net and mem of each VM, in units of one PM", () => {
    expect(RESOURCES).toEqual(["cpu", "net", "mem"]);
    const { demand } = clusterOf(draw("PM0: 10 20 30, 40 50 60"));
    expect([...demand]).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
  });

  it("P1: change from step to step", () => {
    const workload = draw(["PM0: 10 20 30", "PM0: 40 50 60"]);
    expect([...clusterOf(workload, 1).demand]).toEqual([0.4, 0.5, 0.6]);
  });
});

describe("P2: utilization", () => {
  it("P2: is the sum of the demands of a PM's VMs, per resource", () => {
    const { utilization } = clusterOf(
      draw(`
        PM0: 10 20 30, 5 5 5
        PM1: 1 2 3
        PM2:
      `),
    );
    expect(rounded(utilization)).toEqual([0.15, 0.25, 0.35, 0.01, 0.02, 0.03, 0, 0, 0]);
  });

  it.each(EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice })))(
    "P2: the fleet's sum is the same before and after every event: $name",
    ({ choice }) => {
      const property = (workload: Workload): void => {
        const record = run(choice, workload);
        const cursor = createClusterCursor(workload, record);
        const buffer = new Float64Array(workload.vms * 3);
        for (const step of stepsOf(workload)) {
          const demanded = workload.demand.load(step, buffer);
          const expected = rounded(fleetSum(demanded));
          for (let action = 0; action <= eventCount(record, step); action++) {
            cursor.seek(step, action);
            expect(rounded(fleetDemand(cursor.cluster.utilization, workload.capacity))).toEqual(expected);
          }
          expect(rounded(fleetDemand(utilizationAfter(record, step), workload.capacity))).toEqual(expected);
        }
      };
      fc.assert(fc.property(workloads({ pms: 6, vms: 15, steps: 4 }), property), { numRuns: 60 });
    },
  );
});

describe("P3: capacity", () => {
  const unequal = draw(
    `
      PM0: 60 0 0, 60 40 0
      PM1: 40 0 0
      PM2:
    `,
    { capacity: [2, 1, 0.5] },
  );

  it.each(presetNames)("P3: is the same for all PMs of the preset %s", (name) => {
    expect(new Set(createPreset(name).capacity)).toEqual(new Set([1]));
  });

  it("P3: a PM of twice the size is half as utilized", () => {
    expect(rounded(clusterOf(unequal).utilization).slice(0, 6)).toEqual([0.6, 0.2, 0, 0.4, 0, 0]);
  });

  it("P3: a VM's share is of the PM that it is measured on", () => {
    const cluster = clusterOf(unequal);
    expect([0, 1, 2].map((pm) => cluster.shareOf(vmId(1), pmId(pm), 1))).toEqual([0.2, 0.4, 0.8]);
  });

  it("P3: a move takes one share and brings another", () => {
    const cluster = clusterOf(unequal);
    cluster.move(vmId(1), pmId(1));
    expect(rounded(cluster.utilization)).toEqual([0.3, 0, 0, 1, 0.4, 0, 0, 0, 0]);
    cluster.move(vmId(2), pmId(2));
    expect(rounded(cluster.utilization)).toEqual([0.3, 0, 0, 0.6, 0.4, 0, 0.8, 0, 0]);
  });

  it("P3: policies weigh what a VM means for the target, not for the source", () => {
    const small = draw(
      `
        PM0: 80 0 0, 85 0 0
        PM1:
      `,
      { capacity: [2, 1] },
    ); // PM0 is at 82.5; VM 1 would be 85 of PM1, and so would VM 0 be 80
    expect(runActions("scoa", small)).toEqual(["PM0: no solution"]);
    expect(runActions("sandpiper-2008", small)).toEqual(["PM0: no solution"]);
  });
});

describe("P4: steps", () => {
  it.each(presetNames.filter((name) => name !== "paper-hour-34"))(
    "P4: are 72 of one hour in the preset %s",
    (name) => {
      expect(createPreset(name)).toMatchObject({ steps: 72, stepMinutes: 60 });
    },
  );

  it("P4: placements carry over to the next step, demands do not", () => {
    const workload = draw([
      `
        PM0: 41 0 0, 40 0 0
        PM1:
      `,
      `
        PM0: 70 0 0, 75 0 0
        PM1:
      `,
    ]);
    expect(runActions("scoa", workload)).toEqual(["hour 0, VM 0: PM0 -> PM1"]);
    expect(rounded(utilizationAfter(run("scoa", workload), stepOf(1)))).toEqual([0.75, 0, 0, 0.7, 0, 0]);
  });

  it("P4: actions are instantaneous: the step ends with them carried out", () => {
    const workload = draw(`
      PM0: 41 0 0, 40 0 0
      PM1:
    `);
    expect(rounded(utilizationAfter(run("scoa", workload), stepOf(0)))).toEqual([0.4, 0, 0, 0.41, 0, 0]);
    expect(rounded(utilizationAfter(run("none", workload), stepOf(0)))).toEqual([0.81, 0, 0, 0, 0, 0]);
  });

  it.each(PAPER_CHOICES.map((choice) => ({ name: nameOf(choice), choice })))(
    "P4: the policy acts until nothing is over, or nothing is possible for what is: $name",
    ({ choice }) => {
      const property = (workload: Workload): void => {
        const record = run(choice, workload);
        for (const step of stepsOf(record)) {
          const stuck = eventsOf(record, step).flatMap((event) =>
            event.kind === "no-solution" ? [event.from] : [],
          );
          for (const pm of overloadedAfter(record, step, workload.threshold)) expect(stuck).toContain(pm);
        }
      };
      fc.assert(fc.property(workloads({ pms: 6, vms: 15, steps: 4 }), property), { numRuns: 80 });
    },
  );
});

describe("P5: threshold and limit", () => {
  it.each(presetNames)("P5: are 0.79 and 0.90 in the preset %s", (name) => {
    expect(createPreset(name)).toMatchObject({ threshold: 0.79, limit: 0.9 });
  });

  it("P5: one resource above the threshold is an overload, whichever it is", () => {
    expect(resourcesOver(Float64Array.of(0.8, 0.1, 0.79), 0, 0.79)).toEqual([0]);
    expect(resourcesOver(Float64Array.of(0.1, 0.8, 0.9), 0, 0.79)).toEqual([1, 2]);
    const drawing = "PM0: 40 0 0, 35 0 0 \n PM1:";
    expect(runActions("scoa", draw(drawing))).toEqual([]);
    expect(runActions("scoa", draw(drawing, { threshold: 0.7 }))).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("P5: the limit changes nothing", () => {
    const workload = draw(`
      PM0: 50 0 0, 45 0 0
      PM1: 40 0 0
    `);
    expect(runActions("scoa", { ...workload, limit: 0.5 })).toEqual(runActions("scoa", workload));
  });

  it("P5: what is demanded above 1 is kept as demanded", () => {
    const workload = draw(`
      PM0: 90 130 0, 60 0 0
      PM1: 10 0 0
    `);
    expect(rounded(utilizationAfter(run("none", workload), stepOf(0)))).toEqual([1.5, 1.3, 0, 0.1, 0, 0]);
  });
});

describe("P6, P7: the paper's cluster", () => {
  const paper = createPreset("paper");

  it("P6: PM p runs VMs 6p to 6p+5 at step 0", () => {
    expect([...paper.initialPlacement]).toEqual(Array.from({ length: 36 }, (_, vm) => Math.floor(vm / 6)));
  });

  it("P7: has 36 VMs, the ids 0 to 35 of Table 1, on 6 PMs", () => {
    expect(paper).toMatchObject({ pms: 6, vms: 36 });
  });
});

describe("P9: comparisons", () => {
  it("P9: over means above the threshold by more than 1e-9", () => {
    expect(isOver(0.79, 0.79)).toBe(false);
    expect(isOver(0.79 + 0.9e-9, 0.79)).toBe(false);
    expect(isOver(0.79 + 1.1e-9, 0.79)).toBe(true);
  });

  it("P9: lowers means by more than 1e-9", () => {
    expect(isLowered(0.8, 0.8)).toBe(false);
    expect(isLowered(0.8, 0.8 - 0.9e-9)).toBe(false);
    expect(isLowered(0.8, 0.8 - 1.1e-9)).toBe(true);
  });

  it("P9: exactly at the threshold is not over, in whatever order it was summed", () => {
    const sums = [
      [10, 69],
      [33, 46],
      [7, 8, 64],
      [13, 13, 13, 13, 27],
      [1, 2, 3, 4, 5, 64],
    ];
    for (const parts of sums) {
      const drawing = `PM0: ${parts.map((cpu) => `${cpu} 0 0`).join(", ")} \n PM1:`;
      expect(runActions("scoa", draw(drawing))).toEqual([]);
    }
  });

  it("P9: 0.1 + 0.2 and 0.3 are a tie, and go to the lower id or to the order cpu, net, mem", () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(onGrid(0.1 + 0.2)).toBe(onGrid(0.3));
    expect(dominantResource(Float64Array.of(0.3, 0.1 + 0.2, 0), 0)).toBe(0);
    expect(dominantResource(Float64Array.of(0.1, 0.3, 0.1 + 0.2), 0)).toBe(1);
  });

  // 0.01 + 0.56 comes out a little above 0.57, and 0.01 + 0.34 above 0.35.

  it("P9: noise decides no tie between sources", () => {
    const workload = draw(`
      PM0: 80 57 0
      PM1: 0 1 0, 80 56 0
      PM2:
    `);
    const { utilization } = clusterOf(workload);
    expect(norm(utilization, 1)).toBeGreaterThan(norm(utilization, 0));
    expect(volumeOf(utilization, 1)).toBeGreaterThan(volumeOf(utilization, 0));
    for (const policy of ["scoa", "sandpiper-2008"]) {
      expect(runActions(policy, workload)[0]).toBe("PM0: no solution");
    }
  });

  it("P9: noise decides no tie between targets", () => {
    const farther = draw(`
      PM0: 35 0 0
      PM1: 1 0 0, 34 0 0
      PM2: 0 41 0, 0 40 0
    `);
    const far = clusterOf(farther).utilization;
    expect(distance(far, 2, 1)).toBeGreaterThan(distance(far, 2, 0));
    expect(runActions("scoa", farther)).toEqual(["VM 3: PM2 -> PM0"]);

    const emptier = draw(`
      PM0: 1 0 0, 56 0 0
      PM1: 57 0 0
      PM2: 0 41 0, 0 40 0
    `);
    const empty = clusterOf(emptier).utilization;
    expect(volumeOf(empty, 1)).toBeLessThan(volumeOf(empty, 0));
    expect(runActions("sandpiper-2008", emptier)).toEqual(["VM 3: PM2 -> PM0"]);
  });

  const volumeOf = (utilization: Float64Array, pm: number): number =>
    volume(utilization[pm * 3] ?? 0, utilization[pm * 3 + 1] ?? 0, utilization[pm * 3 + 2] ?? 0);
});

describe("C1, C2: counters", () => {
  /** Hour 0: a migration and a no-solution; hour 1: a swap and a no-solution. */
  const workload = draw([
    `
      PM0: 95 0 0
      PM1: 41 0 0, 40 0 0
      PM2:
    `,
    `
      PM0: 95 0 0
      PM1: 20 0 0, 95 0 0
      PM2:
    `,
    `
      PM0: 50 0 0
      PM1: 0 50 0, 0 40 0
      PM2:
    `,
  ]);

  it("C1: a no-solution is counted once per PM and step, a migration and a swap each time", () => {
    expect(runActions("scoa", workload)).toEqual([
      "hour 0, PM0: no solution",
      "hour 0, VM 1: PM1 -> PM2",
      "hour 1, PM0: no solution",
      "hour 1, PM1: no solution",
    ]);
    const swap = draw("PM0: 50 0 0, 30 0 0 \n PM1: 40 0 0");
    expect(totalCounters(run("scoa", swap))).toEqual({ overload: 1, migration: 0, swap: 1, noSolution: 0 });
  });

  it("C2: overload is migration + swap; findings without an action are not added in", () => {
    expect(totalCounters(run("scoa", workload))).toEqual({
      overload: 1,
      migration: 1,
      swap: 0,
      noSolution: 3,
    });
  });

  it("C1: the baseline finds nothing, since nothing was asked", () => {
    expect(totalCounters(run("none", workload))).toEqual({
      overload: 0,
      migration: 0,
      swap: 0,
      noSolution: 0,
    });
  });

  it("C1: counters up to a moment count the events before it", () => {
    const record = run("scoa", workload);
    const upTo = (step: number, action: number): number[] => {
      const { overload, noSolution } = countersBefore(record, stepOf(step), action);
      return [overload, noSolution];
    };
    expect(upTo(0, 0)).toEqual([0, 0]);
    expect(upTo(0, 1)).toEqual([0, 1]);
    expect(upTo(0, 2)).toEqual([1, 1]);
    expect(upTo(0, 99)).toEqual([1, 1]); // no further than the step's end
    expect(upTo(1, 0)).toEqual([1, 1]);
    expect(upTo(2, 0)).toEqual([1, 3]);
  });

  it.each(EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice })))(
    "C1: no PM has more than one no-solution in a step, and acts no more after it: $name",
    ({ choice }) => {
      const property = (random: Workload): void => {
        const record = run(choice, random);
        for (const step of stepsOf(record)) {
          const events = eventsOf(record, step);
          for (const [i, event] of events.entries()) {
            if (event.kind !== "no-solution") continue;
            expect(events.slice(i + 1).map(({ from }) => from)).not.toContain(event.from);
          }
        }
        const { overload, migration, swap } = totalCounters(record);
        // A PM that is emptied, or gives something away for the balance of the fleet, need not have been over.
        const isForOverload =
          findPolicy(choice.policy)?.kind === "threshold" && choice.parameters["evacuate"] !== "on";
        if (!isForOverload) expect(overload).toBeLessThanOrEqual(migration + swap);
        else expect(overload).toBe(migration + swap);
      };
      fc.assert(fc.property(workloads({ pms: 6, vms: 15, steps: 4 }), property), { numRuns: 60 });
    },
  );
});

describe("deviation across PMs", () => {
  it("is the population standard deviation", () => {
    expect(rounded(deviationAcrossPms(Float64Array.of(0.2, 0.5, 0, 0.6, 0.5, 0)))).toEqual([0.2, 0, 0]);
  });

  it("is recorded after the step's actions", () => {
    const record = run("scoa", draw("PM0: 41 0 0, 41 0 0 \n PM1:"));
    expect(rounded(deviationAfter(record, stepOf(0)))).toEqual([0, 0, 0]);
  });
});
