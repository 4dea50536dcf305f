import { describe, expect, it } from "vitest";
import { hourScale } from "../../src/view/over-time/chart-scales.ts";
import type { TrackEvent } from "../../src/view/over-time/series.ts";
import type { TrackGlyph, TrackShape } from "../../src/view/over-time/track-layout.ts";
import { layoutTrack } from "../../src/view/over-time/track-layout.ts";

const SHAPE: TrackShape = {
  top: 0,
  height: 36,
  sizes: { migration: 7.5, swap: 7.9, "no-solution": 9 },
  font: 12,
};
/** The main screen: 16.8 px an hour. */
const SCALE = hourScale(72, 0, 1209.6);

const hour = (step: number, kinds: string): TrackEvent[] =>
  [...kinds].map((letter, index) => ({
    step,
    index,
    kind: letter === "m" ? "migration" : letter === "s" ? "swap" : "no-solution",
    byHand: false,
    answers: true,
  }));

const summary = (glyphs: readonly TrackGlyph[]): string =>
  glyphs.map((glyph) => (glyph.kind === "more" ? `+${glyph.count}` : glyph.kind[0])).join(" ");
const rows = (glyphs: readonly TrackGlyph[]): number[] =>
  [...new Set(glyphs.filter(({ kind }) => kind !== "overload").map(({ y }) => y))].sort((a, b) => a - b);
const width = (glyph: TrackGlyph): number =>
  glyph.kind === "more"
    ? (String(glyph.count).length + 1) * 12 * 0.62
    : (glyph.kind === "overload" ? 8.2 : SHAPE.sizes[glyph.kind]) * glyph.zoom;

/** Pairs of action glyphs that overlap by more than `tolerated` px. */
function overlaps(glyphs: readonly TrackGlyph[], tolerated: number): string[] {
  const actions = glyphs.filter(({ kind }) => kind !== "overload");
  return actions.flatMap((a, i) =>
    actions
      .slice(i + 1)
      .filter((b) => Math.abs(a.y - b.y) < 6 && Math.abs(a.x - b.x) < (width(a) + width(b)) / 2 - tolerated)
      .map((b) => `${a.kind} of ${a.step} and ${b.kind} of ${b.step}`),
  );
}

describe("one hour", () => {
  it("has a ring for every action and none for a no-solution (C2)", () => {
    expect(summary(layoutTrack(hour(5, "m"), SCALE, SHAPE))).toBe("o m");
    expect(summary(layoutTrack(hour(5, "n"), SCALE, SHAPE))).toBe("n");
    expect(summary(layoutTrack(hour(5, "smn"), SCALE, SHAPE))).toBe("o s o m n");
  });

  it("stands in the middle of its cell", () => {
    const [ring, action] = layoutTrack(hour(5, "m"), SCALE, SHAPE);
    expect([ring?.x, action?.x]).toEqual([SCALE.centre(5), SCALE.centre(5)]);
    expect((ring?.y ?? 0) < (action?.y ?? 0)).toBe(true);
  });

  it("puts up to two side by side, three and four in two rows", () => {
    expect(rows(layoutTrack(hour(5, "ms"), SCALE, SHAPE))).toHaveLength(1);
    for (const kinds of ["mss", "mssm"])
      expect(rows(layoutTrack(hour(5, kinds), SCALE, SHAPE))).toHaveLength(2);
  });

  it("shows two and how many more above four, a no-solution among the two", () => {
    const many = layoutTrack(hour(5, "msmsm"), SCALE, SHAPE).filter(({ kind }) => kind !== "overload");
    expect(summary(many)).toBe("m s +3");
    const stuck = layoutTrack(hour(5, "msmsmn"), SCALE, SHAPE).filter(({ kind }) => kind !== "overload");
    expect(summary(stuck.sort((a, b) => a.y - b.y || a.x - b.x))).toBe("m n +4");
  });

  it("has one row of actions where the track is low", () => {
    const low = layoutTrack(hour(5, "msmn"), SCALE, { ...SHAPE, height: 20 });
    expect(rows(low)).toHaveLength(1);
    expect(summary(low.filter(({ kind }) => kind !== "overload").sort((a, b) => a.x - b.x))).toBe("n +3");
  });
});

describe("neighbouring hours", () => {
  const busy = [8, 9, 10, 11, 12, 13].flatMap((step) => hour(step, "msmsnn"));
  const usual = [...hour(8, "ms"), ...hour(9, "smn"), ...hour(10, "ssm"), ...hour(11, "sm")];

  it("keep their glyphs at full size where a track has its usual height", () => {
    expect(layoutTrack(usual, SCALE, SHAPE).every(({ zoom }) => zoom === 1)).toBe(true);
  });

  it("never overlap, at any width", () => {
    for (const cell of [16.8, 11.9, 8, 4.2, 1]) {
      const scale = hourScale(72, 0, 72 * cell);
      for (const events of [busy, usual])
        expect(overlaps(layoutTrack(events, scale, SHAPE), 1.01)).toEqual([]);
    }
  });

  it("lose no event when they are laid out together", () => {
    for (const cell of [16.8, 4.2]) {
      const glyphs = layoutTrack(busy, hourScale(72, 0, 72 * cell), SHAPE);
      const actions = glyphs.filter(({ kind }) => kind !== "overload");
      expect(actions.reduce((sum, glyph) => sum + (glyph.kind === "more" ? glyph.count : 1), 0)).toBe(36);
    }
  });

  it("come in the order of their events", () => {
    const glyphs = layoutTrack(busy, SCALE, SHAPE);
    const order = glyphs.map(({ step, index }) => step * 100 + index);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("leave out what a window does not show", () => {
    const window = hourScale(24, 0, 24 * 11.9, 24);
    expect(layoutTrack([...hour(3, "m"), ...hour(30, "m"), ...hour(60, "m")], window, SHAPE)).toHaveLength(2);
  });
});
