/** How far runs are apart, against a plain comparison of their placements. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import { createPlacementCursor } from "../../src/engine/cursor.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { RecordPart, RunRecord } from "../../src/engine/record.ts";
import { deviationAfter, eventCount } from "../../src/engine/record.ts";
import { comparePlacements, countAbove0, greatest } from "../../src/view/compare/placement-difference.ts";
import { workloads } from "./arbitrary-workloads.ts";
import { draw, rounded, run, stepsOf } from "./fixtures.ts";

/** Hour 0: a policy that acts moves VM 0 to PM1. */
const WORKLOAD = draw(["PM0: 41 0 8, 40 0 0 \n PM1: 0 0 10", "PM0: 30 20 0, 20 0 0 \n PM1: 0 0 10"]);

const differenceOf = (...records: RunRecord[]) => comparePlacements(records)?.read() ?? null;

/** After each step: VMs that are not on the same PM in all runs. */
function plainCounts(records: readonly RunRecord[]): number[] {
  const cursors = records.map(createPlacementCursor);
  return stepsOf(records[0] ?? { steps: 0 }).map((step) => {
    const hosts = cursors.map((cursor, i) => {
      const record = records[i];
      if (record === undefined) throw new Error("a record for every cursor");
      cursor.seek(step, eventCount(record, step));
      return [...cursor.placement.hosts];
    });
    return (hosts[0] ?? []).filter((host, vm) => hosts.some((column) => column[vm] !== host)).length;
  });
}

describe("how far runs are apart", () => {
  it("is nothing to ask of one run, or none", () => {
    expect(comparePlacements([])).toBeNull();
    expect(comparePlacements([run("scoa", WORKLOAD)])).toBeNull();
  });

  it("is nothing where they do the same", () => {
    const difference = differenceOf(run("scoa", WORKLOAD), run("scoa", WORKLOAD));
    expect([...(difference?.vms ?? [])]).toEqual([0, 0]);
    expect(difference?.deviation.map((column) => [...column])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it("counts the VMs placed differently, and takes the deviations' distance", () => {
    const [acting, idle] = [run("scoa", WORKLOAD), run("none", WORKLOAD)];
    const difference = differenceOf(acting, idle);
    expect([...(difference?.vms ?? [])]).toEqual([1, 1]);
    // cpu: 0.40 and 0.41 against 0.81 and 0, then 0.20 and 0.30 against 0.50 and 0
    expect(rounded(difference?.deviation[0] ?? [])).toEqual([0.4, 0.2]);
  });

  it("agrees with a plain comparison of placements, for any runs", () => {
    fc.assert(
      fc.property(workloads({ pms: 5, vms: 20, steps: 20 }), (workload) => {
        const records = ["scoa", "sandpiper-2008", "none"].map((policy) => run(policy, workload));
        const difference = differenceOf(...records);
        expect([...(difference?.vms ?? [])]).toEqual(plainCounts(records));
        for (const step of stepsOf(workload)) {
          const cpu = records.map((record) => deviationAfter(record, step)[0] ?? 0);
          expect(difference?.deviation[0][step]).toBe(Math.max(...cpu) - Math.min(...cpu));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("goes on where it left off, as far as all runs are done", () => {
    const hours = Array.from({ length: 20 }, () => "PM0: 41 0 8, 40 0 0 \n PM1: 0 0 10");
    const workload = draw(hours);
    const [acting, idle] = [run("scoa", workload), run("none", workload)];
    const parts: RecordPart[] = [];
    const comparison = comparePlacements([{ ...acting, parts }, idle]);
    expect(comparison?.read().vms).toHaveLength(0);
    for (const part of acting.parts) {
      parts.push(part);
      expect(comparison?.read().vms).toHaveLength(part.first + part.steps);
    }
    expect([...(comparison?.read().vms ?? [])]).toEqual(plainCounts([acting, idle]));
  });
});

describe("a fork and its original", () => {
  const hours = Array.from({ length: 40 }, () => "PM0: 41 0 8, 40 0 0 \n PM1: 0 0 10");
  const moved: Intervention = { kind: "move", step: stepOf(20), after: 0, vm: vmId(2), to: pmId(0) };
  const workload = draw(hours);
  const original = run("scoa", workload);
  const changed = run("scoa", withInterventions(workload, [moved]));
  const stepsApart = changed.parts.slice(1).reduce((sum, { steps }) => sum + steps, 0);

  it("move together through the parts that they share, and part where they do", () => {
    let reads = 0;
    const shared = new Proxy(original.parts[0] as RecordPart, {
      get(part, key) {
        if (key === "eventVm") reads++;
        return Reflect.get(part, key);
      },
    });
    const behind = { ...original, parts: [shared, ...original.parts.slice(1)] };
    const fork = { ...changed, parts: [shared, ...changed.parts.slice(1)] };
    const difference = differenceOf(behind, fork);
    expect(reads).toBe(1); // the only event of the first hours, once for both
    expect([...(difference?.vms ?? [])]).toEqual(plainCounts([original, changed]));
    expect(difference?.vms[15]).toBe(0);
    expect(difference?.vms.subarray(-stepsApart).some((count) => count > 0)).toBe(true);
    expect(difference?.deviation[2].at(-1)).toBe(
      Math.abs(
        (deviationAfter(original, stepOf(39))[2] ?? 0) - (deviationAfter(changed, stepOf(39))[2] ?? 0),
      ),
    );
  });
});

it("the greatest figure and its first step are found", () => {
  expect(greatest([0, 3, 1, 3])).toEqual({ value: 3, step: 1 });
  expect(greatest([])).toEqual({ value: 0, step: 0 });
  expect(countAbove0([0, 2, 0, 0.5])).toBe(2);
});
