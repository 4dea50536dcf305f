import { describe, expect, it } from "vitest";
import { stepOf, vmId } from "../../src/base/ids.ts";
import { at } from "../../src/base/vector.ts";
import { overloadedAfter, totalCounters } from "../../src/engine/metrics.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { deciderOf, withDefaults } from "../../src/policies/registry.ts";
import type { PresetName } from "../../src/scenario/presets/catalogue.ts";
import { createPreset, presetNames } from "../../src/scenario/presets/catalogue.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { rangeViolations } from "../../src/scenario/profile-ranges.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { loadClassOf, TABLE_1, TABLE_1_VMS } from "../../src/scenario/table-1.ts";
import { createClusterCursor } from "../reference/cluster-cursor.ts";

function demands(scenario: Scenario): Float64Array {
  const { demand, steps, vms } = createWorkload(scenario);
  const table = new Float64Array(steps * vms * 3);
  const row = new Float64Array(vms * 3);
  for (let step = 0; step < steps; step++) {
    table.set(demand.load(stepOf(step), row), step * vms * 3);
  }
  return table;
}

const profilesOf = ({ demand }: Scenario) => (demand.kind === "patterns" ? demand.patterns.profiles : []);
const run = (name: PresetName, policy: string) =>
  simulate(createWorkload(createPreset(name)), deciderOf(withDefaults(policy)));

describe("Table 1", () => {
  it("P7: lists each of the ids 0..35 once", () => {
    expect(TABLE_1.flatMap((row) => row.vms).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 36 }, (_, vm) => vm),
    );
    expect(TABLE_1_VMS).toBe(36);
  });

  it("is repeated for larger fleets", () => {
    expect(loadClassOf(36 + 3)).toEqual(loadClassOf(3));
  });
});

describe.each(presetNames)("preset %s", (name) => {
  it("is named after itself, runs as long as it says and demands nothing impossible", () => {
    const scenario = createPreset(name);
    expect([scenario.name, scenario.steps, scenario.stepMinutes]).toEqual([
      name,
      name === "paper-hour-34" ? 1 : 72,
      60,
    ]);
    expect(demands(scenario).every((figure) => figure >= 0 && figure < 1)).toBe(true);
  });

  it("is the same every time", () => {
    expect(demands(createPreset(name, 4))).toEqual(demands(createPreset(name, 4)));
  });

  it("takes the seed of its streams", () => {
    expect(createPreset(name, 42).seed).toBe(42);
  });
});

describe("preset paper", () => {
  it("P6, P7: 36 VMs on 6 PMs, PM p runs VMs 6p..6p+5", () => {
    const { pms, vms, initialPlacement } = createPreset("paper");
    expect([pms, vms]).toEqual([6, 36]);
    expect([...initialPlacement]).toEqual(Array.from({ length: 36 }, (_, vm) => Math.floor(vm / 6)));
  });

  it("D3: has one workload, whatever the seed", () => {
    expect(demands(createPreset("paper", 2))).toEqual(demands(createPreset("paper", 1)));
  });
});

describe("preset paper-hour-34", () => {
  it("is hour 34 of the paper's scenario as Sandpiper finds it", () => {
    const paper = run("paper", "sandpiper-2008");
    const whole = createWorkload(createPreset("paper"));
    const alone = createWorkload(createPreset("paper-hour-34"));
    const before = createClusterCursor(whole, paper);
    before.seek(stepOf(34), 0);
    const hosts = whole.initialPlacement.map((_, vm) => before.cluster.hostOf(vmId(vm)));
    expect(alone.initialPlacement).toEqual(hosts);
    const demand = (workload: Workload, step: number): number[] => [
      ...workload.demand.load(stepOf(step), new Float64Array(3 * workload.vms)),
    ];
    expect(demand(alone, 0)).toEqual(demand(whole, 34));
  });

  it("has no solution for the paper's Sandpiper, and one for Sandpiper as it was published", () => {
    expect(totalCounters(run("paper-hour-34", "sandpiper-2008")).noSolution).toBe(1);
    const published = run("paper-hour-34", "sandpiper-nsdi07");
    expect(totalCounters(published).noSolution).toBe(0);
    expect(overloadedAfter(published, stepOf(0), 0.79)).toEqual([]);
  });
});

describe("preset xen-testbed", () => {
  it("R5: 2 PMs, 9 VMs, cpu and net load only", () => {
    const scenario = createPreset("xen-testbed");
    expect([scenario.pms, scenario.vms]).toEqual([2, 9]);
    expect([...scenario.initialPlacement]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    const table = demands(scenario);
    expect(table.filter((_, i) => i % 3 === 2).every((mem) => mem === 0)).toBe(true);
  });

  it("R5: both PMs go over when nobody acts, and both policies resolve every overload", () => {
    const left = run("xen-testbed", "none");
    const over = new Set(Array.from({ length: 72 }, (_, s) => overloadedAfter(left, stepOf(s), 0.79)).flat());
    expect([...over].sort()).toEqual([0, 1]);
    for (const policy of ["scoa", "sandpiper-2008"]) {
      const counters = totalCounters(run("xen-testbed", policy));
      expect(counters.overload, policy).toBeGreaterThan(2);
      expect(counters.noSolution, policy).toBe(0);
    }
  });
});

describe("preset random", () => {
  it("D2: has Table 1's classes, within the ordinary ranges", () => {
    for (let seed = 0; seed < 20; seed++) {
      const profiles = profilesOf(createRandomScenario(seed));
      expect(profiles).toHaveLength(36);
      profiles.forEach((profile, vm) => {
        const { main, pattern } = loadClassOf(vm);
        expect([profile.main, profile.pattern.kind]).toEqual([main, pattern]);
        expect(rangeViolations(profile)).toEqual([]);
      });
    }
  });

  it("D2: a VM's main resource is above the little of the others at its height", () => {
    for (const profile of profilesOf(createRandomScenario(3))) {
      const heights = ["cpu", "net", "mem"].map((name, r) => ({
        isMain: profile.main.some((main) => main === name),
        height: at(Float64Array.from(profile.base), r) + at(Float64Array.from(profile.amplitude), r),
      }));
      const others = heights.filter(({ isMain }) => !isMain).map(({ height }) => height);
      for (const { isMain, height } of heights)
        if (isMain) expect(height).toBeGreaterThanOrEqual(Math.max(0, ...others));
    }
  });

  it("depends on the seed, and a larger fleet begins with the same VMs", () => {
    expect(demands(createPreset("random", 2))).not.toEqual(demands(createPreset("random", 1)));
    const larger = createRandomScenario(1, { pms: 12, vms: 72, steps: 24 });
    expect(profilesOf(larger).slice(0, 36)).toEqual(profilesOf(createRandomScenario(1)));
  });
});
