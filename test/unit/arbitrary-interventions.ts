/** Random interventions for properties: any kind at any moment of a run, some of which do not apply when their moment comes. */

import fc from "fast-check";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { pmsWith } from "../../src/engine/intervention-list.ts";

interface Size {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
}

/** A list for a run of this size, PMs that it adds included. */
export const interventions = (size: Size, most = 6): fc.Arbitrary<readonly Intervention[]> =>
  fc
    .integer({ min: 0, max: 2 })
    .chain((added) =>
      fc.tuple(
        fc.array(made({ ...size, pms: size.pms + added }), { maxLength: most }),
        fc.array(pmAdded(size), { minLength: added, maxLength: added }),
      ),
    )
    .chain(([others, added]) =>
      fc.shuffledSubarray([...others, ...added], { minLength: others.length + added.length }),
    )
    .filter((list) => list.every((one) => refersWithin(one, pmsWith(size.pms, list))));

const refersWithin = (one: Intervention, pms: number): boolean =>
  (one.kind === "pm-down" ? one.pm : "to" in one ? one.to : 0) < pms;

const moment = ({ steps }: Size) => ({
  step: fc.nat({ max: steps - 1 }).map(stepOf),
  after: fc.nat({ max: 4 }),
});

const pmAdded = (size: Size): fc.Arbitrary<Intervention> =>
  fc.record({
    kind: fc.constant("pm-added" as const),
    ...moment(size),
    capacity: fc.constantFrom([1, 1, 1] as const, [0.5, 1, 2] as const),
  });

function made(size: Size): fc.Arbitrary<Intervention> {
  const vm = fc.nat({ max: size.vms - 1 }).map(vmId);
  const pm = fc.nat({ max: size.pms - 1 }).map(pmId);
  const change = fc.constantFrom(-0.2, 0, 0.1, 0.3);
  const at = moment(size);
  return fc.oneof(
    fc.record({ kind: fc.constant("move" as const), ...at, vm, to: pm }),
    fc
      .record({ kind: fc.constant("swap" as const), ...at, vm, with: vm })
      .filter((one) => one.vm !== one.with),
    fc.record({ kind: fc.constant("threshold" as const), ...at, value: fc.constantFrom(0.5, 0.7, 0.9) }),
    fc.record({ kind: fc.constant("pm-down" as const), ...at, pm }),
    fc.record({ kind: fc.constant("veto" as const), step: at.step, vm, to: pm }),
    fc.record({
      kind: fc.constant("load" as const),
      step: at.step,
      steps: fc.integer({ min: 1, max: size.steps }),
      vms: fc.uniqueArray(vm, { minLength: 1, maxLength: 5 }),
      add: fc.tuple(change, change, change),
    }),
  );
}
