/** I1-I7: what people change in a run, and that it stays a run like any other. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { vectorAt } from "../../src/base/vector.ts";
import { conditionsAt, withInterventions } from "../../src/engine/changes.ts";
import { isDone } from "../../src/engine/decision.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { withoutIntervention } from "../../src/engine/intervention-list.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import { createObstacleFinder, passedOverIn } from "../../src/engine/obstacles.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import {
  deviationAfter,
  eventAt,
  eventCount,
  eventsOf,
  fleetLoadAt,
  isAnswer,
  isByHand,
  overloadedCount,
  utilizationAfter,
  utilizationAt,
} from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { createClusterCursor } from "../reference/cluster-cursor.ts";
import { goOn, simulate } from "../simulated.ts";
import { interventions } from "./arbitrary-interventions.ts";
import { EVERY_CHOICE, nameOf, workloads } from "./arbitrary-workloads.ts";
import {
  bytesOf,
  choose,
  draw,
  explainEvent,
  run,
  runActions,
  sentence,
  sentenceOfEnd,
  stepsOf,
} from "./fixtures.ts";

const first = { step: stepOf(0), after: 0 };
const later = { step: stepOf(0), after: 99 };
const changed = (workload: Workload, ...made: Intervention[]): Workload => withInterventions(workload, made);
const move = (vm: number, to: number, at = first): Intervention => ({
  kind: "move",
  ...at,
  vm: vmId(vm),
  to: pmId(to),
});

/** PM0 is over on cpu, and PM1, which Sandpiper asks, has no room; PM2 has. */
const STUCK = `PM0: 45 10 10, 40 10 10
  PM1: 60 5 5
  PM2: 10 60 60`;

const handsOf = (record: RunRecord): boolean[] =>
  stepsOf(record).flatMap((step) => eventsOf(record, step).map((_, i) => isByHand(record, step, i)));

describe("I1, I2: moves and swaps by hand", () => {
  it("happen at their moment, and the policy goes on from there", () => {
    expect(runActions("sandpiper-2008", draw(STUCK))).toEqual(["PM0: no solution"]);
    const made = changed(draw(STUCK), move(0, 2, { step: stepOf(0), after: 1 }));
    expect(runActions("sandpiper-2008", made)).toEqual(["PM0: no solution", "VM 0: PM0 -> PM2"]);
    expect(handsOf(run("sandpiper-2008", made))).toEqual([false, true]);
  });

  it("come before the policy at moment 0", () => {
    expect(runActions("sandpiper-2008", changed(draw(STUCK), move(0, 2)))).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("come after the last event in a step with fewer", () => {
    expect(runActions("sandpiper-2008", changed(draw(STUCK), move(0, 2, later)))).toEqual([
      "PM0: no solution",
      "VM 0: PM0 -> PM2",
    ]);
  });

  it("are counted as the policy's are", () => {
    const { migration, noSolution } = totalCounters(run("by-hand", changed(draw(STUCK), move(0, 2))));
    expect([migration, noSolution]).toEqual([1, 0]);
  });

  it("C2: answer an overload only where the source was over", () => {
    const twice = changed(draw([STUCK, STUCK]), move(0, 2), move(0, 1, { step: stepOf(1), after: 0 }));
    const record = run("none", twice);
    expect(stepsOf(record).map((step) => isAnswer(record, step, 0))).toEqual([true, false]);
    expect(totalCounters(record)).toMatchObject({ overload: 1, migration: 2 });
  });

  it("break the policy off, which then looks afresh", () => {
    const busy = "PM0: 50 0 0, 30 0 0, 20 0 0, 10 0 0\nPM1: 20 0 0\nPM2: 5 0 0";
    expect(runActions("scoa", draw(busy))).toEqual(["VM 0: PM0 -> PM2"]);
    const swap: Intervention = { kind: "swap", step: stepOf(0), after: 1, vm: vmId(1), with: vmId(0) };
    expect(runActions("scoa", changed(draw(busy), swap))).toEqual([
      "VM 0: PM0 -> PM2",
      "VM 1 of PM0 <-> VM 0 of PM2",
      "VM 0: PM0 -> PM1",
    ]);
  });

  it("are passed over where they do not apply any more", () => {
    expect(runActions("none", changed(draw(STUCK), move(0, 2), move(0, 2)))).toEqual(["VM 0: PM0 -> PM2"]);
  });
});

describe("I3, I4: PMs that come and go", () => {
  const down: Intervention = { kind: "pm-down", ...first, pm: pmId(1) };
  const QUIET = "PM0: 20 0 0\nPM1: 10 0 0, 30 0 0, 20 0 0\nPM2: 10 0 0";

  it("a PM that goes down is evacuated, the largest VM first, each to the PM with room nearest to the origin", () => {
    const workload = changed(draw(QUIET), down);
    expect(runActions("none", workload)).toEqual([
      "VM 2: PM1 -> PM2",
      "VM 3: PM1 -> PM0",
      "VM 1: PM1 -> PM0",
    ]);
    expect(handsOf(run("none", workload))).toEqual([true, true, true]);
  });

  const DOWN_0: Intervention = { ...down, pm: pmId(0) };

  it("a PM without room comes after one with room, however near to the origin it is", () => {
    // PM1 is nearer (0.75 against 0.768), but would be at 1.05
    const workload = draw("PM0: 30 0 5\nPM1: 75 0 0\nPM2: 48 0 60");
    const record = run("none", changed(workload, DOWN_0));
    expect(runActions("none", changed(workload, DOWN_0))).toEqual(["VM 0: PM0 -> PM2"]);
    expect([...utilizationAfter(record, stepOf(0))].map((u) => Number(u.toFixed(9)))).toEqual([
      ...[0, 0, 0],
      ...[0.75, 0, 0],
      ...[0.78, 0, 0.65],
    ]);
  });

  it("a small PM has as little room as it is small", () => {
    const small = draw("PM0: 50 0 5\nPM1:\nPM2: 20 0 10", { capacity: [1, 0.1, 1] });
    expect(runActions("none", changed(small, DOWN_0))).toEqual(["VM 0: PM0 -> PM2"]);
    const crowded = draw("PM0: 50 0 5\nPM1:\nPM2: 60 0 10", { capacity: [1, 0.1, 1] });
    // to 1.1, and not to 5
    expect(runActions("none", changed(crowded, DOWN_0))).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("exactly at the threshold there is room", () => {
    const workload = draw("PM0: 29 0 0\nPM1: 60 60 0\nPM2: 50 0 0", { threshold: 0.79 });
    expect(runActions("none", changed(workload, DOWN_0))).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("where none has room, it is the one with the least excess, summed over the resources", () => {
    // With the VM: PM1 0.09 over on cpu, PM2 0.06 over on cpu and 0.06 on net
    const workload = draw("PM0: 30 30 0\nPM1: 58 0 70\nPM2: 55 55 0");
    expect(runActions("none", changed(workload, DOWN_0))).toEqual(["VM 0: PM0 -> PM1"]);
    const tie = draw("PM0: 30 0 0\nPM1: 60 0 10\nPM2: 60 0 0");
    expect(runActions("none", changed(tie, DOWN_0))).toEqual(["VM 0: PM0 -> PM1"]);
  });

  it("room is what is left once the VMs before it have come, under the threshold of the moment", () => {
    const two = draw("PM0: 40 0 0, 30 0 0\nPM1: 20 0 0\nPM2: 0 70 0");
    // PM1 is the nearer one for VM 1, too, at 0.6 against 0.7, but would be at 0.9
    expect(runActions("none", changed(two, DOWN_0))).toEqual(["VM 0: PM0 -> PM1", "VM 1: PM0 -> PM2"]);
    const lower: Intervention = { kind: "threshold", ...first, value: 0.75 };
    const one = draw("PM0: 30 0 0\nPM1: 47 0 0\nPM2: 45 0 50");
    expect(runActions("none", changed(one, DOWN_0))).toEqual(["VM 0: PM0 -> PM1"]);
    expect(runActions("none", changed(one, lower, DOWN_0))).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("any list: nobody goes where there is no room while there is room elsewhere", () => {
    fc.assert(
      fc.property(workloads({ pms: 6, vms: 30, steps: 1 }), (workload) => {
        if (workload.pms === 1) return;
        const made = changed(workload, DOWN_0);
        const record = run("none", made);
        const before = new Float64Array(made.pms * 3);
        for (let event = 0; event < eventCount(record, stepOf(0)); event++) {
          const moved = eventAt(record, stepOf(0), event);
          if (moved.kind !== "migration") throw new Error("an evacuation is made of migrations");
          utilizationAt(record, stepOf(0), event, before);
          const demand = made.demand.of(moved.vm, stepOf(0));
          const fits = (pm: number): boolean =>
            RESOURCE_INDICES.every(
              (r) =>
                (before[pm * 3 + r] ?? 0) + demand[r] / (made.capacity[pm * 3 + r] ?? 1) <=
                made.threshold + 1e-9,
            );
          const others = Array.from({ length: made.pms - 1 }, (_, i) => i + 1);
          if (others.some(fits)) expect(fits(moved.to)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("it is no part of the deviation, of the fleet's load or of what is over", () => {
    const record = run("none", changed(draw(QUIET), down));
    expect(deviationAfter(record, stepOf(0))[0]).toBeCloseTo(0.05);
    expect(fleetLoadAt(record, stepOf(0))[0]).toBeCloseTo(0.9 / 2);
    expect(overloadedCount(record, stepOf(0))).toBe(0);
  });

  it("nobody goes there, by policy or by hand", () => {
    const busy = "PM0: 50 0 0, 35 0 0\nPM1:\nPM2: 10 0 0";
    expect(runActions("scoa", draw(busy))).toEqual(["VM 0: PM0 -> PM1"]);
    expect(runActions("scoa", changed(draw(busy), down))).toEqual(["VM 0: PM0 -> PM2"]);
    expect(runActions("thr-mmt", changed(draw(busy), down))).toEqual(["VM 0: PM0 -> PM2"]);
    expect(runActions("none", changed(draw(busy), down, move(0, 1)))).toEqual([]);
  });

  it("the last PM that is up stays", () => {
    const made = changed(draw("PM0: 10 0 0\nPM1: 5 0 0"), down, DOWN_0);
    expect(runActions("none", made)).toEqual(["VM 1: PM1 -> PM0"]);
    expect(conditionsAt(made, run("none", made), stepOf(0), 9).isUp(0)).toBe(true);
  });

  it("a PM that is added has the next index and takes VMs from its moment on", () => {
    const added: Intervention = { kind: "pm-added", ...first, step: stepOf(1), capacity: [1, 1, 1] };
    const hours = [STUCK, STUCK];
    expect(runActions("scoa", changed(draw(["PM0: 50 0 0, 40 0 0", "PM0: 50 0 0, 40 0 0"]), added))).toEqual([
      "hour 0, PM0: no solution",
      "hour 1, VM 0: PM0 -> PM1",
    ]);
    expect(run("none", changed(draw(hours), added)).pms).toBe(4);
  });
});

describe("thresholds, I5, I6, I7", () => {
  it("a threshold holds from its moment on", () => {
    const made = changed(draw([STUCK, STUCK]), { kind: "threshold", ...first, step: stepOf(1), value: 0.86 });
    expect(runActions("sandpiper-2008", made)).toEqual(["hour 0, PM0: no solution"]);
    const record = run("none", made);
    expect(conditionsAt(made, record, stepOf(0), 5).threshold).toBe(0.79);
    expect(conditionsAt(made, record, stepOf(1), 0).threshold).toBe(0.86);
    expect([...(run("none", made).parts[0]?.overloaded ?? [])]).toEqual([1, 0]);
  });

  it("I5: a veto makes the policy take its next best, in its step only", () => {
    const hour = "PM0: 50 0 0, 45 0 0, 40 0 0\nPM1: 20 0 0";
    const vetoed = changed(draw([hour]), { kind: "veto", step: stepOf(0), vm: vmId(0), to: pmId(1) });
    expect(runActions("scoa", draw(hour))[0]).toBe("VM 0: PM0 -> PM1");
    expect(runActions("scoa", vetoed)[0]).toBe("VM 1: PM0 -> PM1");
    expect(runActions("sandpiper-2008", vetoed)[0]).toBe("VM 1: PM0 -> PM1");
    const elsewhere = "PM0: 50 0 0, 35 0 0\nPM1: 20 0 0\nPM2: 25 0 0";
    const veto: Intervention = { kind: "veto", step: stepOf(0), vm: vmId(0), to: pmId(1) };
    expect(runActions("thr-mmt", draw(elsewhere))).toEqual(["VM 0: PM0 -> PM1"]);
    expect(runActions("thr-mmt", changed(draw(elsewhere), veto))).toEqual(["VM 0: PM0 -> PM2"]);
  });

  it("I6: load is added to the VMs named, in its window, and never below 0", () => {
    const add: Intervention = {
      kind: "load",
      step: stepOf(1),
      steps: 1,
      vms: [vmId(1)],
      add: [0.3, 0, -0.5],
    };
    const { demand } = changed(
      draw(["PM0: 10 0 0, 20 0 20", "PM0: 10 0 0, 20 0 20", "PM0: 10 0 0, 20 0 20"]),
      add,
    );
    const at = (step: number) => [...demand.of(vmId(1), stepOf(step))];
    expect([at(0), at(1), at(2)]).toEqual([
      [0.2, 0, 0.2],
      [0.5, 0, 0],
      [0.2, 0, 0.2],
    ]);
    expect([...demand.load(stepOf(1), new Float64Array(6))]).toEqual([0.1, 0, 0, 0.5, 0, 0]);
  });

  it("I7: a PM for which again nothing is found is counted once", () => {
    const made = changed(draw(STUCK), { kind: "threshold", step: stepOf(0), after: 1, value: 0.79 });
    expect(runActions("sandpiper-2008", made)).toEqual(["PM0: no solution"]);
  });
});

describe("what does not apply", () => {
  /** Everything but what says of the interventions themselves. */
  const happenings = (workload: Workload, choice: PolicyChoice): unknown => {
    const { parts, ...size } = run(choice, workload);
    const alike = { madeAfter: new Uint32Array(), madeApplied: new Uint8Array() };
    return bytesOf({ ...size, parts: parts.map((part) => ({ ...part, ...alike })) });
  };

  it.each(EVERY_CHOICE.map((choice) => [nameOf(choice), choice] as const))(
    "interrupts nobody: %s",
    (_, choice) => {
      const property = (workload: Workload): void => {
        const record = run(choice, workload);
        const idle = stepsOf(record).flatMap((step) =>
          Array.from({ length: eventCount(record, step) + 2 }, (_, after): Intervention[] => [
            { kind: "threshold", step, after, value: workload.threshold },
            { kind: "swap", step, after, vm: vmId(0), with: vmId(0) },
          ]).flat(),
        );
        expect(happenings(changed(workload, ...idle), choice)).toEqual(happenings(workload, choice));
      };
      fc.assert(fc.property(workloads({ pms: 6, vms: 30, steps: 4 }), property), { numRuns: 60 });
    },
  );

  it("is known from what was made", () => {
    const list = [move(0, 2), move(0, 2), move(0, 2, { step: stepOf(1), after: 0 })];
    const made = changed(draw([STUCK, STUCK]), ...list);
    const record = run("none", made);
    expect(list.map(createObstacleFinder(made, record))).toEqual([null, "there-already", "there-already"]);
    expect(passedOverIn(made, record).map(({ index }) => index)).toEqual([1, 2]);
  });
});

describe("a list without one of its interventions", () => {
  it("takes along what names the PM that it added, and moves the PMs after it up", () => {
    const added: Intervention = { kind: "pm-added", ...first, capacity: [1, 1, 1] };
    const last: Intervention = { kind: "pm-down", ...later, pm: pmId(4) };
    const list = [added, move(0, 3), added, move(1, 4), move(1, 2), last];
    expect(withoutIntervention(list, 0, 3)).toEqual([
      added,
      move(1, 3),
      move(1, 2),
      { ...last, pm: pmId(3) },
    ]);
    expect(withoutIntervention(list, 1, 3)).toEqual(list.toSpliced(1, 1));
  });

  it("can be run, whichever it is", () => {
    const property = (made: readonly Intervention[]): void => {
      made.forEach((_, i) => {
        const workload = withInterventions(draw([STUCK, STUCK]), withoutIntervention(made, i, 3));
        expect(run("scoa", workload).steps).toBe(2);
      });
    };
    fc.assert(fc.property(interventions({ pms: 3, vms: 4, steps: 2 }), property), { numRuns: 100 });
  });

  it("of a machine that is not there cannot be run: a bug, not bad input", () => {
    expect(() => changed(draw(STUCK), move(0, 3))).toThrow("PM 3 of 3");
    expect(() => changed(draw(STUCK), move(9, 0))).toThrow("VM 9 of 4");
  });
});

it("I1: thousands of interventions cost little each", () => {
  const made = Array.from(
    { length: 4000 },
    (_, i): Intervention =>
      i % 4 === 0
        ? { kind: "pm-added", step: stepOf(i % 2), after: i, capacity: [1, 1, 1] }
        : { kind: "threshold", step: stepOf(i % 2), after: i, value: 0.5 + (i % 7) / 20 },
  );
  const workload = withInterventions(draw([STUCK, STUCK]), made);
  const record = run("none", workload);
  const obstacleOf = createObstacleFinder(workload, record);
  expect(made.every((one) => obstacleOf(one) !== undefined)).toBe(true);
  expect(conditionsAt(workload, record, stepOf(1), 0).down).toBeNull();
});

describe("an empty list", () => {
  it.each(EVERY_CHOICE.map((choice) => [nameOf(choice), choice] as const))(
    "is the run itself: %s",
    (_, choice) => {
      fc.assert(
        fc.property(workloads({ pms: 6, vms: 30, steps: 4 }), (workload) => {
          const forked = withInterventions(workload, []);
          expect(bytesOf(run(choice, forked))).toEqual(bytesOf(run(choice, workload)));
        }),
        { numRuns: 30 },
      );
    },
  );
});

const forked = workloads({ pms: 6, vms: 24, steps: 20 })
  .filter(({ pms, vms }) => pms > 1 && vms > 1)
  .chain((workload) => interventions(workload).map((made) => withInterventions(workload, made)));

describe.each(EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice })))(
  "any list, $name",
  ({ choice }) => {
    const check = (property: (workload: Workload, record: RunRecord) => void): void =>
      fc.assert(
        fc.property(forked, (workload) => property(workload, run(choice, workload))),
        { numRuns: 60 },
      );

    it("P2: every PM is asked for what its VMs demand, and one that is down runs none", () => {
      check((workload, record) => {
        const cursor = createClusterCursor(workload, record);
        for (const step of stepsOf(record)) {
          cursor.seek(step, eventCount(record, step));
          const { cluster } = cursor;
          for (let pm = 0; pm < workload.pms; pm++) {
            const vms = cluster.vmsOn(pmId(pm));
            if (!cluster.isUp(pmId(pm))) expect(vms).toEqual([]);
            for (const r of RESOURCE_INDICES) {
              const sum = vms.reduce((total, vm) => total + cluster.shareOf(vm, pmId(pm), r), 0);
              expect(Math.abs((utilizationAfter(record, step)[pm * 3 + r] ?? 0) - sum)).toBeLessThan(1e-9);
            }
          }
        }
      });
    });

    it("seeking any moment is what the run found there, conditions included", () => {
      check((workload, record) => {
        const cursor = createClusterCursor(workload, record);
        const found = new Float64Array(workload.pms * 3);
        for (const step of stepsOf(record).reverse()) {
          for (let action = eventCount(record, step); action >= 0; action--) {
            cursor.seek(step, action);
            utilizationAt(record, step, action, found);
            expect([...cursor.cluster.utilization]).toEqual([...found]);
            expect(cursor.cluster.threshold).toBe(conditionsAt(workload, record, step, action).threshold);
          }
        }
      });
    });

    it("goes on from any part as the whole run does", () => {
      check((workload, record) => {
        const joined = goOn(workload, deciderOf(choice), record, stepOf(workload.steps - 1));
        expect(bytesOf(joined)).toEqual(bytesOf(record));
      });
    });

    it("every event is explained by a deliberation that ends with it, and one by hand by none", () => {
      check((workload, record) => {
        for (const step of stepsOf(record)) {
          for (let event = 0; event < eventCount(record, step); event++) {
            const { decisions } = explainEvent(workload, deciderOf(choice), record, step, event);
            if (isByHand(record, step, event)) {
              expect(decisions).toEqual([]);
              continue;
            }
            const last = decisions.at(-1);
            const happened = eventAt(record, step, event);
            if (last?.kind !== "ended") expect.fail(`event ${event} of step ${step} ends with ${last?.kind}`);
            expect(sentence(happened)).toBe(sentenceOfEnd(last));
            const ends = decisions.filter(({ kind }) => kind === "ended");
            expect(ends).toHaveLength(1);
          }
        }
      });
    });

    it("the outcome that is told is the one that the record has", () => {
      check((workload, record) => {
        const [before, after] = [new Float64Array(workload.pms * 3), new Float64Array(workload.pms * 3)];
        for (const step of stepsOf(record)) {
          for (let event = 0; event < eventCount(record, step); event++) {
            const { decisions } = explainEvent(workload, deciderOf(choice), record, step, event);
            const last = decisions.at(-1);
            if (last === undefined || !isDone(last)) continue;
            utilizationAt(record, step, event, before);
            utilizationAt(record, step, event + 1, after);
            expect(last.outcome.source).toEqual({
              before: vectorAt(before, last.action.from),
              after: vectorAt(after, last.action.from),
            });
            expect(last.outcome.target).toEqual({
              before: vectorAt(before, last.action.to),
              after: vectorAt(after, last.action.to),
            });
          }
        }
      });
    });
  },
);

describe("a run by hand", () => {
  it("is the same list of moves wherever it is simulated", () => {
    const made = changed(draw(STUCK), move(0, 2));
    const decider = deciderOf(choose("by-hand"));
    expect(bytesOf(simulate(made, decider))).toEqual(bytesOf(run("by-hand", made)));
    expect(totalCounters(run("by-hand", draw(STUCK))).noSolution).toBe(1);
  });
});
