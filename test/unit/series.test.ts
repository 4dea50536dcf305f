/** Chart data off the record. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { ShownRun } from "../../src/state/run.ts";
import { ownDemands } from "../../src/ui/timeline/lane-tracks.ts";
import { nextEvent } from "../../src/view/over-time/next-event.ts";
import { demandSeries, eventCounts, loadSeries, trackEvents } from "../../src/view/over-time/series.ts";
import { draw, rounded, run, runActions } from "./fixtures.ts";

/** Hour 0: a migration; hour 1: calm; hour 2: a no-solution. */
const WORKLOAD = draw([
  `
    PM0: 41 0 8, 40 0 0
    PM1: 0 0 10
  `,
  `
    PM0: 30 20 0, 20 0 0
    PM1: 0 0 10
  `,
  `
    PM0: 45 0 5, 95 0 0
    PM1: 20 0 7
  `,
]);
const RECORD = run("scoa", WORKLOAD);

it("is about this run", () => {
  expect(runActions("scoa", WORKLOAD)).toEqual(["hour 0, VM 0: PM0 -> PM1", "hour 2, PM0: no solution"]);
});

describe("series of a run", () => {
  it("load: one PM's utilization after each step's actions", () => {
    expect(rounded(loadSeries(RECORD, 0, 0))).toEqual([0.4, 0.2, 0.95]);
    expect(rounded(loadSeries(RECORD, 1, 0))).toEqual([0.41, 0.3, 0.65]);
    expect(rounded(loadSeries(RECORD, 1, 2))).toEqual([0.18, 0.1, 0.12]);
  });

  it("demand: the fleet's, as a fraction of its capacity, whatever runs", () => {
    expect(rounded(demandSeries(RECORD, 0))).toEqual([0.405, 0.25, 0.8]);
    const large = draw("PM0: 30 0 0 \n PM1: 30 0 0", { capacity: [2, 1] });
    expect(rounded(demandSeries(run("none", large), 0))).toEqual([0.2]);
  });

  it("demand: a fork that adds load or PMs has its own, one that moves has not", () => {
    const load: Intervention = {
      kind: "load",
      step: stepOf(1),
      steps: 1,
      vms: [vmId(0)],
      add: [0.2, 0, 0],
    };
    const added: Intervention = { kind: "pm-added", step: stepOf(0), after: 0, capacity: [1, 1, 1] };
    const down: Intervention = { kind: "pm-down", step: stepOf(0), after: 0, pm: pmId(1) };
    const move: Intervention = { kind: "move", step: stepOf(0), after: 0, vm: vmId(0), to: pmId(1) };
    const laneOf = (...made: Intervention[]) => {
      const workload = withInterventions(WORKLOAD, made);
      return { run: { workload, record: run("none", workload) } as ShownRun };
    };
    const failed = { run: { kind: "failed", fault: { kind: "died" } } } as const;
    expect(ownDemands([laneOf(), laneOf(move), failed])).toEqual([]);
    const own = ownDemands([laneOf(move), laneOf(load)]);
    expect(own).toHaveLength(1);
    expect(rounded(own[0]?.[0] ?? [])).toEqual([0.405, 0.35, 0.8]);
    expect(ownDemands([laneOf(added), laneOf(down)])).toHaveLength(2);
  });

  it("track: every event with its place in its step", () => {
    expect(trackEvents(RECORD)).toEqual([
      { step: 0, index: 0, kind: "migration", byHand: false, answers: true },
      { step: 2, index: 0, kind: "no-solution", byHand: false, answers: true },
    ]);
  });

  it("counts: the events of each step by kind", () => {
    const { migration, swap, "no-solution": stuck } = eventCounts(RECORD);
    expect([[...migration], [...swap], [...stuck]]).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ]);
    const swapping = draw("PM0: 50 0 6, 30 0 0 \n PM1: 40 0 7");
    expect([...eventCounts(run("scoa", swapping)).swap]).toEqual([1]);
  });
});

describe("the events of a counter", () => {
  const next = (counter: Parameters<typeof nextEvent>[1], step: number, action: number) =>
    nextEvent(RECORD, counter, { step: stepOf(step), action });

  it("come one after the other, each right after it has happened, and from the first again", () => {
    expect(next("noSolution", 0, 0)).toEqual({ step: 2, action: 1 });
    expect(next("noSolution", 2, 0)).toEqual({ step: 2, action: 1 });
    expect(next("noSolution", 2, 1)).toEqual({ step: 2, action: 1 });
    expect(next("migration", 2, 1)).toEqual({ step: 0, action: 1 });
    expect(next("migration", 0, 0)).toEqual({ step: 0, action: 1 });
  });

  it("are those that the counter counts, and may be none", () => {
    expect(next("overload", 1, 0)).toEqual({ step: 0, action: 1 });
    expect(next("swap", 0, 0)).toBeNull();
  });

  it("are looked for from the start where the moment is past what is done", () => {
    expect(next("noSolution", 7, 0)).toEqual({ step: 2, action: 1 });
  });
});
