/** Where a tip stands: within the window, off the pointer, and clear of what is written. */

import { describe, expect, it } from "vitest";
import { firstSentence } from "../../src/ui/tips/first-sentence.ts";
import { placeTip } from "../../src/ui/tips/place-tip.ts";
import { boxesOverlap } from "../../src/view/picture/label-layout.ts";

const size = { width: 200, height: 40 };
const window = { width: 800, height: 600 };

describe("a tip", () => {
  it("stands below what is pointed at, or above it, towards the middle of the window", () => {
    const below = placeTip({ at: { x: 100, y: 100 }, size, window, clear: null, prefers: "below" });
    expect(below.x).toBeGreaterThan(100);
    expect(below.y).toBeGreaterThan(100);
    const above = placeTip({ at: { x: 700, y: 300 }, size, window, clear: null, prefers: "above" });
    expect(above.x + size.width).toBeLessThan(700);
    expect(above.y + size.height).toBeLessThan(300);
  });

  it("covers neither the pointer nor what is written, wherever it is", () => {
    for (let x = 0; x <= 800; x += 40)
      for (let y = 0; y <= 600; y += 40)
        for (const prefers of ["above", "below"] as const) {
          const clear = { x: x + 8, y: y - 10, width: 90, height: 50 };
          const place = placeTip({ at: { x, y }, size, window, clear, prefers });
          const box = { ...place, ...size };
          expect(boxesOverlap(box, clear)).toBe(false);
          expect(boxesOverlap(box, { x: x - 1, y: y - 1, width: 2, height: 2 })).toBe(false);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(window.width);
          expect(box.y + box.height).toBeLessThanOrEqual(window.height);
        }
  });

  it("says the first sentence, whose figures have no end in them", () => {
    expect(firstSentence("A box of 0.79: fine. More of it.")).toBe("A box of 0.79: fine.");
    expect(firstSentence("점선 상자: 괜찮다. 더 있다.")).toBe("점선 상자: 괜찮다.");
    expect(firstSentence("All of it")).toBe("All of it");
  });
});
