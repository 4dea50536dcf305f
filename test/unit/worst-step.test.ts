import { describe, expect, it } from "vitest";
import { worstStep } from "../../src/view/over-time/worst-step.ts";

describe("the worst step", () => {
  it("is where most PMs are over in any run, the first of equals", () => {
    const runs = [
      [0, 2, 0, 3],
      [0, 1, 3, 0],
    ];
    expect(worstStep(runs)).toEqual({ step: 2, pms: 3 });
    expect(worstStep(runs.slice(0, 1))).toEqual({ step: 3, pms: 3 });
  });

  it("is nowhere where nobody is ever over", () => {
    expect(worstStep([])).toBeNull();
    expect(worstStep([[0, 0], []])).toBeNull();
  });
});
