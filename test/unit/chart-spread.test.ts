import { describe, expect, it } from "vitest";
import { spread } from "../../src/charts/marks/spread.ts";

describe("spread", () => {
  it("leaves labels where they belong while they are apart", () => {
    expect(spread([10, 40], 15, 0, 60)).toEqual([10, 40]);
  });

  it("moves close ones apart around their middle, in their order", () => {
    expect(spread([20, 18], 16, 0, 60)).toEqual([27, 11]);
    expect(spread([20, 20], 10, 0, 60)).toEqual([15, 25]);
  });

  it("stays within the column while there is room", () => {
    expect(spread([0, 1], 10, 0, 60)).toEqual([0, 10]);
    expect(spread([60, 60, 60], 10, 0, 60)).toEqual([40, 50, 60]);
  });

  it("never brings two together, room or not", () => {
    const placed = spread([5, 6, 7, 8], 13, 0, 44);
    expect(placed.slice(1).every((at, i) => at - (placed[i] ?? 0) >= 13)).toBe(true);
  });
});
