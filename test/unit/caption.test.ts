/** A lane's sentence as data. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import { isAnswer, isByHand, isEndless } from "../../src/engine/record.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { mostEffects } from "../../src/engine/step.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { mostPressing } from "../../src/ui/panel/what-if/what-if-changing.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import type { Caption } from "../../src/view/text/caption.ts";
import { captionOf, manyOverSince, overloads } from "../../src/view/text/caption.ts";
import { plainDecider } from "../reference/plain-decider.ts";
import { choose, draw, explainEvent, run } from "./fixtures.ts";

/** The caption of a lane after so many events of hour 0. */
function caption(workload: Workload, action: number, policy = "scoa"): Caption {
  const record = run(policy, workload);
  const frame = createLaneView(workload, record).frameAt({ step: stepOf(0), action, progress: 1 }, 0);
  const made = {
    byHand: frame.action > 0 && isByHand(record, stepOf(0), frame.action - 1),
    isAnswer: frame.action > 0 && isAnswer(record, stepOf(0), frame.action - 1),
  };
  return captionOf(frame, made, false);
}

/** An event of a policy that relieves a PM. */
const BY_POLICY = { byHand: false, isAnswer: true };

const value = (hundredths: number) => expect.closeTo(hundredths / 100, 9);

describe("a caption of many", () => {
  const hour = "PM0: 80 0 0 \n PM1: 0 0 90 \n PM2: 85 0 95 \n PM3: 131 0 0 \n PM4: 10 0 0";
  const calm = "PM0: 10 0 0 \n PM1: 0 0 10 \n PM2: 10 0 10 \n PM3: 10 0 0 \n PM4: 10 0 0";

  it("says how many are over, on what, and how far at most", () => {
    expect(caption(draw(hour), 0, "none")).toEqual({
      kind: "many-over",
      many: {
        count: 4,
        resources: [
          { resource: 0, count: 3 },
          { resource: 2, count: 2 },
        ],
        most: { pm: 3, resource: 0, value: value(131) },
      },
    });
  });

  it("says since when, and of what is new nothing", () => {
    const record = run("none", draw([hour, calm, hour, hour, hour]));
    expect([0, 1, 2, 3, 4].map((step) => manyOverSince(record, stepOf(step)))).toEqual([null, 0, null, 2, 2]);
  });
});

describe("a caption", () => {
  it("says of a policy that does not end that it was broken off, once its step is over", () => {
    const workload = draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0");
    const endless = plainDecider(function* () {
      for (let i = 1; ; i++) yield { kind: "migrate", vm: vmId(0), to: pmId(i % 2) };
    });
    const record = simulate(workload, endless);
    const [step, events] = [stepOf(0), mostEffects(workload.vms)];
    const view = createLaneView(workload, record);
    const at = (action: number): Caption =>
      captionOf(view.frameAt({ step, action, progress: 1 }, 0), BY_POLICY, isEndless(record, step));
    expect(at(events - 1)).toMatchObject({ kind: "migration" });
    expect(at(events)).toEqual({ kind: "endless", events });
  });

  it("is calm where nothing is over", () => {
    expect(caption(draw("PM0: 79 79 79 \n PM1:"), 0)).toEqual({ kind: "calm" });
  });

  it("says whose overload is being reasoned about, and how far", () => {
    const workload = draw("PM0: 50 0 0, 40 0 0 \n PM1: 60 0 0");
    const record = run("sandpiper-2008", workload);
    const decider = deciderOf(choose("sandpiper-2008"));
    const deliberation = explainEvent(workload, decider, record, stepOf(0), 0);
    const frame = createLaneView(workload, record).frameAt({ step: stepOf(0), action: 0, progress: 1 }, 0);
    const of = deliberation.decisions.length;
    expect(captionOf({ ...frame, reasoning: { deliberation, shown: 2 } }, BY_POLICY, false)).toEqual({
      kind: "reasoning",
      source: 0,
      purpose: "relief",
      shown: 2,
      of,
    });
    expect(of).toBeGreaterThan(4);
  });

  it("names every PM that is over, and on what, before anybody has acted", () => {
    const workload = draw(`
      PM0: 50 40 0, 40 45 0
      PM1: 10 0 0
      PM2: 0 0 95
    `);
    expect(caption(workload, 0)).toEqual({
      kind: "overloaded",
      pms: [
        {
          pm: 0,
          over: [
            { resource: 0, value: value(90) },
            { resource: 1, value: value(85) },
          ],
        },
        { pm: 2, over: [{ resource: 2, value: value(95) }] },
      ],
    });
  });

  it("of a migration says what the source was over on before it", () => {
    const workload = draw(`
      PM0: 41 0 0, 40 0 0
      PM1: 10 0 0
    `);
    expect(caption(workload, 1)).toEqual({
      kind: "migration",
      byHand: false,
      isAnswer: true,
      source: { pm: 0, over: [{ resource: 0, value: value(81) }] },
      vm: 0,
      to: 1,
    });
  });

  it("of a swap names both VMs", () => {
    const workload = draw(`
      PM0: 50 0 0, 30 0 0
      PM1: 40 0 0
    `);
    expect(caption(workload, 1)).toEqual({
      kind: "swap",
      byHand: false,
      source: { pm: 0, over: [{ resource: 0, value: value(80) }] },
      vm: 0,
      with: 2,
      to: 1,
    });
  });

  it("of a no-solution names the PM that was asked", () => {
    expect(caption(draw("PM0: 0 95 0 \n PM1:"), 1)).toEqual({
      kind: "no-solution",
      source: { pm: 0, over: [{ resource: 1, value: value(95) }] },
      asked: 1,
    });
  });

  it("of a no-solution says when there was nobody to ask", () => {
    expect(caption(draw("PM0: 95 0 0"), 1)).toMatchObject({ kind: "no-solution", asked: null });
  });

  it("stays with the last event while other lanes go on", () => {
    const workload = draw("PM0: 41 0 0, 40 0 0 \n PM1:");
    expect(caption(workload, 5)).toEqual(caption(workload, 1));
    expect(caption(workload, 5, "none")).toMatchObject({ kind: "overloaded" });
  });

  it("of a move by hand says so, whether or not its source was over", () => {
    const drawn = draw(`
      PM0: 41 0 0, 20 0 0
      PM1: 10 0 0
    `);
    const made = withInterventions(drawn, [
      { kind: "move", step: stepOf(0), after: 0, vm: vmId(1), to: pmId(1) },
      { kind: "swap", step: stepOf(0), after: 1, vm: vmId(0), with: vmId(2) },
    ]);
    const source = { pm: 0, over: [] };
    expect(caption(made, 1)).toEqual({
      kind: "migration",
      byHand: true,
      isAnswer: false,
      source,
      vm: 1,
      to: 1,
    });
    expect(caption(made, 2)).toEqual({ kind: "swap", byHand: true, source, vm: 0, with: 2, to: 1 });
  });

  it("goes by the threshold that holds at the moment", () => {
    const made = withInterventions(draw("PM0: 70 0 0 \n PM1:"), [
      { kind: "threshold", step: stepOf(0), after: 0, value: 0.6 },
    ]);
    expect(caption(made, 0, "none")).toMatchObject({ kind: "overloaded", pms: [{ pm: 0 }] });
  });

  it("counts a PM at the threshold as not over", () => {
    const utilization = Float64Array.of(0.79, 0.79, 0.79, 0.8, 0, 0);
    const over = overloads({ utilization, threshold: 0.79, isUp: () => true });
    expect(over.map(({ pm }) => pm)).toEqual([1]);
  });

  it("does not name a PM that is down, though VMs are still leaving it", () => {
    const drawn = draw(`
      PM0: 45 0 0, 40 0 0
      PM1: 10 0 0
      PM2: 82 0 0
    `);
    const down = { kind: "pm-down", step: stepOf(0), after: 0, pm: pmId(0) } as const;
    const workload = withInterventions(drawn, [down]);
    const record = run("none", workload);
    const frame = createLaneView(workload, record).frameAt({ step: stepOf(0), action: 0, progress: 1 }, 0);
    expect(frame.utilization[0]).toBeCloseTo(0.85, 9);
    expect(captionOf(frame, BY_POLICY, false)).toMatchObject({ kind: "overloaded", pms: [{ pm: 2 }] });
    expect(mostPressing(frame)).toBe(2);
  });
});
