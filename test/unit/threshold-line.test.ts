import { describe, expect, it } from "vitest";
import { partsOver } from "../../src/view/over-time/threshold-line.ts";

/** The parts over a threshold that never changes. */
const partsOverOne = (values: readonly number[], value: number) =>
  partsOver(values, [{ from: 0, to: values.length, value }]);

describe("partsOver", () => {
  it("is cut where the line crosses the threshold", () => {
    expect(partsOverOne([0.5, 1, 0.5], 0.75)).toEqual([
      [
        { step: 0.5, value: 0.75 },
        { step: 1, value: 1 },
        { step: 1.5, value: 0.75 },
      ],
    ]);
  });

  it("leaves out what only touches the threshold", () => {
    expect(partsOverOne([0.5, 0.79, 0.79 + 1e-12, 0.5], 0.79)).toEqual([]);
  });

  it("keeps parts at both ends of a run, and apart", () => {
    const parts = partsOverOne([1, 0.5, 1], 0.75);
    expect(parts.map((part) => part.map(({ step }) => step))).toEqual([
      [0, 0.5],
      [1.5, 2],
    ]);
    expect(partsOverOne([1], 0.75)).toEqual([[{ step: 0, value: 1 }]]);
  });
});
