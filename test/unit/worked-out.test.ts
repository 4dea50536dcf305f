/** Formulas with figures: whoever works one out comes to the figure that stands on the page. */

import { describe, expect, it } from "vitest";
import type { ResourceVector } from "../../src/base/resources.ts";
import { findPolicy, policyIds } from "../../src/policies/registry.ts";
import { formatCriterion } from "../../src/view/text/figures.ts";
import {
  workedCriterion,
  workedDeviation,
  workedDistance,
  workedExample,
} from "../../src/view/text/worked-out.ts";
import { textsIn } from "./every-text.ts";

const ordering = policyIds().flatMap((id) => {
  const policy = findPolicy(id);
  return policy === undefined || policy.pmCriterion === null ? [] : [policy];
});
const volume = {
  pmCriterion: "volume",
  criteria: { volume: { decimals: 1, most: 999 } },
  criterionOf: (u: ArrayLike<number>, pm: number) =>
    1 / [0, 1, 2].reduce((product, r) => product * (1 - (u[3 * pm + r] ?? 0)), 1),
};

describe("a formula with figures", () => {
  it("has two decimals where they suffice", () => {
    expect(workedCriterion(volume, [0.5, 0.5, 0])).toEqual({
      cpu: "0.50",
      net: "0.50",
      mem: "0.00",
      value: "4.0",
    });
  });

  it("has as many decimals as it takes to come to the figure that is shown", () => {
    const u: ResourceVector = [0.8943, 0.3127, 0.5218];
    const worked = workedCriterion(volume, u);
    const [cpu, net, mem] = [worked?.cpu, worked?.net, worked?.mem].map(Number);
    const byHand = 1 / ((1 - (cpu ?? 0)) * (1 - (net ?? 0)) * (1 - (mem ?? 0)));
    expect(worked?.value).toBe((1 / (0.1057 * 0.6873 * 0.4782)).toFixed(1));
    expect(byHand.toFixed(1)).toBe(worked?.value);
    expect(worked?.cpu.length).toBeGreaterThan("0.89".length);
  });

  it("is not worked out beyond what is worth reading, and where nothing is ordered", () => {
    expect(workedCriterion(volume, [0.9999, 0.5, 0.5])).toBeNull();
    expect(workedCriterion({ pmCriterion: null, criteria: {} }, [0.1, 0.1, 0.1])).toBeNull();
  });

  it.each(ordering)("of $id comes to what its column shows", (policy) => {
    const u: ResourceVector = [0.7912, 0.4567, 0.3333];
    const worked = workedCriterion(policy, u);
    const figure = policy.criterionOf?.(Float64Array.from([0, 0, 0, ...u]), 1) ?? Number.NaN;
    expect(worked?.value).toBe(formatCriterion(policy.pmCriterion ?? "", figure, policy.criteria));
    const rounded = Float64Array.from([worked?.cpu, worked?.net, worked?.mem].map(Number));
    const again = policy.criterionOf?.(rounded, 0) ?? Number.NaN;
    expect(formatCriterion(policy.pmCriterion ?? "", again, policy.criteria)).toBe(worked?.value);
    expect(worked?.cpu.startsWith("0.79")).toBe(true);
  });

  it.each(
    ordering.flatMap(({ id, pmCriterion, criteria }) =>
      pmCriterion !== null && pmCriterion in criteria
        ? ["en", "ko"].map((locale) => ({ id, locale, criterion: pmCriterion }))
        : [],
    ),
  )("of $id has a text with all of its figures in $locale", ({ id, locale, criterion }) => {
    const { criteria } = textsIn(`policies/${id}.${locale}`) as {
      readonly criteria: Readonly<Record<string, { readonly worked?: string }>>;
    };
    const worked = criteria[criterion]?.worked ?? "";
    for (const name of ["cpu", "net", "mem", "value"]) expect(worked).toContain(`{{${name}}}`);
  });

  it("is a distance as three differences", () => {
    expect(workedDistance([0.9, 0.5, 0.5], [0.5, 0.2, 0.5])).toEqual({
      cpu: "0.90 \u2212 0.50",
      net: "0.50 \u2212 0.20",
      mem: "0.50 \u2212 0.50",
      value: "0.50",
    });
  });

  it("is a deviation as squares, of so few PMs as can be read", () => {
    expect(workedDeviation([0.4, 0.6], "0.10")).toEqual({
      mean: "0.50",
      squares: "0.10\u00b2 + 0.10\u00b2",
      pms: "2",
      value: "0.10",
    });
    expect(
      workedDeviation(
        Array.from({ length: 9 }, () => 0.5),
        "0.00",
      ),
    ).toBeNull();
    expect(workedDeviation([0.4, 0.6], "0.30")).toBeNull(); // never a figure that it does not come to
  });
});

describe("the PM that is the example", () => {
  const utilization = Float64Array.from([0.2, 0.2, 0.2, 0.9, 0.2, 0.2, 0.3, 0.3, 0.3]);
  const frame = { utilization, threshold: 0.79, isUp: (pm: number) => pm !== 0 };

  it("is the chosen one, else the first that is over", () => {
    expect(workedExample(volume, frame, 2)?.pm).toBe(2);
    expect(workedExample(volume, frame, null)?.pm).toBe(1);
    expect(workedExample(volume, { ...frame, threshold: 0.95 }, null)?.pm).toBe(1);
  });

  it("is none that is down, and no other than the chosen one that is there", () => {
    expect(workedExample(volume, frame, 0)?.pm).toBe(1);
    utilization[3] = 0.9999;
    expect(workedExample(volume, frame, 1)).toBeNull();
    expect(workedExample(volume, frame, null)?.pm).toBe(2);
  });
});
