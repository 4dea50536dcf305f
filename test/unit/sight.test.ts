/** What policies see, against figures worked out by hand, and the curves that are drawn of it. */

import { describe, expect, it } from "vitest";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import type { Shape, Standing, Surface } from "../../src/engine/sight.ts";
import { goesByDistance } from "../../src/engine/sight.ts";
import { loadPolicies, policyIds, sightOf, withDefaults } from "../../src/policies/registry.ts";
import { volume } from "../../src/policies/sandpiper-2008.ts";
import { PLANES } from "../../src/view/picture/axes.ts";
import { fittedSpace, WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { levelCurves } from "../../src/view/sight/level-curve.ts";
import { outlinesOf } from "../../src/view/sight/outlines.ts";
import { shapesSeen } from "../../src/view/sight/seen-shapes.ts";

await loadPolicies(policyIds());

/** PMs at these places; the first is the source. */
const standing = (places: readonly ResourceVector[], more: Partial<Standing> = {}): Standing => ({
  utilization: Float64Array.from(places.flat()),
  hosts: places.map((_, pm) => pm),
  threshold: 0.79,
  source: 0,
  target: null,
  vm: null,
  vmsOn: () => [],
  shareOf: () => [0, 0, 0],
  ...more,
});
const seenBy = (
  policy: string,
  now: Standing,
  parameters: Readonly<Record<string, string | number>> = {},
): readonly Shape[] => {
  const choice = withDefaults(policy);
  return shapesSeen(sightOf({ ...choice, parameters: { ...choice.parameters, ...parameters } }), now);
};
const surfaceOf = (shape: Shape | undefined): Surface => {
  if (shape?.kind !== "surface") throw new Error("it is a surface");
  return shape;
};

describe("the surface of equal volume through the source", () => {
  const now = standing([
    [0.5, 0.2, 0.75],
    [0.1, 0.1, 0.1],
  ]);
  const shape = surfaceOf(seenBy("sandpiper-2008", now)[0]);

  it("has the source's volume, 1 / (0.5 x 0.8 x 0.25) = 10", () => {
    expect(shape.level).toBeCloseTo(10, 9);
    expect(shape.name).toEqual({ criterion: "volume" });
  });

  it.each(Object.entries(PLANES))("has that volume at every place of its section along %s", (_, plane) => {
    const curves = levelCurves(shape, plane, shape.through, WHOLE_SPACE, 144);
    expect(curves).toHaveLength(1);
    for (const place of curves.flat()) {
      expect(volume(...place)).toBeCloseTo(10, 6);
      for (const r of RESOURCE_INDICES) expect(place[r]).toBeGreaterThanOrEqual(0);
    }
  });

  it("meets the axes where it is worked out: net 0 and mem 0.75 leave cpu 1 - 1 / (10 x 0.25) = 0.6", () => {
    const [curve = []] = levelCurves(shape, PLANES["cpu-net"], shape.through, WHOLE_SPACE, 144);
    const ends = [curve[0], curve.at(-1)].map((place) => place ?? [0, 0, 0]);
    const onCpu = ends.find(([, net]) => net === 0);
    const onNet = ends.find(([cpu]) => cpu === 0);
    expect(onCpu?.[0]).toBeCloseTo(0.6, 9);
    expect(onNet?.[1]).toBeCloseTo(0.6, 9);
  });

  it("ends where the axes do, when they fit the load", () => {
    const range = fittedSpace([
      { peak: 0.5, bulk: 0.5 },
      { peak: 0.2, bulk: 0.2 },
      { peak: 0.8, bulk: 0.8 },
    ]);
    const curves = levelCurves(shape, PLANES["cpu-net"], shape.through, range, 144);
    const places = curves.flat();
    expect(places.length).toBeGreaterThan(10);
    for (const place of places) expect(place[1]).toBeLessThanOrEqual(range[1].end + 1e-9);
    expect(Math.max(...places.map(([, net]) => net))).toBeCloseTo(range[1].end, 4); // up to the edge, and not a ray short of it
  });

  it("runs along the walls for a PM that is saturated, and is nowhere where there is no source", () => {
    const full = surfaceOf(seenBy("sandpiper-2008", standing([[1.2, 0.3, 0.3]]))[0]);
    const curves = levelCurves(full, PLANES["cpu-mem"], full.through, WHOLE_SPACE, 144);
    for (const [cpu, , mem] of curves.flat()) expect(Math.max(cpu, mem)).toBeCloseTo(1, 3);
    expect(seenBy("sandpiper-2008", { ...now, source: null })).toEqual([]);
  });
});

describe("the sphere of equal distance around the source", () => {
  const places: ResourceVector[] = [
    [0.5, 0.5, 0.5],
    [0.5, 0.2, 0.1],
    [0.5, 0.5, 0.9],
  ];

  it("has its target on it: √(0.3² + 0.4²) = 0.5", () => {
    const [sphere] = seenBy("scoa", standing(places, { target: 1 }));
    expect(sphere).toMatchObject({ kind: "sphere", centre: places[0], name: { criterion: "distance" } });
    expect(sphere?.kind === "sphere" && sphere.radius).toBeCloseTo(0.5, 12);
  });

  it("goes through the farthest PM, and is nowhere where all stand in one place", () => {
    const [sphere] = seenBy("scoa", standing(places));
    expect(sphere?.kind === "sphere" && sphere.radius).toBeCloseTo(0.5, 12);
    expect(seenBy("scoa", standing([places[0] ?? [0, 0, 0], places[0] ?? [0, 0, 0]]))).toEqual([]);
  });

  it("is as far away at every place of its curves, in the space and on each plane", () => {
    const [sphere] = seenBy("scoa", standing(places, { target: 2 }));
    if (sphere === undefined) throw new Error("there is a sphere");
    for (const cut of [null, ...Object.values(PLANES)]) {
      const outlines = outlinesOf(sphere, cut, WHOLE_SPACE);
      expect(outlines.length).toBeGreaterThan(0);
      for (const [cpu, net, mem] of outlines.flatMap(({ curve }) => curve)) {
        expect(Math.hypot(cpu - 0.5, net - 0.5, mem - 0.5)).toBeCloseTo(0.4, 9);
      }
    }
  });

  it("is a circle that is closed, unless the space ends before it does", () => {
    const [sphere] = seenBy("scoa", standing(places, { target: 2 }));
    if (sphere === undefined) throw new Error("there is a sphere");
    const [whole] = outlinesOf(sphere, PLANES["cpu-net"], WHOLE_SPACE);
    expect(whole?.curve[0]).toEqual(whole?.curve.at(-1));
    const moved = { ...sphere, centre: [0.9, 0.5, 0.5] } as Shape;
    const cut = outlinesOf(moved, PLANES["cpu-net"], WHOLE_SPACE);
    const ends = cut.flatMap(({ curve }) => [curve[0], curve.at(-1)]);
    expect(ends.length).toBeGreaterThan(0);
    for (const end of ends) expect(end?.[0]).toBeCloseTo(1, 4);
  });

  it("is seen around a PM that stands beyond the axes, as far as they reach", () => {
    const beyond: Shape = {
      kind: "sphere",
      name: { criterion: "distance" },
      centre: [1.1, 0.5, 0.5],
      radius: 0.4,
    };
    const places = outlinesOf(beyond, PLANES["cpu-net"], WHOLE_SPACE).flatMap(({ curve }) => curve);
    expect(places.length).toBeGreaterThan(10);
    for (const [cpu, net] of places) {
      expect(cpu).toBeLessThanOrEqual(1 + 1e-9);
      expect(Math.hypot(cpu - 1.1, net - 0.5)).toBeCloseTo(0.4, 9);
    }
  });

  it("is what makes a policy one that goes by distance", () => {
    const byDistance = policyIds().filter((id) => goesByDistance(sightOf(withDefaults(id))));
    expect(byDistance).toEqual(["scoa"]);
  });
});

describe("the spread of a policy for balance", () => {
  const now = standing([
    [0.2, 0.9, 0.4],
    [0.6, 0.1, 0.8],
  ]);

  it("is the mean and one deviation to either side, on the resources that it looks at", () => {
    const [box, mean] = seenBy("watcher-stabilization", now, { metrics: "both" });
    expect(box).toMatchObject({ kind: "box", name: { word: "spread" } });
    if (box?.kind !== "box" || mean?.kind !== "box") throw new Error("there are boxes");
    // cpu 0.2 and 0.6: mean 0.4, deviation 0.2. mem 0.4 and 0.8: 0.6 and 0.2.
    const round = (vector: readonly number[]) => vector.map((figure) => Number(figure.toFixed(9)));
    expect(round(box.low)).toEqual([0.2, 0, 0.4]);
    expect(round(box.high)).toEqual([0.6, Number.POSITIVE_INFINITY, 0.8]);
    expect(round(box.figures)).toEqual([0.2, 0.2]);
    expect(round(mean.low)).toEqual([0.4, 0, 0.6]);
  });

  it("is open along what it does not look at: a line, a square or a strip of the plane", () => {
    const [box, mean] = seenBy("watcher-stabilization", now, { metrics: "both" });
    if (box === undefined || mean === undefined) throw new Error("there are boxes");
    expect(outlinesOf(box, PLANES["cpu-mem"], WHOLE_SPACE)).toHaveLength(4);
    expect(outlinesOf(mean, PLANES["cpu-mem"], WHOLE_SPACE)).toHaveLength(2); // a cross: it is one place there
    const strip = outlinesOf(mean, PLANES["cpu-net"], WHOLE_SPACE).map(({ curve }) => curve);
    expect(strip.map((line) => line.map(([cpu, net]) => [Number(cpu.toFixed(9)), net]))).toEqual([
      [
        [0.4, 0],
        [0.4, 1],
      ],
    ]);
    for (const { curve } of outlinesOf(box, null, WHOLE_SPACE))
      for (const place of curve) for (const r of RESOURCE_INDICES) expect(place[r]).toBeLessThanOrEqual(1);
  });

  it("follows the metric that the policy is given, and leaves out PMs that are down", () => {
    const [byMemory] = seenBy("cloudstack-balanced", { ...now, hosts: [1] });
    expect(byMemory).toMatchObject({
      low: [0, 0, 0.8],
      high: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0.8],
    });
    const [byCpu] = seenBy("cloudstack-balanced", now, { metric: "cpu" });
    expect(byCpu?.kind === "box" && byCpu.high[2]).toBe(Number.POSITIVE_INFINITY);
  });

  it("is from the emptiest to the fullest for one that goes by both ends", () => {
    expect(seenBy("proxlb", now)[0]).toMatchObject({ name: { word: "range" }, figures: [0.4, 0.8] });
  });
});

describe("what policies declare", () => {
  it.each(policyIds())("%s is of this moment, with figures, whatever stands where", (policy) => {
    for (const places of [
      [[0, 0, 0]],
      [
        [1.3, 0, 0.2],
        [0.4, 0.4, 0.4],
      ],
    ] as ResourceVector[][]) {
      for (const shape of seenBy(policy, standing(places))) {
        for (const cut of [null, ...Object.values(PLANES)]) {
          for (const { curve } of outlinesOf(shape, cut, WHOLE_SPACE))
            for (const place of curve) for (const figure of place) expect(Number.isFinite(figure)).toBe(true);
        }
      }
    }
  });
});
