/** What policies see, against figures worked out by hand, and the curves that are drawn of it. */

import { describe, expect, it } from "vitest";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import type { Shape, Standing, Surface } from "../../src/engine/sight.ts";
import { goesByDistance } from "../../src/engine/sight.ts";
import { loadPolicies, policyIds, sightOf, withDefaults } from "../../src/policies/registry.ts";
import { volume } from "../../src/policies/volume.ts";
import { PLANES } from "../../src/view/picture/axes.ts";
import { fittedSpace, WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { levelCurves } from "../../src/view/sight/level-curve.ts";
import { outlinesOf } from "../../src/view/sight/outlines.ts";
import { shapesSeen } from "../../src/view/sight/seen-shapes.ts";

await loadPolicies(policyIds());

/** PMs at these places; the first is the source. */
const standing = (places: readonly ResourceVector[], more: Partial<Standing> = {}): Standing => ({
  utilization: Float64Array.from(places.flat()),
  begun: Float64Array.from(places.flat()),
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

describe("a load that is made of two resources", () => {
  const now = standing([
    [0.2, 0.9, 0.4],
    [0.6, 0.1, 0.8],
  ]);

  it("is a mean and a deviation to either side: (0.2 + 0.4) / 2 = 0.3 and 0.7 give 0.5 and 0.2", () => {
    const shapes = seenBy("proxmox-crs", now).map(surfaceOf);
    expect(shapes.map(({ name }) => name)).toEqual([{ word: "mean" }, { word: "below" }, { word: "above" }]);
    expect(shapes.map(({ level }) => Number(level.toFixed(9)))).toEqual([0.5, 0.3, 0.7]);
  });

  it("is a straight line on the plane of the two, and the same wherever the third is cut", () => {
    for (const shape of seenBy("proxmox-crs", now)) {
      const { level, resources } = surfaceOf(shape);
      expect(resources).toEqual([0, 2]);
      for (const { curve } of outlinesOf(shape, PLANES["cpu-mem"], WHOLE_SPACE))
        for (const [cpu, , mem] of curve) expect((cpu + mem) / 2).toBeCloseTo(level, 6);
      expect(outlinesOf(shape, null, WHOLE_SPACE).every(({ weight }) => weight === "main")).toBe(true);
    }
  });
});

describe("the best and the worst of all candidates", () => {
  /** PM0 runs two VMs and PM1 one: three moves, which leave at most (0.6, 0.3), (0.4, 0.4) and (0.8, 0.6). */
  const vms: readonly ResourceVector[] = [
    [0.4, 0, 0.2],
    [0.2, 0, 0.3],
    [0.2, 0, 0.1],
  ];
  const now = standing(
    [
      [0.6, 0, 0.5],
      [0.2, 0, 0.1],
    ],
    { vmsOn: (pm) => (pm === 0 ? [0, 1] : [2]), shareOf: (vm) => vms[vm] ?? [0, 0, 0] },
  );

  it("are the least and the most of the greatest uses, criterion by criterion", () => {
    const shapes = seenBy("proxmox-crs", now, { method: "topsis" });
    const told = shapes.map((shape) => (shape.kind === "box" ? [shape.name, shape.figures] : []));
    expect(told).toEqual([
      [{ word: "ideal" }, [expect.closeTo(0.4, 9), expect.closeTo(0.3, 9)]],
      [{ word: "anti-ideal" }, [expect.closeTo(0.8, 9), expect.closeTo(0.6, 9)]],
    ]);
  });

  it("are places on the plane of cpu and mem, and nothing where nobody could move", () => {
    const [ideal] = seenBy("proxmox-crs", now, { method: "topsis" });
    if (ideal === undefined) throw new Error("there is an ideal");
    expect(outlinesOf(ideal, PLANES["cpu-mem"], WHOLE_SPACE)).toHaveLength(2);
    expect(seenBy("proxmox-crs", { ...now, vmsOn: () => [] }, { method: "topsis" })).toEqual([]);
  });
});

describe("what lies beyond the ideal point", () => {
  const now = standing([
    [0.8, 0.3, 0.5],
    [0.2, 0.3, 0.1],
  ]);

  it("begins at the mean, or so many deviations beyond it, and has no end", () => {
    const [beyond] = seenBy("ideal-point", now);
    const endless = [1, 1, 1].map(() => Number.POSITIVE_INFINITY);
    expect(beyond).toMatchObject({ kind: "box", name: { word: "ideal" }, high: endless });
    const lowOf = (shape: Shape | undefined) => (shape?.kind === "box" ? shape.low : []);
    expect(lowOf(beyond)).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.3, 9), expect.closeTo(0.3, 9)]);
    const [tolerant] = seenBy("ideal-point", now, { tolerance: 0.5 });
    expect(lowOf(tolerant)).toEqual([
      expect.closeTo(0.65, 9),
      expect.closeTo(0.3, 9),
      expect.closeTo(0.4, 9),
    ]);
  });

  it("is that of the beginning of the step, whatever has moved since", () => {
    const begun = Float64Array.from([0.4, 0.4, 0.4, 0.4, 0.4, 0.4]);
    expect(seenBy("ideal-point", { ...now, begun })[0]).toMatchObject({
      low: [expect.closeTo(0.4, 9), expect.closeTo(0.4, 9), expect.closeTo(0.4, 9)],
    });
  });

  it("has the source's score √(0.3² + 0 + 0.2²) on a surface that counts what is beyond alone", () => {
    const equal = surfaceOf(seenBy("ideal-point", now)[1]);
    expect(equal.level).toBeCloseTo(Math.hypot(0.3, 0.2), 9);
    for (const plane of Object.values(PLANES)) {
      const places = levelCurves(equal, plane, equal.through, WHOLE_SPACE, 144).flat();
      expect(places.length).toBeGreaterThan(20);
      for (const [cpu, net, mem] of places) {
        const score = Math.hypot(Math.max(0, cpu - 0.5), Math.max(0, net - 0.3), Math.max(0, mem - 0.3));
        expect(score).toBeCloseTo(equal.level, 6);
      }
    }
  });

  it("has three edges in the space, from the ideal outwards, and no surface for who is within it", () => {
    const [beyond] = seenBy("ideal-point", now);
    if (beyond === undefined) throw new Error("there is an ideal");
    const edges = outlinesOf(beyond, null, WHOLE_SPACE).map(({ curve }) => curve);
    expect(edges).toHaveLength(3);
    for (const [from] of edges)
      expect(from).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.3, 9), expect.closeTo(0.3, 9)]);
    expect(seenBy("ideal-point", { ...now, source: 1 })).toHaveLength(1);
  });
});

describe("the angle between a PM's load and a VM's demand", () => {
  const now = standing(
    [
      [0.9, 0.2, 0.2],
      [0.3, 0, 0.4],
      [0.6, 0, 0.1],
    ],
    { vm: 0, target: 1, shareOf: () => [0.2, 0, 0] },
  );

  it("has the cosine 0.06 / (0.5 x 0.2) = 0.6, and stands with the places that are as good", () => {
    const [angle, equal] = seenBy("vectordot", now);
    expect(angle?.kind === "angle" && angle.degrees).toBeCloseTo((Math.acos(0.6) * 180) / Math.PI, 9);
    expect(surfaceOf(equal).level).toBeCloseTo((0.3 / 0.79) * 0.2, 12);
    expect(surfaceOf(equal).figureAt([0.3, 0.9, 0])).toBeCloseTo((0.3 / 0.79) * 0.2, 12);
  });

  it("is that of the PM with the least dot product while none is asked, and of nobody without a VM", () => {
    const [, equal] = seenBy("vectordot", { ...now, target: null });
    expect(surfaceOf(equal).through).toEqual([0.3, 0, 0.4]);
    expect(seenBy("vectordot", { ...now, vm: null })).toEqual([]);
  });

  it("is drawn as two arms and an arc from the one to the other", () => {
    const [angle] = seenBy("vectordot", now);
    if (angle === undefined) throw new Error("there is an angle");
    const curves = outlinesOf(angle, PLANES["cpu-mem"], WHOLE_SPACE).map(({ curve }) => curve);
    expect(curves).toHaveLength(3);
    const [load, demand, arc = []] = curves;
    expect(load?.[1]).toEqual([expect.closeTo(0.3, 9), 0, expect.closeTo(0.4, 9)]); // half of an axis long
    expect(demand?.[1]).toEqual([0.5, 0, 0]);
    for (const place of arc) expect(Math.hypot(...place)).toBeCloseTo(0.22, 9);
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
