/** What the guide explains is what is there: each mark and each word has its text, and none is left over. */

import { describe, expect, it } from "vitest";
import { matching, WORDS } from "../../src/ui/guide/entries.ts";
import type { Mark } from "../../src/ui/guide/guide-marks.ts";
import { GROUPS } from "../../src/ui/guide/guide-marks.ts";
import { guideTexts as en } from "../../src/ui/i18n/en-guide.ts";
import { guideTexts as ko } from "../../src/ui/i18n/ko-guide.ts";
import { firstSentence } from "../../src/ui/tips/first-sentence.ts";

describe("the guide", () => {
  it.each([
    ["en", en],
    ["ko", ko],
  ])("has exactly the texts of its entries in %s", (_, { guide }) => {
    expect(Object.keys(guide.words).toSorted()).toEqual([...WORDS].toSorted());
    expect(Object.keys(guide.marks).toSorted()).toEqual(Object.values(GROUPS).flat().toSorted());
    expect(Object.keys(guide.groups)).toEqual(Object.keys(GROUPS));
  });

  it.each([
    ["en", en, "dashed box", "threshold"],
    ["ko", ko, "점선 상자", "threshold"],
    ["en", en, "pale dots", "wall"],
    ["ko", ko, "옅은 점", "wall"],
  ])("is searched in the words of its language: %s", (_, { guide }, sought, found) => {
    const entries = Object.entries(guide.marks).map(([id, { name, text }]) => ({
      kind: "mark" as const,
      id: id as Mark,
      group: "picture" as const,
      name,
      text,
    }));
    expect(matching(entries, sought).map(({ id }) => id)).toEqual([found]);
  });

  it.each([
    ["en", en],
    ["ko", ko],
  ])("says what each mark is in its first sentence, short enough for a tip: %s", (_, { guide }) => {
    const long = Object.entries(guide.marks).filter(([, { text }]) => firstSentence(text).length > 160);
    expect(long).toEqual([]);
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
