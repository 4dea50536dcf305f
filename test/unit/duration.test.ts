/** How long a run will take, said before it begins: by what policies declare and what this machine took before. */

import { describe, expect, it } from "vitest";
import { roughTime } from "../../src/base/rough-time.ts";
import { warningOf } from "../../src/cli/execute.ts";
import { createPaces } from "../../src/policies/duration.ts";
import { findPolicy, policyIds } from "../../src/policies/registry.ts";
import { choose } from "./fixtures.ts";

const SMALL = { pms: 6, vms: 36, steps: 72 };
const LARGE = { pms: 10_000, vms: 100_000, steps: 288 };

describe("what is expected", () => {
  it("is told of every policy that decides by itself, and grows with the fleet", () => {
    const paces = createPaces();
    const decides = (id: string): boolean => findPolicy(id)?.decidedBy !== "person" && !findPolicy(id)?.asks;
    for (const id of policyIds().filter(decides)) {
      const [small, large] = [SMALL, LARGE].map((size) => paces.expect(choose(id), size, size.steps) ?? 0);
      expect(small, id).toBeGreaterThan(0);
      expect(small, id).toBeLessThan(1000);
      expect(large, id).toBeGreaterThan(100 * (small ?? 0));
    }
  });

  it("is nothing of what a person or a solver decides, and is not learned from it", () => {
    const paces = createPaces();
    expect(paces.expect(choose("by-hand"), LARGE, 288)).toBeNull();
    const before = paces.expect(choose("scoa"), LARGE, 288);
    paces.note(choose("optimum"), SMALL, 72, 60_000);
    expect(paces.expect(choose("optimum"), LARGE, 288)).toBeNull();
    expect(paces.expect(choose("scoa"), LARGE, 288)).toBe(before);
  });

  it("goes by what the policy took on this machine, in proportion", () => {
    const paces = createPaces();
    const choice = choose("rebalancer");
    paces.note(choice, { pms: 100, vms: 1000, steps: 10 }, 10, 1000);
    expect(paces.expect(choice, { pms: 100, vms: 1000, steps: 10 }, 20)).toBeCloseTo(2000);
    expect(paces.expect(choice, { pms: 200, vms: 2000, steps: 10 }, 10)).toBeCloseTo(4000);
  });

  it("goes by the last of other policies where the policy has never run, and not by what was over at once", () => {
    const [paces, usual] = [createPaces(), createPaces()];
    const before = usual.expect(choose("scoa"), LARGE, 288) ?? 0;
    paces.note(choose("rebalancer"), SMALL, 72, 30);
    expect(paces.expect(choose("scoa"), LARGE, 288)).toBe(before);
    const took = 5 * (usual.expect(choose("rebalancer"), LARGE, 1) ?? 0);
    paces.note(choose("rebalancer"), LARGE, 1, took);
    expect(paces.expect(choose("scoa"), LARGE, 288)).toBeCloseTo(5 * before, -3);
  });
});

describe("in words", () => {
  it("seconds, minutes and hours, none of them 0", () => {
    expect(roughTime(1)).toEqual({ unit: "seconds", count: 1 });
    expect(roughTime(90_000)).toEqual({ unit: "seconds", count: 90 });
    expect(roughTime(240_000)).toEqual({ unit: "minutes", count: 4 });
    expect(roughTime(3 * 3_600_000)).toEqual({ unit: "hours", count: 3 });
  });

  it("on the command line of those that take over a minute, before they begin", () => {
    expect(warningOf(SMALL, [choose("rebalancer"), choose("scoa")])).toBeNull();
    const warning = warningOf(LARGE, [choose("none"), choose("rebalancer"), choose("scoa")]);
    expect(warning).toMatch(/rebalancer about \d+ (min|h)/);
    expect(warning).not.toContain("none about");
  });
});
