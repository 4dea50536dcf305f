/** Lists of interventions: by content, and from where on they differ. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { fitting } from "../../src/state/fitting.ts";
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
    expect(fitting(list, paper)).toBe(list);
  });

  it("names machines and hours that there are, those that it adds included", () => {
    const added: Intervention = { kind: "pm-added", step: stepOf(5), after: 0, capacity: [1, 1, 1] };
    expect(fitting([moveAt(6, 6), added, moveAt(7, 6), moveAt(72), moveAt(8, 7)], paper)).toEqual([
      added,
      moveAt(7, 6),
    ]);
  });
});
