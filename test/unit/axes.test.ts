import { describe, expect, it } from "vitest";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES, RESOURCES } from "../../src/base/resources.ts";
import { alongAxis, axisOf, PLANES, RESOURCE_ON, toScene } from "../../src/view/picture/axes.ts";
import { WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import type { Vec3 } from "../../src/view/picture/scene-vector.ts";
import { vec3 } from "../../src/view/picture/scene-vector.ts";

describe("the mapping of axes", () => {
  it("has cpu to the right, mem up and net towards the viewer", () => {
    expect(toScene([0.1, 0.2, 0.3], WHOLE_SPACE)).toEqual({ x: 0.1, y: 0.3, z: 0.2 });
  });

  it("says the same of a vector, of a column and of a single resource", () => {
    const column = Float64Array.of(0, 0, 0, 0.1, 0.2, 0.3);
    const { x, y, z } = toScene([0.1, 0.2, 0.3], WHOLE_SPACE);
    expect([
      alongAxis(column, 1, "x", WHOLE_SPACE),
      alongAxis(column, 1, "y", WHOLE_SPACE),
      alongAxis(column, 1, "z", WHOLE_SPACE),
    ]).toEqual([x, y, z]);
    for (const resource of RESOURCE_INDICES) expect(RESOURCE_ON[axisOf(resource)]).toBe(resource);
  });

  it("has the projections that their names say", () => {
    for (const [name, axes] of Object.entries(PLANES)) {
      expect(axes.map((resource) => RESOURCES[resource]).join("-")).toBe(name);
    }
  });

  it("lets neither be taken for the other", () => {
    const utilization: ResourceVector = [0.1, 0.2, 0.3];
    // @ts-expect-error a utilization is no place of the scene
    const place: Vec3 = utilization;
    // @ts-expect-error nor the other way around
    const back: ResourceVector = vec3(0.1, 0.3, 0.2);
    expect(place).not.toEqual(back);
  });
});
