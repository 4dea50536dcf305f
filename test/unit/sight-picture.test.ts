/** A picture with what its policy sees: fetched when it is wanted, the same while the fleet stands, and out of the way of names. */

import { describe, expect, it } from "vitest";
import { createPlane, createPlanePlacing } from "../../src/charts/plane/plane.ts";
import type { ProjectionFigure } from "../../src/charts/plane/projection-svg.ts";
import { projectionToString } from "../../src/charts/plane/projection-svg.ts";
import { sightSketch } from "../../src/charts/plane/sight-sketch.ts";
import { loadPolicies, policyIds, sightOf, withDefaults } from "../../src/policies/registry.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { createScenePlacing } from "../../src/space/scene-placing.ts";
import { PALETTES } from "../../src/view/palette.ts";
import { PLANES } from "../../src/view/picture/axes.ts";
import { WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { boxesOverlap, distanceToBox } from "../../src/view/picture/label-layout.ts";
import { markAt } from "../../src/view/picture/mark-at.ts";
import type { Picture } from "../../src/view/picture/picture.ts";
import { placePicture } from "../../src/view/picture/placed-picture.ts";
import { outerRadius } from "../../src/view/picture/pm-state.ts";
import { createProjection, DEFAULT_CAMERA } from "../../src/view/picture/space-projection.ts";
import { sketchOutlines } from "../../src/view/sight/sketch-cluster.ts";
import { pictureOf } from "../paper-picture.ts";

await loadPolicies(policyIds());
const workload = createWorkload(createPreset("paper"));

/** What is fetched with the first picture that wants it is there for the second. */
async function sightPicture(policy: string, hour: number, action: number): Promise<Picture> {
  await new Promise<void>((there) => {
    if (pictureOf(workload, policy, hour, action, true, there).seen.length > 0) there();
  });
  return pictureOf(workload, policy, hour, action, true);
}

const size = { width: 480, height: 420, axes: PLANES["cpu-mem"], range: WHOLE_SPACE, dense: false, scale: 1 };
const plane = createPlanePlacing(createPlane(size), size);
const viewport = { width: 500, height: 400, left: 60, right: 30, top: 8, bottom: 22 };
const space = createScenePlacing(createProjection(DEFAULT_CAMERA, viewport), WHOLE_SPACE, 1);
const naming = { slots: new Map(), taken: [], measure: (text: string) => text.length * 7 };

describe("what a policy sees, in a picture", () => {
  it("is nothing until somebody wants to see it", () => {
    expect(pictureOf(workload, "sandpiper-2008", 34, 1).seen).toEqual([]);
  });

  it("is told with the figure of the PM that load is taken off, as it stood before", async () => {
    const { seen, frame } = await sightPicture("sandpiper-2008", 34, 1);
    const [cpu, net, mem] = [0, 1, 2].map((r) => frame.before[r] ?? Number.NaN) as [number, number, number];
    const volume = 1 / ((1 - cpu) * (1 - net) * (1 - mem));
    expect(seen.map(({ name, figure }) => `${name} ${figure}`)).toEqual([
      `equal volume ${volume.toFixed(1)}`,
    ]);
    expect(seen[0]?.section(PLANES["cpu-mem"])).toBe(`at net ${net.toFixed(2)}`);
    expect(seen[0]?.section(null)).toBeNull();
  });

  it("is D around the source of SCOA's move, as long as the line of D", async () => {
    const { seen, lines } = await sightPicture("scoa", 34, 1);
    const d = lines.find(({ id }) => id === "distance")?.label?.text;
    expect(`D ${seen[0]?.figure}`).toBe(d);
  });

  it.each([
    ["the plane", plane],
    ["the space", space],
  ] as const)("stands in %s where nothing that was there before gives way to it", async (_, placing) => {
    for (const policy of ["sandpiper-2008", "scoa", "watcher-stabilization", "proxmox-crs"]) {
      const picture = await sightPicture(policy, 34, 1);
      expect(picture.seen.length, policy).toBeGreaterThan(0);
      const bare = placePicture<{ x: number; y: number }>({ ...picture, seen: [] }, placing, {
        ...naming,
        slots: new Map(),
      });
      const placed = placePicture<{ x: number; y: number }>(picture, placing, {
        ...naming,
        slots: new Map(),
      });
      const shapes = placed.labels.filter(({ id }) => id.startsWith("seen "));
      const others = placed.labels.filter(({ id }) => !id.startsWith("seen "));
      expect(others).toEqual(bare.labels);
      expect(shapes.length, policy).toBeGreaterThan(0);
      for (const label of shapes) {
        for (const other of placed.labels)
          if (other !== label) expect(boxesOverlap(label, other)).toBe(false);
        for (const point of placed.points)
          expect(distanceToBox(label, point.x, point.y)).toBeGreaterThanOrEqual(outerRadius(point, 1));
      }
    }
  });

  it("tells where it is cut only if that makes a difference", async () => {
    const { seen } = await sightPicture("proxmox-crs", 34, 1);
    expect(seen.map(({ section }) => section(PLANES["cpu-mem"]))).toEqual([null, null, null]);
    expect(seen[0]?.section(PLANES["cpu-net"])).toMatch(/^at mem 0\.\d\d$/);
  });

  it("is found where its curves run, with its figure, behind what happened", async () => {
    const placed = placePicture(await sightPicture("sandpiper-2008", 34, 1), plane, naming);
    const [shape] = placed.seen;
    const asked = { limit: 0.9, inCrowd: () => null };
    const spots = shape?.curves.flatMap(({ spots: all }) => all) ?? [];
    const hits = spots.map(({ x, y }) => markAt(placed, plane, asked, x, y));
    expect(hits.filter((hit) => hit?.mark === "surface").length).toBeGreaterThan(spots.length / 2);
    expect(hits).toContainEqual({ mark: "surface", figure: shape?.figure, written: null });
    const [point] = placed.points;
    expect(markAt(placed, plane, asked, point?.x ?? 0, point?.y ?? 0)?.mark).toBe("over");
  });

  it("is written into a figure, within the plane", async () => {
    const figure: ProjectionFigure = {
      ...size,
      limit: 0.9,
      palette: PALETTES.light,
      title: "Hour 34",
      description: "What Sandpiper sees.",
    };
    const svg = projectionToString(await sightPicture("sandpiper-2008", 34, 1), figure);
    const path = /<path [^>]*chart-sight[^>]*>/.exec(svg)?.[0] ?? "";
    const { left, top, side } = createPlane(figure);
    const places = [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(places.length).toBeGreaterThan(20);
    for (const [x = 0, y = 0] of places) {
      expect(x).toBeGreaterThanOrEqual(left - 0.1);
      expect(x).toBeLessThanOrEqual(left + side + 0.1);
      expect(y).toBeGreaterThanOrEqual(top - 0.1);
      expect(y).toBeLessThanOrEqual(top + side + 0.1);
    }
    expect(svg).toContain("equal volume");
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe("the small picture of a card", () => {
  it("has five PMs, one of them over, and the curves of its policy", () => {
    const marks = sightSketch(sketchOutlines(sightOf(withDefaults("scoa"))), 144, ["cpu", "mem"]);
    const circles = marks.filter(({ kind }) => kind === "circle");
    expect(circles.filter(({ name }) => name === "chart-point-dot")).toHaveLength(5);
    expect(circles.filter(({ stroke }) => stroke === "over")).toHaveLength(1);
    expect(marks.some(({ name }) => name === "chart-sight")).toBe(true);
  });

  it("differs from policy to policy, and has nothing to show of one that sees nothing", () => {
    const drawn = ["sandpiper-2008", "scoa", "watcher-stabilization", "proxlb", "proxmox-crs"].map((policy) =>
      JSON.stringify(sightSketch(sketchOutlines(sightOf(withDefaults(policy))), 144, ["cpu", "mem"])),
    );
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(sketchOutlines(sightOf(withDefaults("none")))).toEqual([]);
  });
});
