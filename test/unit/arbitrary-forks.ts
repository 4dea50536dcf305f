/** Forks of every kind of intervention that fit a scenario of some size. Nothing in here needs Node. */

import fc from "fast-check";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { ResourceVector } from "../../src/base/resources.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { ScenarioFork } from "../../src/scenario/scenario-fork.ts";

interface Size {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
}

/** PM 0 is never taken down, so that there is always one up. */
export const forkOf = (size: Size): fc.Arbitrary<ScenarioFork> =>
  fc
    .nat({ max: 2 })
    .chain((added) =>
      fc.record({
        name: fc.string({ unit: "grapheme" }),
        additions: fc.array(addition(size), { minLength: added, maxLength: added }),
        others: fc.array(otherThanAddition({ ...size, pms: size.pms + added }), { maxLength: 12 }),
        places: fc.array(fc.nat({ max: 12 }), { minLength: added, maxLength: added }),
      }),
    )
    .map(({ name, additions, others, places }) => {
      const interventions = [...others];
      for (const [i, made] of additions.entries()) interventions.splice(places[i] ?? 0, 0, made);
      return { name, interventions };
    });

const below = (end: number): fc.Arbitrary<number> => fc.nat({ max: end - 1 });
const figure = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((x) => x + 0); // JSON has no -0
const vector = (min: number, max: number): fc.Arbitrary<ResourceVector> =>
  fc.tuple(figure(min, max), figure(min, max), figure(min, max));

const moment = ({ steps }: Size) => ({ step: below(steps).map(stepOf), after: fc.nat({ max: 5 }) });

const addition = (size: Size): fc.Arbitrary<Intervention> =>
  fc.record({ kind: fc.constant("pm-added" as const), ...moment(size), capacity: vector(0.001, 100) });

/** @param size with the PMs that are added */
function otherThanAddition(size: Size): fc.Arbitrary<Intervention> {
  const [pm, vm] = [below(size.pms).map(pmId), below(size.vms).map(vmId)];
  const at = moment(size);
  const always: fc.Arbitrary<Intervention>[] = [
    fc.record({ kind: fc.constant("move" as const), ...at, vm, to: pm }),
    fc.record({ kind: fc.constant("threshold" as const), ...at, value: figure(0.001, 1) }),
    fc.record({ kind: fc.constant("veto" as const), step: at.step, vm, to: pm }),
    fc.record({
      kind: fc.constant("load" as const),
      step: at.step,
      steps: fc.integer({ min: 1, max: 10 }),
      vms: fc.uniqueArray(vm, { minLength: 1 }),
      add: vector(-100, 100),
    }),
  ];
  if (size.vms > 1)
    always.push(
      fc
        .record({ kind: fc.constant("swap" as const), ...at, vm, with: vm })
        .filter((swap) => swap.vm !== swap.with),
    );
  if (size.pms > 1)
    always.push(
      fc.record({
        kind: fc.constant("pm-down" as const),
        ...at,
        pm: fc.nat({ max: size.pms - 1 }).map(pmId),
      }),
    );
  return fc.oneof(...always);
}
