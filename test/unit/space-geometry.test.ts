import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { chainOf } from "../../src/space/chain.ts";
import { eventGeometry } from "../../src/space/event-geometry.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";

/** Two PMs, three VMs; PM1 has twice the capacity, so a VM weighs half as much there. */
const BEFORE = Float64Array.of(0.6, 0.2, 0.4, 0.1, 0.05, 0.1);
const DEMAND = Float64Array.of(0.4, 0.1, 0.2, 0.2, 0.1, 0.2, 0.2, 0.1, 0.2);

const frame = (change: Partial<LaneFrame>): LaneFrame => ({
  step: stepOf(0),
  action: 1,
  actions: 1,
  positions: BEFORE,
  utilization: BEFORE,
  event: null,
  eventProgress: 0,
  before: BEFORE,
  placement: Int32Array.of(0, 0, 1),
  demand: DEMAND,
  trail: [],
  ...change,
});

const close = (a: readonly number[], b: readonly number[]): void => {
  a.forEach((value, i) => {
    expect(value).toBeCloseTo(b[i] ?? Number.NaN, 9);
  });
};

describe("a PM's chain", () => {
  it("goes from the origin to the PM's point, the largest VM first", () => {
    const links = chainOf(frame({}), 0, 1);
    expect(links.map((link) => link.vm)).toEqual([0, 1]);
    close(links[0]?.from ?? [], [0, 0, 0]);
    close(links[1]?.to ?? [], [0.6, 0.4, 0.2]); // scene order: cpu, mem, net
  });

  it("ends in the point on a PM of another capacity too", () => {
    close(chainOf(frame({}), 1, 1).at(-1)?.to ?? [], [0.1, 0.1, 0.05]);
  });

  it("unfolds link by link", () => {
    const half = chainOf(frame({}), 0, 0.75);
    expect(half).toHaveLength(2);
    close(half[1]?.to ?? [], [0.5, 0.3, 0.15]); // half of the second link
  });
});

describe("the drawing of an event", () => {
  const migrated = frame({
    event: { kind: "migration", vm: vmId(1), from: pmId(0), to: pmId(1) },
    eventProgress: 1,
    placement: Int32Array.of(0, 1, 1),
    utilization: Float64Array.of(0.4, 0.1, 0.2, 0.2, 0.1, 0.2),
  });

  it("takes a migrating VM's vector off the source and adds it to the target", () => {
    const [leaving, joining] = eventGeometry(migrated)?.vectors ?? [];
    close(leaving?.from ?? [], [0.6, 0.4, 0.2]);
    close(leaving?.to ?? [], [0.4, 0.2, 0.1]);
    close(joining?.from ?? [], [0.1, 0.1, 0.05]);
    close(joining?.to ?? [], [0.2, 0.2, 0.1]);
  });

  it("begins with the source's distance, then D, and moves nothing before that", () => {
    const early = eventGeometry({ ...migrated, eventProgress: 0.1 });
    expect(early?.origin.drawn).toBeGreaterThan(0);
    expect(early?.distance.drawn).toBe(0);
    expect(early?.vectors).toEqual([]);
    expect(early?.vacated).toEqual([]);
  });

  it("gives D between where the points were before", () => {
    expect(eventGeometry(migrated)?.distance.length).toBeCloseTo(Math.hypot(0.5, 0.15, 0.3), 9);
  });

  it("has both VMs of a swap end where the record says that the points are", () => {
    const swapped = frame({
      event: { kind: "swap", vm: vmId(0), from: pmId(0), with: vmId(2), to: pmId(1) },
      eventProgress: 1,
      placement: Int32Array.of(1, 0, 0),
      utilization: Float64Array.of(0.4, 0.2, 0.4, 0.2, 0.05, 0.1),
    });
    const joining = eventGeometry(swapped)?.vectors.filter((vector) => vector.kind === "joining") ?? [];
    expect(joining.map((vector) => vector.vm)).toEqual([2, 0]);
    close(joining[0]?.to ?? [], [0.4, 0.4, 0.2]);
    close(joining[1]?.to ?? [], [0.2, 0.1, 0.05]);
  });

  it("shows who was asked when there is no solution, and moves nothing", () => {
    const stuck = eventGeometry({
      ...migrated,
      event: { kind: "no-solution", from: pmId(0), to: null },
      utilization: BEFORE,
    });
    expect(stuck).toMatchObject({ refused: true, target: null, vectors: [], vacated: [] });
  });
});
