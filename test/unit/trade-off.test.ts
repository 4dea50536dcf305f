/** The plot of what policies trade for what: names keep clear of each other, and it is a file, too. */

import { describe, expect, it } from "vitest";
import type { TradeOffData } from "../../src/charts/trade-off/trade-off-marks.ts";
import { tradeOffMarks, tradeOffSvg } from "../../src/charts/trade-off/trade-off-marks.ts";
import type { Mark, TextMark } from "../../src/view/marks/marks.ts";
import { PALETTES } from "../../src/view/palette.ts";
import { boxesOverlap } from "../../src/view/picture/label-layout.ts";
import { textExtent } from "../../src/view/text/text-extent.ts";

const names = ["No relocation", "Sandpiper", "SCOA", "Xen Orchestra", "Watcher balance", "ProxLB & Co"];
const FIGURES = [
  [0, 75],
  [30, 2],
  [29, 0],
  [7, 49],
  [9, 29],
  [9, 30],
] as const;
const DATA: TradeOffData = {
  points: FIGURES.map(([x, y], i) => ({ name: names[i] ?? "", x, y })),
  xTitle: "VMs moved [VMs]",
  yTitle: "left over [PM-hours]",
  front: "not beaten",
};

const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === "group" ? flat(mark.marks) : mark));
const namesIn = (marks: readonly Mark[]): TextMark[] =>
  flat(marks).flatMap((mark) => (mark.kind === "text" && mark.name === "trade-off-name" ? mark : []));

describe.each([
  [900, 440],
  [340, 380],
])("the trade-off at %i x %i", (width, height) => {
  const marks = tradeOffMarks(DATA, { width, height });

  it("has a point and a name for every policy, and no two names lie on each other", () => {
    const points = flat(marks).filter(({ name }) => name === "trade-off-point");
    expect(points).toHaveLength(names.length);
    const written = namesIn(marks);
    expect(written.map(({ runs }) => runs[0]?.text).sort()).toEqual([...names].sort());
    const boxes = written.map(({ x, y, runs }) => ({
      x,
      y: y - 10,
      width: textExtent(runs[0]?.text ?? "") * 12,
      height: 12,
    }));
    boxes.forEach((box, i) => {
      for (const other of boxes.slice(i + 1)) expect(boxesOverlap(box, other)).toBe(false);
    });
  });

  it("fills the points that nobody beats", () => {
    const filled = flat(marks).filter(
      ({ name, ...look }) => name === "trade-off-point" && "fill" in look && look.fill === "ink",
    );
    expect(filled).toHaveLength(4); // all but Sandpiper, and ProxLB with an hour more than Watcher
  });
});

describe("the trade-off", () => {
  it("puts those that are in one place under one another", () => {
    const alike = { ...DATA, points: ["a", "b", "c"].map((name) => ({ name, x: 0, y: 75 })) };
    const heights = namesIn(tradeOffMarks(alike, { width: 600, height: 400 })).map(({ y }) => y);
    expect(new Set(heights).size).toBe(3);
  });

  it("is a file that stands by itself, with both axes titled", () => {
    const svg = tradeOffSvg(DATA, {
      width: 600,
      height: 400,
      title: "Trade-off",
      description: "Moves against PM-hours over",
      palette: PALETTES.light,
    });
    expect(svg).toContain("VMs moved [VMs]");
    expect(svg).toContain("left over [PM-hours]");
    expect(svg).toContain("ProxLB &amp; Co");
    expect(svg).not.toContain("var(");
  });
});
