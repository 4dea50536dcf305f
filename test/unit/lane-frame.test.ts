/** Frames of one lane. Figures in drawings are percent of a PM, the threshold is 79. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createLaneView, EVENT_PHASES } from "../../src/view/lane-frame.ts";
import { nameOf, PAPER_CHOICES, workloads } from "./arbitrary-workloads.ts";
import { draw, rounded, run, stepsOf } from "./fixtures.ts";

/**
 * Hour 0 is calm; in hour 1 VM 0 goes from PM0 to PM1; in hour 2 VM 2 goes the other way, and then
 * nothing more can be done for PM1.
 */
const WORKLOAD = draw([
  `
    PM0: 40 0 0, 20 0 0
    PM1: 10 0 0
  `,
  `
    PM0: 60 0 0, 30 0 0
    PM1: 10 0 0
  `,
  `
    PM0: 95 0 0, 60 0 0
    PM1: 5 0 0
  `,
]);
const VIEW = createLaneView(WORKLOAD, run("scoa", WORKLOAD));

const frame = (step: number, action: number, progress = 1, trailHours = 6): LaneFrame =>
  VIEW.frameAt({ step: stepOf(step), action, progress }, trailHours);

/** The cpu of PM0 and of PM1. */
const cpus = (column: ArrayLike<number>): number[] => rounded([column[0] ?? 0, column[3] ?? 0]);
const drawnAt = (step: number, action: number, progress: number): number[] =>
  cpus(frame(step, action, progress).positions);

describe("the beginning of an hour", () => {
  it("glides from where the last hour ended to what is demanded now", () => {
    expect(drawnAt(1, 0, 0)).toEqual([0.6, 0.1]);
    expect(drawnAt(1, 0, 0.5)).toEqual([0.75, 0.1]);
    expect(drawnAt(1, 0, 1)).toEqual([0.9, 0.1]);
  });

  it("glides from the end of the last hour, its actions carried out", () => {
    expect(drawnAt(2, 0, 0)).toEqual([0.3, 0.7]);
    expect(drawnAt(2, 0, 1)).toEqual([0.6, 1]);
  });

  it("stands still in the first hour", () => {
    expect(drawnAt(0, 0, 0)).toEqual([0.6, 0.1]);
  });

  it("has no event, and nothing before it that differs", () => {
    const { event, eventProgress, action, actions, before, utilization } = frame(1, 0, 0.5);
    expect({ event, eventProgress, action, actions }).toEqual({
      event: null,
      eventProgress: 0,
      action: 0,
      actions: 1,
    });
    expect(cpus(before)).toEqual([0.9, 0.1]);
    expect(cpus(utilization)).toEqual([0.9, 0.1]);
  });
});

describe("an event", () => {
  const { targetShown, left, joined } = EVENT_PHASES;

  it("first shows source and target where they are, then moves the source, then the target", () => {
    expect(drawnAt(1, 1, 0)).toEqual([0.9, 0.1]);
    expect(drawnAt(1, 1, targetShown)).toEqual([0.9, 0.1]);
    expect(drawnAt(1, 1, (targetShown + left) / 2)).toEqual([0.6, 0.1]);
    expect(drawnAt(1, 1, left)).toEqual([0.3, 0.1]);
    expect(drawnAt(1, 1, (left + joined) / 2)).toEqual([0.3, 0.4]);
    expect(drawnAt(1, 1, joined)).toEqual([0.3, 0.7]);
  });

  it("carries exact figures of before and after with it, however far it has come", () => {
    for (const progress of [0, 0.3, 1]) {
      const { event, eventProgress, before, utilization, vmsOn } = frame(1, 1, progress);
      expect(event).toEqual({ kind: "migration", vm: 0, from: 0, to: 1 });
      expect(eventProgress).toBe(progress);
      expect(cpus(before)).toEqual([0.9, 0.1]);
      expect(cpus(utilization)).toEqual([0.3, 0.7]);
      expect([vmsOn(0), vmsOn(1)]).toEqual([[1], [0, 2]]);
    }
  });

  it("without a solution moves nothing", () => {
    for (const progress of [0, 0.5, 1]) {
      const { event, positions, before, utilization } = frame(2, 2, progress);
      expect(event).toEqual({ kind: "no-solution", from: 1, to: 0 });
      for (const column of [positions, before, utilization]) expect(cpus(column)).toEqual([0.65, 0.95]);
    }
  });

  it("that only other lanes have finds this one at rest after its last", () => {
    for (const progress of [0, 0.5, 1]) {
      const { action, actions, event, eventProgress, positions } = frame(1, 3, progress);
      expect({ action, actions, kind: event?.kind, eventProgress }).toEqual({
        action: 1,
        actions: 1,
        kind: "migration",
        eventProgress: 1,
      });
      expect(cpus(positions)).toEqual([0.3, 0.7]);
    }
    expect(drawnAt(0, 2, 0)).toEqual([0.6, 0.1]); // an hour in which this lane has none at all
  });
});

describe("what a VM demands", () => {
  it("is told as a share of the PM that one asks about", () => {
    const unequal = draw("PM0: 40 20 10 \n PM1:", { capacity: [1, 2] });
    const view = createLaneView(unequal, run("none", unequal));
    const { shareOf } = view.frameAt({ step: stepOf(0), action: 0, progress: 1 }, 0);
    expect(shareOf(0, 0)).toEqual([0.4, 0.2, 0.1]);
    expect(shareOf(0, 1)).toEqual([0.2, 0.1, 0.05]);
  });
});

describe("the conditions of a frame", () => {
  const changed = withInterventions(WORKLOAD, [
    { kind: "threshold", step: stepOf(1), after: 0, value: 0.95 },
    { kind: "pm-added", step: stepOf(2), after: 1, capacity: [1, 1, 1] },
  ]);
  const view = createLaneView(changed, run("scoa", changed));
  const conditions = (step: number, action: number): unknown[] => {
    const { threshold, isUp } = view.frameAt({ step: stepOf(step), action, progress: 1 }, 0);
    return [threshold, isUp(0), isUp(2)];
  };

  it("are those of its moment, in whatever order one looks", () => {
    expect(conditions(0, 0)).toEqual([0.79, true, false]);
    expect(conditions(2, 1)).toEqual([0.95, true, true]);
    expect(conditions(2, 0)).toEqual([0.95, true, false]);
    expect(conditions(0, 0)).toEqual([0.79, true, false]);
  });

  it("are of the frame, also once the view has gone on", () => {
    const { isUp } = view.frameAt({ step: stepOf(2), action: 0, progress: 1 }, 0);
    view.frameAt({ step: stepOf(2), action: 1, progress: 1 }, 0);
    expect(isUp(2)).toBe(false);
  });

  it("come with no marks of their own", () => {
    expect(frame(1, 1)).toMatchObject({ reasoning: null, pointedAt: null, ghost: null, threshold: 0.79 });
  });
});

describe("the trail", () => {
  const trailsOf = (step: number, action: number, hours: number): number[][] =>
    [0, 1].map((pm) =>
      frame(step, action, 1, hours)
        .trailOf(pm)
        .map(([cpu]) => rounded([cpu])[0] ?? 0),
    );

  it("leads through the ends of the last hours and the states within this one", () => {
    expect(trailsOf(2, 0, 6)).toEqual([
      [0.6, 0.3], // ends of hours 0 and 1
      [0.1, 0.7],
    ]);
    expect(trailsOf(2, 2, 6)).toEqual([
      [0.6, 0.3, 0.6, 0.65], // before VM 2 has come, and before it is asked for help
      [0.1, 0.7, 1, 0.95],
    ]);
  });

  it("is as long as asked for", () => {
    expect(trailsOf(2, 0, 1)).toEqual([[0.3], [0.7]]);
    expect(trailsOf(2, 0, 0)).toEqual([[], []]);
    expect(trailsOf(2, 1, 0)).toEqual([[0.6], [1]]);
  });
});

/** A frame without its functions. */
const figuresOf = (drawn: LaneFrame): unknown =>
  Object.fromEntries(Object.entries(drawn).filter(([, value]) => typeof value !== "function"));

describe.each(PAPER_CHOICES.map((choice) => ({ name: nameOf(choice), choice })))(
  "any frame of $name",
  ({ choice }) => {
    it("is the same forward, back and straight there, and rests where the record says", () => {
      fc.assert(
        fc.property(
          workloads({ pms: 4, vms: 10, steps: 20 }),
          fc.array(fc.tuple(fc.nat(19), fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true })), {
            minLength: 5,
            maxLength: 5,
          }),
          (workload, picks) => {
            const record = run(choice, workload);
            const view = createLaneView(workload, record);
            for (const [pick, action, progress] of picks) {
              const step = stepOf(pick % workload.steps);
              const wandered = view.frameAt({ step, action, progress }, 6);
              const fresh = createLaneView(workload, record).frameAt({ step, action, progress }, 6);
              expect(figuresOf(wandered)).toEqual(figuresOf(fresh));
              for (let pm = 0; pm < workload.pms; pm++)
                expect(wandered.trailOf(pm)).toEqual(fresh.trailOf(pm));
            }
            for (const step of stepsOf(record)) {
              const { positions, utilization } = view.frameAt({ step, action: 99, progress: 0 }, 6);
              expect(rounded(positions)).toEqual(rounded(utilization));
            }
          },
        ),
        { numRuns: 20 },
      );
    });
  },
);
