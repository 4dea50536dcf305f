/**
 * Golden records: what every policy does on one small, random-ish workload, as it was when somebody
 * last looked. A change of a single action or figure shows up here. When it is meant:
 *
 *     UPDATE_GOLDEN=1 npx vitest run --project unit test/unit/golden.test.ts
 *     npx biome format --write test/golden
 *
 * and read the difference. The workload comes from a stream of its own, never from a preset.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { createStream } from "../../src/base/random.ts";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import type { Counters } from "../../src/engine/metrics.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import { eventsOf, utilizationAfter } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand, uniformCapacity } from "../../src/engine/workload.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { findPolicy, policyIds } from "../../src/policies/registry.ts";
import { nameOf, EVERY_CHOICE as QUICK_CHOICES } from "./arbitrary-workloads.ts";
import { choose, run, sentence, stepsOf } from "./fixtures.ts";

/** Here the solver is asked, too. */
const EVERY_CHOICE = [...QUICK_CHOICES, choose("optimum", { seconds: 3600 })];

interface Golden {
  readonly policy: string;
  readonly parameters: Parameters;
  readonly counters: Counters;
  readonly actions: readonly string[];
  /** By hour, a row per PM: cpu, net, mem after the hour's actions. */
  readonly utilization: Readonly<Record<string, readonly (readonly number[])[]>>;
}

const SIZE = { pms: 4, vms: 16, steps: 20 };
const ROWS = [0, 9, 19];

/** Demands with two decimals that rise and fall once in 12 hours, on each PM at another time. */
function goldenWorkload(): Workload {
  const { pms, vms, steps } = SIZE;
  const stream = createStream(2008, "golden/demand", 1);
  const level = Array.from({ length: vms * 3 }, () => 0.02 + 0.33 * stream() ** 2);
  const figure = (hour: number, vm: number, resource: number): number => {
    const wave = 1 + 0.8 * Math.sin((2 * Math.PI * (hour + vm)) / 12);
    const demand = (level[vm * 3 + resource] ?? 0) * wave * (0.8 + 0.4 * stream());
    return Math.round(100 * demand) / 100;
  };
  const table = Float64Array.from({ length: steps * vms * 3 }, (_, i) =>
    figure(Math.floor(i / (vms * 3)), Math.floor(i / 3) % vms, i % 3),
  );
  return {
    pms,
    vms,
    steps,
    capacity: uniformCapacity(pms),
    initialPlacement: Int32Array.from({ length: vms }, (_, vm) => Math.floor((vm * pms) / vms)),
    demand: createTableDemand(vms, steps, table),
    threshold: 0.79,
    limit: 0.9,
    migration: USUAL_TERMS,
    stepMinutes: 60,
    seed: 1,
    streams: 2,
    interventions: NO_INTERVENTIONS,
  };
}

/** Twelve significant digits: enough for every decision, and the same on every machine. */
const normalized = (figure: number): number => Number(figure.toPrecision(12));

function goldenOf(choice: PolicyChoice): Golden {
  const record = run(choice, goldenWorkload());
  const rowsOf = (hour: number): number[][] => {
    const figures = [...utilizationAfter(record, stepOf(hour))];
    return Array.from({ length: SIZE.pms }, (_, pm) => figures.slice(pm * 3, pm * 3 + 3).map(normalized));
  };
  return {
    policy: choice.policy,
    parameters: choice.parameters,
    counters: totalCounters(record),
    actions: stepsOf(record).flatMap((hour) =>
      eventsOf(record, hour).map((event) => `hour ${hour}, ${sentence(event)}`),
    ),
    utilization: Object.fromEntries(ROWS.map((hour) => [`hour ${hour}`, rowsOf(hour)])),
  };
}

const fileOf = (choice: PolicyChoice): string => `${nameOf(choice).replaceAll(" ", "-")}.json`;
const FOLDER = new URL("../golden/", import.meta.url);

describe("golden records", () => {
  it.each(EVERY_CHOICE.map((choice) => ({ file: fileOf(choice), choice })))("$file", ({ file, choice }) => {
    const path = new URL(file, FOLDER);
    const golden = goldenOf(choice);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, `${JSON.stringify(golden, null, 2)}\n`);
    expect(existsSync(path), `${file} exists; see the top of this test for how to make it`).toBe(true);
    expect(golden).toEqual(JSON.parse(readFileSync(path, "utf8")));
  });

  it("has no record of a policy that there is no more", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(EVERY_CHOICE.map(fileOf).sort());
  });

  it("sees every kind of event of every policy, with one choice of parameters or another", () => {
    const acting = policyIds().filter((id) => findPolicy(id)?.decidedBy === "rules");
    for (const id of acting) {
      const counted = EVERY_CHOICE.filter(({ policy }) => policy === id).map(
        (choice) => goldenOf(choice).counters,
      );
      const most = (kind: "migration" | "swap" | "noSolution"): number =>
        Math.max(...counted.map((counters) => counters[kind]));
      const swaps = findPolicy(id)?.listing.some(({ lit }) => lit.includes("done swap")); // else it knows none
      expect(Math.min(most("migration"), swaps ? most("swap") : 1, most("noSolution")), id).toBeGreaterThan(
        0,
      );
    }
  });
});
