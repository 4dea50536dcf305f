/** The record in parts: what it says at any moment is what a simulation found there, to the bit. */

import { ascending, quantileSorted } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strideOf } from "../../src/base/columns.ts";
import { stepOf } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import { createPlacementCursor } from "../../src/engine/cursor.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { overloadedAfter } from "../../src/engine/metrics.ts";
import {
  CHECKPOINT_EVERY,
  completedSteps,
  createRecord,
  deviationAfter,
  eventCount,
  fleetLoadAt,
  overloadedCount,
  partBuffers,
  QUANTILES,
  quantilesAfter,
  RECORD_COLUMNS,
  stepsPerPart,
  utilizationAfter,
  utilizationAt,
} from "../../src/engine/record.ts";
import { createSimulation } from "../../src/engine/simulate.ts";
import { deviationAcrossPms } from "../../src/engine/summary.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { createClusterCursor } from "../reference/cluster-cursor.ts";
import { simulate } from "../simulated.ts";
import { EVERY_CHOICE, nameOf, workloads } from "./arbitrary-workloads.ts";
import { bytesOf, choose, run, stepsOf } from "./fixtures.ts";

const scoa = deciderOf(choose("scoa"));
/** More steps than a part has, and more PMs than a part has steps for. */
const LONG = createWorkload(createRandomScenario(4, { pms: 6, vms: 36, steps: 40 }));
/** Many events in a part. */
const CROWDED = createWorkload(createRandomScenario(4, { pms: 30, vms: 300, steps: 40 }));
const WIDE = createWorkload(createRandomScenario(4, { pms: 3000, vms: 9000, steps: 20 }));

describe("the parts of a record", () => {
  it("have fewer steps the larger the fleet, and begin at every checkpoint", () => {
    expect([1, 6, 600, 700, 5000, 10_000, 100_000].map(stepsPerPart)).toEqual([16, 16, 16, 8, 2, 1, 1]);
    for (const workload of [LONG, WIDE]) {
      const { parts, stepsPerPart: length } = simulate(workload, scoa);
      expect(parts.map(({ first }) => first)).toEqual(
        Array.from({ length: Math.ceil(workload.steps / length) }, (_, i) => i * length),
      );
      for (const { first, checkpoint } of parts)
        expect(checkpoint !== null).toBe(first % CHECKPOINT_EVERY === 0);
    }
  });

  it("can be looked at before the others are there", () => {
    const whole = simulate(LONG, scoa);
    const simulation = createSimulation(LONG, scoa);
    const { record, append } = createRecord(LONG);
    const seen: number[] = [completedSteps(record)];
    while (simulation.advance()) {
      const part = simulation.take();
      if (part === null) continue;
      append(part);
      const last = completedSteps(record) - 1;
      seen.push(last + 1);
      expect(utilizationAfter(record, stepOf(last))).toEqual(utilizationAfter(whole, stepOf(last)));
    }
    expect(seen).toEqual([0, 16, 32, 40]);
    expect(bytesOf(record)).toEqual(bytesOf(whole));
    expect(() => utilizationAfter(createRecord(LONG).record, stepOf(0))).toThrow("step 0");
  });

  it("own their buffers: nothing of one is shared with another", () => {
    const buffers = simulate(LONG, scoa).parts.flatMap(partBuffers);
    expect(new Set(buffers).size).toBe(buffers.length);
  });

  it("have the columns of the table and no other, each as long as it says", () => {
    const moves = [0, 1, 2].map(
      (after): Intervention => ({ kind: "threshold", step: stepOf(20), after, value: 0.7 }),
    );
    const record = simulate(withInterventions(CROWDED, moves), scoa, { quantiles: true });
    const others = ["first", "steps", "solverAnswers", "state"];
    for (const [i, part] of record.parts.entries()) {
      const rowsOf = {
        bound: part.steps + 1,
        step: part.steps,
        event: part.eventKind.length,
        intervention: i === 1 ? moves.length : 0,
        part: 1,
      };
      const lengths = Object.entries(RECORD_COLUMNS).map(([name, spec]): [string, number] => [
        name,
        rowsOf[spec.per] * strideOf(spec, record),
      ]);
      const columns = Object.entries(part).filter(([name]) => !others.includes(name));
      const found = columns.map(([name, column]: [string, ArrayLike<number>]) => [name, column.length]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(lengths));
      expect(part.eventStart[part.steps]).toBe(part.eventKind.length);
      expect(partBuffers(part).length).toBe(lengths.length);
    }
    expect(record.parts.some(({ eventKind }) => eventKind.length > 64)).toBe(true); // they have grown
  });
});

describe.each(EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice })))(
  "at any moment of a run of $name",
  ({ choice }) => {
    it("utilizations and placements read off the record are those of a replay, to the bit", () => {
      const property = (workload: Workload): void => {
        const record = run(choice, workload);
        const [replay, placements] = [createClusterCursor(workload, record), createPlacementCursor(record)];
        const read = new Float64Array(workload.pms * 3);
        for (const step of stepsOf(record).reverse()) {
          for (let action = eventCount(record, step); action >= 0; action--) {
            replay.seek(step, action);
            placements.seek(step, action);
            utilizationAt(record, step, action, read);
            expect(read).toEqual(replay.cluster.utilization);
            expect(placements.placement.hosts).toEqual(replay.cluster.placement.hosts);
          }
        }
      };
      fc.assert(fc.property(workloads({ pms: 6, vms: 20, steps: 40 }), property), { numRuns: 15 });
    });
  },
);

describe("what is kept of each step", () => {
  it("agrees with its utilizations", () => {
    const property = (workload: Workload): void => {
      const record = simulate(workload, scoa, { quantiles: true });
      for (const step of stepsOf(record)) {
        const utilization = utilizationAfter(record, step);
        expect(overloadedCount(record, step)).toBe(overloadedAfter(record, step, workload.threshold).length);
        expect([...deviationAfter(record, step)]).toEqual([...deviationAcrossPms(utilization)]);
        const cpuOf = (column: Float64Array): Float64Array => column.filter((_, i) => i % 3 === 0);
        const there = cpuOf(workload.capacity);
        const demanded = cpuOf(utilization).reduce((sum, u, pm) => sum + u * (there[pm] ?? 0), 0);
        expect(fleetLoadAt(record, step)[0]).toBeCloseTo(demanded / there.reduce((sum, c) => sum + c, 0), 9);
        const cpus = cpuOf(utilization).sort(ascending);
        QUANTILES.forEach((quantile, q) => {
          // The nearest rank below: a PM's own figure.
          const rank = Math.floor(quantile * (workload.pms - 1)) / Math.max(1, workload.pms - 1);
          expect(quantilesAfter(record, step)?.[q]).toBeCloseTo(quantileSorted([...cpus], rank) ?? -1, 12);
        });
      }
    };
    fc.assert(fc.property(workloads({ pms: 30, vms: 60, steps: 2 }), property), { numRuns: 60 });
  });

  it("has no quantiles where nobody asked", () => {
    expect(quantilesAfter(simulate(LONG, scoa), stepOf(0))).toBeNull();
  });
});
