import { describe, expect, it } from "vitest";
import { formatCount, formatHours, formatTick, formatUtilization } from "../../src/view/text/figures.ts";

describe("formatUtilization", () => {
  it("has two decimals", () => {
    expect(formatUtilization(0.8349, 0.79)).toBe("0.83");
    expect(formatUtilization(1.204, 0.79)).toBe("1.20");
    expect(formatUtilization(0, 0.79)).toBe("0.00");
  });

  it("has three where two would hide the verdict", () => {
    expect(formatUtilization(0.7896, 0.79)).toBe("0.790");
    expect(formatUtilization(0.794, 0.79)).toBe("0.794");
    expect(formatUtilization(0.7862, 0.79)).toBe("0.786");
    expect(formatUtilization(0.79, 0.79)).toBe("0.790");
  });

  it("never shows a figure over the threshold as one that is not", () => {
    expect(formatUtilization(0.7904, 0.79)).toBe("0.7904");
    expect(formatUtilization(0.79004, 0.79)).toBe("0.79004");
  });

  it("keeps to two where rounding moves the figure away from the threshold", () => {
    expect(formatUtilization(0.796, 0.79)).toBe("0.80");
    expect(formatUtilization(0.784, 0.79)).toBe("0.78");
  });
});

describe("other figures", () => {
  it("groups digits from five on", () => {
    expect(formatCount(1234)).toBe("1234");
    expect([formatHours(1234), formatHours(0.25), formatHours(1 / 12)]).toEqual(["1234", "0.25", "0.08"]);
    expect(formatCount(1234567)).toBe("1\u202f234\u202f567");
  });

  it("writes ticks without trailing zeros", () => {
    expect([0, 0.25, 0.30000000000000004, 1].map(formatTick)).toEqual(["0", "0.25", "0.3", "1"]);
  });
});
