/** What a move by hand would do, against what it then does. Figures in drawings are percent of a PM, the threshold is 79. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { vectorAt } from "../../src/base/vector.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { eventCount, isByHand, utilizationAfter } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { findHost } from "../../src/view/find-host.ts";
import { afterLeaving, pmsUp, swapsFor, targetsFor, vmsBySize } from "../../src/view/hand-moves.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { workloads } from "./arbitrary-workloads.ts";
import { draw, rounded, run } from "./fixtures.ts";

const FIRST = stepOf(0);

/** A cluster in which nobody acts, at its first moment, or after so many events. */
function frameOf(workload: Workload, action = 0): LaneFrame {
  const record = run("none", workload);
  return createLaneView(workload, record).frameAt({ step: FIRST, action, progress: 1 }, 0);
}

const THREE = draw(`
  PM0: 50 10 0, 30 0 10
  PM1: 60 0 0
  PM2: 20 0 0
`);

describe("targets of a move by hand", () => {
  it("are what they would be, those that would not be over first, then the emptier", () => {
    const targets = targetsFor(frameOf(THREE), 1, 0, 3);
    expect(targets.map(({ pm, after, over }) => [pm, rounded(after), over])).toEqual([
      [2, [0.5, 0, 0.1], []],
      [1, [0.9, 0, 0.1], [0]],
    ]);
    expect(targetsFor(frameOf(THREE), 1, 0, 3, 1).map(({ pm }) => pm)).toEqual([2]);
    expect(rounded(afterLeaving(frameOf(THREE), 1, 0).after)).toEqual([0.5, 0.1, 0]);
  });

  it("are PMs that are up, judged by the threshold that holds", () => {
    const made: Intervention[] = [
      { kind: "pm-down", step: FIRST, after: 0, pm: pmId(2) },
      { kind: "threshold", step: FIRST, after: 1, value: 0.95 },
    ];
    const frame = frameOf(withInterventions(THREE, made), 9); // VM 3 has left PM2 for PM1, the nearest to the origin
    expect(pmsUp(frame, 3)).toEqual([0, 1]);
    expect(targetsFor(frame, 1, 0, 3).map(({ pm, over }) => [pm, over])).toEqual([[1, [0]]]);
    expect(frame.threshold).toBe(0.95);
  });

  it("count in the target's own capacity", () => {
    const halved = draw("PM0: 40 0 0 \n PM1: 10 0 0", { capacity: [1, 0.5] });
    expect(targetsFor(frameOf(halved), 0, 0, 2).map(({ after, over }) => [rounded(after), over])).toEqual([
      [[1, 0, 0], [0]],
    ]);
  });

  it("are the same ones, however many are asked for", () => {
    fc.assert(
      fc.property(workloads({ pms: 9, vms: 12, steps: 1 }), fc.integer({ min: 1, max: 9 }), (one, most) => {
        const frame = frameOf(one);
        const from = findHost(frame, 0) ?? -1;
        const all = targetsFor(frame, 0, from, one.pms);
        expect(targetsFor(frame, 0, from, one.pms, most)).toEqual(all.slice(0, most));
        const keys = all.map(({ over, after }) => over.length * 100 + Math.hypot(...after));
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("machines", () => {
  it("a VM is found wherever it runs", () => {
    const frame = frameOf(THREE);
    expect([0, 1, 2, 3, 4].map((vm) => findHost(frame, vm))).toEqual([0, 0, 1, 2, null]);
  });

  it("are listed by what they take up", () => {
    expect(vmsBySize(frameOf(THREE), 0, 2).map(({ vm }) => vm)).toEqual([1, 0]);
    expect(vmsBySize(frameOf(THREE), 0, 0).map(({ vm }) => vm)).toEqual([0, 1]);
  });
});

describe("what is said of a move or a swap is what comes of it", () => {
  it("in any cluster", () => {
    fc.assert(
      fc.property(
        workloads({ pms: 5, vms: 12, steps: 1 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (one, anyVm, anyPm, isSwap) => {
          const vm = anyVm % one.vms;
          const frame = frameOf(one);
          const from = findHost(frame, vm) ?? -1;
          const to = anyPm % one.pms;
          fc.pre(from !== to);
          const at = { step: FIRST, after: 0, vm: vmId(vm) };
          const swap = isSwap ? swapsFor(frame, vm, from, to)[0] : undefined;
          const target = swap?.target ?? targetsFor(frame, vm, from, one.pms).find(({ pm }) => pm === to);
          const source = swap?.source ?? afterLeaving(frame, vm, from);
          const made: Intervention =
            swap === undefined
              ? { kind: "move", ...at, to: pmId(to) }
              : { kind: "swap", ...at, with: vmId(swap.vm) };
          const record = run("none", withInterventions(one, [made]));
          expect([eventCount(record, FIRST), isByHand(record, FIRST, 0)]).toEqual([1, true]);
          const end = utilizationAfter(record, FIRST);
          expect(rounded(target?.after ?? [])).toEqual(rounded(vectorAt(end, to)));
          expect(rounded(source.after)).toEqual(rounded(vectorAt(end, from)));
        },
      ),
    );
  });
});
