/** Two independent readings of the paper's rules agree, action by action, on random workloads. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsOf } from "../../src/engine/record.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import type { Shape } from "./arbitrary-workloads.ts";
import { figuresOf, shapes, workloadOf } from "./arbitrary-workloads.ts";
import { choose, run, sentence, stepsOf } from "./fixtures.ts";
import type { PlainWorkload } from "./plain-reading.ts";
import { plainSandpiper, plainScoa } from "./plain-reading.ts";

interface Reading {
  readonly name: string;
  readonly choice: PolicyChoice;
  readonly plain: (workload: PlainWorkload) => string[];
}

const READINGS: readonly Reading[] = [
  { name: "S1-S6, scoa", choice: choose("scoa"), plain: (workload) => plainScoa(workload, "before") },
  {
    name: "S1-S6, scoa with sourceLoad after",
    choice: choose("scoa", { sourceLoad: "after" }),
    plain: (workload) => plainScoa(workload, "after"),
  },
  { name: "W1-W4, sandpiper-2008", choice: choose("sandpiper-2008"), plain: plainSandpiper },
];

function plainWorkloadOf(shape: Shape): PlainWorkload {
  const { units, placement } = figuresOf(shape);
  const thousandths = units.map((unit) => unit * 10 ** (3 - shape.digits));
  const vector = (hour: number, vm: number): number[] => {
    const at = (hour * shape.vms + vm) * 3;
    return thousandths.slice(at, at + 3);
  };
  return {
    pms: shape.pms,
    demands: Array.from({ length: shape.steps }, (_, hour) =>
      Array.from({ length: shape.vms }, (_, vm) => vector(hour, vm)),
    ),
    placement,
    threshold: 790,
  };
}

function actionsOf(choice: PolicyChoice, shape: Shape): string[] {
  const record = run(choice, workloadOf(shape));
  return stepsOf(record).flatMap((step) =>
    eventsOf(record, step).map((event) => `hour ${step}, ${sentence(event)}`),
  );
}

describe.each(READINGS)("a second reading of $name", ({ choice, plain }) => {
  const agree = (shape: Shape): void => {
    expect(actionsOf(choice, shape)).toEqual(plain(plainWorkloadOf(shape)));
  };

  it("agrees on small clusters, where ties are common", () => {
    fc.assert(fc.property(shapes({ pms: 5, vms: 14, steps: 5 }), agree), { numRuns: 400 });
  });

  it("agrees on clusters of the paper's size", () => {
    fc.assert(fc.property(shapes({ pms: 6, vms: 36, steps: 24 }), agree), { numRuns: 60 });
  });

  it("agrees where every kind of event occurs", () => {
    const shape: Shape = { pms: 5, vms: 20, steps: 24, digits: 2, load: 0.65, zeros: 0, blur: 0, seed: 8 };
    agree(shape);
    const said = actionsOf(choice, shape);
    for (const kind of ["->", "<->", "no solution"]) expect(said.join("\n")).toContain(kind);
  });
});
