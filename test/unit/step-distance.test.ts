/** OP8: how far a step is from the best. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { distancesOf } from "../../src/runner/run-distances.ts";
import type { Solve } from "../../src/runner/solvers.ts";
import type { StepDistance } from "../../src/solver/step-distance.ts";
import { sumOfDistances } from "../../src/solver/step-distance.ts";
import { answer } from "../simulated.ts";
import { draw, run } from "./fixtures.ts";

const solve: Solve = (question) => Promise.resolve(answer(question));
const { signal } = new AbortController();

const distances = (policy: string, workload: Workload): Promise<(StepDistance | null)[]> =>
  distancesOf({ workload, record: run(policy, workload) }, { solve, signal, told() {} });

/** The first hour is over, and one move relieves it; the second is calm under whoever made it. */
const TWO_HOURS = ["PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0", "PM0: 50 0 0, 20 0 0 \n PM1: 10 0 0"];

describe("the distance of a step from the best", () => {
  it("is nothing for the optimum itself", async () => {
    const none = { excess: 0, moves: 0, isProven: true };
    expect(await distances("optimum", draw(TWO_HOURS))).toEqual([none, none]);
  });

  it("counts the excess that a policy left and need not have", async () => {
    const [first, second] = await distances("none", draw(TWO_HOURS));
    expect(first?.excess).toBeCloseTo(0.11, 9);
    expect(first).toMatchObject({ moves: 0, isProven: true });
    expect(second).toEqual({ excess: 0, moves: 0, isProven: true });
  });

  it("counts no excess that nobody could have avoided", async () => {
    const [first] = await distances("none", draw("PM0: 90 0 0 \n PM1: 10 0 0"));
    expect(first).toEqual({ excess: 0, moves: 0, isProven: true });
  });

  it("counts the moves beyond the fewest, also where none were needed", async () => {
    const calm = draw("PM0: 0 0 40, 0 0 20 \n PM1:");
    expect(await distances("proxlb", calm)).toMatchObject([{ excess: 0, isProven: true }]);
    const [first] = await distances("proxlb", calm);
    expect(first?.moves).toBeGreaterThan(0);
  });

  it("is not known where a person intervened in the step", async () => {
    const made = [{ kind: "move", step: stepOf(0), after: 0, vm: vmId(1), to: pmId(1) }] as const;
    const [first, second] = await distances("none", withInterventions(draw(TWO_HOURS), made));
    expect(first).toBeNull();
    expect(second).not.toBeNull();
  });

  it("is not known where the fleet is too large", async () => {
    const rows = Array.from({ length: 60 }, (_, pm) => `PM${pm}: ${pm === 0 ? "50" : "10"} 0 0, 30 0 0`);
    const [first] = await distances("none", draw([rows.join("\n").replace("50 0 0, 30", "50 0 0, 35")]));
    expect(first).toBeNull();
  });

  it("adds up over the steps that have one", () => {
    const steps = [
      { excess: 0.5, moves: 2, isProven: true },
      null,
      { excess: 0.25, moves: 1, isProven: false },
    ];
    expect(sumOfDistances(steps)).toEqual({ excess: 0.75, moves: 3, unproven: 1, unknown: 1 });
  });

  it("is called off while a solver works", async () => {
    const controller = new AbortController();
    const workload = draw(TWO_HOURS);
    const never: Solve = (_, given) =>
      new Promise((_resolve, reject) => {
        given.addEventListener("abort", () => reject(given.reason));
        setTimeout(() => controller.abort(new Error("no need")));
      });
    const means = { solve: never, signal: controller.signal, told() {} };
    await expect(distancesOf({ workload, record: run("none", workload) }, means)).rejects.toThrow("no need");
  });
});
