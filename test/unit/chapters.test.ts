/** The chapters of deliberations, of every policy. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { Decision } from "../../src/engine/decision.ts";
import { chapterAt, chaptersOf } from "../../src/view/why/chapters.ts";
import { positionShowing, shownOf, whyMoment } from "../../src/view/why/why-moment.ts";
import { choose, draw, explain } from "./fixtures.ts";
import { deliberationsOf } from "./paper-reasons.ts";

const idsOf = (decisions: readonly Decision[]): string[] => chaptersOf(decisions).map(({ id }) => id);

describe("the chapters of a deliberation", () => {
  it("are who first, whom to ask, the moves and the result of a move", () => {
    const decisions = explain("scoa", draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0"));
    expect(idsOf(decisions)).toEqual(["who", "whom", "moves", "result"]);
    expect(chaptersOf(decisions)[0]?.shown).toBe(1);
    expect(chaptersOf(decisions).at(-1)?.shown).toBe(decisions.length);
  });

  it.each(["scoa", "sandpiper-2008", "thr-mmt"])(
    "of %s begin in their order, and each is current where it begins",
    (policy) => {
      const all = deliberationsOf(choose(policy)).map(({ deliberation }) => deliberation.decisions);
      expect(all.length).toBeGreaterThan(10);
      for (const decisions of all) {
        const chapters = chaptersOf(decisions);
        const starts = chapters.map(({ shown }) => shown);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(new Set(idsOf(decisions)).size).toBe(chapters.length);
        for (const { id, shown } of chapters) expect(chapterAt(decisions, shown)).toBe(id);
        if (decisions.length > 0) expect(chapters.at(-1)?.id).toBe("result");
      }
      expect(all.some((decisions) => idsOf(decisions).includes("moves"))).toBe(true);
    },
  );

  it("are none where nothing was weighed", () => {
    expect(chaptersOf([])).toEqual([]);
    expect(chapterAt([], 0)).toBeNull();
  });

  it("are gone to at a moment that shows as many decisions as were asked for", () => {
    for (const shown of [1, 4, 9]) {
      const at = positionShowing({ step: stepOf(3), event: 2, shown, of: 9 });
      const moment = whyMoment(at, 5);
      expect(moment?.event).toBe(2);
      expect(moment === null ? null : shownOf(moment, 9)).toBe(shown);
    }
  });
});
