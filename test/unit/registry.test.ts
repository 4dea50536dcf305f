import { describe, expect, it } from "vitest";
import { deciderOf, findPolicy, policyIds, resolvePolicy } from "../../src/policies/registry.ts";

describe("the policies", () => {
  it("each have the figure that they are read by, if they name one", () => {
    for (const id of policyIds()) {
      const policy = findPolicy(id);
      const { criterionOf, pmCriterion = null, criteria = {} } = policy ?? {};
      expect(criterionOf !== undefined, id).toBe(pmCriterion !== null);
      expect([null, "norm", ...Object.keys(criteria)], id).toContain(pmCriterion);
    }
  });

  it("measure a PM: SCOA by its distance from the origin, Sandpiper by its volume", () => {
    const utilization = Float64Array.of(0, 0, 0, 0.3, 0.4, 0, 0.5, 0.5, 0.75);
    expect(findPolicy("scoa")?.criterionOf?.(utilization, 1)).toBeCloseTo(0.5);
    expect(findPolicy("sandpiper-2008")?.criterionOf?.(utilization, 2)).toBeCloseTo(16); // 1 / (1/2 * 1/2 * 1/4)
  });

  it("run with resolved parameters only", () => {
    expect(() => deciderOf({ policy: "scoa", parameters: {} })).toThrow("resolved");
    expect(() => deciderOf({ policy: "scoa", parameters: { sourceLoad: "never" } })).toThrow("resolved");
    const choice = resolvePolicy("scoa");
    expect(choice.kind === "ok" && deciderOf(choice.value).name).toBe("scoa");
  });
});
