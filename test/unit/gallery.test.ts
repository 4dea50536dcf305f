/** How policies are listed and found, wherever they are. */

import { describe, expect, it } from "vitest";
import { POLICY_KINDS } from "../../src/policies/policy.ts";
import { listedPolicies, policyIds } from "../../src/policies/registry.ts";
import { groupPolicies } from "../../src/ui/gallery/policy-groups.ts";
import { findPolicies } from "../../src/ui/gallery/policy-search.ts";

const ALL = listedPolicies();
const idsOf = (sought: string): string[] => findPolicies(ALL, sought).map(({ id }) => id);

describe("the groups of policies", () => {
  it("have each policy once, by kind in the order of kinds, by decade in the order of time", () => {
    for (const by of ["kind", "decade"] as const) {
      const listed = groupPolicies(ALL, by).flatMap(({ policies }) => policies.map(({ id }) => id));
      expect([...listed].sort()).toEqual([...policyIds()].sort());
    }
    const kinds = groupPolicies(ALL, "kind").map(({ of }) => of);
    expect(kinds).toEqual([null, ...POLICY_KINDS.filter((kind) => kinds.includes(kind))]);
    const decades = groupPolicies(ALL, "decade").map(({ of }) => (of === null ? 0 : Number(of)));
    expect(decades).toEqual([...decades].sort((a, b) => a - b));
    expect(decades).toContain(2000);
  });

  it("list the oldest first, and hold what belongs to them", () => {
    for (const { of, policies } of groupPolicies(ALL, "decade")) {
      const years = policies.map(({ since }) => since ?? 0);
      expect(years).toEqual([...years].sort((a, b) => a - b));
      if (of !== null) for (const year of years) expect(year - (year % 10)).toBe(Number(of));
    }
    for (const { of, policies } of groupPolicies(ALL, "kind"))
      for (const { kind } of policies) expect(kind).toBe(of);
  });
});

describe("the search for policies", () => {
  it("finds them by name, idea, source and year, in either language, in whatever order and case", () => {
    const [named] = ALL.filter(({ source }) => source?.includes("Beloglazov"));
    const id = named?.id ?? "";
    for (const sought of ["beloglazov", "BUYYA cloudsim", "멜버른", "임계값 빠른", String(named?.since)])
      expect(idsOf(sought), sought).toContain(id);
    expect(idsOf("beloglazov")).toEqual([id]);
  });

  it("finds all where nothing is sought, and none where nothing is said", () => {
    expect(idsOf("  ")).toEqual(ALL.map(({ id }) => id));
    expect(idsOf("no policy says this")).toEqual([]);
  });
});
