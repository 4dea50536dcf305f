/** What the page draws of a policy's forecasts is what the policy goes by, whichever policy it is. */

import { describe, expect, it } from "vitest";
import { stepOf, vmId } from "../../src/base/ids.ts";
import { createRecord, eventsOf } from "../../src/engine/record.ts";
import { createSimulation, startAt } from "../../src/engine/simulate.ts";
import type { Expected, Forecaster } from "../../src/forecast/forecaster.ts";
import { findPolicy, forecasterOf, policyIds } from "../../src/policies/registry.ts";
import { RunForecasts } from "../../src/view/over-time/run-forecasts.ts";
import { bytesOf, choose, decider, draw, explain, explainStep, run } from "./fixtures.ts";

/** Expects the last figure again, give or take a tenth. */
const again = (of: Forecaster["of"], looksBack = 3): Forecaster => ({
  of,
  resources: [0],
  looksBack,
  within: 0.9,
  expect(figures, from, to, into: Expected) {
    if (to - from < 2) return false;
    into.value = figures[to - 1] ?? 0;
    into.low = into.value - 0.1;
    into.high = into.value + 0.1;
    return true;
  },
});

const hours = [
  "PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0",
  "PM0: 30 0 0, 20 0 0 \n PM1: 10 0 0",
  "PM0: 40 0 0, 20 0 0 \n PM1: 5 0 0",
  "PM0: 10 0 0, 20 0 0 \n PM1: 10 0 0",
];
const workload = draw(hours);
const record = run("sandpiper-2008", workload); // VM 0 goes to PM1 at once

const rounded = (points: ReturnType<RunForecasts["ofVm"]>): number[][] =>
  points.map(({ step, value, low, high }) => [
    step,
    ...[value, low, high].map((figure) => Number(figure.toFixed(6))),
  ]);

describe("forecasts of a run", () => {
  it("are of a VM what its demands before each step let one expect", () => {
    const forecasts = new RunForecasts(record, workload, again("vm"));
    expect(rounded(forecasts.ofVm(2, 0))).toEqual([
      [2, 0.1, 0, 0.2],
      [3, 0.05, 0, 0.15],
    ]);
    expect(forecasts.ofVm(2, 1)).toEqual([]); // nobody forecasts net
  });

  it("are of a PM what the record before each step does", () => {
    const forecasts = new RunForecasts(record, workload, again("pm"));
    expect(rounded(forecasts.ofPm(0, 0))).toEqual([
      [2, 0.2, 0.1, 0.3],
      [3, 0.2, 0.1, 0.3],
    ]);
    expect(forecasts.ofVm(0, 0)).toEqual([]);
  });

  it("or the sum of those of the VMs that it runs, in what it has, their errors as if independent", () => {
    const large = { ...workload, capacity: workload.capacity.map(() => 2) };
    const two = Math.sqrt(0.02) / 2;
    expect(rounded(new RunForecasts(record, large, again("vm")).ofPm(1, 0))[0]).toEqual(
      [2, 0.2, 0.2 - two, 0.2 + two].map((figure) => Number(figure.toFixed(6))),
    );
    expect(rounded(new RunForecasts(record, large, again("vm")).ofPm(0, 0))[0]).toEqual([2, 0.1, 0.05, 0.15]);
  });

  it("are not worked out where that would take long, and say so", () => {
    const forecasts = new RunForecasts(record, { ...workload, steps: 5000 }, again("pm", 5000));
    expect(forecasts.isTooLong(1)).toBe(true);
    expect(forecasts.ofPm(0, 0)).toEqual([]);
  });
});

describe("policies that forecast", () => {
  it("declare it, with some parameters or others; most do not", () => {
    const all = policyIds().filter((id) => forecasterOf(choose(id), 60) !== null);
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBeLessThan(policyIds().length / 2);
    const choice = choose("sandpiper-nsdi07", { forecast: "on" });
    expect(forecasterOf(choice, 60)).not.toBeNull();
    expect(findPolicy(choice.policy)?.forecasterWith(choose(choice.policy).parameters, 60)).toBeNull();
  });

  it("go by what is drawn: of a VM", () => {
    const drawn = draw([20, 40, 20, 40, 30].map((cpu) => `PM0: \n PM1: ${cpu} 0 0`));
    const choice = choose("mfr", { day: 4, waves: 0, current: "any" });
    const [formed] = explain(choice, drawn, 4).flatMap((each) => (each.kind === "formed" ? [each] : []));
    const forecaster = forecasterOf(choice, 60);
    if (forecaster === null) throw new Error("it forecasts");
    const [point] = new RunForecasts(run(choice, drawn), drawn, forecaster).ofVm(vmId(0), 0);
    expect(point?.step).toBe(4);
    expect(point?.value).toBe(formed?.figures["expected"]?.value);
    expect(point?.high).toBeCloseTo(formed?.figures["most"]?.value ?? 0, 12);
  });

  it("go by what is drawn: of a PM, where nothing has moved", () => {
    const drawn = draw([10, 20, 30, 81, 82].map((cpu) => `PM0: ${cpu} 0 0 \n PM1: 80 0 0`));
    const choice = choose("sandpiper-nsdi07", { forecast: "on", history: 4 });
    const forms = explain(choice, drawn, 3).flatMap((each) => (each.kind === "formed" ? [each] : []));
    const forecaster = forecasterOf(choice, 60);
    if (forecaster === null) throw new Error("it forecasts");
    const points = new RunForecasts(run(choice, drawn), drawn, forecaster).ofPm(0, 0);
    const expected = forms.find(({ name, pm }) => name === "forecast" && pm === 0)?.figures["expected"]
      ?.value;
    expect(points.find(({ step }) => step === 4)?.value).toBeCloseTo(expected ?? 0, 12);
  });
});

describe("what is known of the past", () => {
  const demands = Array.from({ length: 20 }, (_, hour) => {
    const [a, b] = [45 + 25 * Math.sin(hour), 45 + 20 * Math.cos(2 * hour)];
    return `PM0: ${a.toFixed(0)} 0 10, ${b.toFixed(0)} 0 10 \n PM1: 40 0 10, 10 0 10 \n PM2: 20 0 10`;
  });

  it.each([
    choose("sandpiper-nsdi07", { forecast: "on", hits: 1, samples: 2, window: 4 }),
    choose("mfr", { day: 4, waves: 1 }),
  ])("is the same on any way to a step: $policy", (choice) => {
    const drawn = draw(demands);
    const whole = run(choice, drawn);
    for (const step of [5, 17, 18]) {
      const start = startAt(whole, stepOf(step), decider(choice).looksBack);
      const simulation = createSimulation(drawn, decider(choice), { quantiles: false, start });
      const { record: joined, append } = createRecord(drawn);
      for (const part of whole.parts) if (part.first < start.step) append(part);
      while (simulation.advance() !== null) {
        const part = simulation.take();
        if (part !== null) append(part);
      }
      expect(bytesOf(joined)).toEqual(bytesOf(whole));
      const told = explainStep(drawn, decider(choice), whole, stepOf(step));
      expect(told.filter((each) => each.kind === "ended").length).toBe(eventsOf(whole, stepOf(step)).length);
    }
    expect(whole.parts.reduce((events, part) => events + part.eventKind.length, 0)).toBeGreaterThan(5);
  });
});
