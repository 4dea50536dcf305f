import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { createFleetReader } from "../../src/view/picture/fleet.ts";
import { forkGhost, GHOST_APART } from "../../src/view/picture/fork-ghost.ts";
import { NO_SKETCH } from "../../src/view/picture/sketch.ts";
import { draw, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

const frameOf = (cpu: readonly number[], change: Partial<LaneFrame>): LaneFrame => {
  const cluster = draw(cpu.map((figure, pm) => `PM${pm}: ${figure * 100} 10 10`).join("\n"));
  const view = createLaneView(cluster, run("none", cluster));
  return { ...view.frameAt({ step: stepOf(0), action: 0, progress: 1 }, 6), ...change };
};
/** The same PMs, other cpu figures. */
const ghostOf = (cpu: readonly number[]): Float64Array =>
  Float64Array.from(cpu.flatMap((figure) => [figure, 0.1, 0.1]));

function ghosts(frame: LaneFrame, selected: number | null = null) {
  const fleet = createFleetReader().read({
    pms: frame.positions.length / 3,
    scenarioPms: frame.positions.length / 3,
    positions: frame.positions,
    isUp: frame.isUp,
    event: null,
    settled: true,
    threshold: frame.threshold,
    selected,
    hovered: null,
    scale: 1,
  });
  return forkGhost(frame, fleet, pictureText);
}
const shown = (frame: LaneFrame, selected?: number): number[] =>
  ghosts(frame, selected).dots.map(({ pm }) => pm);

describe("the ghost of a fork", () => {
  it("is nothing without a fork, and where both runs are at the same place", () => {
    expect(ghosts(frameOf([0.5, 0.6], {}))).toBe(NO_SKETCH);
    expect(ghosts(frameOf([0.5, 0.6], { ghost: ghostOf([0.5, 0.6 + GHOST_APART / 2]) }))).toBe(NO_SKETCH);
  });

  it("is a hollow place of the original, tied to the point that has left it", () => {
    const { dots, lines } = ghosts(frameOf([0.5, 0.6], { ghost: ghostOf([0.7, 0.6]) }));
    expect(dots).toEqual([{ pm: 0, of: "ghost", place: [0.7, 0.1, 0.1] }]);
    expect(lines).toMatchObject([
      { style: "quiet", from: [0.7, 0.1, 0.1], to: [0.5, 0.1, 0.1], label: null },
    ]);
  });

  it("has no place for a PM that only the fork has, and names one that the fork has not", () => {
    expect(shown(frameOf([0.5, 0.2], { ghost: ghostOf([0.6]) }))).toEqual([0]);
    const down = frameOf([0.5, 0], { ghost: ghostOf([0.5, 0.4]), isUp: (pm) => pm === 0 });
    expect(ghosts(down).lines).toMatchObject([{ label: { text: "PM1" } }]);
  });

  it("of a crowd is only that of the chosen one and of those over", () => {
    const cpu = Array.from({ length: 30 }, (_, pm) => (pm === 7 ? 0.9 : 0.3));
    const frame = frameOf(cpu, { ghost: ghostOf(cpu.map((figure) => figure + 0.1)) });
    expect(shown(frame)).toEqual([7]);
    expect(shown(frame, 3)).toEqual([3, 7]);
  });
});
