/** What runs did side by side, and how forks differ. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { Workload } from "../../src/engine/workload.ts";
import type { MeasuredRun } from "../../src/measures/measure.ts";
import { pmDifference, signed } from "../../src/view/compare/fork-difference.ts";
import { createEffectFinder } from "../../src/view/compare/intervention-effect.ts";
import { movesByStep } from "../../src/view/over-time/moves-by-step.ts";
import { formatFigure } from "../../src/view/text/figures.ts";
import { draw, run, sentence } from "./fixtures.ts";

const scored = (policy: string, workload: Workload): MeasuredRun => ({
  workload,
  record: run(policy, workload),
});

const changed = (workload: Workload, ...made: Intervention[]): Workload => withInterventions(workload, made);

/** In hour 0 only PM0 is over, in hour 1 PM0 and PM2 are, in hour 2 nobody. */
const HOURS = [
  "PM0: 50 0 10, 30 0 20 \n PM1: 10 0 0 \n PM2: 60 0 0",
  "PM0: 50 0 10, 40 0 20 \n PM1: 10 0 0 \n PM2: 95 0 0",
  "PM0: 10 0 10, 10 0 20 \n PM1: 10 0 0 \n PM2: 10 0 0",
];

describe("the table of moves", () => {
  it("has the hours in which anybody did something, and names so many events of each", () => {
    const records = [run("by-hand", draw(HOURS)), run("scoa", draw(HOURS))];
    const rows = movesByStep(records, 3, 1);
    expect(rows.map(({ step }) => step)).toEqual([0, 1]);
    expect(rows[1]?.runs.map(({ events, more }) => [events.map(sentence), more])).toEqual([
      [["PM0: no solution"], 1],
      [[expect.stringContaining("PM2")], expect.any(Number)],
    ]);
    expect(movesByStep(records, 1, 1).map(({ step }) => step)).toEqual([0]);
  });
});

describe("how a fork differs", () => {
  it("PM by PM, on the resource where it differs most; a PM that was not there has nothing to differ from", () => {
    const original = Float64Array.of(0.5, 0.5, 0.5, 0.1, 0.1, 0.1);
    const fork = Float64Array.of(0.504, 0.5, 0.5, 0.1, 0.3, 0.2, 0, 0, 0);
    expect(pmDifference(fork, original, 0)).toBeNull();
    expect(pmDifference(fork, original, 1)).toEqual({ resource: 1, by: expect.closeTo(0.2, 9) });
    expect(pmDifference(fork, original, 2)).toBeNull();
  });

  it("is written with its sign", () => {
    expect([0.14, -0.14, 0.001, 0].map((figure) => signed(figure, formatFigure))).toEqual([
      "+0.14",
      "−0.14",
      "0.00",
      "0.00",
    ]);
  });
});

describe("an intervention that was passed over", () => {
  const at = { step: stepOf(0), after: 0 };
  const whyPast = (...made: Intervention[]) =>
    made.map(createEffectFinder(scored("by-hand", changed(draw(HOURS), ...made))));
  const move = (vm: number, to: number): Intervention => ({
    kind: "move",
    ...at,
    vm: vmId(vm),
    to: pmId(to),
  });

  it("is a move to where the VM is, and no other", () => {
    expect(whyPast(move(0, 0))).toEqual(["there-already"]);
    expect(whyPast(move(0, 1))).toEqual([null]);
    expect(whyPast({ ...move(0, 1), after: 99 } as Intervention)).toEqual([null]);
  });

  it("is each by itself, though another one like it was made", () => {
    // VM 0 goes to PM1 once: the second time it is there already.
    expect(whyPast(move(0, 1), move(0, 1))).toEqual([null, "there-already"]);
    // And back and forth: each of the three was made.
    expect(whyPast(move(0, 1), move(0, 0), move(0, 1))).toEqual([null, null, null]);
  });

  it("is a threshold that holds already", () => {
    const threshold = (value: number): Intervention => ({ kind: "threshold", ...at, value });
    expect(whyPast(threshold(0.79), threshold(0.9))).toEqual(["same-threshold", null]);
  });

  it("is what comes after the last hour, a veto or load, too", () => {
    const veto = (step: number): Intervention => ({
      kind: "veto",
      step: stepOf(step),
      vm: vmId(0),
      to: pmId(1),
    });
    expect(whyPast(veto(0), veto(3))).toEqual([null, "beyond-the-end"]);
  });

  it("is a swap of two VMs of one PM, and no other", () => {
    const swap = (vm: number, other: number): Intervention => ({
      kind: "swap",
      ...at,
      vm: vmId(vm),
      with: vmId(other),
    });
    expect(whyPast(swap(0, 1))).toEqual(["same-pm"]);
    expect(whyPast(swap(0, 2))).toEqual([null]);
  });

  it("is a move to a PM that is down", () => {
    expect(whyPast({ kind: "pm-down", ...at, pm: pmId(1) }, move(0, 1))).toEqual([null, "not-up"]);
  });

  it("is the last PM's going down", () => {
    const down = (pm: number): Intervention => ({ kind: "pm-down", ...at, pm: pmId(pm) });
    expect(whyPast(down(0), down(1), down(2))).toEqual([null, null, "last-pm"]);
  });
});
