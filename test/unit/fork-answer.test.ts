/** What a fork's change did over the whole run. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { HOURLY } from "../../src/base/step-time.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import { forkAnswer } from "../../src/view/compare/fork-answer.ts";
import { draw, run } from "./fixtures.ts";

const OVER = "PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0";
const workload = draw([OVER, OVER, OVER]);
const moved = withInterventions(workload, [
  { kind: "move", step: stepOf(1), after: 0, vm: vmId(1), to: pmId(1) },
]);
const original = { workload, record: run("none", workload) };
const fork = { workload: moved, record: run("none", moved) };

describe("what a fork's change did", () => {
  it("is told with the difference, and whether that is for the better", () => {
    expect(forkAnswer(fork, original, ["overloadedHours", "moves", "swap"], HOURLY)).toEqual({
      steps: 3,
      isWhole: true,
      figures: [
        { measure: "overloadedHours", value: 1, by: -2, better: true },
        { measure: "moves", value: 1, by: 1, better: false },
        { measure: "swap", value: 0, by: 0, better: null },
      ],
    });
  });

  it("covers the steps that both runs have done", () => {
    const half = { ...fork.record, parts: [] };
    const answer = forkAnswer({ ...fork, record: half }, original, ["moves"], HOURLY);
    expect(answer).toEqual({
      steps: 0,
      isWhole: false,
      figures: [{ measure: "moves", value: 0, by: 0, better: null }],
    });
  });
});
