/** What the guide explains is what is there: each mark and each word has its text, and none is left over. */

import { describe, expect, it } from "vitest";
import { matching, WORDS } from "../../src/ui/guide/entries.ts";
import { GROUPS } from "../../src/ui/guide/guide-marks.ts";
import { guideTexts as en } from "../../src/ui/i18n/en-guide.ts";
import { guideTexts as ko } from "../../src/ui/i18n/ko-guide.ts";

describe("the guide", () => {
  it.each([
    ["en", en],
    ["ko", ko],
  ])("has exactly the texts of its entries in %s", (_, { guide }) => {
    expect(Object.keys(guide.words).toSorted()).toEqual([...WORDS].toSorted());
    expect(Object.keys(guide.marks).toSorted()).toEqual(Object.values(GROUPS).flat().toSorted());
    expect(Object.keys(guide.groups)).toEqual(Object.keys(GROUPS));
  });

  it("is searched by all words that are sought, in whatever order and case, formulas too", () => {
    const entries = [
      { kind: "word", id: "norm", name: "‖U‖", text: "The length of a vector.", formula: "√(cpu² + net²)" },
      { kind: "mark", id: "over", group: "picture", name: "Overloaded", text: "A red ring." },
    ] as const;
    const found = (sought: string): string[] => matching(entries, sought).map(({ id }) => id);
    expect(found("RING red")).toEqual(["over"]);
    expect(found("cpu²")).toEqual(["norm"]);
    expect(found("ring length")).toEqual([]);
    expect(found("  ")).toEqual(["norm", "over"]);
  });
});
