/** A lane's sentence as data. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { Workload } from "../../src/engine/workload.ts";
import type { Caption } from "../../src/view/caption.ts";
import { captionOf, overloads } from "../../src/view/caption.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { draw, run } from "./fixtures.ts";

/** The caption of a lane after so many events of hour 0. */
function caption(workload: Workload, action: number, policy = "scoa"): Caption {
  const view = createLaneView(workload, run(policy, workload));
  return captionOf(view.frameAt({ step: stepOf(0), action, progress: 1 }, 0), workload.threshold);
}

const value = (hundredths: number) => expect.closeTo(hundredths / 100, 9);

describe("a caption", () => {
  it("is calm where nothing is over", () => {
    expect(caption(draw("PM0: 79 79 79 \n PM1:"), 0)).toEqual({ kind: "calm" });
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

  it("counts a PM at the threshold as not over", () => {
    expect(overloads(Float64Array.of(0.79, 0.79, 0.79, 0.8, 0, 0), 0.79).map(({ pm }) => pm)).toEqual([1]);
  });
});
