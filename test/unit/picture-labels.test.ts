import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { boxesOverlap } from "../../src/view/picture/label-layout.ts";
import type { LabelInput, LabelledLine } from "../../src/view/picture/picture-labels.ts";
import { layoutLabels } from "../../src/view/picture/picture-labels.ts";
import { pmState } from "../../src/view/picture/pm-state.ts";
import { overName } from "../../src/view/picture/point-labels.ts";
import { draw, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

const places = [
  [100, 100],
  [112, 90],
  [112, 112],
  [126, 101],
  [140, 92],
  [140, 112],
] as const;
const cluster = draw(places.map((_, pm) => `PM${pm}: 30 20 10`).join("\n"));
const frame = createLaneView(cluster, run("none", cluster)).frameAt(
  { step: stepOf(0), action: 0, progress: 1 },
  6,
);
const input: LabelInput = {
  points: places.map(([x, y], pm) => ({
    ...pmState(pm, {
      pms: places.length,
      scenarioPms: places.length,
      positions: frame.positions,
      event: null,
      settled: true,
      threshold: frame.threshold,
      selected: null,
      hovered: null,
      scale: 1,
    }),
    x,
    y,
  })),
  hollow: [],
  crowd: [],
  lines: [],
  sketched: [],
  shapes: [],
  figures: new Map(),
  others: [],
  pms: places.length,
  hovered: null,
  frame,
  text: pictureText,
  taken: [],
  width: 320,
  height: 220,
  scale: 1,
  slots: new Map(),
  measure: (text) => text.length * 7,
};
const cross: LabelledLine = {
  id: "sketch weighed",
  line: { x1: 160, y1: 101, x2: 160, y2: 101 },
  text: "VM 0",
  detail: "cpu 1.02",
  at: "tip",
  style: "line",
};
const layout = (change: Partial<LabelInput>) => layoutLabels({ ...input, slots: new Map(), ...change });

describe("the labels of a picture", () => {
  it("say the figures of the moment, as the tables do, and none of a point that only comes back", () => {
    const pms = places.map(() => [0.2, 0.2, 0.2]);
    const utilization = Float64Array.from([...[0.9, 0.2, 0.2], ...pms.slice(1).flat()]);
    const [first] = input.points;
    if (first === undefined) throw new Error("points are given");
    const over = { ...first, over: [0, 1] as const };
    const moving = { utilization, threshold: 0.79 };
    expect(overName(over, moving, pictureText)).toBe("PM0 cpu 0.90 net");
  });

  it("write a figure after the names that have one", () => {
    const texts = layout({ figures: new Map([[4, "18.0"]]) }).map(({ runs }) =>
      runs.map(({ text }) => text).join(" "),
    );
    expect(texts).toContain("PM4 18.0");
    expect(texts).toContain("PM5");
  });

  it("give what is sketched its room, with its figure, and cover nothing with it", () => {
    const labels = layout({ sketched: [cross], hollow: [{ x: 160, y: 101, radius: 5.5, hollow: true }] });
    const sketched = labels.find(({ id }) => id === "sketch weighed");
    expect(sketched?.runs.map(({ text, style }) => [text, style])).toEqual([
      ["VM 0", "line"],
      ["cpu 1.02", "role"],
    ]);
    for (const a of labels) for (const b of labels) expect(a !== b && boxesOverlap(a, b)).toBe(false);
    expect(labels).toHaveLength(places.length + 1);
  });

  it("move together rather than have one far away, beside a sketch", () => {
    const others = [{ x1: 126, y1: 101, x2: 160, y2: 101 }];
    const hollow = [{ x: 160, y: 101, radius: 5.5, hollow: true }];
    const strain = (labels: ReturnType<typeof layout>): number =>
      labels.reduce(
        (sum, { leader }) => sum + (leader ? Math.hypot(leader.x2 - leader.x1, leader.y2 - leader.y1) : 0),
        0,
      );
    const hasty = layout({ lines: [cross], hollow, others });
    const careful = layout({ sketched: [cross], hollow, others });
    expect(strain(careful)).toBeLessThanOrEqual(strain(hasty));
  });
});
