import { describe, expect, it, vi } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Decision } from "../../src/engine/decision.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { NO_SKETCH } from "../../src/view/picture/sketch.ts";
import { involvedIn, shownChain, sketchOf } from "../../src/view/picture/sketcher.ts";
import { draw, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

const cluster = draw(
  `PM0: 60 20 10, 30 10 10
   PM1: 20 20 40`,
);
const frame: LaneFrame = createLaneView(cluster, run("none", cluster)).frameAt(
  { step: stepOf(0), action: 0, progress: 1 },
  6,
);
const ordered: Decision = {
  kind: "ranked",
  rule: "S3",
  role: "candidates",
  pm: pmId(0),
  order: { criterion: 0, ranked: [{ id: vmId(1), figure: 0.3 }] },
};
const reasoning = {
  deliberation: { step: stepOf(0), event: 0, threshold: 0.79, decisions: [ordered] },
  shown: 1,
};
const ask = (of: LaneFrame, later = (): void => {}) =>
  sketchOf(
    { frame: of, text: pictureText, handling: null, hovered: null, hoveredVm: null, unfoldedPm: null },
    later,
  );

describe("the sketch of a picture", () => {
  it("is none for a plain frame, at no cost", () => {
    const later = vi.fn();
    expect(ask(frame, later)).toBe(NO_SKETCH);
    expect(later).not.toHaveBeenCalled();
  });

  it("comes once its makers have been fetched, and says so", async () => {
    await new Promise<void>((resolve) => ask({ ...frame, reasoning }, resolve));
    expect(ask({ ...frame, reasoning }).chain).toEqual({ pm: 0, vms: [1] });
    expect(ask({ ...frame, pointedAt: ordered }).involved).toEqual({ from: 0, to: null });
  });

  it("says whose chain is shown: that of the PM whose VMs are ordered before that of the chosen one", () => {
    const shown = (of: LaneFrame, unfoldedPm: number | null, selectedVm: number | null) => {
      const chain = shownChain({ frame: of, sketch: ask(of), unfoldedPm, unfolded: 1, selectedVm });
      return chain && [chain.pm, chain.links.map(({ vm }) => vm), chain.lit];
    };
    expect(shown(frame, null, 2)).toBeNull();
    expect(shown(frame, 0, 0)).toEqual([0, [0, 1], 0]);
    expect(shown({ ...frame, reasoning }, 1, 2)).toEqual([0, [1, 0], 1]);
    const empty = { ...reasoning, deliberation: { ...reasoning.deliberation, decisions: [] } };
    expect(shown({ ...frame, reasoning: empty }, 1, 2)).toBeNull();
  });

  it("says who is source and target before the event does", () => {
    const event = { kind: "no-solution", from: pmId(1), to: null } as const;
    expect(involvedIn({ ...frame, event }, NO_SKETCH, true)).toBe(event);
    expect(involvedIn({ ...frame, event }, NO_SKETCH, false)).toBeNull();
    expect(involvedIn({ ...frame, event }, ask({ ...frame, pointedAt: ordered }), true)).toMatchObject({
      from: 0,
    });
  });
});
