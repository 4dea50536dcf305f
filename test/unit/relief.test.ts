/** P10: actions that relieved nothing, as every run notes them. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf, vmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { conditionsAt, withInterventions } from "../../src/engine/changes.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import { eventAt, eventCount, isAnswer, isByHand, utilizationAt } from "../../src/engine/record.ts";
import { isInVain, relievedNothingBefore } from "../../src/engine/relief.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { interventions } from "./arbitrary-interventions.ts";
import { EVERY_CHOICE, nameOf, workloads } from "./arbitrary-workloads.ts";
import { draw, relievedNothing, run, runActions, stepsOf } from "./fixtures.ts";

/** As positions among the events of their steps. */
const vainIn = (record: RunRecord): number[][] =>
  stepsOf(record).map((step) =>
    Array.from({ length: eventCount(record, step) }, (_, i) => i).filter((i) => isInVain(record, step, i)),
  );

describe("an action that relieved nothing", () => {
  it("lowered none of the resources on which its source was over", () => {
    // Sandpiper takes the VM with the largest volume that fits: of mem, while PM0 is over on cpu
    const workload = draw("PM0: 70 0 0, 12 0 0, 0 0 30 \n PM1: 20 0 0");
    expect(runActions("sandpiper-2008", workload)).toEqual(["VM 2: PM0 -> PM1", "VM 1: PM0 -> PM1"]);
    expect(vainIn(run("sandpiper-2008", workload))).toEqual([[0]]);
  });

  it("is none where one of several that were over is lower", () => {
    const workload = draw("PM0: 85 60 0, 0 25 0 \n PM1: 0 0 0");
    expect(runActions("sandpiper-2008", workload)[0]).toBe("VM 1: PM0 -> PM1");
    expect(vainIn(run("sandpiper-2008", workload))).toEqual([[]]);
  });

  it("is also one from a PM that is not over any more", () => {
    // TM2 takes VM 1 and VM 0 out, the smallest memory first; TM3 places VM 0 first, which is enough
    const twice = draw("PM0: 50 0 2, 2 0 1, 15 0 3, 18 0 4 \n PM1:");
    expect(runActions("thr-mmt", twice)).toEqual(["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM1"]);
    expect(vainIn(run("thr-mmt", twice))).toEqual([[1]]);
  });

  it("is never one that a person made", () => {
    const made: Intervention = {
      kind: "swap",
      step: stepOf(0),
      after: 0,
      vm: vmId(0),
      with: vmId(2),
    };
    const workload = withInterventions(draw("PM0: 50 0 0, 40 0 0 \n PM1: 50 0 0"), [made]);
    expect(relievedNothing(run("by-hand", workload))).toBe(0);
  });

  it("is judged by the threshold of the moment", () => {
    const hour = "PM0: 70 0 0, 12 0 0, 0 0 30 \n PM1: 20 0 0";
    const made: Intervention = { kind: "threshold", step: stepOf(1), after: 0, value: 0.85 };
    expect(vainIn(run("sandpiper-2008", draw([hour, hour])))).toEqual([[0], []]);
    expect(
      vainIn(run("sandpiper-2008", withInterventions(draw(hour), [{ ...made, step: stepOf(0) }]))),
    ).toEqual([[]]);
  });

  it("is counted up to any moment", () => {
    const idle = "PM0: 85 0 0, 0 0 0, 0 0 0 \n PM1: 50 0 0";
    const record = run("sandpiper-2008", draw([idle, idle]));
    expect([0, 1, 2, 3].map((action) => relievedNothingBefore(record, stepOf(0), action))).toEqual([
      0, 1, 2, 2,
    ]);
    expect(relievedNothingBefore(record, stepOf(1), 0)).toBe(2);
    expect(relievedNothing(record)).toBe(2);
  });
});

describe.each(EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice })))(
  "of any run, $name",
  ({ choice }) => {
    /** The definition again, from the states before and after each event. */
    const vainByDefinition = (workload: Workload, record: RunRecord): number[][] => {
      const [before, after] = [new Float64Array(record.pms * 3), new Float64Array(record.pms * 3)];
      return stepsOf(record).map((step) =>
        Array.from({ length: eventCount(record, step) }, (_, i) => i).filter((i) => {
          const event = eventAt(record, step, i);
          if (event.kind === "no-solution" || isByHand(record, step, i)) return false;
          if (!isAnswer(record, step, i)) return false; // a PM that is emptied is not relieved
          utilizationAt(record, step, i, before);
          utilizationAt(record, step, i + 1, after);
          const { threshold } = conditionsAt(workload, record, step, i);
          return !RESOURCE_INDICES.some((r) => {
            const [was, is] = [before[event.from * 3 + r] ?? 0, after[event.from * 3 + r] ?? 0];
            return was > threshold + 1e-9 && is < was - 1e-9;
          });
        }),
      );
    };

    it("they are those that the definition finds, whatever anybody changes", () => {
      const forked = workloads({ pms: 6, vms: 24, steps: 20 })
        .filter(({ vms }) => vms > 1)
        .chain((workload) => interventions(workload).map((made) => withInterventions(workload, made)));
      const property = (workload: Workload): void => {
        const record = run(choice, workload);
        const vain = vainByDefinition(workload, record);
        expect(vainIn(record)).toEqual(vain);
        expect(relievedNothing(record)).toBe(vain.flat().length);
      };
      fc.assert(fc.property(forked, property), { numRuns: 60 });
    });
  },
);

describe("of any run of SCOA", () => {
  it.each(EVERY_CHOICE.filter(({ policy }) => policy === "scoa"))("there are none: $parameters", (choice) => {
    fc.assert(
      fc.property(workloads({ pms: 6, vms: 30, steps: 6 }), (workload) => {
        expect(relievedNothing(run(choice, workload))).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
