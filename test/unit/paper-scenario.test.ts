import { describe, expect, it } from "vitest";
import { compareTables } from "../../src/experiment/compare-tables.ts";
import { survival } from "../../src/experiment/fit/verdict.ts";
import { runPaperPolicies } from "../../src/experiment/paper-runs.ts";
import { TABLE_2, TABLE_3 } from "../../src/experiment/paper-tables.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { PROFILE_RANGES, rangeViolations } from "../../src/scenario/profile-ranges.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { loadClassOf } from "../../src/scenario/table-1.ts";

// Every figure here is computed by the engine from the parameters file; nothing is a stored result.
const scenario = createPreset("paper");
const comparison = compareTables(runPaperPolicies(createWorkload(scenario)));
const patterns = scenario.demand.kind === "patterns" ? scenario.demand.patterns : null;

describe("the paper's figures from the reconstructed scenario", () => {
  it("R1: Table 2, all eight figures", () => {
    for (const { policy, computed } of comparison.table2.rows)
      expect(computed, policy).toEqual(TABLE_2[policy]);
    expect(comparison.holds.r1).toBe(true);
  });

  it("R2: at hour 34 Sandpiper is stuck with PM 0 over on cpu, and SCOA leaves nothing over", () => {
    expect(comparison.table3.sandpiperStuck).toBe(true);
    expect(comparison.table3.scoaOver).toEqual([]);
  });

  it("R2: Table 3's 36 figures", () => {
    expect(comparison.table3.rows).toHaveLength(12);
    expect(comparison.table3.meanDifference).toBeLessThanOrEqual(0.03);
    expect(comparison.table3.largestDifference).toBeLessThanOrEqual(0.12);
  });

  it("R3: before any move, PM 0 and PM 3 go over on cpu, PM 1 on net, nothing else", () => {
    expect(comparison.firstDay.over.map(({ pm, resource }) => ({ pm, resource }))).toEqual([
      { pm: 0, resource: "cpu" },
      { pm: 1, resource: "net" },
      { pm: 3, resource: "cpu" },
    ]);
  });

  it("R4: cpu is spread more evenly under SCOA in the peak hours after the first day", () => {
    expect(comparison.deviation.scoaLower).toBe(true);
    expect(comparison.holds).toEqual({ r1: true, r2: true, r3: true, r4: true });
  });

  it("P9: R1-R4 do not hang on float noise", () => {
    expect(patterns === null ? 0 : survival(patterns, 1e-7, 10)).toBe(1);
  });
});

describe("the reconstruction", () => {
  it("D1, D2: has Table 1's classes, and every parameter within the ordinary ranges", () => {
    expect(patterns?.profiles).toHaveLength(36);
    patterns?.profiles.forEach((profile, vm) => {
      const { main, pattern } = loadClassOf(vm);
      expect([profile.main, profile.pattern.kind]).toEqual([main, pattern]);
      expect(rangeViolations(profile), `VM ${vm}`).toEqual([]);
    });
    expect(patterns?.noise).toBeGreaterThanOrEqual(PROFILE_RANGES.noise[0]);
    expect(patterns?.noise).toBeLessThanOrEqual(PROFILE_RANGES.noise[1]);
  });

  it("keeps four decimals, as they were evaluated", () => {
    const figures = patterns?.profiles.flatMap(({ base, amplitude }) => [...base, ...amplitude]) ?? [];
    for (const figure of figures) expect(Math.round(figure * 1e4) / 1e4).toBe(figure);
  });
});

describe("the paper's tables as data", () => {
  it("C2: Overload = Migration + Swap in both rows of Table 2", () => {
    for (const { overload, migration, swap } of Object.values(TABLE_2))
      expect(migration + swap).toBe(overload);
  });

  it("P2: Table 3 has the same fleet sums in both halves, to rounding", () => {
    for (const r of [0, 1, 2] as const) {
      const sums = Object.values(TABLE_3).map((rows) => rows.reduce((sum, row) => sum + row[r], 0));
      expect(Math.abs((sums[0] ?? 0) - (sums[1] ?? 0))).toBeLessThan(0.03);
    }
  });
});
