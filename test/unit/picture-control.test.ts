import { describe, expect, it, vi } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { SEES_NOTHING } from "../../src/engine/sight.ts";
import type { FrameClock, FrameSource } from "../../src/view/frame-source.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { NOTHING_DRAWN } from "../../src/view/picture/picking.ts";
import type { Picture } from "../../src/view/picture/picture.ts";
import type { PictureProps } from "../../src/view/picture/picture-control.ts";
import { createPictureControl } from "../../src/view/picture/picture-control.ts";
// Fetched with the first picture that sketches something: they are there before these tests end.
import "../../src/view/picture/fork-ghost.ts";
import "../../src/view/picture/picture-sketch.ts";
import { draw, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

const cluster = draw("PM0: 60 20 10, 30 10 10\nPM1: 20 20 40");
const view = createLaneView(cluster, run("none", cluster));

/** A clock whose frames come when a test says so. */
function createClock() {
  const due = new Set<() => void>();
  const ticks = new Set<(elapsedMs: number) => boolean>();
  const clock: FrameClock = {
    request: (draws = () => {}) => void due.add(draws),
    onTick(tick) {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
  };
  const pass = (ms: number): void => {
    for (const tick of ticks) tick(ms);
    const now = [...due];
    due.clear();
    for (const draws of now) draws();
  };
  return { clock, pass, asked: () => due.size };
}

function lay(change: Partial<PictureProps> = {}) {
  const { clock, pass, asked } = createClock();
  const frame = view.frameAt({ step: stepOf(0), action: 0, progress: 1 }, 6);
  const source: FrameSource = {
    read: () => frame,
    subscribe: () => () => {},
    subscribePosition: () => () => {},
  };
  const props: PictureProps = {
    source,
    clock,
    pms: 2,
    scenarioPms: 2,
    text: pictureText,
    selected: null,
    onSelect: vi.fn(),
    selectedVm: null,
    onSelectVm: vi.fn(),
    handling: null,
    sight: SEES_NOTHING,
    showsSight: false,
    limit: 0.9,
    range: WHOLE_SPACE,
    scale: 1,
    ...change,
  };
  const pictures: Picture[] = [];
  const cursors: string[] = [];
  const control = createPictureControl<PictureProps>({
    draw(picture) {
      pictures.push(picture);
      const points = picture.points.map((point) => ({ ...point, x: 100 * point.pm, y: 50 }));
      return { ...NOTHING_DRAWN, points };
    },
    nearest: () => null,
    showCursor: (cursor) => void cursors.push(cursor),
    unfolds: () => true,
    eventBesideChain: false,
  });
  control.follow(source, clock);
  control.update(props);
  pass(16);
  return { control, props, pictures, cursors, pass, asked };
}

describe("when a picture is drawn", () => {
  it("is once for each change, and not at all for none", () => {
    const { control, props, pictures, asked } = lay();
    expect(pictures).toHaveLength(1);
    control.update({ ...props });
    expect(asked()).toBe(0);
  });

  it("is when the pointer comes to a point and when it leaves; the cursor says what can be chosen", () => {
    const { control, pictures, cursors, pass } = lay();
    control.hover({ x: 101, y: 50 });
    control.hover({ x: 102, y: 50 });
    pass(16);
    control.hover(null);
    pass(16);
    expect(pictures.map(({ hovered }) => hovered)).toEqual([null, 1, null]);
    expect(cursors).toEqual(["pointer", ""]);
  });

  it("is link by link while the chain of a PM unfolds: 60 ms each", () => {
    const { control, props, pictures, pass } = lay();
    control.update({ ...props, selected: 0 });
    for (const ms of [16, 60, 60]) pass(ms);
    const links = pictures.map(({ lines }) => lines.filter((line) => line.of === "chain").length);
    expect(links[0]).toBe(0);
    expect(links.at(-1)).toBe(2);
    expect(links).toContain(1);
  });

  it("is no more once the picture is gone", () => {
    const { control, pictures, pass } = lay();
    control.redraw();
    control.dispose();
    pass(16);
    expect(pictures).toHaveLength(1);
  });
});

describe("what a picture is told", () => {
  it("chooses the PM at a place, lets go of it, and of nothing while a VM is moved by hand", () => {
    const first = lay();
    first.control.choose(100, 50);
    expect(first.props.onSelect).toHaveBeenLastCalledWith(1);
    const second = lay({ selected: 1 });
    second.control.choosePm(1);
    expect(second.props.onSelect).toHaveBeenLastCalledWith(null);
    const third = lay({ selected: 1, handling: { kind: "move", vm: 0 } });
    third.control.choosePm(1);
    expect(third.props.onSelect).toHaveBeenLastCalledWith(1);
  });

  it("aims by key while a VM is moved by hand, and then goes there", () => {
    const { control, props, pictures, pass } = lay({ handling: { kind: "move", vm: 0 } });
    const key = (name: string, shiftKey = false) =>
      control.press({ key: name, shiftKey, ctrlKey: false, metaKey: false, altKey: false });
    expect([key("x"), key("ArrowDown", true), key("ArrowDown")]).toEqual([false, false, true]);
    pass(16);
    expect(pictures.at(-1)?.hovered).toBe(0); // the most loaded
    expect(key("Enter")).toBe(true);
    expect(props.onSelect).toHaveBeenLastCalledWith(0);
  });

  it("shows the chain of the PM that runs the chosen VM", () => {
    const { pictures } = lay({ selectedVm: 2 });
    expect(pictures[0]?.meant).toBe(1);
  });
});
