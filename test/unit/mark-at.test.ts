/** What stands at a place of a picture, in the plane and in the space: every kind of mark, the one in front first. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { createPlane, createPlanePlacing } from "../../src/charts/plane/plane.ts";
import { sightOf, withDefaults } from "../../src/policies/registry.ts";
import { createScenePlacing } from "../../src/space/scene-placing.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { markAt } from "../../src/view/picture/mark-at.ts";
import { createPictureReaders, readPicture } from "../../src/view/picture/picture.ts";
import type { PlacedPicture, Placing, Spot } from "../../src/view/picture/placed-picture.ts";
import { placePicture } from "../../src/view/picture/placed-picture.ts";
import { createProjection, DEFAULT_CAMERA } from "../../src/view/picture/space-projection.ts";
import { draw, run } from "./fixtures.ts";
import { pictureText } from "./picture-words.ts";

/** PM0 is over on cpu; VM 1 goes to PM1, which is the farthest. */
const cluster = draw("PM0: 50 20 20, 38 10 10 \n PM1: 10 30 30 \n PM2: 40 60 60");
const record = run("scoa", cluster);
const LIMIT = 0.9;

function pictureOf(
  placing: Placing<Spot>,
  moment: { readonly action: number; readonly selected?: number },
): PlacedPicture<Spot> {
  const frame = createLaneView(cluster, record).frameAt(
    { step: stepOf(0), action: moment.action, progress: 1 },
    6,
  );
  const selected = moment.selected ?? null;
  const input = {
    frame,
    pms: 3,
    scenarioPms: 3,
    settled: true,
    unfoldedPm: selected,
    selected,
    selectedVm: null,
    handling: null,
    hovered: null,
    hoveredVm: null,
    unfolded: 1,
    eventBesideChain: true,
    sight: sightOf(withDefaults("scoa")),
    showsSight: false,
    text: pictureText,
    scale: 1,
  };
  const picture = readPicture(input, createPictureReaders(), () => {});
  return placePicture(picture, placing, { slots: new Map(), taken: [], measure: (text) => text.length * 7 });
}

const size = { width: 400, height: 400, axes: [0, 1], range: WHOLE_SPACE, dense: false, scale: 1 } as const;
const plane = createPlanePlacing(createPlane(size), size);
const viewport = { width: 500, height: 400, left: 60, right: 30, top: 8, bottom: 22 };
const space = createScenePlacing(createProjection(DEFAULT_CAMERA, viewport), WHOLE_SPACE, 1);

const asked = { limit: LIMIT, inCrowd: () => null };
const middle = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

describe.each([
  ["the plane", plane],
  ["the space", space],
] as const)("what stands at a place of %s", (_, placing) => {
  const before = pictureOf(placing, { action: 0 });
  const after = pictureOf(placing, { action: 1 });
  const at = (placed: PlacedPicture<Spot>, { x, y }: Spot) => markAt(placed, placing, asked, x, y);

  it("is a PM, or one that is over and by how much, by its point and its ring, with its name to keep clear of", () => {
    const [over, calm] = [before.points[0], before.points[1]];
    if (over === undefined || calm === undefined) throw new Error("points are drawn");
    expect(at(before, calm)?.mark).toBe("point");
    expect(at(before, over)).toMatchObject({ mark: "over", figure: "cpu 0.88" });
    const ring = { x: over.x + (over.ring ?? 0), y: over.y };
    expect(at(before, ring)).toMatchObject({ mark: "over" });
    expect(at(before, ring)?.written).toMatchObject({ pms: [0] });
  });

  it("is the move by its arrow, the place before it, and the distance", () => {
    const joins = after.lines.find(({ style }) => style === "joins");
    const left = after.hollows[0];
    if (joins === undefined || left === undefined) throw new Error("a VM has moved");
    expect(at(after, middle(joins.start, joins.tip))?.mark).toBe("moving");
    expect(at(after, left.spot)?.mark).toBe("before");
    const distance = after.lines.find(({ id }) => id === "distance");
    if (distance === undefined) throw new Error("a distance is drawn");
    expect(at(after, middle(distance.start, distance.tip))).toMatchObject({
      mark: "distance",
      figure: Math.hypot(0.88 - 0.1, 0.3 - 0.3, 0.3 - 0.3).toFixed(2),
    });
  });

  it("is the original of a fork, what is only weighed, and a trail", () => {
    const left = after.hollows[0];
    const [point] = after.points;
    if (left === undefined || point === undefined) throw new Error("a VM has moved");
    for (const of of ["ghost", "weighed"] as const)
      expect(at({ ...after, hollows: [{ ...left, of }] }, left.spot)?.mark).toBe(of);
    const far = { x: point.x + 60, y: point.y - 70 };
    const trailed = { ...after, lines: [], hollows: [], points: [{ ...point, past: [far] }] };
    expect(at(trailed, middle(far, point))?.mark).toBe("trail");
  });

  it("is a VM by its arrow of the chain", () => {
    const chosen = pictureOf(placing, { action: 0, selected: 2 });
    const link = chosen.lines.find(({ of }) => of === "chain");
    if (link === undefined) throw new Error("a chain is drawn");
    expect(at(chosen, middle(link.start, link.tip))?.mark).toBe("chain");
  });

  it("is the dashed box by its edge and the rim beyond the limit, with their figures", () => {
    const edges = placing.bound(0.79).map(({ x1, y1, x2, y2 }) => middle({ x: x1, y: y1 }, { x: x2, y: y2 }));
    const found = edges.map((spot) => at(before, spot));
    expect(found).toContainEqual({ mark: "threshold", figure: "0.79", written: null });
    const rims = placing.walls(1).map((wall, i) => {
      const [corner, within] = [wall[2], placing.walls(LIMIT)[i]?.[2]];
      if (corner === undefined || within === undefined) throw new Error("a wall has four corners");
      return at(before, middle(corner, within));
    });
    expect(rims).toContainEqual({ mark: "limit", figure: "0.90", written: null });
  });

  it("is the crowd where one of it is near, and nothing where nothing is drawn", () => {
    expect(at(before, { x: -40, y: -40 })).toBeNull();
    expect(markAt(before, placing, { limit: LIMIT, inCrowd: () => 7 }, -40, -40)?.mark).toBe("crowd");
  });
});

describe("what stands on the walls of the space", () => {
  it("is a shadow, by itself and by the line to the foot; a plane has none", () => {
    const placed = pictureOf(space, { action: 0 });
    const calm = placed.points[1];
    if (calm === undefined) throw new Error("points are drawn");
    const shadows = space.shadows(calm.place);
    expect(shadows).toHaveLength(3);
    for (const { x, y } of shadows) expect(markAt(placed, space, asked, x, y)?.mark).toBe("wall");
    expect(plane.shadows(calm.place)).toEqual([]);
  });
});
