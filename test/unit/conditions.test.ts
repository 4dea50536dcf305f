/** What holds after each intervention, against the plain reading of I3 and I4, and how much work it is. */

import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { pmId, stepOf } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import { conditionsAfter, vetoesIn } from "../../src/engine/conditions.ts";
import type { Intervention, MomentIntervention } from "../../src/engine/intervention.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { interventions } from "./arbitrary-interventions.ts";

const scenario = createPreset("paper");
const workloadWith = (list: readonly Intervention[]): Workload =>
  withInterventions(createWorkload(scenario, []), list);

/** A set that is copied and changed, one intervention after the other. */
function plainConditions(list: readonly Intervention[]): { threshold: number; down: number[] }[] {
  const added = list.filter(({ kind }) => kind === "pm-added");
  const pms = scenario.pms + added.length;
  const idOf = new Map<Intervention, number>(added.map((made, i) => [made, scenario.pms + i]));
  let now = { threshold: scenario.threshold, down: [...idOf.values()] };
  const moments = list.filter((made): made is MomentIntervention => "after" in made);
  return [
    now,
    ...moments
      .toSorted((a, b) => a.step - b.step || a.after - b.after)
      .map((made) => {
        if (made.kind === "threshold") now = { ...now, threshold: made.value };
        if (made.kind === "pm-added") now = { ...now, down: now.down.filter((pm) => pm !== idOf.get(made)) };
        const goes = made.kind === "pm-down" && !now.down.includes(made.pm) && now.down.length + 1 < pms;
        if (goes) now = { ...now, down: [...now.down, made.pm] };
        return now;
      }),
  ];
}

describe("the conditions of a run", () => {
  it("are those of the plain reading, after every intervention, asked for in any order", () => {
    fc.assert(
      fc.property(
        interventions(scenario, 20).chain((list) => fc.tuple(fc.constant(list), fc.infiniteStream(fc.nat()))),
        ([list, order]) => {
          const workload = workloadWith(list);
          const plain = plainConditions(list);
          for (let asked = 0; asked < 2 * plain.length; asked++) {
            const done = (order.next().value ?? 0) % plain.length;
            const { threshold, down, downCount, isUp } = conditionsAfter(workload, done);
            const expected = plain[done];
            expect(threshold).toBe(expected?.threshold);
            expect([...(down ?? [])].toSorted()).toEqual(expected?.down.toSorted());
            expect(downCount).toBe(expected?.down.length);
            const all = Array.from({ length: workload.pms + 1 }, (_, pm) => pm);
            expect(all.filter(isUp)).toEqual(
              all.filter((pm) => pm < workload.pms && expected?.down.includes(pm) === false),
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("share one set for as long as the same PMs are there", () => {
    const workload = workloadWith([
      { kind: "pm-down", step: stepOf(1), after: 0, pm: pmId(2) },
      { kind: "threshold", step: stepOf(2), after: 0, value: 0.7 },
    ]);
    expect(conditionsAfter(workload, 1).down).toEqual(new Set([2]));
    expect(conditionsAfter(workload, 2).down).toBe(conditionsAfter(workload, 1).down);
  });

  it("keep vetoes by their step", () => {
    const veto = { kind: "veto", step: stepOf(3), vm: 4, to: pmId(1) } as Intervention;
    const workload = workloadWith([veto]);
    expect(vetoesIn(workload, stepOf(3))).toEqual(new Map([[4, new Set([1])]]));
    expect(vetoesIn(workload, stepOf(2))).toBeNull();
  });
});

describe("the work that they are", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** How often something is put into a set: copying one puts all of it in. */
  function putsFor(count: number): number {
    const list = Array.from(
      { length: count },
      (_, i): Intervention => ({ kind: "pm-added", step: stepOf(i % 72), after: 0, capacity: [1, 1, 1] }),
    );
    const workload = workloadWith(list);
    const add = vi.spyOn(Set.prototype, "add");
    conditionsAfter(workload, count);
    const puts = add.mock.calls.length;
    add.mockRestore();
    return puts;
  }

  it("grows no faster than their number", () => {
    expect(putsFor(1000)).toBeLessThanOrEqual(2 * putsFor(500) + 10);
    expect(putsFor(1000)).toBeLessThan(10_000);
  });
});
