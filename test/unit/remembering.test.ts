/** A policy that remembers: whatever the way to a moment, it finds there what it found in the straight run. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import { createRecord, eventAt, eventCount } from "../../src/engine/record.ts";
import { createSimulation, simulate, startAt } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { firstChangedStep } from "../../src/state/interventions.ts";
import { interventions } from "./arbitrary-interventions.ts";
import { workloads } from "./arbitrary-workloads.ts";
import { bytesOf, explainEvent, sentence, stepsOf } from "./fixtures.ts";
import { patient } from "./patient-policy.ts";

const decider = patient.deciderWith({ hits: 2, samples: 3, rest: 5 });
const long = workloads({ pms: 5, vms: 20, steps: 50 }).filter(({ vms, steps }) => vms > 1 && steps > 30);

/** A run that shares with `record` what comes before `step`, and simulates the rest. */
function goOn(workload: Workload, record: RunRecord, step: number): RunRecord {
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

describe("a policy that remembers", () => {
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
    expect(events).toBeGreaterThan(300);
  });

  it("goes on from any checkpoint as the whole run does", () => {
    fc.assert(
      fc.property(long, fc.nat(29), (workload, step) => {
        const record = simulate(workload, decider);
        expect(bytesOf(goOn(workload, record, step))).toEqual(bytesOf(record));
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
        if (changed.pms !== workload.pms) return; // the columns are not as wide: such a fork shares nothing
        const step = firstChangedStep([], changed.interventions);
        if (step === null) return;
        const shared = goOn(changed, simulate(workload, decider), step);
        expect(bytesOf(shared)).toEqual(bytesOf(simulate(changed, decider)));
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
          const [first, last] = [decisions[0], decisions.at(-1)];
          const happened = eventAt(record, step, event);
          if (last?.kind === "migrated")
            expect(sentence(happened)).toBe(`VM ${last.vm}: PM${last.from} -> PM${last.to}`);
          else
            expect(`PM${last?.kind === "gave-up" ? last.source : "?"}: no solution`).toBe(sentence(happened));
          expect(first).toMatchObject({ kind: "source-chosen", source: happened.from });
          asked++;
        }
      }),
      { numRuns: 80 },
    );
    expect(asked).toBeGreaterThan(1000);
  });

  it("draws from the scenario's seed, and from no other policy's stream", () => {
    fc.assert(
      fc.property(long, (workload) => {
        const again = simulate({ ...workload }, decider);
        expect(bytesOf(again)).toEqual(bytesOf(simulate(workload, decider)));
      }),
      { numRuns: 20 },
    );
    const signs = [1, 2, 2].map((seed) => {
      const [part] = simulate({ ...EMPTY, seed }, decider).parts;
      return (part?.state as { readonly sign: number } | undefined)?.sign;
    });
    expect(signs[0]).not.toBe(signs[1]);
    expect(signs[1]).toBe(signs[2]);
  });
});

const [EMPTY = expect.fail("a workload")] = fc.sample(long, { numRuns: 1, seed: 1 });
