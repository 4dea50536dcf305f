/**
 * The policies keep trees, heaps and tournaments; their plain forms in `test/reference` look at
 * everything afresh after each action and sort it, as the rules say. Both must do the same, action by
 * action, and give the same reasons.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Decider } from "../../src/engine/decider.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { plainSandpiper2008 } from "../reference/plain-sandpiper-2008.ts";
import { plainScoa } from "../reference/plain-scoa.ts";
import { plainThrMmt } from "../reference/plain-thr-mmt.ts";
import { interventions } from "./arbitrary-interventions.ts";
import type { Shape } from "./arbitrary-workloads.ts";
import { blurred, shapes, workloadOf, workloads } from "./arbitrary-workloads.ts";
import { bytesOf, choose, explainStep, stepsOf } from "./fixtures.ts";

const PAIRS = [
  { choice: choose("scoa"), plain: plainScoa },
  { choice: choose("scoa", { sourceLoad: "after" }), plain: plainScoa },
  { choice: choose("sandpiper-2008"), plain: plainSandpiper2008 },
  ...["linear", "table"].flatMap((power) =>
    ["cpu", "all"].flatMap((resources) =>
      ["off", "on"].map((evacuate) => ({
        choice: choose("thr-mmt", { power, resources, evacuate }),
        plain: plainThrMmt,
      })),
    ),
  ),
  {
    choice: choose("thr-mmt", { evacuate: "on", maxWatts: 100, idleShare: 0, memory: 64, bandwidth: 10 }),
    plain: plainThrMmt,
  },
].map(({ choice, plain }) => ({
  name: [choice.policy, ...Object.values(choice.parameters)].join(" "),
  quick: deciderOf(choice),
  plain: plain(choice.parameters),
}));

/** PMs of several sizes: powers of two, so that shares keep their digits and ties stay ties. */
const unequal = ({ pms, seed }: Shape) =>
  Float64Array.from({ length: pms * 3 }, (_, i) => [0.5, 1, 1, 2][(i * 7 + (seed % 11)) % 4] ?? 1);

function expectSame(workload: Workload, quick: Decider, plain: Decider): void {
  const record = simulate(workload, quick);
  expect(bytesOf(record)).toEqual(bytesOf(simulate(workload, plain)));
}

describe.each(PAIRS)("$name", ({ quick, plain }) => {
  it("acts as its plain form on many small clusters", () => {
    const property = (shape: Shape): void => expectSame(workloadOf(shape), quick, plain);
    fc.assert(fc.property(shapes({ pms: 8, vms: 40, steps: 4 }), property), { numRuns: 300 });
  });

  it("acts as its plain form where PMs differ in size", () => {
    const property = (shape: Shape): void => expectSame(workloadOf(shape, unequal(shape)), quick, plain);
    fc.assert(fc.property(shapes({ pms: 40, vms: 200, steps: 3 }), property), { numRuns: 60 });
  });

  it("acts as its plain form on clusters of hundreds of PMs, many of them alike", () => {
    const property = (shape: Shape): void => expectSame(workloadOf(shape), quick, plain);
    const large = shapes({ pms: 300, vms: 1200, steps: 2 }).filter(({ pms, vms }) => pms > 60 && vms > 200);
    fc.assert(fc.property(large, property), { numRuns: 15 });
  });

  it("acts as its plain form where somebody intervenes: vetoes, PMs that come and go, other thresholds", () => {
    const forked = workloads({ pms: 8, vms: 40, steps: 4 })
      .filter(({ vms }) => vms > 1)
      .chain((workload) => interventions(workload, 10).map((made) => withInterventions(workload, made)));
    const property = (workload: Workload): void => {
      expectSame(workload, quick, plain);
      const record = simulate(workload, quick);
      for (const step of stepsOf(record)) {
        expect(explainStep(workload, quick, record, step)).toEqual(
          explainStep(workload, plain, record, step),
        );
      }
    };
    fc.assert(fc.property(forked, property), { numRuns: 150 });
  });

  it("acts as its plain form where few PMs run very many VMs", () => {
    const property = (shape: Shape): void => expectSame(workloadOf(shape), quick, plain);
    const full = shapes({ pms: 3, vms: 300, steps: 2 }).filter(({ vms }) => vms > 100);
    fc.assert(fc.property(full, property), { numRuns: 20 });
  });

  it("acts as its plain form, and comes to an end, where figures differ by less than the tolerance", () => {
    const property = (shape: Shape): void => expectSame(workloadOf(shape), quick, plain);
    fc.assert(fc.property(blurred({ pms: 6, vms: 24, steps: 4 }), property), { numRuns: 200 });
  });

  it("gives the reasons of its plain form, and acts the same while somebody listens", () => {
    const property = (shape: Shape): void => {
      const workload = workloadOf(shape);
      const record = simulate(workload, quick);
      for (const step of stepsOf(record)) {
        const reasons = explainStep(workload, quick, record, step);
        expect(reasons).toEqual(explainStep(workload, plain, record, step));
      }
    };
    fc.assert(fc.property(shapes({ pms: 8, vms: 30, steps: 3 }), property), { numRuns: 60 });
  });
});
