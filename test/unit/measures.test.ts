/** The measures of runs. Figures in drawings are percent of a PM, the threshold is 79. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { HOURLY } from "../../src/base/step-time.ts";
import { figureText, MEASURE_NAMES } from "../../src/cli/measure-text.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import type { RecordPart } from "../../src/engine/record.ts";
import { eventsOf } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { flaps, isFlap } from "../../src/measures/flaps.ts";
import type { MeasuredRun } from "../../src/measures/measure.ts";
import type { MeasureId } from "../../src/measures/registry.ts";
import { CHARTED_MEASURES, MEASURE_IDS, measureOf } from "../../src/measures/registry.ts";
import { figureAfter, figuresAfter, figuresByStep } from "../../src/measures/run-figures.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { formatOf, isBetter } from "../../src/view/text/measure-text.ts";
import { simulate } from "../simulated.ts";
import { interventions } from "./arbitrary-interventions.ts";
import { EVERY_CHOICE, nameOf, workloads } from "./arbitrary-workloads.ts";
import { choose, draw, rounded, run, stepsOf } from "./fixtures.ts";
import { naiveFigure } from "./naive-measures.ts";

const measured = (policy: string, workload: Workload): MeasuredRun => ({
  workload,
  record: run(policy, workload),
});

const changed = (workload: Workload, ...made: Intervention[]): Workload => withInterventions(workload, made);

const byStep = (of: MeasuredRun, id: MeasureId, time = HOURLY): number[] =>
  rounded(figuresByStep(of, id, time));

/** Of the whole run. */
const figure = (of: MeasuredRun, id: MeasureId, time: { readonly stepMinutes: number } = HOURLY): number =>
  figureAfter(of, id, of.record.steps, time);

describe("moves of one VM", () => {
  const hour = "PM0: 10 0 0, 20 0 0 \n PM1: 30 0 0";
  const at = (step: number) => ({ step: stepOf(step), after: 0 });
  const moved = measured(
    "none",
    changed(
      draw([hour, hour, hour]),
      { kind: "move", ...at(0), vm: vmId(0), to: pmId(1) },
      { kind: "swap", ...at(1), vm: vmId(0), with: vmId(1) },
      { kind: "move", ...at(2), vm: vmId(2), to: pmId(0) },
    ),
  );

  it("the most: VM 0 went to PM1 and came back in a swap", () => {
    expect(byStep(moved, "mostMoves")).toEqual([1, 2, 2]);
    expect(figure(moved, "mostMoves")).toBe(2);
  });

  it("of all VMs: a swap moves two", () => {
    expect(byStep(moved, "moves")).toEqual([1, 3, 4]);
  });

  it("are none where nobody moves", () => {
    expect(byStep(measured("none", draw([hour, hour])), "mostMoves")).toEqual([0, 0]);
  });
});

describe("a flap by itself (C3)", () => {
  it("is found among the events of its step, wherever they are counted", () => {
    let found = 0;
    fc.assert(
      fc.property(
        workloads({ pms: 4, vms: 16, steps: 20 }),
        fc.constantFrom(...EVERY_CHOICE),
        (workload, choice) => {
          const run = { record: simulate(workload, deciderOf(choice)), workload };
          const read = flaps(run);
          for (const step of stepsOf(run.record)) {
            const counted = read(step);
            const flapping = eventsOf(run.record, step).flatMap((event, index) =>
              event.kind !== "no-solution" && isFlap(run.record, step, index) ? [event] : [],
            );
            const most = flapping.reduce((sum, { kind }) => sum + (kind === "swap" ? 2 : 1), 0);
            expect(flapping.length).toBeLessThanOrEqual(counted);
            expect(most).toBeGreaterThanOrEqual(counted);
            found += flapping.length;
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(50);
  });
});

describe("flaps (C3)", () => {
  const hour = "PM0: 10 0 0, 20 0 0 \n PM1: 30 0 0 \n PM2: 5 0 0";
  const at = (step: number) => ({ step: stepOf(step), after: 0 });
  const flapping = (...made: Intervention[]): number[] =>
    byStep(measured("none", changed(draw(Array<string>(9).fill(hour)), ...made)), "flaps");
  const away = { kind: "move", ...at(0), vm: vmId(0), to: pmId(1) } as const;

  it("count a VM that comes back within six steps, not one that does later", () => {
    expect(flapping(away, { ...away, ...at(6), to: pmId(0) })).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect(flapping(away, { ...away, ...at(7), to: pmId(0) }).at(-1)).toBe(0);
  });

  it("go by the last move: who comes back by way of a third PM has not flapped", () => {
    expect(
      flapping(away, { ...away, ...at(1), to: pmId(2) }, { ...away, ...at(2), to: pmId(0) }).at(-1),
    ).toBe(0);
  });

  it("count both VMs of a swap that is taken back", () => {
    const swap = { kind: "swap", ...at(0), vm: vmId(0), with: vmId(2) } as const;
    expect(flapping(swap, { ...swap, ...at(1) })).toEqual([0, 2, 2, 2, 2, 2, 2, 2, 2]);
  });
});

describe("time over the threshold", () => {
  /** PM0 is over on cpu by 0.10 and on net by 0.20, PM1 on mem by 0.01; PM2 is at the threshold. */
  const hour = "PM0: 89 99 0 \n PM1: 0 0 80 \n PM2: 79 79 79";

  it("counts each PM for as long as a step is", () => {
    const over = measured("none", draw([hour, hour]));
    expect(byStep(over, "overloadedHours")).toEqual([2, 4]);
    expect(byStep(over, "overloadedHours", { stepMinutes: 30, start: null })).toEqual([1, 2]);
    expect(figure(over, "overloadedHours", { stepMinutes: 1440 })).toBe(96);
    const fives = measured("none", draw(Array<string>(12).fill("PM0: 80 0 0")));
    expect(figure(fives, "overloadedHours", { stepMinutes: 5 })).toBe(1);
  });

  it("weighed by the excess: that of the most utilized resource of each PM", () => {
    const over = measured("none", draw([hour, hour]));
    expect(byStep(over, "overloadedExcess")).toEqual([0.21, 0.42]);
    expect(byStep(over, "overloadedExcess", { stepMinutes: 30, start: null })).toEqual([0.105, 0.21]);
  });

  it("goes by the threshold that holds when the step ends", () => {
    const raised: Intervention = { kind: "threshold", step: stepOf(1), after: 0, value: 0.9 };
    const over = measured("none", changed(draw([hour, hour]), raised));
    expect(byStep(over, "overloadedHours")).toEqual([2, 3]);
    expect(byStep(over, "overloadedExcess")).toEqual([0.21, 0.3]);
  });

  it("is what is left once the policy has acted", () => {
    const relieved = measured("scoa", draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0"));
    expect([figure(relieved, "overloadedHours"), figure(relieved, "overloadedExcess")]).toEqual([0, 0]);
  });
});

describe("max - min", () => {
  const hour = "PM0: 20 50 0 \n PM1: 60 40 10 \n PM2:";

  it("of each resource, and of the one where it is widest", () => {
    const even = measured("none", draw(hour));
    expect(rounded(Object.values(figuresAfter(even, SPREADS, 1, HOURLY)))).toEqual([0.6, 0.5, 0.1, 0.6]);
  });

  it("leaves out a PM that is down", () => {
    const down: Intervention = { kind: "pm-down", step: stepOf(1), after: 0, pm: pmId(2) };
    const without = measured("none", changed(draw([hour, hour]), down));
    expect(byStep(without, "spreadCpu")).toEqual([0.6, 0.4]);
    expect(byStep(without, "spread")).toEqual([0.6, 0.4]);
    expect(figure(without, "spreadCpu")).toBeCloseTo(0.5, 12); // the mean of the two
  });

  it("is the same from the record's quantiles", () => {
    fc.assert(
      fc.property(workloads({ pms: 6, vms: 20, steps: 20 }), (workload) => {
        const relocate = deciderOf(choose("scoa"));
        const plain = { workload, record: simulate(workload, relocate) };
        const summed = { workload, record: simulate(workload, relocate, { quantiles: true }) };
        for (const id of SPREADS) expect(byStep(summed, id)).toEqual(byStep(plain, id));
      }),
      { numRuns: 30 },
    );
  });

  const SPREADS = ["spreadCpu", "spreadNet", "spreadMem", "spread"] as const;
});

describe("moves that relieved nothing (P10)", () => {
  it("are counted step by step", () => {
    // Sandpiper takes the VM with the largest volume that fits: of mem, while PM0 is over on cpu
    const hour = "PM0: 70 0 0, 12 0 0, 0 0 30 \n PM1: 20 0 0";
    const calm = "PM0: 10 0 0, 12 0 0, 0 0 30 \n PM1: 20 0 0";
    expect(byStep(measured("sandpiper-2008", draw([hour, calm])), "relievedNothing")).toEqual([1, 1]);
  });
});

/** In hour 0 only PM0 is over, in hour 1 PM0 and PM2 are, in hour 2 nobody. */
const HOURS = [
  "PM0: 50 0 10, 30 0 20 \n PM1: 10 0 0 \n PM2: 60 0 0",
  "PM0: 50 0 10, 40 0 20 \n PM1: 10 0 0 \n PM2: 95 0 0",
  "PM0: 10 0 10, 10 0 20 \n PM1: 10 0 0 \n PM2: 10 0 0",
];

describe("a score", () => {
  const scoreOf = (of: MeasuredRun, steps: number) => figuresAfter(of, MEASURE_IDS, steps, HOURLY);

  it("counts what was over when each hour began, and what of it was left", () => {
    const made: Intervention = { kind: "move", step: stepOf(0), after: 0, vm: vmId(1), to: pmId(1) };
    const byHand = measured("by-hand", changed(draw(HOURS), made));
    expect(scoreOf(byHand, 1)).toMatchObject({
      found: 1,
      resolved: 1,
      overloadedHours: 0,
      moves: 1,
      noSolution: 0,
    });
    // With VM 1 gone, PM0 has 50 in hour 1; PM2's only VM is left where it is.
    const whole = scoreOf(byHand, 3);
    expect(whole).toMatchObject({
      found: 2,
      resolved: 1,
      overloadedHours: 1,
      noSolution: 1,
      overload: 1,
      migration: 1,
    });
    expect(whole.movedMemory).toBeCloseTo(0.2, 9);
    expect(whole.overloadedExcess).toBeCloseTo(0.16, 9);
  });

  it("does not count what a move makes worse as found", () => {
    const made: Intervention = { kind: "move", step: stepOf(0), after: 0, vm: vmId(0), to: pmId(1) };
    const worse = measured("by-hand", changed(draw("PM0: 50 0 0 \n PM1: 40 0 0"), made));
    expect(scoreOf(worse, 1)).toMatchObject({ found: 0, resolved: 0, overloadedHours: 1 });
  });

  it("goes by the threshold of each hour", () => {
    const raised: Intervention = { kind: "threshold", step: stepOf(1), after: 0, value: 0.96 };
    expect(scoreOf(measured("none", draw(HOURS)), 3)).toMatchObject({ found: 3, overloadedHours: 3 });
    expect(scoreOf(measured("none", changed(draw(HOURS), raised)), 3)).toMatchObject({
      found: 1,
      overloadedHours: 1,
    });
  });

  it("is nothing before the first hour has ended", () => {
    const score = scoreOf(measured("scoa", draw(HOURS)), 0);
    expect(score).toEqual(Object.fromEntries(MEASURE_IDS.map((id) => [id, 0])));
  });

  it.each(["scoa", "sandpiper-2008"])("is Table 2 in the paper's scenario: %s", (policy) => {
    const played = measured(policy, createWorkload(createPreset("paper")));
    const score = scoreOf(played, played.record.steps);
    expect(score).toMatchObject(totalCounters(played.record));
    expect(score.resolved).toBeGreaterThan(0);
    expect(score.resolved).toBeLessThanOrEqual(score.found);
    expect(score.mostMoves).toBeGreaterThan(0);
    expect(score.mostMoves).toBeLessThanOrEqual(score.moves);
  });
});

describe("a measure of a run that grows", () => {
  it.each(MEASURE_IDS)("judges no step twice, and can go back: %s", (id) => {
    const workload = draw(Array.from({ length: 48 }, (_, hour) => HOURS[hour % 3] ?? ""));
    const whole = run("sandpiper-2008", workload);
    let judged = 0;
    const watched = whole.parts.map(
      (part) =>
        new Proxy(part, {
          get(target, key) {
            // Running totals and events may be asked again: what costs a pass over all PMs may not.
            if (key === "utilization" && target.first + target.steps <= judged)
              throw new Error("judged again");
            return Reflect.get(target, key);
          },
        }),
    );
    const growing = { ...whole, parts: watched.slice(0, 1) };
    const [partly, wholly] = [
      { record: growing, workload },
      { record: whole, workload },
    ];
    const first = figureAfter(partly, id, 48, HOURLY);
    expect(first).toBe(figureAfter(wholly, id, 16, HOURLY));
    const drawn = figuresByStep(partly, id, HOURLY);
    expect(drawn).toHaveLength(16);
    judged = 16;
    growing.parts.push(...watched.slice(1));
    expect(figureAfter(partly, id, 48, HOURLY)).toBe(figureAfter(wholly, id, 48, HOURLY));
    judged = 48;
    expect(figureAfter(partly, id, 16, HOURLY)).toBe(first);
    const all = figuresByStep(partly, id, HOURLY);
    expect(all).toEqual(figuresByStep(wholly, id, HOURLY));
    expect(all.subarray(0, 16)).toEqual(drawn);
  });
});

describe("a measure of the first steps", () => {
  it.each(MEASURE_IDS)("judges no step that nobody asks about: %s", (id) => {
    const workload = draw(Array.from({ length: 48 }, (_, hour) => HOURS[hour % 3] ?? ""));
    const whole = run("sandpiper-2008", workload);
    const [first, ...others] = whole.parts;
    const untouched = others.map((part) => new Proxy(part, { get: (target, key) => onlySizes(target, key) }));
    const partly = {
      workload,
      record: { ...whole, parts: first === undefined ? [] : [first, ...untouched] },
    };
    expect(figureAfter(partly, id, 16, HOURLY)).toBe(
      figureAfter({ workload, record: whole }, id, 16, HOURLY),
    );
  });

  const onlySizes = (part: RecordPart, key: string | symbol): unknown => {
    if (key !== "first" && key !== "steps")
      throw new Error(`${String(key)} of a step that is not asked about`);
    return Reflect.get(part, key);
  };
});

describe.each(EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice })))(
  "of any run, $name",
  ({ choice }) => {
    const forked = workloads({ pms: 5, vms: 16, steps: 18 })
      .filter(({ vms }) => vms > 1)
      .chain((workload) => interventions(workload).map((made) => withInterventions(workload, made)));

    /** As exact as a sum of doubles is: what many moves send is hundreds of thousands of MiB, and rounded accordingly. */
    const expectSame = (id: MeasureId, value: number, naive: number): void =>
      expect(Math.abs(value - naive), `${id}: ${value}, and not ${naive}`).toBeLessThan(
        5e-10 + 1e-12 * Math.abs(naive),
      );

    it("every measure is what its definition says, after any number of steps, and within its range", () => {
      const property = (workload: Workload, first: number): void => {
        const of = { workload, record: run(choice, workload) };
        for (const id of MEASURE_IDS) {
          const steps = Math.min(first, workload.steps);
          const value = figureAfter(of, id, first, HOURLY);
          expectSame(id, value, naiveFigure(of, id, steps));
          expectSame(id, figure(of, id), naiveFigure(of, id, workload.steps));
          const [least, most] = measureOf(id).range;
          for (const each of figuresByStep(of, id, HOURLY)) {
            expect(each, id).toBeGreaterThanOrEqual(least);
            expect(each, id).toBeLessThanOrEqual(most);
          }
        }
      };
      fc.assert(fc.property(forked, fc.integer({ min: 0, max: 18 }), property), { numRuns: 40 });
    });
  },
);

describe("the registry", () => {
  it("says which measures are 0 where nobody acts, and no others", () => {
    const idle = measured("none", draw("PM0: 90 20 30 \n PM1: 10 10 10"));
    const zero = MEASURE_IDS.filter((id) => figure(idle, id) === 0);
    expect(zero).toEqual(MEASURE_IDS.filter((id) => measureOf(id).ofActing));
  });

  it("has every measure once, and offers each once", () => {
    expect(new Set(MEASURE_IDS).size).toBe(MEASURE_IDS.length);
    expect(new Set(CHARTED_MEASURES).size).toBe(CHARTED_MEASURES.length);
    const names = MEASURE_IDS.map((id) => MEASURE_NAMES[id]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("says which way is better, where one is", () => {
    expect([isBetter("overloadedHours", -2), isBetter("moves", 1), isBetter("moves", 0)]).toEqual([
      true,
      false,
      null,
    ]);
    expect(isBetter("resolved", 1)).toBeNull(); // more were found, perhaps
  });

  it("says how figures are written, on the page and in a terminal", () => {
    const written = (id: MeasureId, value: number): string[] => [formatOf(id)(value), figureText(id, value)];
    expect(written("moves", 12_345)).toEqual(["12\u202f345", "12345"]);
    expect(written("overloadedHours", 0.25)).toEqual(["0.25", "0.25"]);
    expect(written("overloadedHours", 12_345)).toEqual(["12\u202f345", "12345"]);
    expect(written("overloadedExcess", 0.21)).toEqual(["0.21", "0.21"]);
    expect(written("overloadedExcess", 12_345.6)).toEqual(["12\u202f346", "12345.60"]);
    expect(written("deviationCpu", 0.1234)).toEqual(["0.123", "0.1234"]);
    expect(written("spread", 0.1234)).toEqual(["0.12", "0.1234"]);
  });
});
