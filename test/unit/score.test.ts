/** What runs have achieved, and how forks differ. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { HOURLY } from "../../src/base/step-time.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { countersBefore, totalCounters } from "../../src/engine/metrics.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { formatFigure } from "../../src/view/figures.ts";
import { counterDifference, pmDifference, signed } from "../../src/view/fork-difference.ts";
import { createEffectFinder } from "../../src/view/intervention-effect.ts";
import type { ScoredRun } from "../../src/view/score.ts";
import { movesByStep, runScore } from "../../src/view/score.ts";
import {
  deviationSeries,
  movedMemorySeries,
  movesSeries,
  overloadedHoursSeries,
} from "../../src/view/series.ts";
import { draw, run, sentence } from "./fixtures.ts";

const scored = (policy: string, workload: Workload): ScoredRun => ({
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

describe("a score", () => {
  it("counts what was over when each hour began, and what of it was left", () => {
    const made: Intervention = { kind: "move", step: stepOf(0), after: 0, vm: vmId(1), to: pmId(1) };
    const byHand = scored("by-hand", changed(draw(HOURS), made));
    expect(runScore(byHand, 1, HOURLY)).toMatchObject({
      found: 1,
      resolved: 1,
      overHours: 0,
      moves: 1,
      noSolution: 0,
    });
    // With VM 1 gone, PM0 has 50 in hour 1; PM2's only VM is left where it is.
    expect(runScore(byHand, 3, HOURLY)).toMatchObject({
      found: 2,
      resolved: 1,
      overHours: 1,
      noSolution: 1,
      overload: 1,
      migration: 1,
    });
    expect(runScore(byHand, 3, HOURLY).movedMemory).toBeCloseTo(0.2, 9);
  });

  it("does not count what a move makes worse as found", () => {
    const made: Intervention = { kind: "move", step: stepOf(0), after: 0, vm: vmId(0), to: pmId(1) };
    const worse = scored("by-hand", changed(draw("PM0: 50 0 0 \n PM1: 40 0 0"), made));
    expect(runScore(worse, 1, HOURLY)).toMatchObject({ found: 0, resolved: 0, overHours: 1 });
  });

  it("counts PM-hours in hours, whatever the length of a step", () => {
    const over = scored("none", draw(HOURS));
    expect(runScore(over, 3, HOURLY).overHours).toBe(3);
    expect(runScore(over, 3, { stepMinutes: 5 }).overHours).toBe(0.25);
    expect(runScore(over, 3, { stepMinutes: 1440 }).overHours).toBe(72);
    expect([...overloadedHoursSeries(over.record, { stepMinutes: 30 })]).toEqual([0.5, 1.5, 1.5]);
  });

  it("goes by the threshold of each hour", () => {
    const raised: Intervention = { kind: "threshold", step: stepOf(1), after: 0, value: 0.96 };
    expect(runScore(scored("none", draw(HOURS)), 3, HOURLY)).toMatchObject({ found: 3, overHours: 3 });
    expect(runScore(scored("none", changed(draw(HOURS), raised)), 3, HOURLY)).toMatchObject({
      found: 1,
      overHours: 1,
    });
  });

  it("is that of the hours asked for, and nothing before the first has ended", () => {
    const score = runScore(scored("scoa", draw(HOURS)), 0, HOURLY);
    expect(score).toEqual({
      overload: 0,
      relievedNothing: 0,
      migration: 0,
      swap: 0,
      noSolution: 0,
      found: 0,
      resolved: 0,
      overHours: 0,
      moves: 0,
      movedMemory: 0,
      deviation: [0, 0, 0],
    });
  });

  it.each(["scoa", "sandpiper-2008"])(
    "agrees with the series of the charts in the paper's scenario: %s",
    (policy) => {
      const played = scored(policy, createWorkload(createPreset("paper")));
      const { record } = played;
      const score = runScore(played, record.steps, HOURLY);
      expect(score).toMatchObject(totalCounters(record));
      expect(score.moves).toBe(movesSeries(record).at(-1));
      expect(score.movedMemory).toBeCloseTo(movedMemorySeries(record).at(-1) ?? Number.NaN, 9);
      expect(score.overHours).toBe(overloadedHoursSeries(record, HOURLY).at(-1));
      const cpu = deviationSeries(record, 0);
      expect(score.deviation[0]).toBeCloseTo(cpu.reduce((a, b) => a + b, 0) / cpu.length, 12);
      expect(score.resolved).toBeGreaterThan(0);
      expect(score.resolved).toBeLessThanOrEqual(score.found);
    },
  );
});

describe("a score of a run that grows", () => {
  it("judges no hour twice, and can go back", () => {
    const hours = Array.from({ length: 48 }, (_, hour) => HOURS[hour % 3] ?? "");
    const workload = draw(hours);
    const whole = run("sandpiper-2008", workload);
    const parts = whole.parts.map((part) => ({ part, isJudged: false }));
    const watched = parts.map((entry) => {
      return new Proxy(entry.part, {
        get(part, key) {
          if (key === "utilization" && entry.isJudged) throw new Error("judged again");
          return Reflect.get(part, key);
        },
      });
    });
    const growing = { ...whole, parts: watched.slice(0, 1) };
    const first = runScore({ record: growing, workload }, 48, HOURLY);
    expect(first).toEqual(runScore({ record: whole, workload }, 16, HOURLY));
    for (const entry of parts.slice(0, 1)) entry.isJudged = true;
    growing.parts.push(...watched.slice(1));
    expect(runScore({ record: growing, workload }, 48, HOURLY)).toEqual(
      runScore({ record: whole, workload }, 48, HOURLY),
    );
    expect(runScore({ record: growing, workload }, 16, HOURLY)).toEqual(first);
    expect(first.found).toBeGreaterThan(0);
  });
});

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
  it("in its counters at the same moment", () => {
    const [fork, original] = [run("scoa", draw(HOURS)), run("none", draw(HOURS))];
    expect(
      counterDifference(countersBefore(fork, stepOf(0), 9), countersBefore(original, stepOf(0), 9)),
    ).toEqual({ overload: 1, migration: 1, swap: 0, noSolution: 0 });
  });

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
