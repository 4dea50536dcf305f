import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { findHost } from "../../src/view/find-host.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { vmChain } from "../../src/view/picture/vm-chain.ts";
import { plainDecider } from "../reference/plain-decider.ts";
import { draw, rounded } from "./fixtures.ts";

/** In the second hour VM 1 goes to PM1, which is twice as large. */
const cluster = draw(
  [
    `PM0: 20 10 10, 40 20 10
     PM1: 20 20 40`,
    `PM0: 10 20 30, 50 30 10
     PM1: 20 20 40`,
  ],
  { capacity: [1, 2] },
);
const record = simulate(cluster, {
  ...plainDecider(function* () {}),
  *decide({ step }) {
    if (step === 1) yield { kind: "migrate", vm: vmId(1), to: pmId(1) };
  },
});

const frameAt = (step: number, action: number, progress = 1): LaneFrame =>
  createLaneView(cluster, record).frameAt({ step: stepOf(step), action, progress }, 6);

describe("a PM's chain", () => {
  it("goes from the origin to the PM's point, the largest VM first", () => {
    const chain = vmChain(frameAt(0, 0), 0);
    expect(chain.map(({ vm }) => vm)).toEqual([1, 0]);
    expect(chain.map(({ from, to }) => [rounded(from), rounded(to)])).toEqual([
      [
        [0, 0, 0],
        [0.4, 0.2, 0.1],
      ],
      [
        [0.4, 0.2, 0.1],
        [0.6, 0.3, 0.2],
      ],
    ]);
  });

  it("counts in fractions of its own PM", () => {
    expect(vmChain(frameAt(1, 1), 1).map(({ vm, to }) => [vm, rounded(to)])).toEqual([
      [1, [0.25, 0.15, 0.05]],
      [2, [0.35, 0.25, 0.25]],
    ]);
  });

  it("ends in the point while that glides, and while VMs move", () => {
    for (const frame of [frameAt(1, 0, 0.4), frameAt(1, 1, 0.5), frameAt(1, 1, 0.8)]) {
      for (const pm of [0, 1]) {
        const tip = vmChain(frame, pm).at(-1)?.to ?? [];
        expect(rounded(tip)).toEqual(rounded(frame.positions.subarray(3 * pm, 3 * pm + 3)));
      }
    }
  });

  it("unfolds link by link", () => {
    const half = vmChain(frameAt(0, 0), 0, 0.75);
    expect(half.map(({ vm }) => vm)).toEqual([1, 0]);
    expect(rounded(half[1]?.to ?? [])).toEqual([0.5, 0.25, 0.15]);
    expect(vmChain(frameAt(0, 0), 0, 0)).toEqual([]);
  });

  it("begins with the VMs that a policy considers first, in its order", () => {
    const chain = vmChain(frameAt(0, 0), 0, 1, [0]);
    expect(chain.map(({ vm }) => vm)).toEqual([0, 1]);
    expect(rounded(chain[1]?.to ?? [])).toEqual([0.6, 0.3, 0.2]);
  });

  it("is found by any of its VMs, wherever that runs now", () => {
    expect([findHost(frameAt(0, 0), 1), findHost(frameAt(1, 1), 1), findHost(frameAt(1, 1), 1, 0)]).toEqual([
      0, 1, 1,
    ]);
    expect(findHost(frameAt(0, 0), 99)).toBeNull();
  });
});
