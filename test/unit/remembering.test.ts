/** A policy that remembers: whatever the way to a moment, it finds there what it found in the straight run. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import { createRecord, eventAt, eventCount, eventsOf } from "../../src/engine/record.ts";
import { createSimulation, simulate, startAt } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { damped } from "../../src/policies/damped.ts";
import type { Damping } from "../../src/policies/damping.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { firstChangedStep } from "../../src/state/interventions.ts";
import { interventions } from "./arbitrary-interventions.ts";
import { shapes, workloadOf, workloads } from "./arbitrary-workloads.ts";
import { bytesOf, choose, explainEvent, sentence, sentenceOfEnd, stepsOf } from "./fixtures.ts";
import { patient } from "./patient-policy.ts";

const plain = patient.deciderWith({ hits: 2, samples: 3, rest: 5 });

/** All of it at once, so that each has something to do. */
const DAMPING: Damping = {
  hold: 2,
  samples: 3,
  cooldown: 3,
  margin: 0.02,
  moves: 4,
  backOff: 2,
  window: 3,
  percentile: 80,
};
const dampedChoice = (id: string, parameters?: Parameters): Decider =>
  deciderOf({ ...choose(id, parameters), damping: DAMPING });

/** Policies that remember by themselves, by damping, by both; that act on PMs, with swaps, at once or by a plan, and on the fleet. */
const DECIDERS: readonly (readonly [name: string, decider: Decider])[] = [
  ["by itself", plain],
  ["by itself, and damped", damped(plain, DAMPING, false)],
  ["SCOA, damped", dampedChoice("scoa")],
  ["THR-MMT with evacuations, damped", dampedChoice("thr-mmt", { evacuate: "on" })],
  ["ProxLB, damped", dampedChoice("proxlb", { balanciness: 2, runsPerStep: 2 })],
];

const long = workloads({ pms: 5, vms: 20, steps: 50 }).filter(({ vms, steps }) => vms > 1 && steps > 30);

/** A run that shares with `record` what comes before `step`, and simulates the rest. */
function goOn(decider: Decider, workload: Workload, record: RunRecord, step: number): RunRecord {
  const start = startAt(record, stepOf(step), decider.looksBack);
  const { record: joined, append } = createRecord(workload);
  for (const part of record.parts) if (part.first < start.step) append(part);
  const simulation = createSimulation(workload, decider, { quantiles: false, start });
  while (simulation.advance() !== null) {
    const part = simulation.take();
    if (part !== null) append(part);
  }
  return joined;
}

describe.each(DECIDERS)("a policy that remembers: %s", (_, decider) => {
  it("acts, and leaves what it remembers in every checkpoint", () => {
    let events = 0;
    fc.assert(
      fc.property(long, (workload) => {
        const { parts } = simulate(workload, decider);
        for (const { eventKind, checkpoint, state } of parts) {
          events += eventKind.length;
          expect(state === null).toBe(checkpoint === null);
        }
      }),
      { numRuns: 30 },
    );
    expect(events).toBeGreaterThan(100);
  });

  it("goes on from any checkpoint as the whole run does", () => {
    fc.assert(
      fc.property(long, fc.nat(29), (workload, step) => {
        const record = simulate(workload, decider);
        expect(bytesOf(goOn(decider, workload, record, step))).toEqual(bytesOf(record));
      }),
      { numRuns: 60 },
    );
  });

  it("goes on after any fork as a run that was forked from the beginning", () => {
    const forked = long.chain((workload) =>
      interventions(workload, 6).map((made) => ({ workload, changed: withInterventions(workload, made) })),
    );
    fc.assert(
      fc.property(forked, ({ workload, changed }) => {
        const step = firstChangedStep([], changed.interventions);
        if (step === null) return;
        const [original, whole] = [simulate(workload, decider), simulate(changed, decider)];
        // Until then nothing is different, also where a PM comes later, and columns are wider from the beginning.
        for (const before of stepsOf(workload).slice(0, step))
          expect(eventsOf(whole, before)).toEqual(eventsOf(original, before));
        if (changed.pms === workload.pms)
          expect(bytesOf(goOn(decider, changed, original, step))).toEqual(bytesOf(whole));
      }),
      { numRuns: 100 },
    );
  });

  it("is explained as it acted, at 1,000 moments in any order", () => {
    let asked = 0;
    fc.assert(
      fc.property(long, fc.infiniteStream(fc.nat()), (workload, draws) => {
        const record = simulate(workload, decider);
        const moments = stepsOf(workload).flatMap((step) =>
          Array.from({ length: eventCount(record, step) }, (_, event) => ({ step, event })),
        );
        for (let i = 0; i < Math.min(25, moments.length); i++) {
          const { step, event } = moments[draws.next().value % moments.length] ?? {
            step: stepOf(0),
            event: 0,
          };
          const { decisions } = explainEvent(workload, decider, record, step, event);
          const last = decisions.at(-1);
          if (last?.kind !== "ended") expect.fail("a deliberation ends");
          expect(sentenceOfEnd(last)).toBe(sentence(eventAt(record, step, event)));
          asked++;
        }
      }),
      { numRuns: 80 },
    );
    expect(asked).toBeGreaterThan(1000);
  });

  it("is explained in forks, and where parts are shorter than what lies between checkpoints", () => {
    const size = { pms: 1400, vms: 4200, steps: 20 };
    const [workload] = fc
      .sample(
        shapes(size).filter(({ pms }) => pms > 1000),
        { numRuns: 1, seed: 7 },
      )
      .map((shape) => workloadOf(shape));
    if (workload === undefined) throw new Error("a workload");
    const made = [
      { kind: "threshold", step: stepOf(Math.min(3, workload.steps - 1)), after: 0, value: 0.6 } as const,
    ];
    const changed = withInterventions(workload, made);
    const record = simulate(changed, decider);
    expect(record.stepsPerPart).toBeLessThan(16);
    for (const step of stepsOf(changed)) {
      const event = eventCount(record, step) - 1;
      if (event < 0) continue;
      const last = explainEvent(changed, decider, record, step, event).decisions.at(-1);
      if (last?.kind !== "ended") expect.fail("a deliberation ends");
      expect(sentenceOfEnd(last)).toBe(sentence(eventAt(record, step, event)));
    }
    expect(bytesOf(goOn(decider, changed, record, changed.steps - 1))).toEqual(bytesOf(record));
  });
});

describe("a policy that draws", () => {
  it("draws from the scenario's seed, and from no other policy's stream", () => {
    const signOf = (seed: number, name: string): number | undefined => {
      const [part] = simulate({ ...EMPTY, seed }, { ...plain, name }).parts;
      return (part?.state as { readonly sign: number } | undefined)?.sign;
    };
    expect(signOf(2, "patient")).toBe(signOf(2, "patient"));
    expect(new Set([signOf(1, "patient"), signOf(2, "patient"), signOf(2, "another")]).size).toBe(3);
  });
});

const [EMPTY = expect.fail("a workload")] = fc.sample(long, { numRuns: 1, seed: 1 });
