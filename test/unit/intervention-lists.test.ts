/** Lists of interventions: by content, and from where on they differ. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { findForkError } from "../../src/scenario/fork-checks.ts";
import { MOST_ADDED_PMS } from "../../src/scenario/limits.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { fitted } from "../../src/state/fitting.ts";
import { firstChangedStep, isSameChoice, isSameList } from "../../src/state/interventions.ts";
import { choose } from "./fixtures.ts";

const moveAt = (step: number, to = 4): Intervention => ({
  kind: "move",
  step: stepOf(step),
  after: 0,
  vm: vmId(3),
  to: pmId(to),
});
const listOf = (...steps: readonly number[]): Intervention[] => steps.map((step) => moveAt(step));

describe("two lists", () => {
  it("are the same by what they say", () => {
    expect(isSameList(listOf(1, 2), listOf(1, 2))).toBe(true);
    expect(
      isSameList([moveAt(1)], [{ to: pmId(4), vm: vmId(3), after: 0, step: stepOf(1), kind: "move" }]),
    ).toBe(true);
    expect(isSameList([moveAt(1)], [moveAt(1, 5)])).toBe(false);
    expect(isSameList(listOf(1, 1), listOf(1))).toBe(false);
    expect(isSameList(listOf(1), listOf(1, 1))).toBe(false);
  });

  it.each([
    [[1, 5], [1, 5], null],
    [[], [7], 7],
    [[1, 5], [1, 5, 3], 3],
    [[1, 5, 9], [1, 9], 5],
    [[9, 5], [5], 9], // the same before hour 9, though the first of the list is gone
    [[5, 9], [5], 9],
    [[5, 9], [9, 5], 5], // another order is another list
    [[5, 5], [5], 5],
  ])("%j and %j differ from %j on", (a, b, step) => {
    expect(firstChangedStep(listOf(...a), listOf(...b))).toBe(step);
    expect(firstChangedStep(listOf(...b), listOf(...a))).toBe(step);
  });

  it("differ where one and the same intervention says something else", () => {
    expect(firstChangedStep([moveAt(3), moveAt(8)], [moveAt(3), moveAt(8, 1)])).toBe(8);
  });
});

describe("a choice of a policy", () => {
  it("is the same with the same parameters", () => {
    expect(isSameChoice(choose("scoa"), choose("scoa"))).toBe(true);
    expect(isSameChoice(choose("scoa"), choose("scoa", { sourceLoad: "after" }))).toBe(false);
    expect(isSameChoice(choose("scoa"), choose("none"))).toBe(false);
  });
});

describe("what fits a scenario", () => {
  const paper = createPreset("paper");

  it("is the list itself, if all of it does", () => {
    const list = listOf(1, 2, 71);
    expect(fitted(list, paper)).toEqual({ kept: list, left: [] });
    expect(fitted(list, paper).kept).toBe(list);
  });

  const addedAt = (step: number, cpu = 1): Intervention => ({
    kind: "pm-added",
    step: stepOf(step),
    after: 0,
    capacity: [cpu, 1, 1],
  });

  it("names machines and hours that there are, those that it adds included", () => {
    const list = [moveAt(6, 6), addedAt(5), moveAt(7, 6), moveAt(72), moveAt(8, 7)];
    expect(fitted(list, paper)).toEqual({
      kept: [moveAt(6, 6), addedAt(5), moveAt(7, 6)],
      left: [moveAt(72), moveAt(8, 7)],
    });
  });

  it("takes what names a PM out with it, and aims at the PMs after it as before", () => {
    const list = [addedAt(99), addedAt(5), moveAt(7, 6), moveAt(8, 7)];
    expect(fitted(list, paper)).toEqual({
      kept: [addedAt(5), moveAt(8, 6)],
      left: [addedAt(99), moveAt(7, 6)],
    });
  });

  it("adds no more PMs than may be", () => {
    const { kept, left } = fitted(
      Array.from({ length: MOST_ADDED_PMS + 2 }, () => addedAt(5)),
      paper,
    );
    expect([kept.length, left.length]).toEqual([MOST_ADDED_PMS, 2]);
  });

  it("of any list fits, ends where it should, and sends nobody elsewhere", () => {
    const size = { pms: 3, vms: 4, steps: 5 };
    const step = fc.nat({ max: 7 });
    const one = fc.oneof(
      fc.record({ kind: fc.constant("move" as const), step, to: fc.nat({ max: 6 }) }),
      fc.record({ kind: fc.constant("pm-added" as const), step }),
    );
    let renumbered = 0;
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (drawn) => {
        // Each added PM is known by its capacity.
        const list = drawn.map((made, i) =>
          made.kind === "move" ? moveAt(made.step, made.to) : addedAt(made.step, 1 + i),
        );
        const { kept, left } = fitted(list, size);
        expect(findForkError({ name: "", interventions: kept }, size, "")).toBeNull();
        expect(kept.length + left.length).toBe(list.length);
        const stayed = list.filter((made) => !left.includes(made));
        expect(kept.map((made) => aimOf(made, kept, size.pms))).toEqual(
          stayed.map((made) => aimOf(made, list, size.pms)),
        );
        if (kept.some((made, i) => made !== stayed[i])) renumbered++;
      }),
      { numRuns: 400 },
    );
    expect(renumbered).toBeGreaterThan(5);
  });
});

/** The hour, and the PM that an intervention is about, by what it is instead of by its number. */
function aimOf(made: Intervention, list: readonly Intervention[], pms: number): unknown {
  if (made.kind !== "move") return made;
  const added = list.filter(({ kind }) => kind === "pm-added");
  return [made.step, made.to < pms ? made.to : added[made.to - pms]];
}
