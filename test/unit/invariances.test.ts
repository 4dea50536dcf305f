/** What holds for every run, on random workloads: the record is exact, and the same however one gets to a moment of it. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Step } from "../../src/base/ids.ts";
import { stepOf } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { Cluster } from "../../src/engine/cluster.ts";
import type { Decision } from "../../src/engine/decision.ts";
import { isDone } from "../../src/engine/decision.ts";
import { fleetSum, overloadedAfter } from "../../src/engine/metrics.ts";
import type { RunEvent, RunRecord } from "../../src/engine/record.ts";
import { eventCount, eventsOf, utilizationAfter, utilizationAt } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { createClusterCursor } from "../reference/cluster-cursor.ts";
import { simulate } from "../simulated.ts";
import { EVERY_CHOICE, nameOf, PAPER_CHOICES, workloads } from "./arbitrary-workloads.ts";
import { bytesOf, explainStep, isMoveWeighed, run, stepsOf } from "./fixtures.ts";
import { weighs } from "./weighs.ts";

const everyPolicy = EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice }));
const papersPolicies = PAPER_CHOICES.map((choice) => ({ name: nameOf(choice), choice }));

/** Long enough for several checkpoints, one every 16 steps. */
const long = workloads({ pms: 5, vms: 12, steps: 40 });
const short = workloads({ pms: 6, vms: 15, steps: 4 });

interface Moment {
  readonly step: Step;
  readonly action: number;
}

const momentsOf = (record: RunRecord): Moment[] =>
  stepsOf(record).flatMap((step) =>
    Array.from({ length: eventCount(record, step) + 1 }, (_, action) => ({ step, action })),
  );

interface State {
  readonly utilization: readonly number[];
  readonly placement: readonly number[];
}

const stateOf = ({ utilization, placement }: Cluster): State => ({
  utilization: [...utilization],
  placement: [...placement.hosts],
});

/** The states of a run as it happened: from the first step on, without checkpoints, event by event. */
function straightRun(workload: Workload, record: RunRecord): Map<string, State> {
  const cluster = new Cluster(workload);
  const states = new Map<string, State>();
  for (const step of stepsOf(record)) {
    cluster.beginStep(step);
    states.set(`${step}.0`, stateOf(cluster));
    for (const [i, event] of eventsOf(record, step).entries()) {
      if (event.kind !== "no-solution") cluster.move(event.vm, event.to);
      if (event.kind === "swap") cluster.move(event.with, event.from);
      states.set(`${step}.${i + 1}`, stateOf(cluster));
    }
  }
  return states;
}

describe.each(everyPolicy)("any run of $name", ({ choice }) => {
  const decider = deciderOf(choice);

  it("has the same bytes every time", () => {
    fc.assert(
      fc.property(short, (workload) => {
        expect(bytesOf(simulate(workload, decider))).toEqual(bytesOf(simulate(workload, decider)));
      }),
      { numRuns: 40 },
    );
  });

  it("leaves the workload as it was", () => {
    fc.assert(
      fc.property(short, (workload) => {
        const before = [...workload.initialPlacement, ...workload.capacity];
        const demandNow = () => [...workload.demand.load(stepOf(0), new Float64Array(workload.vms * 3))];
        const first = demandNow();
        simulate(workload, decider);
        expect([...workload.initialPlacement, ...workload.capacity]).toEqual(before);
        expect(demandNow()).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  it("is at the same bits at a moment, whether sought, replayed from the start or reached by another way", () => {
    fc.assert(
      fc.property(long, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (workload, picks) => {
        const record = simulate(workload, decider);
        const straight = straightRun(workload, record);
        const moments = momentsOf(record);
        const wanderer = createClusterCursor(workload, record);
        for (const pick of picks) {
          const { step, action } = moments[pick % moments.length] ?? { step: stepOf(0), action: 0 };
          const fresh = createClusterCursor(workload, record);
          wanderer.seek(step, action);
          fresh.seek(step, action);
          expect(stateOf(wanderer.cluster)).toEqual(stateOf(fresh.cluster));
          expect(stateOf(wanderer.cluster)).toEqual(straight.get(`${step}.${action}`));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("steps forward and back through the same states, and ends each step as recorded", () => {
    fc.assert(
      fc.property(workloads({ pms: 4, vms: 10, steps: 20 }), (workload) => {
        const record = simulate(workload, decider);
        const cursor = createClusterCursor(workload, record);
        const visit = ({ step, action }: Moment): State => {
          cursor.seek(step, action);
          return stateOf(cursor.cluster);
        };
        const moments = momentsOf(record);
        const there = moments.map(visit);
        const back = [...moments].reverse().map(visit).reverse();
        expect(back).toEqual(there);
        for (const step of stepsOf(record)) {
          const end = visit({ step, action: eventCount(record, step) });
          expect(end.utilization).toEqual([...utilizationAfter(record, step)]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("loses no VM and doubles none", () => {
    fc.assert(
      fc.property(short, (workload) => {
        const record = simulate(workload, decider);
        const cursor = createClusterCursor(workload, record);
        for (const { step, action } of momentsOf(record)) {
          cursor.seek(step, action);
          const { cluster } = cursor;
          const listed = Array.from({ length: workload.pms }, (_, pm) =>
            cluster.vmsOn(pm as ReturnType<Cluster["hostOf"]>),
          );
          expect(listed.flat().sort((a, b) => a - b)).toEqual(
            Array.from({ length: workload.vms }, (_, vm) => vm),
          );
          for (const [pm, vms] of listed.entries()) for (const vm of vms) expect(cluster.hostOf(vm)).toBe(pm);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is explained by exactly the actions that it has", () => {
    fc.assert(
      fc.property(workloads({ pms: 5, vms: 12, steps: 20 }), (workload) => {
        const record = simulate(workload, decider);
        for (const step of stepsOf(record)) {
          const told = explainStep(workload, decider, record, step).flatMap(toEvent);
          expect(told).toEqual(eventsOf(record, step));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("is explained by verdicts that agree with its actions: what is accepted is done at once, the rest never", () => {
    fc.assert(
      fc.property(short, (workload) => {
        const record = simulate(workload, decider);
        for (const step of stepsOf(record)) {
          const decisions = explainStep(workload, decider, record, step);
          for (const [i, decision] of decisions.entries()) {
            const before = decisions[i - 1];
            const next = decisions[i + 1];
            if (isDone(decision))
              expect(before).toMatchObject(
                weighs(choice.policy, decision.action.kind)
                  ? { kind: "weighed", action: decision.action, verdict: null }
                  : { kind: "formed" }, // the plan that it belongs to
              );
            if (!isMoveWeighed(decision)) continue;
            expect(weighs(choice.policy, decision.action.kind)).toBe(true);
            if (decision.verdict === null) expect(next !== undefined && isDone(next)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

function toEvent(decision: Decision): RunEvent[] {
  if (decision.kind !== "ended") return [];
  if (decision.how === "gave-up")
    return [{ kind: "no-solution", from: decision.source, to: decision.target }];
  const { action } = decision;
  return action.kind === "migrate" ? [{ ...action, kind: "migration" }] : [action];
}

describe.each(papersPolicies)("any run of $name, from the paper", ({ choice }) => {
  it("never raises the fleet's excess over the threshold with an action", () => {
    fc.assert(
      fc.property(short, (workload) => {
        const record = run(choice, workload);
        const cursor = createClusterCursor(workload, record);
        for (const step of stepsOf(record)) {
          cursor.seek(step, 0);
          let excess = excessOf(cursor.cluster);
          for (let action = 1; action <= eventCount(record, step); action++) {
            cursor.seek(step, action);
            const now = excessOf(cursor.cluster);
            expect(now).toBeLessThanOrEqual(excess + 1e-9);
            excess = now;
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("leaves none of a step's targets over the threshold", () => {
    fc.assert(
      fc.property(short, (workload) => {
        const record = run(choice, workload);
        for (const step of stepsOf(record)) {
          const targets = eventsOf(record, step).flatMap((event) =>
            event.kind === "no-solution" ? [] : [event.to],
          );
          const over = overloadedAfter(record, step, workload.threshold);
          expect(targets.filter((pm) => over.includes(pm))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("takes its actions from PMs that are over, and only from those", () => {
    fc.assert(
      fc.property(short, (workload) => {
        const record = run(choice, workload);
        const cursor = createClusterCursor(workload, record);
        for (const step of stepsOf(record)) {
          for (const [i, event] of eventsOf(record, step).entries()) {
            cursor.seek(step, i);
            expect(cursor.cluster.isOverloaded(event.from)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The sum over PMs and resources of what lies above the threshold, in units of the reference PM's share. */
function excessOf({ utilization, threshold }: Cluster): number {
  return utilization.reduce((sum, u) => sum + (isOver(u, threshold) ? u - threshold : 0), 0);
}

describe("the lanes of a comparison", () => {
  it("do not depend on the order in which they run", () => {
    const workload = createWorkload(createPreset("random", 4));
    const inOrder = EVERY_CHOICE.map((choice) => bytesOf(run(choice, workload)));
    const reversed = [...EVERY_CHOICE].reverse().map((choice) => bytesOf(run(choice, workload)));
    expect(reversed.reverse()).toEqual(inOrder);
  });

  it("differ in their actions, but not in their demands", () => {
    const workload = createWorkload(createPreset("random", 4));
    const demands = demandsOf(workload);
    const records = EVERY_CHOICE.map((choice) => run(choice, workload));
    expect(new Set(records.map((record) => JSON.stringify(actionsIn(record)))).size).toBeGreaterThan(3);
    expect(demandsOf(workload)).toEqual(demands); // nobody has changed them
    for (const record of records) expectDemands(record, demands);
  });
});

/** `[step][vm][resource]`. */
const demandsOf = ({ demand, steps }: Workload): number[][] =>
  Array.from({ length: steps }, (_, step) => [
    ...demand.load(stepOf(step), new Float64Array(demand.vms * 3)),
  ]);

const actionsIn = (record: RunRecord): RunEvent[][] => stepsOf(record).map((step) => eventsOf(record, step));

/** What a run on PMs of one size was asked for, as its record tells: by the fleet, and by each VM that left a PM. */
function expectDemands(record: RunRecord, demands: readonly (readonly number[])[]): void {
  const [before, after] = [new Float64Array(record.pms * 3), new Float64Array(record.pms * 3)];
  for (const step of stepsOf(record)) {
    const demand = demands[step] ?? [];
    const asked = fleetSum(Float64Array.from(demand));
    fleetSum(utilizationAfter(record, step)).forEach((sum, r) => {
      expect(sum).toBeCloseTo(asked[r] ?? Number.NaN, 9);
    });
    for (const [i, event] of eventsOf(record, step).entries()) {
      if (event.kind !== "migration") continue;
      utilizationAt(record, step, i, before);
      utilizationAt(record, step, i + 1, after);
      for (const r of RESOURCE_INDICES) {
        const at = event.from * 3 + r;
        expect((before[at] ?? 0) - (after[at] ?? 0)).toBeCloseTo(demand[event.vm * 3 + r] ?? Number.NaN, 9);
      }
    }
  }
}

describe("a seed", () => {
  it("gives the same scenario and the same run, another seed another", () => {
    const recordOf = (seed: number): unknown =>
      bytesOf(run("scoa", createWorkload(createRandomScenario(seed))));
    expect(recordOf(5)).toEqual(recordOf(5));
    expect(recordOf(5)).not.toEqual(recordOf(6));
  });
});
