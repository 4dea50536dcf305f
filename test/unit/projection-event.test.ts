import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { chainOf, shownEvent, vectorAt } from "../../src/charts/projection-event.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";

/** PM 0 runs VMs 0 and 1 and is over on cpu (0.9); PM 1, twice as large, runs VM 2. VM 1 moves. */
const workload: Workload = {
  pms: 2,
  vms: 3,
  steps: 1,
  capacity: Float64Array.from([1, 1, 1, 2, 2, 2]),
  initialPlacement: Int32Array.from([0, 0, 1]),
  demand: createTableDemand(3, 1, Float64Array.from([0.5, 0.1, 0.1, 0.4, 0.2, 0.1, 0.2, 0.2, 0.2])),
  threshold: 0.79,
  limit: 0.9,
};
const record = simulate(workload, (cluster, decisions) => {
  const [, second] = cluster.vmsOn(cluster.hostOf(vmId(0)));
  if (second !== undefined) decisions.migrate(second, pmId(1));
});

const frameAt = (progress: number): LaneFrame =>
  createLaneView(workload, record).frameAt({ step: stepOf(0), action: 1, progress }, 6);

describe("the event on a projection", () => {
  it("ends with both vectors drawn: from the source down, to the target up, in each PM's own capacity", () => {
    const event = shownEvent(frameAt(1));
    expect(event?.moving.map(({ kind, vm }) => [kind, vm])).toEqual([
      ["leaving", 1],
      ["joining", 1],
    ]);
    const [leaving, joining] = event?.moving ?? [];
    expect(leaving?.from[0]).toBeCloseTo(0.9);
    expect(leaving?.to[0]).toBeCloseTo(0.5);
    expect(joining?.from[0]).toBeCloseTo(0.1);
    expect(joining?.to[0]).toBeCloseTo(0.3); // 0.4 of a reference PM is 0.2 of a PM twice as large
    expect(event?.origin).toBe(0);
    expect(event?.vacated.map(({ pm }) => pm)).toEqual([0, 1]);
  });

  it("begins at the origin, then shows D, and moves nothing yet", () => {
    const origin = shownEvent(frameAt(0.1));
    expect((origin?.origin ?? 0) > 0 && (origin?.origin ?? 0) < 1).toBe(true);
    expect([origin?.distance, origin?.moving.length]).toEqual([0, 0]);
    const distance = shownEvent(frameAt(350 / 850));
    expect(distance?.distance).toBeCloseTo(1);
    expect(distance?.length).toBeCloseTo(Math.hypot(0.8, 0.2, 0.1));
  });
});

describe("the chain of a PM", () => {
  it("runs from the origin to the PM's point, the largest VM first", () => {
    for (const progress of [0.5, 1]) {
      const frame = frameAt(progress);
      for (const pm of [0, 1]) {
        const chain = chainOf(frame, pm);
        expect(chain[0]?.from).toEqual([0, 0, 0]);
        chain.at(-1)?.to.forEach((value, r) => {
          expect(value).toBeCloseTo(vectorAt(frame.positions, pm)[r] ?? Number.NaN);
        });
      }
      expect(chainOf(frame, 1).map(({ vm }) => vm)).toEqual([1, 2]);
    }
  });
});
