/** Which bands are folded: as the reader chose, else as there is room. */

import { describe, expect, it } from "vitest";
import { DEFAULT_DISPLAY, isFolded, withLarge } from "../../src/state/display.ts";

describe("folding", () => {
  it("leaves charts open on a high screen, and folds them where lanes need the room", () => {
    const at = (height: "high" | "low" | "lower" | "lowest", lanes: number): boolean =>
      isFolded(DEFAULT_DISPLAY, "charts", { height, lanes });
    expect([at("high", 4), at("low", 2), at("low", 3), at("lower", 1)]).toEqual([false, false, true, true]);
    const timeline = (height: "lower" | "lowest"): boolean =>
      isFolded(DEFAULT_DISPLAY, "timeline", { height, lanes: 1 });
    expect([timeline("lower"), timeline("lowest")]).toEqual([false, true]);
  });

  it("is the reader's choice first", () => {
    const room = { height: "low", lanes: 4 } as const;
    const opened = { ...DEFAULT_DISPLAY, folds: { charts: false } };
    const folded = { ...DEFAULT_DISPLAY, folds: { charts: true, timeline: true } };
    expect(isFolded(opened, "charts", room)).toBe(false);
    expect(isFolded(folded, "charts", { height: "high", lanes: 1 })).toBe(true);
    expect(isFolded(folded, "timeline", room)).toBe(true);
  });

  it("gives a lane that stands large the charts' room, whatever was chosen of them before", () => {
    const opened = { ...DEFAULT_DISPLAY, folds: { charts: false, timeline: true } };
    const large = { ...opened, ...withLarge(opened, 2) };
    expect(isFolded(large, "charts", { height: "high", lanes: 2 })).toBe(true);
    expect(isFolded(large, "timeline", { height: "high", lanes: 2 })).toBe(true);
    const even = { ...large, ...withLarge(large, null) };
    expect(isFolded(even, "charts", { height: "high", lanes: 2 })).toBe(false);
  });
});
