import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Decider } from "../../src/engine/decider.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { createLaneView, EVENT_PHASES } from "../../src/view/lane-frame.ts";
import type { EventGeometry } from "../../src/view/picture/event-geometry.ts";
import { eventGeometry } from "../../src/view/picture/event-geometry.ts";
import { plainDecider } from "../reference/plain-decider.ts";
import { draw, explain, rounded } from "./fixtures.ts";

/** PM1 is twice as large: what is 20 percent of PM0 is 10 percent of it. */
const cluster = draw(
  `PM0: 40 20 10, 50 10 10
   PM1: 20 20 40`,
  { capacity: [1, 2] },
);

const eventAt = (decider: Decider, progress: number): EventGeometry => {
  const view = createLaneView(cluster, simulate(cluster, decider));
  const event = eventGeometry(view.frameAt({ step: stepOf(0), action: 1, progress }, 6));
  if (event === null) throw new Error("the frame has an event");
  return event;
};

const migrate = plainDecider(function* () {
  yield { kind: "migrate", vm: vmId(0), to: pmId(1) };
});
const swap = plainDecider(function* () {
  yield { kind: "swap", vm: vmId(0), with: vmId(2) };
});

const told = ({ moving }: EventGeometry): unknown[] =>
  moving.map(({ kind, vm, from, to }) => [kind, vm, rounded(from), rounded(to)]);

describe("the lines of an event", () => {
  it("take a VM's vector off the source and add it to the target, each in its own capacity", () => {
    expect(told(eventAt(migrate, 1))).toEqual([
      ["leaving", 0, [0.9, 0.3, 0.2], [0.5, 0.1, 0.1]],
      ["joining", 0, [0.1, 0.1, 0.2], [0.3, 0.2, 0.25]],
    ]);
  });

  it("have both VMs of a swap leave before they join, and end where the points come to rest", () => {
    expect(told(eventAt(swap, 1))).toEqual([
      ["leaving", 0, [0.9, 0.3, 0.2], [0.5, 0.1, 0.1]],
      ["leaving", 2, [0.1, 0.1, 0.2], [0, 0, 0]],
      ["joining", 2, [0.5, 0.1, 0.1], [0.7, 0.3, 0.5]],
      ["joining", 0, [0, 0, 0], [0.2, 0.1, 0.05]],
    ]);
  });

  it("begin at the origin, go on with D, and move nothing before that", () => {
    const early = eventAt(migrate, EVENT_PHASES.sourceShown / 2);
    expect(early).toMatchObject({ origin: { drawn: 0.5, opacity: 1 }, distance: { drawn: 0 } });
    expect(early).toMatchObject({ moving: [], vacated: [] });
    expect(eventAt(migrate, EVENT_PHASES.targetShown).distance.drawn).toBe(1);
  });

  it("lose the line from the origin once the VM has left", () => {
    expect(eventAt(migrate, EVENT_PHASES.left).origin.opacity).toBe(0);
  });

  it("give D between where the points were before", () => {
    expect(eventAt(migrate, 1).distance.length).toBeCloseTo(Math.hypot(0.8, 0.2, 0));
  });

  it("leave a place behind as soon as its point moves", () => {
    const places = (progress: number): number[] => eventAt(migrate, progress).vacated.map(({ pm }) => pm);
    expect([0.4, 0.5, 0.9].map(places)).toEqual([[], [0], [0, 1]]);
  });

  it("keep an arrow's tip at the point that follows it", () => {
    const view = createLaneView(cluster, simulate(cluster, migrate));
    for (const progress of [0.5, 0.6, 0.65, 0.8, 0.95]) {
      const frame = view.frameAt({ step: stepOf(0), action: 1, progress }, 6);
      const { moving } = eventGeometry(frame) ?? { moving: [] };
      const points = [frame.positions.subarray(0, 3), frame.positions.subarray(3, 6)].map(rounded);
      expect(moving.map(({ to }) => rounded(to))).toEqual(points.slice(0, moving.length));
    }
  });

  it("show who was asked when there is no solution, and move nothing", () => {
    const refuse = (asked: number | null): Decider =>
      plainDecider(function* () {
        yield { kind: "give-up", source: pmId(0), target: asked === null ? null : pmId(asked) };
      });
    expect(eventAt(refuse(null), 1)).toMatchObject({ refused: true, target: null, moving: [], vacated: [] });
    const asked = eventAt(refuse(1), 1);
    expect(asked).toMatchObject({ refused: true, moving: [], vacated: [] });
    expect(rounded(asked.target ?? [])).toEqual([0.1, 0.1, 0.2]);
  });

  it("step back before the reasons of the next event, and lose what moved to a decision that is pointed at", () => {
    const view = createLaneView(cluster, simulate(cluster, migrate));
    const frame = view.frameAt({ step: stepOf(0), action: 1, progress: 1 }, 6);
    const [decision] = explain("scoa", cluster);
    if (decision === undefined) throw new Error("SCOA says something");
    const deliberation = { step: stepOf(0), event: 1, threshold: 0.79, decisions: [decision] };
    expect(eventGeometry({ ...frame, reasoning: { deliberation, shown: 1 } })).toBeNull();
    expect(eventGeometry({ ...frame, reasoning: { deliberation, shown: 0 } })).not.toBeNull();
    const pointed = eventGeometry({ ...frame, pointedAt: decision });
    expect(pointed).toMatchObject({ moving: [], vacated: [{ pm: 0 }, { pm: 1 }] });
  });
});
