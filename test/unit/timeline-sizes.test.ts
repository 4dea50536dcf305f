/** How high the timeline wants to be in each of its forms. */

import { describe, expect, it } from "vitest";
import { timelineForm, timelineHeight } from "../../src/charts/timeline/timeline-sizes.ts";

describe("the timeline", () => {
  const screen = { phone: false, low: false, folded: false };

  it("is low on a low screen, once there are three lanes", () => {
    expect(timelineForm(2, { ...screen, low: true })).toBe("main");
    expect(timelineForm(3, { ...screen, low: true })).toBe("low");
    expect(timelineForm(4, screen)).toBe("main");
  });

  it("folds, but not on a phone", () => {
    expect(timelineForm(4, { ...screen, low: true, folded: true })).toBe("folded");
    expect(timelineForm(4, { phone: true, low: true, folded: true })).toBe("phone");
  });

  it("leaves room beside its controls, within 170 px, for four lanes on a low screen", () => {
    const CONTROLS = 35;
    expect(timelineHeight("low", 4, true) + CONTROLS).toBeLessThanOrEqual(170);
    expect(timelineHeight("low", 3, true)).toBeLessThanOrEqual(timelineHeight("low", 4, true));
    expect(timelineHeight("folded", 4, true)).toBeLessThan(34);
  });
});
