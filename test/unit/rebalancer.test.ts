/** ReBalancer's local search, rule by rule. Figures are percent of a PM, the threshold is 79. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PmId } from "../../src/base/ids.ts";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { createPlacementCursor } from "../../src/engine/cursor.ts";
import type { Formed } from "../../src/engine/decision.ts";
import { isRankedMoves } from "../../src/engine/decision.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import { eventCount } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { workloads } from "./arbitrary-workloads.ts";
import { choose, draw, explain, isSources, isTargets, only, run, runActions, weighed } from "./fixtures.ts";

const policy = (parameters: Parameters = {}) => choose("rebalancer", parameters);
const actions = (drawing: string, parameters: Parameters = {}, options = {}): string[] =>
  runActions(policy(parameters), draw(drawing, options));

describe("RB1: the objective", () => {
  it("RB1: what a move evens out has to be more than it is charged", () => {
    const drawing = "PM0: 40 0 0, 20 0 0 \n PM1:"; // 0.36 becomes 0.20
    expect(actions(drawing, { moveWeight: 0.15 })).toEqual(["VM 0: PM0 -> PM1"]);
    expect(actions(drawing, { moveWeight: 0.16 })).toEqual([]);
  });

  it("RB1: what is above the threshold goes before all squares and all charges", () => {
    expect(actions("PM0: 40 0 0, 41 0 0 \n PM1:", { moveWeight: 10 })).toEqual(["VM 0: PM0 -> PM1"]);
    // All squares come to 1.52, and to 1.74 after it.
    const crowded = "PM0: 78 0 0, 2 60 0 \n PM1: 70 18 0";
    expect(actions(crowded, { moveWeight: 0 })[0]).toBe("VM 1: PM0 -> PM1");
  });

  it("RB1: as shares of what each PM has", () => {
    expect(actions("PM0: 40 0 0, 40 0 0 \n PM1:", { moveWeight: 0.05 }, { capacity: [4, 1] })).toEqual([]);
  });
});

describe("RB2: who has a turn", () => {
  it("RB2: first the one with most above the threshold", () => {
    const drawing = "PM0: 42 0 0, 42 0 0 \n PM1: 45 0 0, 45 0 0 \n PM2:";
    expect(actions(drawing)).toEqual(["VM 2: PM1 -> PM2", "PM0: no solution"]);
    const [sources] = only(explain(policy(), draw(drawing)), isSources);
    expect(sources?.order.criterion).toBe("excess");
    expect(sources?.order.ranked.map(({ id }) => id)).toEqual([1, 0]);
  });

  it("RB2: where none is over, the one of the highest squares", () => {
    const drawing = "PM0: 30 0 0, 30 0 0 \n PM1: 35 0 0, 35 0 0 \n PM2:";
    expect(actions(drawing)).toEqual(["VM 2: PM1 -> PM2"]);
    const [sources] = only(explain(policy(), draw(drawing)), isSources);
    expect(sources?.order.ranked.map(({ id }) => id)).toEqual([1, 0, 2]);
  });
});

describe("RB3 to RB5: what is tried", () => {
  it("RB3: the best of all moves of its VMs", () => {
    const drawing = "PM0: 50 0 0, 20 0 0, 15 0 0 \n PM1: 20 0 0 \n PM2: 10 0 0";
    expect(actions(drawing)[0]).toBe("VM 0: PM0 -> PM2");
    const [moves] = only(explain(policy(), draw(drawing)), isRankedMoves);
    expect(moves?.order.ranked.map(({ id }) => `${id.vm} ${id.to}`)).toEqual(["0 2", "1 2", "2 2"]);
  });

  it("RB3: of equals the VM of lower id, then the PM", () => {
    expect(actions("PM0: 30 0 0, 30 0 0, 30 0 0 \n PM1: \n PM2:")).toEqual([
      "VM 0: PM0 -> PM1",
      "VM 1: PM0 -> PM2",
    ]);
  });

  it("RB4: a swap where no move is for the better", () => {
    const drawing = "PM0: 50 0 0, 40 0 0 \n PM1: 38 0 0, 27 0 0";
    expect(actions(drawing)).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
    expect(weighed(explain(policy(), draw(drawing)))).toEqual([
      "VM 1 -> PM1: fleet excess above before",
      "VM 0 <-> VM 2: accepted",
    ]);
  });

  // No two VMs can be swapped for the better; but two small ones for a large one.
  const chained = "PM0: 50 0 0, 40 0 0 \n PM1: 13 0 0, 13 0 0, 13 0 0, 13 0 0, 13 0 0";

  it("RB5: a chain that gets worse first, as far as it is best", () => {
    expect(actions(chained)).toEqual(["VM 2: PM1 -> PM0", "VM 1: PM0 -> PM1", "VM 3: PM1 -> PM0"]);
    const decisions = explain(policy(), draw(chained));
    const [first] = decisions.filter((decision): decision is Formed => decision.kind === "formed");
    expect(first).toMatchObject({
      name: "chain",
      pm: 0,
      figures: { tried: { value: 7 }, moves: { value: 3 } },
    });
    expect(first?.figures["excess"]?.value).toBeCloseTo(-0.11);
  });

  it("RB5: with the coldest PM, and of no more moves than are allowed", () => {
    expect(actions(chained, { chainMoves: 2 })).toEqual(["PM0: no solution"]);
    expect(actions(chained, { chainMoves: 0 })).toEqual(["PM0: no solution"]);
    const drawing = `${chained} \n PM2: 70 70 70`;
    expect(only(explain(policy(), draw(drawing)), isTargets)[0]).toMatchObject({
      chosen: { pm: 1 },
      source: 0,
    });
  });
});

/** RB1 at the end of a run's only step, without what moves are charged: of the fleet as it is, and with some VMs elsewhere. */
function objectiveAfter(workload: Workload, parameters: Parameters) {
  const record = run(policy(parameters), workload);
  const cursor = createPlacementCursor(record);
  cursor.seek(stepOf(0), eventCount(record, stepOf(0)));
  const hosts = Array.from({ length: workload.vms }, (_, vm) => cursor.placement.hostOf(vmId(vm)));
  return {
    hosts,
    start: [...workload.initialPlacement].map(pmId),
    of: (at: readonly PmId[]) => objectiveOf(workload, at),
  };
}

function objectiveOf({ demand, pms, capacity, threshold }: Workload, hosts: readonly PmId[]) {
  const used = new Float64Array(pms * 3);
  hosts.forEach((pm, vm) => {
    for (const r of RESOURCE_INDICES)
      used[pm * 3 + r] =
        (used[pm * 3 + r] ?? 0) + demand.of(vmId(vm), stepOf(0))[r] / (capacity[pm * 3 + r] ?? 1);
  });
  return {
    excess: used.reduce((sum, u) => sum + Math.max(0, u - threshold), 0),
    squares: used.reduce((sum, u) => sum + u * u, 0),
  };
}

describe("RB6, RB7: where it ends", () => {
  const small = workloads({ pms: 5, vms: 12, steps: 1 });

  it("RB6: no move and no swap of any PM is for the better then", () => {
    const property = (workload: Workload): void => {
      const { hosts, of } = objectiveAfter(workload, { moveWeight: 0.01 });
      const now = of(hosts);
      const isBetter = (at: readonly PmId[], charged: number): boolean => {
        const { excess, squares } = of(at);
        if (excess > now.excess + 1e-7) return false;
        return excess < now.excess - 1e-7 || squares + charged < now.squares - 1e-7;
      };
      const without = (changed: ReadonlyMap<number, PmId>): PmId[] =>
        hosts.map((pm, vm) => changed.get(vm) ?? pm);
      hosts.forEach((from, vm) => {
        for (let to = 0; to < workload.pms; to++)
          expect(isBetter(without(new Map([[vm, pmId(to)]])), 0.01)).toBe(false);
        hosts.forEach((other, partner) => {
          const swapped = new Map([
            [vm, other],
            [partner, from],
          ]);
          if (other !== from) expect(isBetter(without(swapped), 0.02)).toBe(false);
        });
      });
    };
    fc.assert(fc.property(small, property), { numRuns: 60 });
  });

  it("RB7: never with more above the threshold than before, whatever moves are charged", () => {
    const property = (workload: Workload, moveWeight: number): void => {
      const { hosts, start, of } = objectiveAfter(workload, { moveWeight });
      expect(of(hosts).excess).toBeLessThanOrEqual(of(start).excess + 1e-7);
    };
    fc.assert(fc.property(small, fc.constantFrom(0, 0.01, 1), property), { numRuns: 100 });
  });

  it("RB6: a PM that was set aside has another turn once others have changed", () => {
    // PM0, the hottest, has no place for VM 1: PM2 lacks net, and PM1 is full until it has given VM 2 away.
    const drawing = "PM0: 60 0 0, 25 30 0 \n PM1: 28 0 0, 26 20 0, 27 20 0 \n PM2: 50 60 0";
    expect(actions(drawing)).toEqual(["VM 2: PM1 -> PM2", "VM 1: PM0 -> PM1"]);
  });

  it("RB7: a swap for the fleet answers no overload where its source is not over (C2)", () => {
    const workload = draw("PM0: 40 0 0, 30 0 0 \n PM1: 20 0 0, 20 0 0");
    expect(runActions(policy(), workload)).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]);
    expect(totalCounters(run(policy(), workload))).toMatchObject({ overload: 0, swap: 1 });
  });
});
