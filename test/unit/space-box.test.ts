/** The empty space by its range: which lines stand where in the box, and what is written along its axes. */

import { describe, expect, it } from "vitest";
import { axisTexts } from "../../src/space/axes.ts";
import { drawBox } from "../../src/space/box.ts";
import { createScenery } from "../../src/space/scenery.ts";
import type { Pen } from "../../src/space/stage.ts";
import type { StrokeStyle } from "../../src/space/strokes.ts";
import { PALETTES } from "../../src/view/palette.ts";
import type { SpaceRange } from "../../src/view/picture/axis-range.ts";
import { fittedSpace, WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import type { SceneAxis, Vec3 } from "../../src/view/picture/scene-vector.ts";
import { createProjection, DEFAULT_CAMERA } from "../../src/view/picture/space-projection.ts";
import { pictureText } from "./picture-words.ts";

const VIEWPORT = { width: 640, height: 420, left: 110, right: 30, top: 8, bottom: 22 };
const USUAL = { peak: 0.9, bulk: 0.9 };
/** Cpu far beyond capacity, hardly any net (which runs along z), mem as usual. */
const FITTED = fittedSpace([{ peak: 2.3, bulk: 1 }, { peak: 0.08, bulk: 0.08 }, USUAL]);

interface Line {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly style: StrokeStyle;
}

function draw(range: SpaceRange) {
  const lines: Line[] = [];
  const pen: Pen = {
    wall: () => {},
    line: (from, to, style) => void lines.push({ from, to, style }),
    shadow: () => {},
    mark: () => {},
    dot: () => {},
  };
  const input = { threshold: 0.79, limit: 0.9, range, palette: PALETTES.light, text: pictureText };
  const projection = createProjection(DEFAULT_CAMERA, VIEWPORT);
  const scenery = createScenery({ ...input, dense: false, scale: 1 }, projection);
  drawBox(pen, scenery);
  const box = [...lines];
  const texts = axisTexts(pen, scenery, (text, size) => text.length * size * 0.55);
  const written = new Map(texts.map(({ id, runs }) => [id, runs.map(({ text }) => text).join(" ")]));
  /** Where lines stand that keep their place on an axis, dashed ones (the threshold's) or others. */
  const standing = (axis: SceneAxis, isDashed: boolean): number[] => {
    const places = box
      .filter(({ style, from, to }) => (style.dash !== undefined) === isDashed && from[axis] === to[axis])
      .map(({ from }) => Number(from[axis].toFixed(3)));
    return [...new Set(places)].sort((a, b) => a - b);
  };
  return { standing, written };
}

describe("the box of the space", () => {
  it("has the threshold on all axes, and the grid at quarters, where the range is the usual one", () => {
    const { standing, written } = draw(WHOLE_SPACE);
    for (const axis of ["x", "y", "z"] as const) {
      expect(standing(axis, true)).toEqual([0, 0.79]);
      expect(standing(axis, false)).toEqual([0, 0.25, 0.5, 0.75, 0.9, 1]);
    }
    expect([...written.keys()].filter((id) => id.startsWith("reach"))).toEqual([]);
  });

  it("is open where an axis ends before the threshold, and says so at its name", () => {
    const { standing, written } = draw(FITTED);
    expect(standing("z", true)).toEqual([0]);
    expect(standing("y", true)).toEqual([0, 0.79]);
    expect(standing("z", false)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(written.get("reach 1")).toBe("to 0.1, threshold beyond");
    expect(written.get("axis 1")).toBe("net");
    expect(written.has("tick 1 0.79")).toBe(false);
  });

  it("has two lines where an axis is broken at capacity, and the threshold before them", () => {
    const { standing, written } = draw(FITTED);
    expect(standing("x", true)).toEqual([0, 0.632]);
    expect(standing("x", false)).toEqual([0, 0.2, 0.4, 0.6, 0.72, 0.8, 0.812, 1]);
    expect(written.get("reach 0")).toBe("broken at 1, to 2.5");
    expect(written.get("tick 0 1")).toBe("1");
  });
});
