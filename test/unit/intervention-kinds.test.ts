/** What every kind of intervention has to have, wherever it is read, written and told. */

import { describe, expect, it } from "vitest";
import { INTERVENTION_KINDS } from "../../src/engine/intervention.ts";
import type { FieldType } from "../../src/engine/interventions/kind.ts";
import { EXPECTATION_TEXTS } from "../../src/scenario/input-error-texts.ts";
import { errorTexts as korean } from "../../src/ui/i18n/ko-errors.ts";

/** Figures that a link may write with a point in them. */
const WITH_POINTS: readonly FieldType[] = ["threshold", "capacity", "load"];

describe("kinds of interventions", () => {
  it("have names and letters of their own", () => {
    const letters = INTERVENTION_KINDS.map(({ letter }) => letter);
    expect(letters.every((letter) => /^[a-z]$/.test(letter))).toBe(true);
    expect(new Set(letters).size).toBe(letters.length);
    expect(new Set(INTERVENTION_KINDS.map(({ kind }) => kind)).size).toBe(letters.length);
  });

  it.each(INTERVENTION_KINDS)(
    "$kind begins with its step, and has a figure with a point last",
    ({ fields }) => {
      const types = Object.values(fields);
      expect(types[0]).toBe("step");
      for (const type of types.slice(0, -1)) expect(WITH_POINTS).not.toContain(type);
    },
  );

  it.each(INTERVENTION_KINDS)("$kind is named where a file has none of them", ({ kind }) => {
    expect(EXPECTATION_TEXTS.intervention).toContain(`"${kind}"`);
    expect(JSON.stringify(korean)).toContain(`“${kind}”`);
  });
});
