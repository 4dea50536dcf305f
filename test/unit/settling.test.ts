import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createSettling } from "../../src/view/picture/settling.ts";

const frame = (action: number): LaneFrame => ({ step: stepOf(3), action }) as LaneFrame;

describe("an event settles", () => {
  it("once it has stood for 150 ms, and is then to be drawn once more", () => {
    const settling = createSettling();
    expect(settling.isSettled(frame(1))).toBe(false);
    expect([100, 49, 1, 10].map((ms) => settling.pass(ms))).toEqual([
      "waiting",
      "waiting",
      "settled",
      "resting",
    ]);
    expect(settling.isSettled(frame(1))).toBe(true);
  });

  it("not while others keep taking its place", () => {
    const settling = createSettling();
    const seen = Array.from({ length: 20 }, (_, i) => {
      const settled = settling.isSettled(frame(i + 1));
      settling.pass(100);
      return settled;
    });
    expect(seen).not.toContain(true);
  });

  it("at once where an hour begins: nothing has happened yet that could be named", () => {
    expect(createSettling().isSettled(frame(0))).toBe(true);
  });
});
