/** What a place on a lane's track stands for: the nearest glyph within reach, the first event of a bar. */

import { describe, expect, it } from "vitest";
import { eventOfBar, eventOfGlyph, hitGlyph, REACH } from "../../src/view/over-time/track-hit.ts";
import type { TrackGlyph } from "../../src/view/over-time/track-layout.ts";

const glyph = (step: number, index: number, x: number, y: number): TrackGlyph => ({
  kind: "no-solution",
  byHand: false,
  step,
  index,
  x,
  y,
  zoom: 1,
});

describe("a glyph", () => {
  const glyphs = [glyph(34, 0, 100, 20), glyph(34, 1, 108, 20), glyph(35, 0, 130, 20)];
  const stepAt = (x: number, y: number, reach: number): string => {
    const hit = hitGlyph(glyphs, x, y, reach);
    return hit === null ? "none" : `${hit.step}.${hit.index + 1}`;
  };

  it("is hit from 10 px and more around it, and the nearest of two wins", () => {
    expect(stepAt(95, 25, REACH.fine)).toBe("34.1");
    expect(stepAt(103, 20, REACH.fine)).toBe("34.1");
    expect(stepAt(105, 20, REACH.fine)).toBe("34.2");
    expect(2 * REACH.fine).toBeGreaterThanOrEqual(10);
  });

  it("is hit from 24 px around it by a finger, and from no farther", () => {
    expect(stepAt(121, 9, REACH.fine)).toBe("none");
    expect(stepAt(121, 9, REACH.coarse)).toBe("35.1");
    expect(stepAt(121, 7, REACH.coarse)).toBe("none");
    expect(2 * REACH.coarse).toBeGreaterThanOrEqual(24);
  });

  it("that stands for several opens the first of them", () => {
    const more: TrackGlyph = { kind: "more", count: 3, step: 10, index: 2, x: 0, y: 0, zoom: 1 };
    expect(eventOfGlyph(more)).toEqual({ step: 10, index: 2, more: 2 });
    expect(eventOfGlyph(glyph(34, 1, 0, 0))).toEqual({ step: 34, index: 1, more: 0 });
  });
});

describe("a bar", () => {
  const counts = {
    migration: Uint32Array.of(0, 0, 0, 2, 0, 0, 0),
    swap: Uint32Array.of(0, 0, 0, 0, 1, 0, 0),
    "no-solution": Uint32Array.of(1, 0, 0, 0, 0, 0, 4),
  };

  it("stands for the first event of its steps", () => {
    expect(eventOfBar(counts, 5, 3)).toEqual({ step: 3, index: 0, more: 2 });
    expect(eventOfBar(counts, 2, 3)).toEqual({ step: 0, index: 0, more: 0 });
  });

  it("ends with its run, and stands for nothing where nothing happened", () => {
    expect(eventOfBar(counts, 6, 3)).toEqual({ step: 6, index: 0, more: 3 });
    expect(eventOfBar(counts, 1, 1)).toBeNull();
    expect(eventOfBar(counts, 20, 3)).toBeNull();
  });
});
