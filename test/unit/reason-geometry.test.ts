import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type {
  Comparison,
  Decision,
  Migrate,
  RankedPms,
  Refusal,
  Swap,
  Weighed,
} from "../../src/engine/decision.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import type { ReasonInput } from "../../src/view/picture/reason-geometry.ts";
import { decisionSketch, reasoningSketch } from "../../src/view/picture/reason-geometry.ts";
import type { SketchLine } from "../../src/view/picture/sketch.ts";
import { choose, draw, explainEvent, isMigrationWeighed, rounded, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

const cluster = draw(
  `PM0: 60 20 10, 30 10 10
   PM1: 20 20 40, 10 10 10
   PM2: 50 50 50`,
);
const frame = createLaneView(cluster, run("none", cluster)).frameAt(
  { step: stepOf(0), action: 0, progress: 1 },
  6,
);
const input: ReasonInput = { frame, places: frame.utilization, text: pictureText };

const told = ({ id, style, end, over, from, to, label }: SketchLine): unknown[] => [
  id,
  `${style} ${end}${over ? " over" : ""}`,
  rounded(from),
  rounded(to),
  label === null ? null : [label.text, label.detail, label.at],
];
const lines = (decision: Decision): unknown[] => decisionSketch(decision, input).lines.map(told);

const source: RankedPms = {
  kind: "ranked",
  rule: "S1",
  role: "sources",
  chosen: { pm: pmId(0), utilization: [0.9, 0.3, 0.2] },
  source: null,
  order: {
    criterion: "norm",
    ranked: [
      { id: pmId(0), figure: 0.97 },
      { id: pmId(2), figure: 0.87 },
    ],
  },
};
const target: RankedPms = {
  kind: "ranked",
  rule: "S2",
  role: "targets",
  source: pmId(0),
  chosen: { pm: pmId(1), utilization: [0.3, 0.3, 0.5] },
  order: {
    criterion: "distance",
    ranked: [
      { id: pmId(1), figure: 0.67 },
      { id: pmId(2), figure: 0.54 },
    ],
  },
};
const refusedBy = (comparison: Pick<Comparison, "subject" | "criterion" | "value" | "bound">): Refusal => ({
  kind: "failed",
  comparison: { ...comparison, relation: "at-most", against: "threshold", holds: false },
});
const refused: Weighed<Migrate> = {
  kind: "weighed",
  rule: "S4",
  action: { kind: "migrate", vm: vmId(0), from: pmId(0), to: pmId(1) },
  changes: {
    source: { before: [0.9, 0.3, 0.2], after: [0.3, 0.1, 0.1] },
    target: { before: [0.3, 0.3, 0.5], after: [0.9, 0.5, 0.6] },
  },
  comparisons: [],
  verdict: refusedBy({ subject: "target", criterion: 0, value: 0.9, bound: 0.79 }),
};
const swap: Weighed<Swap> = {
  kind: "weighed",
  rule: "S5",
  action: { kind: "swap", vm: vmId(1), from: pmId(0), with: vmId(3), to: pmId(1) },
  changes: {
    source: { before: [0.9, 0.3, 0.2], after: [0.7, 0.3, 0.2] },
    target: { before: [0.3, 0.3, 0.5], after: [0.5, 0.3, 0.5] },
  },
  comparisons: [],
  verdict: null,
};

describe("a reason, drawn", () => {
  it("is the distance from the origin for a source, the others thin beside it", () => {
    expect(lines(source)).toEqual([
      ["ranked 2", "quiet plain", [0, 0, 0], [0.5, 0.5, 0.5], null],
      ["chosen 0", "strong plain", [0, 0, 0], [0.9, 0.3, 0.2], ["\u2016U\u2016 0.97", null, "middle"]],
    ]);
    expect([...decisionSketch(source, input).figures]).toEqual([[2, "\u2016U\u2016 0.87"]]);
  });

  it("is D from the source to all candidates for a target, each with its figure", () => {
    expect(lines(target)).toEqual([
      ["ranked 2", "quiet plain", [0.9, 0.3, 0.2], [0.5, 0.5, 0.5], null],
      ["chosen 1", "strong plain", [0.9, 0.3, 0.2], [0.3, 0.3, 0.5], ["D 0.67", null, "middle"]],
    ]);
    const { figures, involved } = decisionSketch(target, input);
    expect([...figures]).toEqual([[2, "0.54"]]);
    expect(involved).toEqual({ from: 0, to: 1 });
  });

  it("is one dashed line where something else than its length decides", () => {
    const byVolume: Decision = { ...target, order: { ...target.order, criterion: "volume" } };
    expect(lines(byVolume)).toEqual([
      ["chosen 1", "asked plain", [0.9, 0.3, 0.2], [0.3, 0.3, 0.5], ["volume 0.7", null, "middle"]],
    ]);
  });

  it("is a PM's chain in the order in which its VMs are considered", () => {
    const ordered: Decision = {
      kind: "ranked",
      rule: "S3",
      role: "candidates",
      pm: pmId(0),
      order: { criterion: 2, ranked: [vmId(1), vmId(0)].map((id) => ({ id, figure: 0.1 })) },
    };
    expect(decisionSketch(ordered, input)).toMatchObject({ lines: [], chain: { pm: 0, vms: [1, 0] } });
    const shown = reasoningSketch([source, target, ordered], input);
    expect(shown.involved).toEqual({ from: 0, to: 1 });
    expect(shown.chain?.pm).toBe(0);
  });

  it("is a refused VM's vector at the target, red from the threshold on, with the figure at its cross", () => {
    const crossing = [0.79, 0.3 + (0.2 * 0.49) / 0.6, 0.5 + (0.1 * 0.49) / 0.6];
    expect(lines(refused)).toEqual([
      ["weighed", "refused plain", [0.3, 0.3, 0.5], rounded(crossing), null],
      ["weighed over", "refused cross over", rounded(crossing), [0.9, 0.5, 0.6], ["VM 0", "cpu 0.90", "tip"]],
    ]);
  });

  it("is a solid arrow for a move that is accepted, and the load where that refuses it", () => {
    const small: Weighed<Migrate> = {
      ...refused,
      action: { ...refused.action, vm: vmId(1) },
      changes: {
        source: { before: [0.9, 0.3, 0.2], after: [0.6, 0.2, 0.1] },
        target: { before: [0.3, 0.3, 0.5], after: [0.6, 0.4, 0.6] },
      },
      verdict: null,
    };
    expect(lines(small)).toEqual([
      ["weighed", "would-join arrow", [0.3, 0.3, 0.5], [0.6, 0.4, 0.6], ["VM 1", null, "middle"]],
    ]);
    const verdict = refusedBy({ subject: "target", criterion: "norm", value: 1.31, bound: 1.2 });
    const heavy: Decision = { ...small, verdict };
    expect(lines(heavy)).toEqual([
      ["weighed", "refused cross", [0.3, 0.3, 0.5], [0.6, 0.4, 0.6], ["VM 1", "\u2016U\u2016 1.31", "tip"]],
    ]);
    const vetoed: Decision = { ...small, verdict: { kind: "forbidden", by: "veto" } };
    expect(decisionSketch(vetoed, input).lines[0]?.label?.detail).toBe("vetoed");
  });

  it("is both points of a swap; the cross stands where it is refused", () => {
    expect(lines(swap)).toEqual([
      ["weighed back", "would-join arrow", [0.9, 0.3, 0.2], [0.7, 0.3, 0.2], ["VM 3", null, "middle"]],
      ["weighed", "would-join arrow", [0.3, 0.3, 0.5], [0.5, 0.3, 0.5], ["VM 1", null, "middle"]],
    ]);
    const verdict = refusedBy({ subject: "source", criterion: 0, value: 0.7, bound: 0.7 });
    const ends = decisionSketch({ ...swap, verdict }, input).lines.map(({ id, end, label }) => [
      id,
      end,
      label && `${label.text} ${label.detail}`,
    ]);
    expect(ends).toEqual([
      ["weighed back", "cross", "VM 1 \u2194 VM 3 cpu 0.700"],
      ["weighed", "plain", null],
    ]);
  });

  it("has no lines where there is nobody to swap with", () => {
    const alone: Decision = {
      ...swap,
      action: { ...swap.action, with: null },
      changes: null,
      verdict: { kind: "forbidden", by: "no-partner" },
    };
    expect(decisionSketch(alone, input)).toMatchObject({ lines: [], involved: { from: 0, to: 1 } });
  });

  it("has no line where PMs were ranked and none was chosen yet", () => {
    expect(lines({ ...target, chosen: null })).toEqual([]);
    expect(
      reasoningSketch([source, { ...target, chosen: null }, refused], input).lines.map(({ id }) => id),
    ).toEqual(["weighed", "weighed over", "established source"]);
  });

  it("of a PM that is emptied names whose VMs are in question", () => {
    const emptied: Decision = {
      kind: "weighed",
      rule: "TM6",
      action: { kind: "evacuate", from: pmId(1) },
      changes: null,
      comparisons: [],
      verdict: null,
    };
    expect(decisionSketch(emptied, input)).toMatchObject({ lines: [], involved: { from: 1, to: null } });
  });

  it("stands on what was established before, quietly", () => {
    const shown = reasoningSketch([source, target, refused], input).lines.map(
      ({ id, style }) => `${id}: ${style}`,
    );
    expect(shown).toEqual([
      "weighed: refused",
      "weighed over: refused",
      "established source: quiet",
      "established target: quiet",
    ]);
    expect(reasoningSketch([], input).lines).toEqual([]);
  });
});

describe("the reasons of the paper's scenario", () => {
  const workload = createWorkload(createPreset("paper"));

  it.each(["sandpiper-2008", "scoa"])("%s: every weighed move begins where the target stands", (policy) => {
    const choice = choose(policy);
    const record = run(choice, workload);
    const view = createLaneView(workload, record);
    let moves = 0;
    for (let hour = 8; hour < 16; hour++) {
      const step = stepOf(hour);
      const { actions } = view.frameAt({ step, action: 0, progress: 1 }, 0);
      for (let event = 0; event < actions; event++) {
        const now = view.frameAt({ step, action: event, progress: 1 }, 0);
        const reasons: ReasonInput = { frame: now, places: now.utilization, text: pictureText };
        const { decisions } = explainEvent(workload, deciderOf(choice), record, step, event);
        for (const decision of decisions) {
          if (!isMigrationWeighed(decision)) continue;
          const drawn = decisionSketch(decision, reasons).lines;
          const { action, changes, verdict } = decision;
          const { to } = action;
          expect(rounded(drawn[0]?.from ?? [])).toEqual(
            rounded(now.utilization.subarray(3 * to, 3 * to + 3)),
          );
          expect(rounded(drawn.at(-1)?.to ?? [])).toEqual(rounded(changes?.target.after ?? []));
          expect(drawn.some(({ over }) => over)).toBe(
            verdict?.kind === "failed" && verdict.comparison.against === "threshold",
          );
          moves++;
        }
      }
    }
    expect(moves).toBeGreaterThan(10);
  });
});
